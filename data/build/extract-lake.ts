/**
 * `npm run data -- --lake`: take Wuhai Lake out of the world's water bodies, once. The package is some 130 MB, so its one
 * polygon is kept in data/build/courses and the usual build does without the package.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tester } from './geos.ts';
import { type Area, toGrid } from './grid.ts';
import { BUILD_FOLDER } from './packages.ts';

const IN_THE_LAKE = [106.76, 39.61];
/** Half of the search window, degrees: the lake lies wholly in it and no sea does. */
const WINDOW = 0.2;

export function extractLake(): void {
  const source = join(BUILD_FOLDER, 'node_modules/@geo-maps/earth-waterbodies-10m/map.geo.json');
  const world = JSON.parse(readFileSync(source, 'utf8')) as { geometries: { coordinates: number[][][][] }[] };
  const near = (ring: number[][]) => ring.every((p) => p.every((v, axis) => Math.abs(v - IN_THE_LAKE[axis]!) < WINDOW));
  const lake = world.geometries
    .flatMap((g) => g.coordinates)
    .filter((polygon) => near(polygon[0]!))
    .find((polygon) => contains([polygon.map((ring) => ring.map(toGrid))]));
  if (!lake) throw new Error('no water body where Wuhai Lake lies');
  const record = {
    source: {
      zh: '@geo-maps/earth-waterbodies-10m 0.6.0,© OpenStreetMap 贡献者,ODbL 1.0',
      en: '@geo-maps/earth-waterbodies-10m 0.6.0, © OpenStreetMap contributors, ODbL 1.0',
    },
    polygons: [lake],
  };
  writeFileSync(join(BUILD_FOLDER, 'courses/wuhai-lake.json'), `${JSON.stringify(record)}\n`);
  console.log(`lake: ${lake[0]!.length} vertices`);
}

function contains(area: Area): boolean {
  const test = tester(area);
  const found = test.contains(toGrid(IN_THE_LAKE));
  test.free();
  return found;
}

/** A layer of about a million vertices in Wuhai's extent, for tests of scale; not part of the product. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from './geos.ts';
import { frameAt, PER_DEGREE, type Point, toGrid } from './grid.ts';
import { type Random, random } from './random.ts';

const COLUMNS = 10;
const ROWS = 20;
const VERTICES = 5000;
const EXTENT = { west: 106.6, south: 39.03, east: 107.14, north: 39.92 };

/** Closed line of values about 0 in midpoint displacement, `count` of them. */
function closedFractal(draw: Random, count: number): number[] {
  const size = 2 ** Math.ceil(Math.log2(count));
  const values = new Array<number>(size + 1).fill(0);
  for (let step = size, sway = 0.35; step > 1; step /= 2, sway *= 0.56) {
    for (let i = step / 2; i < size; i += step) {
      values[i] = (values[i - step / 2]! + values[i + step / 2]!) / 2 + draw.bell() * sway;
    }
  }
  return Array.from({ length: count }, (_, i) => values[Math.floor((i * size) / count)]!);
}

/** Every ray from the middle meets the outline once, so it never crosses itself however ragged it is. */
function outline(name: string, at: Point, radius: number): number[][] {
  const frame = frameAt(at);
  const [x, y] = frame.toMetres(toGrid(at)) as [number, number];
  const unit = frame.toMetres(toGrid(at).map((v) => v + PER_DEGREE));
  const reach = closedFractal(random(name), VERTICES - 1).map((v) => radius * Math.min(1.6, Math.max(0.25, 1 + v)));
  const ring = reach.map((r, i) => {
    const angle = (i / reach.length) * 2 * Math.PI;
    const [east, north] = [r * Math.cos(angle), r * Math.sin(angle)];
    return [at[0]! + east / (unit[0]! - x), at[1]! + north / (unit[1]! - y)].map((v) => Number(v.toFixed(7)));
  });
  return [...ring, ring[0]!];
}

export function writeLarge(folder: string): void {
  const [width, height] = [(EXTENT.east - EXTENT.west) / COLUMNS, (EXTENT.north - EXTENT.south) / ROWS];
  const lines: string[] = [];
  for (let i = 0; i < COLUMNS * ROWS; i++) {
    const at = [EXTENT.west + width * ((i % COLUMNS) + 0.5), EXTENT.south + height * (Math.floor(i / COLUMNS) + 0.5)];
    const geometry = { type: 'Polygon' as const, coordinates: [outline(`large/${i}`, at, 2300)] };
    const wrong = fault(geometry);
    if (wrong) throw new Error(`large layer, feature ${i}: ${wrong}`);
    const id = `LG-${String(i + 1).padStart(3, '0')}`;
    lines.push(
      JSON.stringify({ type: 'Feature', properties: { id, name: `大图斑 ${i + 1} 号`, class: 'large' }, geometry }),
    );
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'large.geojson'), `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`);
  console.log(`large: ${lines.length} features, ${lines.length * VERTICES} vertices`);
}

/** Polygons as text, to paste into any GIS when a random case fails. Every digit is kept. */
import type { Polygons } from '../../src/engine/index.ts';

export function toWkt(polygons: Polygons): string {
  if (polygons.length === 0) return 'MULTIPOLYGON EMPTY';
  const body = polygons
    .map((rings) => `(${rings.map((r) => `(${r.map(([x, y]) => `${x} ${y}`).join(',')})`).join(',')})`)
    .join(',');
  return `MULTIPOLYGON(${body})`;
}

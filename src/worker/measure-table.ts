/** How much a table holds, and where it lies. */
import type { Geometry } from 'geojson';

interface Table {
  readonly features: readonly { readonly geometry: Geometry }[];
}

/** Positions of all features, closing ones counted. */
export function verticesOf(table: Table): number {
  return table.features.reduce((sum, f) => sum + countOf('coordinates' in f.geometry ? f.geometry.coordinates : []), 0);
}

/** Positions in nested arrays of coordinates; the innermost arrays are not gone through one by one. */
export function countOf(coordinates: readonly unknown[]): number {
  const [first] = coordinates;
  if (typeof first === 'number') return 1;
  if (Array.isArray(first) && typeof first[0] === 'number') return coordinates.length;
  let sum = 0;
  for (const inner of coordinates) sum += countOf(inner as readonly unknown[]);
  return sum;
}

/** West, south, east, north, degrees; west beyond east where nothing has a position. */
export function extentOf(table: Table): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const look = (coordinates: readonly unknown[]): void => {
    const [x, y] = coordinates;
    if (typeof x === 'number' && typeof y === 'number') {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    } else for (const inner of coordinates) look(inner as readonly unknown[]);
  };
  for (const f of table.features) if ('coordinates' in f.geometry) look(f.geometry.coordinates);
  return box;
}

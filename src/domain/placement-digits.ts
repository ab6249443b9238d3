/** What kind of numbers positions are made of, by their size alone. */
import type { Geometry, Position } from 'geojson';
import type { Placement } from './imported-layer.ts';

/** Positions that can be looked at, and one from their middle to show. */
export interface Numbers {
  readonly positions: readonly (readonly [number, number])[];
  readonly middle: readonly [number, number];
}

/**
 * One way to read the numbers. `metres`: northing and easting of a Gauss-Kruger or UTM zone, with the zone number in front
 * of the easting (`prefix`, 0 where there is none). `mercator`: Web Mercator in China; `any-mercator`: anywhere.
 */
export type Reading = { readonly order: Placement['order'] } & (
  | { readonly kind: 'degrees'; readonly inChina: boolean }
  | { readonly kind: 'metres'; readonly prefix: number }
  | { readonly kind: 'mercator' | 'any-mercator' }
);

/** Positions that a layer is judged by. */
const SAMPLE = 2000;
/** Share of the positions that must fit a reading: a slip of the pen does not hide what the rest is. */
const MOST = 0.9;

/** Some thousand positions of the features, evenly taken, as they stand in the file. */
export function samplePositions(
  features: readonly { readonly geometry: Geometry | null }[],
): (readonly [number, number])[] {
  let count = 0;
  for (const { geometry } of features) eachPosition(geometry, () => count++);
  const stride = Math.max(1, count / SAMPLE);
  const out: [number, number][] = [];
  let seen = 0;
  for (const { geometry } of features)
    eachPosition(geometry, ([a, b]) => {
      if (seen++ >= out.length * stride) out.push([a!, b!]);
    });
  return out;
}

function eachPosition(geometry: Geometry | null, visit: (position: Position) => void): void {
  if (!geometry) return;
  if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) eachPosition(part, visit);
  else nested(geometry.coordinates, visit);
}

type Nested = Position | Position[] | Position[][] | Position[][][];

function nested(coordinates: Nested, visit: (position: Position) => void): void {
  if (typeof coordinates[0] === 'number') visit(coordinates as Position);
  else for (const part of coordinates as Nested[]) nested(part, visit);
}

/** The positions that are numbers; null where there is none. */
export function numbersOf(positions: readonly (readonly [number, number])[]): Numbers | null {
  const usable = positions.filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
  const middle = usable[usable.length >> 1];
  return middle ? { positions: usable, middle } : null;
}

/** Order in which nearly all positions lie within two million metres of a false easting; null where none does it. */
export function wideOrder({ positions }: Numbers, falseEasting: number): Placement['order'] | null {
  const fits = (x: number, y: number): boolean => Math.abs(x - falseEasting) < 2e6 && isNorthing(y);
  const share = (test: (a: number, b: number) => boolean): number =>
    positions.filter(([a, b]) => test(a, b)).length / positions.length;
  if (share(fits) >= MOST) return 'xy';
  return share((a, b) => fits(b, a)) >= MOST ? 'yx' : null;
}

/** Every reading that nearly all positions fit, the expected order first. Readings of China leave out the wider ones. */
export function readingsOf({ positions }: Numbers, expected: Placement['order']): Reading[] {
  const fits = (order: Placement['order'], test: (x: number, y: number) => boolean): boolean => {
    let count = 0;
    for (const [a, b] of positions) if (order === 'xy' ? test(a, b) : test(b, a)) count++;
    return count >= MOST * positions.length;
  };
  const orders: readonly Placement['order'][] = expected === 'xy' ? ['xy', 'yx'] : ['yx', 'xy'];
  const inChina = orders.flatMap((order): Reading[] => {
    const found: Reading[] = [];
    if (fits(order, isChina)) found.push({ order, kind: 'degrees', inChina: true });
    for (const prefix of prefixesOf(positions, order))
      if (fits(order, (x, y) => isNorthing(y) && prefixOfEasting(x) === prefix))
        found.push({ order, kind: 'metres', prefix });
    if (fits(order, isChinaMercator)) found.push({ order, kind: 'mercator' });
    return found;
  });
  if (inChina.length > 0) return inChina;
  return orders.flatMap((order): Reading[] => {
    if (fits(order, isDegrees)) return [{ order, kind: 'degrees', inChina: false }];
    return fits(order, isMercator) ? [{ order, kind: 'any-mercator' }] : [];
  });
}

const isDegrees = (x: number, y: number): boolean => Math.abs(x) <= 180 && Math.abs(y) <= 90;
const isChina = (x: number, y: number): boolean => x >= 73 && x <= 136 && y >= 3 && y <= 54;

/** 8.1 to 15.2 million metres east, 0.3 to 7.2 million north: 73 to 136 E, 3 to 54 N. */
const isChinaMercator = (x: number, y: number): boolean => x >= 8.1e6 && x <= 1.52e7 && y >= 3.3e5 && y <= 7.2e6;
/** Half the side of the square, and what some exports have beyond it. */
const isMercator = (x: number, y: number): boolean => Math.abs(x) <= 2.0037509e7 && Math.abs(y) <= 2.1e7;

/** Northings of China, seven figures; the far south (below 9 degrees) has six, which is no layer of land. */
const isNorthing = (y: number): boolean => y >= 1e6 && y <= 6.1e6;

/** The zone number in front of an easting, 0 where there is none, null where the number is no easting. */
function prefixOfEasting(x: number): number | null {
  const zone = Math.floor(x / 1e6);
  const rest = x - zone * 1e6;
  if (rest < 1e5 || rest > 9e5) return null;
  return zone === 0 || (zone >= 13 && zone <= 23) || (zone >= 25 && zone <= 45) ? zone : null;
}

/** Zone numbers that occur among the eastings, each once. */
function prefixesOf(positions: readonly (readonly [number, number])[], order: Placement['order']): number[] {
  const found = new Set<number>();
  for (const [a, b] of positions) {
    const prefix = prefixOfEasting(order === 'xy' ? a : b);
    if (prefix !== null) found.add(prefix);
  }
  return [...found];
}

/** Published overlay cases of GEOS, where the file lies beside the project; not part of it. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Polygons } from '../../src/engine/parts.ts';
import { mapPositions } from './shapes.ts';
import { fromWkb } from './wkb.ts';
import { fromWkt } from './wkt.ts';

const FILE = new URL('../../../shared/testdata/geos-xml-cases.json.gz', import.meta.url);

export function hasGeosCases(): boolean {
  if (existsSync(FILE)) return true;
  console.log('skipped: no published cases of GEOS beside the project (geos-xml-cases.json.gz)');
  return false;
}

/** An answer that the file gives, mapped like the operands. */
export interface Expected {
  readonly operation: 'intersection' | 'union' | 'difference' | 'symmetric difference';
  /** Whether the operands change places. */
  readonly swapped: boolean;
  readonly polygons: Polygons;
}

export interface GeosCase {
  /** File and number in it. */
  readonly name: string;
  readonly a: Polygons;
  readonly b: Polygons;
  /** Answers given by the file for exact coordinates (those for a rounding grid are other questions). */
  readonly expected: readonly Expected[];
}

interface Stored {
  readonly file: string;
  readonly case: number;
  readonly pm: { readonly type?: string } | null;
  readonly a: string | null;
  readonly b: string | null;
  readonly tests: readonly { readonly op: string; readonly arg1?: string; readonly expect: string }[];
}

/** All cases with two operands of polygons only, moved into the lon/lat plane. Operands may be invalid. */
export function readGeosCases(): GeosCase[] {
  const stored = JSON.parse(gunzipSync(readFileSync(FILE)).toString('utf8')) as Stored[];
  return stored.flatMap((s) => {
    const [a, b] = [polygonsIn(s.a), polygonsIn(s.b)];
    if (!a || !b) return [];
    const move = intoChart(a, b);
    return [{ name: `${s.file} ${s.case}`, a: move(a), b: move(b), expected: expectedOf(s, move) }];
  });
}

const OPERATIONS: Readonly<Record<string, Expected['operation']>> = {
  intersection: 'intersection',
  union: 'union',
  difference: 'difference',
  symdifference: 'symmetric difference',
};

function expectedOf({ pm, tests }: Stored, move: (p: Polygons) => Polygons): Expected[] {
  if (pm && pm.type !== 'FLOATING') return [];
  return tests.flatMap((t) => {
    const operation = OPERATIONS[t.op.replace(/ng$/, '')];
    const polygons = operation && areasIn(t.expect);
    return polygons ? [{ operation, swapped: t.arg1?.toUpperCase() === 'B', polygons: move(polygons) }] : [];
  });
}

const isHex = (text: string) => /^[0-9a-f]+$/i.test(text);

function polygonsIn(text: string | null): Polygons | null {
  const trimmed = text?.trim() ?? '';
  return isHex(trimmed) ? fromWkb(Buffer.from(trimmed, 'hex'), 'polygons') : fromWkt(trimmed);
}

/** Areas of an answer: what is left besides them where regions touch has none. Null for text of other types. */
const areasIn = (text: string): Polygons | null => {
  const trimmed = text.trim();
  return isHex(trimmed) && trimmed.length > 18 ? fromWkb(Buffer.from(trimmed, 'hex')) : fromWkt(trimmed);
};

/** Middle of the box that the cases are moved to, degrees. */
const MIDDLE = [105, 38] as const;
/** Most degrees that a case may extend: a city, so that what only touches leaves no more than the rounding of a city's area. */
const EXTENT = 1 / 4;

/** A shift and a scale, both powers of two or whole multiples of one, so that what lies on one line mostly stays there. */
function intoChart(a: Polygons, b: Polygons): (p: Polygons) => Polygons {
  const positions = [...a, ...b].flat(2);
  const [x, y] = [0, 1].map((axis) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const p of positions) [low, high] = [Math.min(low, p[axis]!), Math.max(high, p[axis]!)];
    return { low, high };
  }) as [{ low: number; high: number }, { low: number; high: number }];
  const extent = Math.max(x.high - x.low, y.high - y.low);
  if (!(extent > 0)) return (p) => p;
  const scale = 2 ** Math.floor(Math.log2(EXTENT / extent));
  const [x0, y0] = [x, y].map(({ low, high }) => Math.round(((low + high) / 2) * scale) / scale) as [number, number];
  return (polygons) =>
    mapPositions(polygons, ([px, py]) => [MIDDLE[0] + (px! - x0) * scale, MIDDLE[1] + (py! - y0) * scale]);
}

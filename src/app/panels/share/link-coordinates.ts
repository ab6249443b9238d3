/**
 * Polygons as a short text for a link. Each corner is the step from the one before, longitude first; a step is written in
 * letters of five bits each, lowest first. Rings end with `.`, polygons with `~`; the corner that closes a ring is left out.
 */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';

/** In which whole numbers coordinates are told. */
interface Grid {
  readonly toWhole: (degrees: number) => bigint;
  readonly toDegrees: (whole: bigint) => number;
}

const UNITS = 1e8;
/** Units of 1e-8 degrees (1 mm). */
const MILLIMETRES: Grid = {
  toWhole: (degrees) => BigInt(Math.round(degrees * UNITS)),
  toDegrees: (whole) => Number(whole) / UNITS,
};

const cell = new DataView(new ArrayBuffer(8));
/** The bits of the number: it comes back as it was. Numbers near each other differ in few of them. */
const BITS: Grid = {
  toWhole: (degrees) => {
    cell.setFloat64(0, degrees);
    return cell.getBigInt64(0);
  },
  toDegrees: (whole) => {
    cell.setBigInt64(0, whole);
    return cell.getFloat64(0);
  },
};

/** How exact the corners in a link are. */
export type Precision = 'exact' | 'millimetre';

const GRIDS: Readonly<Record<Precision, Grid>> = { exact: BITS, millimetre: MILLIMETRES };

/** A letter carries five bits; the upper half says that more follow. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE = 32;
const [LETTER_BITS, MORE] = [5n, 31n];
/** The widest step between two numbers of 64 bits, in letters. */
const MOST_LETTERS = 13;

function letters(step: bigint): string {
  // Signs alternate: 0, -1, 1, -2 become 0, 1, 2, 3.
  let rest = step < 0n ? -2n * step - 1n : 2n * step;
  let text = '';
  while (rest > MORE) {
    text += LETTERS[BASE + Number(rest & MORE)];
    rest >>= LETTER_BITS;
  }
  return text + LETTERS[Number(rest)];
}

/** Number of corners that a link would have to carry. */
export const cornersOf = (polygons: PolygonCoordinates): number =>
  polygons.flat().reduce((sum, ring) => sum + ring.length - 1, 0);

export function polygonsToText(polygons: PolygonCoordinates, precision: Precision): string {
  const { toWhole } = GRIDS[precision];
  const before = [0n, 0n];
  const step = (value: number, axis: 0 | 1): string => {
    const now = toWhole(value);
    const text = letters(now - before[axis]!);
    before[axis] = now;
    return text;
  };
  const ringText = (ring: PolygonCoordinates[number][number]) =>
    ring
      .slice(0, -1)
      .map(([lon, lat]) => step(lon!, 0) + step(lat!, 1))
      .join('');
  return polygons.map((rings) => rings.map(ringText).join('.')).join('~');
}

/** Null where the text is no polygons: cut short, other letters, rings of fewer than three corners, no place on Earth. */
export function polygonsFromText(text: string, precision: Precision): PolygonCoordinates | null {
  const { toDegrees } = GRIDS[precision];
  const before: [bigint, bigint] = [0n, 0n];
  const ring = (part: string): [number, number][] | null => {
    const steps = stepsOf(part);
    if (!steps || steps.length % 2 !== 0 || steps.length < 6) return null;
    const corners: [number, number][] = [];
    for (let i = 0; i < steps.length; i += 2) {
      before[0] += steps[i]!;
      before[1] += steps[i + 1]!;
      const [lon, lat] = [toDegrees(before[0]), toDegrees(before[1])];
      if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return null;
      corners.push([lon, lat]);
    }
    return [...corners, corners[0]!];
  };
  const polygons: [number, number][][][] = [];
  for (const polygon of text.split('~')) {
    const rings = polygon.split('.').map(ring);
    if (rings.some((r) => r === null)) return null;
    polygons.push(rings as [number, number][][]);
  }
  return polygons;
}

function stepsOf(part: string): bigint[] | null {
  const steps: bigint[] = [];
  let value = 0n;
  let count = 0;
  for (const letter of part) {
    const digit = LETTERS.indexOf(letter);
    if (digit < 0 || count === MOST_LETTERS) return null;
    value |= BigInt(digit % BASE) << (LETTER_BITS * BigInt(count));
    count++;
    if (digit >= BASE) continue;
    steps.push(value & 1n ? -(value + 1n) / 2n : value / 2n);
    value = 0n;
    count = 0;
  }
  return count === 0 ? steps : null;
}

/**
 * Polygons as a short text for a link. Each corner is the step from the one before, in units of 1e-8 degrees (1 mm), longitude
 * first; a step is written in letters of five bits each, lowest first. Rings end with `.`, polygons with `~`; the corner that
 * closes a ring is left out.
 */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';

const UNITS = 1e8;
/** A letter carries five bits; the upper half says that more follow. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE = 32;

function letters(step: number): string {
  // Signs alternate: 0, -1, 1, -2 become 0, 1, 2, 3.
  let rest = step < 0 ? -2 * step - 1 : 2 * step;
  let text = '';
  while (rest >= BASE) {
    text += LETTERS[BASE + (rest % BASE)];
    rest = Math.floor(rest / BASE);
  }
  return text + LETTERS[rest];
}

/** Number of corners that a link would have to carry. */
export const cornersOf = (polygons: PolygonCoordinates): number =>
  polygons.flat().reduce((sum, ring) => sum + ring.length - 1, 0);

export function polygonsToText(polygons: PolygonCoordinates): string {
  const before = [0, 0];
  const step = (value: number, axis: 0 | 1): string => {
    const now = Math.round(value * UNITS);
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
export function polygonsFromText(text: string): PolygonCoordinates | null {
  const before: [number, number] = [0, 0];
  const ring = (part: string): [number, number][] | null => {
    const steps = stepsOf(part);
    if (!steps || steps.length % 2 !== 0 || steps.length < 6) return null;
    const corners: [number, number][] = [];
    for (let i = 0; i < steps.length; i += 2) {
      before[0] += steps[i]!;
      before[1] += steps[i + 1]!;
      if (Math.abs(before[0]) > 180 * UNITS || Math.abs(before[1]) > 90 * UNITS) return null;
      corners.push([before[0] / UNITS, before[1] / UNITS]);
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

function stepsOf(part: string): number[] | null {
  const steps: number[] = [];
  let value = 0;
  let weight = 1;
  for (const letter of part) {
    const digit = LETTERS.indexOf(letter);
    if (digit < 0 || weight > 2 ** 40) return null;
    value += (digit % BASE) * weight;
    weight *= BASE;
    if (digit >= BASE) continue;
    steps.push(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
    value = 0;
    weight = 1;
  }
  return weight === 1 ? steps : null;
}

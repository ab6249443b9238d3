/** Texts of a drawing as names of the closed lines around them. */
import type { Position } from 'geojson';

export interface Label {
  readonly text: string;
  readonly at: Position;
}

interface Outline {
  readonly ring: readonly Position[];
  readonly box: readonly [number, number, number, number];
  readonly boxArea: number;
}

/** More pairs of text and outline than this are not looked through. */
const MOST_PAIRS = 100_000_000;

/**
 * For each outline (closed rings, drawing units) the text that is in it and in no smaller one; of several the one nearest
 * to the middle of its box. Null where there is none.
 */
export function namesOfOutlines(rings: readonly (readonly Position[])[], labels: readonly Label[]): (string | null)[] {
  const names = rings.map((): string | null => null);
  if (rings.length * labels.length > MOST_PAIRS) return names;
  const outlines = rings.map(outline);
  const nearest = rings.map(() => Number.POSITIVE_INFINITY);
  for (const { text, at } of labels) {
    const index = smallestAround(outlines, at);
    if (index < 0) continue;
    const [west, south, east, north] = outlines[index]!.box;
    const distance = Math.hypot(at[0]! - (west + east) / 2, at[1]! - (south + north) / 2);
    if (distance >= nearest[index]!) continue;
    nearest[index] = distance;
    names[index] = text;
  }
  return names;
}

function outline(ring: readonly Position[]): Outline {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring as readonly [number, number][]) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return { ring, box: [west, south, east, north], boxArea: (east - west) * (north - south) };
}

function smallestAround(outlines: readonly Outline[], [x, y]: Position): number {
  let found = -1;
  for (const [i, { ring, box, boxArea }] of outlines.entries()) {
    if (x! < box[0] || x! > box[2] || y! < box[1] || y! > box[3]) continue;
    if (found >= 0 && outlines[found]!.boxArea <= boxArea) continue;
    if (isInside(ring, x!, y!)) found = i;
  }
  return found;
}

function isInside(ring: readonly Position[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1] as [number, number];
    const [x2, y2] = ring[i] as [number, number];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

/**
 * Hatch lines of a polygon, clipped: a sweep in Web Mercator at a pitch in screen pixels. The lines lie on a lattice fixed
 * to the ground, so that they hold still while a shape moves over them.
 */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { groundPixels, latitudeOf, toWorld } from './world.ts';

const MOST_LINES = 2000;

export interface HatchLine {
  readonly from: [number, number];
  readonly to: [number, number];
}

interface Crossing {
  readonly line: number;
  /** Position along the line. */
  readonly along: number;
}

/** Lines that fall from left to right at 45 degrees, `pitchPixels` apart at `zoom`. Even-odd, so that holes stay clear. */
export function hatch(polygons: PolygonCoordinates, zoom: number, pitchPixels: number): HatchLine[] {
  const scale = groundPixels(zoom);
  // Across counts pitches at right angles to the lines, along runs with them.
  const across = (x: number, y: number): number => ((x - y) * scale) / (Math.SQRT2 * pitchPixels);
  const crossings: Crossing[] = [];
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        addCrossings(crossings, toWorld(ring[i - 1]!), toWorld(ring[i]!), across);
      }
    }
  }
  crossings.sort((a, b) => a.line - b.line || a.along - b.along);
  const back = (line: number, along: number): [number, number] => {
    const difference = (line * Math.SQRT2 * pitchPixels) / scale;
    return [((along + difference) / 2 - 0.5) * 360, latitudeOf((along - difference) / 2)];
  };
  const lines: HatchLine[] = [];
  for (let i = 0; i + 1 < crossings.length && lines.length < MOST_LINES; i += 2) {
    const [a, b] = [crossings[i]!, crossings[i + 1]!];
    if (a.line === b.line) lines.push({ from: back(a.line, a.along), to: back(b.line, b.along) });
  }
  return lines;
}

/** Half-open on the number of the line, so that a corner on a line counts once and crossings come in pairs. */
function addCrossings(
  crossings: Crossing[],
  a: readonly [number, number],
  b: readonly [number, number],
  across: (x: number, y: number) => number,
): void {
  const [ta, tb] = [across(...a), across(...b)];
  const first = Math.ceil(Math.min(ta, tb));
  const last = Math.ceil(Math.max(ta, tb)) - 1;
  for (let line = first; line <= last; line++) {
    const share = (line - ta) / (tb - ta);
    crossings.push({ line, along: a[0] + a[1] + share * (b[0] + b[1] - a[0] - a[1]) });
  }
}

/**
 * Whether a layer carries the shift of an internet map. Its borders are compared with those of the city's districts: where
 * the layer shares them, they fit with the right shift taken off and miss by hundreds of metres with a wrong one. Layers
 * that share no border with districts cannot be told from it.
 */
import type { Geometry } from 'geojson';
import { type Shift, unshifted } from '../geodesy/shift.ts';
import { EdgeIndex } from './edge-index.ts';
import type { LayerTable } from './feature-table.ts';
import { SHIFT_NAMES } from './place-layer.ts';
import { samplePositions } from './placement-digits.ts';
import { polygonsOf } from './prepared-city.ts';
import type { Problem } from './problems.ts';

/** `unclear`: too few of the layer's borders run along districts, or no reading fits clearly better. */
export type ShiftSuspicion =
  | {
      readonly verdict: 'suspected';
      readonly shift: Shift;
      readonly beforeMetres: number;
      readonly afterMetres: number;
    }
  | { readonly verdict: 'none'; readonly metres: number }
  | { readonly verdict: 'unclear' };

type Reading = 'none' | Shift;
const READINGS: readonly Reading[] = ['none', 'gcj02', 'bd09'];

/** A vertex this near to a district's border is on it, given that the districts are known to some 100 m. */
const ON_BORDER_METRES = 150;
/** Where a reading is right, half of the vertices are this near; a river along a border is some hundred metres off. */
const FITS_METRES = 60;
/** What is farther has nothing to do with the border; so that this bounds the distances that are compared. */
const NEAR_METRES = 1500;
/** Vertices, and share of all looked at, that must be on a border for an answer. */
const LEAST_VERTICES = 20;
const LEAST_SHARE = 0.15;
/** How many times as many vertices must be on a border, and as near must the middle one be, for a reading to be better. */
const CLEARLY = 2;

/** Compare a layer (placed, longitude and latitude, no shift taken off yet) with the districts' borders. */
export function suspectShift(
  features: readonly { readonly geometry: Geometry | null }[],
  districts: LayerTable,
): ShiftSuspicion {
  const lines = districts.features.flatMap((f) => polygonsOf(f).flat());
  const positions = samplePositions(features.filter(({ geometry }) => isPolygon(geometry)));
  if (lines.length === 0 || positions.length < LEAST_VERTICES) return { verdict: 'unclear' };
  const borders = new EdgeIndex(lines);
  const distances = READINGS.map((reading) =>
    positions.map(([lon, lat]) => borders.nearest(...as(reading, lon, lat))?.metres ?? Number.POSITIVE_INFINITY),
  );
  // Vertices that any of the readings puts on a border: the same ones for all, so that the comparison is fair.
  const relevant = positions.flatMap((_, i) =>
    Math.min(...distances.map((d) => d[i]!)) <= ON_BORDER_METRES ? [i] : [],
  );
  if (relevant.length < Math.max(LEAST_VERTICES, LEAST_SHARE * positions.length)) return { verdict: 'unclear' };
  const fits = READINGS.map((reading, r) => {
    const own = relevant.map((i) => Math.min(distances[r]![i]!, NEAR_METRES));
    return { reading, on: own.filter((d) => d <= ON_BORDER_METRES).length, metres: median(own) };
  }).sort((a, b) => a.metres - b.metres);
  const [best, next] = fits as [Fit, Fit];
  const plain = fits.find((f) => f.reading === 'none')!;
  const clear = best.metres * CLEARLY <= next.metres && best.on >= LEAST_SHARE * positions.length;
  if (!clear || best.metres > FITS_METRES) return { verdict: 'unclear' };
  if (best.reading === 'none') return { verdict: 'none', metres: best.metres };
  if (best.on < CLEARLY * plain.on) return { verdict: 'unclear' };
  return { verdict: 'suspected', shift: best.reading, beforeMetres: plain.metres, afterMetres: best.metres };
}

interface Fit {
  readonly reading: Reading;
  readonly on: number;
  readonly metres: number;
}

/** The suspicion as a problem to tell; null where there is none. */
export function shiftProblem(suspicion: ShiftSuspicion, file: string): Problem | null {
  if (suspicion.verdict !== 'suspected') return null;
  const { shift, beforeMetres, afterMetres } = suspicion;
  return {
    code: 'shift-suspected',
    severity: 'warning',
    where: { file },
    values: { kind: SHIFT_NAMES[shift], before: Math.round(beforeMetres), after: Math.round(afterMetres) },
  };
}

const isPolygon = (geometry: Geometry | null): boolean =>
  geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';

const as = (reading: Reading, lon: number, lat: number): [number, number] =>
  reading === 'none' ? [lon, lat] : unshifted(reading, lon, lat);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

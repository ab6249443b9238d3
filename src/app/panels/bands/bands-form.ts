/** Pure: what the dialogue of bands offers and what it takes. */
import type { City, CityLayer } from '../../../domain/city.ts';
import { metres } from '../../format.ts';

export interface BoundaryGroup {
  readonly kind: 'range' | 'polygon' | 'line';
  readonly layers: readonly CityLayer[];
}

/** Layers bands can be drawn from, the management range first; empty groups are left out. */
export function boundaryGroups(city: City): BoundaryGroup[] {
  const possible = city.layers.filter((layer) => layer.role !== 'bands' && layer.geometry !== 'point');
  const kindOf = (layer: CityLayer): BoundaryGroup['kind'] =>
    layer.role === 'management-range' ? 'range' : layer.geometry === 'line' ? 'line' : 'polygon';
  return (['range', 'polygon', 'line'] as const)
    .map((kind) => ({ kind, layers: possible.filter((layer) => kindOf(layer) === kind) }))
    .filter((group) => group.layers.length > 0);
}

/** Distances of a city that sets none, metres. */
const USUAL_METRES = [200, 1000, 3000] as const;

export const usualDistances = (city: City): readonly number[] =>
  city.bandSet ? city.bandSet.rings.map((ring) => ring.toMetres) : USUAL_METRES;

const MOST_METRES = 50_000;

export type AddedDistance =
  | { readonly ok: true; readonly distances: readonly number[] }
  | { readonly ok: false; readonly why: 'wrongDistance' | 'twice' };

/** One more distance, in its place; written as people write it (`3 000`, `3,000`, full-width digits). */
export function addDistance(distances: readonly number[], typed: string): AddedDistance {
  const text = typed.normalize('NFKC').replace(/[\s,]|m$|米$/g, '');
  const distance = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(distance > 0 && distance <= MOST_METRES)) return { ok: false, why: 'wrongDistance' };
  if (distances.includes(distance)) return { ok: false, why: 'twice' };
  return { ok: true, distances: [...distances, distance].sort((a, b) => a - b) };
}

/** A distance with as many decimals as it has: 3 000, 0.5. */
export const distanceText = (distance: number): string => metres(distance, String(distance).split('.')[1]?.length ?? 0);

/** Inner and outer distance of each ring, metres. */
export const ringsOf = (distances: readonly number[]): readonly { from: number; to: number }[] =>
  distances.map((to, i) => ({ from: distances[i - 1] ?? 0, to }));

/** What keeps the bands from being drawn, or null. */
export function bandsMissing(
  layer: CityLayer | undefined,
  distances: readonly number[],
  riverSide: 'left' | 'right' | null,
): 'needBoundary' | 'needDistance' | 'needSide' | null {
  if (!layer) return 'needBoundary';
  if (distances.length === 0) return 'needDistance';
  return layer.geometry === 'line' && riverSide === null ? 'needSide' : null;
}

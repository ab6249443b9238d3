/** Bands at stated geodesic distances around a boundary, and buffers of lines and points. Longitude, latitude on CGCS2000. */
import type { PolygonCoordinates } from './feature-table.ts';
import { loadGeos, unwrap } from './geos.ts';
import { Offsetter } from './offset.ts';

interface BandRing {
  /** Exclusive: 0 is the boundary itself. */
  readonly fromMetres: number;
  /** Inclusive. */
  readonly toMetres: number;
  readonly polygon: PolygonCoordinates;
}

export interface Bands {
  /** Nested, disjoint, from the boundary outwards; neighbours share their border vertex for vertex. */
  readonly rings: BandRing[];
  /** Largest difference between a band line and its stated distance, metres: vertices and three places on every edge. */
  readonly largestErrorMetres: number;
}

/**
 * Rings outside a management range: the first from the range to the first distance, each next one from the distance before
 * it. What lies inside the range is in none of them; a hole in the range counts as outside.
 *
 * `boundary` must be valid by the standard of simple features (its polygons may overlap each other). `distancesMetres` must
 * be positive and increase; throws RangeError otherwise, and GeosFailure where GEOS fails.
 */
export async function bufferBands(boundary: PolygonCoordinates, distancesMetres: readonly number[]): Promise<Bands> {
  let before = 0;
  for (const distance of distancesMetres) {
    if (!(distance > before && Number.isFinite(distance)))
      throw new RangeError(`band distances must be positive and increase: ${distancesMetres.join(', ')}`);
    before = distance;
  }
  const geos = await loadGeos();
  const inside = unwrap(geos.union(boundary));
  const offsetter = new Offsetter(geos, { type: 'polygons', coordinates: inside });
  const rings: BandRing[] = [];
  let largestErrorMetres = 0;
  let inner = inside;
  let fromMetres = 0;
  for (const toMetres of distancesMetres) {
    const outer = offsetter.within(toMetres);
    largestErrorMetres = Math.max(largestErrorMetres, offsetter.largestErrorMetres(outer, toMetres));
    // In degrees, where the borders are stored: the inner border is taken over vertex for vertex.
    rings.push({ fromMetres, toMetres, polygon: unwrap(geos.difference(outer, inner)) });
    inner = outer;
    fromMetres = toMetres;
  }
  return { rings, largestErrorMetres };
}

export type BufferSource =
  | { readonly type: 'line'; readonly coordinates: readonly (readonly number[])[] }
  | { readonly type: 'point'; readonly coordinates: readonly number[] };

/**
 * Everything within `metres` of a line (so a strip twice as wide, with round ends) or of a point (a disc). Throws RangeError
 * where `metres` is not positive or a line has fewer than two vertices, and GeosFailure where GEOS fails.
 */
export async function geodesicBuffer(source: BufferSource, metres: number): Promise<PolygonCoordinates> {
  if (!(metres > 0 && Number.isFinite(metres))) throw new RangeError(`buffer distance must be positive: ${metres}`);
  if (source.type === 'line' && source.coordinates.length < 2)
    throw new RangeError(`a line needs two vertices, got ${source.coordinates.length}`);
  return new Offsetter(await loadGeos(), source).within(metres);
}

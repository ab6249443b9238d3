/** Several pairs of named areas that lie upon each other, numbered as in their list. */
import type { Atom, Work } from '../../engine/index.ts';
import { polygonsArea } from '../../geodesy/ellipsoid.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { CoverageFilter } from './filter.ts';
import { isInBoth, openPair } from './named-overlaps.ts';
import { traceGround } from './trace-ground.ts';
import { EMPTY_REGION, type TracedRegion } from './traced.ts';

/** Pairs of areas of a layer; ground of several pairs is in each of them. */
export interface NamedOverlapsRegion {
  readonly kind: 'named-overlaps';
  readonly districtId: string | null;
  readonly layerId: string;
  readonly pairs: readonly { readonly names: readonly [string, string]; readonly number: number }[];
  /** Of a table of some districts. */
  readonly districts?: CoverageFilter['districts'];
}

/** @throws RangeError where the layer has no area of a name. */
export async function traceNamedOverlaps(
  prepared: PreparedCity,
  { layerId, pairs }: NamedOverlapsRegion,
  isInside: (part: number) => boolean,
  work: Work,
): Promise<TracedRegion> {
  const polygons: PolygonCoordinates[number][] = [];
  const marks: { number: number; polygon: number }[] = [];
  let [areaSquareMetres, residualSquareMetres, borderMetres, ownMetres] = [0, 0, 0, 0];
  for (const [done, { names, number }] of pairs.entries()) {
    work.tell({ done, total: pairs.length });
    const pair = await openPair(prepared, layerId, names, work);
    const isShared = isInBoth(pair);
    const isWanted = ({ part, mask }: Pick<Atom, 'part' | 'mask'>) => isInside(part) && isShared(mask);
    const ground = await traceGround(prepared, { overlay: pair.overlay, isInside, isWanted }, work);
    if (ground.polygons.length > 0) marks.push({ number, polygon: polygons.length + largestOf(ground.polygons) });
    polygons.push(...ground.polygons);
    areaSquareMetres += ground.areaSquareMetres;
    residualSquareMetres += ground.residualSquareMetres;
    borderMetres += ground.outline?.borderMetres ?? 0;
    ownMetres += ground.outline?.ownMetres ?? 0;
  }
  return {
    ...EMPTY_REGION,
    polygons,
    marks,
    areaSquareMetres,
    residualSquareMetres,
    outline: { borderMetres, ownMetres },
  };
}

function largestOf(polygons: PolygonCoordinates): number {
  const areas = polygons.map((polygon) => polygonsArea([polygon]));
  return areas.indexOf(Math.max(...areas));
}

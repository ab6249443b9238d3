/** Ground of a service: what of the demand is reached, and what is not. */
import type { Work } from '../../engine/index.ts';
import type { Service } from '../city.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { outlineLengths, type Place } from './outline.ts';
import { isCovered, isUncovered, openService } from './service-ground.ts';
import { coverageOfService } from './services.ts';
import { traceGround } from './trace-ground.ts';
import { EMPTY_REGION, type TracedRegion } from './traced.ts';

export interface ServiceRegion {
  readonly kind: 'service';
  /** Null is the whole city. */
  readonly districtId: string | null;
  readonly serviceId: string;
  readonly ground: 'covered' | 'uncovered' | 'demand';
  /** Number of one uncovered piece alone; null for all ground. */
  readonly piece: number | null;
}

/** @throws RangeError for a service or piece that the city has not. */
export async function traceService(
  prepared: PreparedCity,
  { serviceId, ground, piece }: ServiceRegion,
  isInside: (part: number) => boolean,
  work: Work,
): Promise<TracedRegion> {
  const service = prepared.city.services.find((s) => s.id === serviceId);
  const opened = service && (await openService(prepared, work, service));
  if (!opened) throw new RangeError(`no service ${serviceId}`);
  if (piece !== null) {
    const found = (await coverageOfService(prepared, work, service))?.uncovered.find((p) => p.number === piece);
    if (!found) throw new RangeError(`no piece ${piece} of ${serviceId}`);
    return { ...EMPTY_REGION, polygons: [found.polygon], areaSquareMetres: found.areaSquareMetres };
  }
  if (ground === 'uncovered') {
    const isWanted = ({ part, mask }: Place) => isInside(part) && isUncovered(mask);
    const outline = await outlineLengths(prepared, opened.overlay, { isWanted, isInside }, work);
    return { ...(await uncoveredGround(prepared, service, isInside, work)), outline };
  }
  const isWanted = ({ part, mask }: Place) =>
    isInside(part) && (isCovered(mask) || (ground === 'demand' && isUncovered(mask)));
  return traceGround(prepared, { overlay: opened.overlay, isInside, isWanted }, work);
}

/** The pieces of the result, so that the map has the numbers of the list. */
async function uncoveredGround(
  prepared: PreparedCity,
  service: Service,
  isInside: (part: number) => boolean,
  work: Work,
): Promise<TracedRegion> {
  const { uncovered, rows } = (await coverageOfService(prepared, work, service))!;
  const own = new Set(prepared.districts.filter((_, part) => isInside(part)).map((d) => d.properties.id));
  const pieces = uncovered.filter((p) => own.has(p.districtId));
  const areaSquareMetres = rows
    .filter((r) => r.districtId !== null && own.has(r.districtId))
    .reduce((area, r) => area + r.demandSquareMetres - r.coveredSquareMetres, 0);
  return {
    ...EMPTY_REGION,
    polygons: pieces.map((p) => p.polygon),
    areaSquareMetres,
    residualSquareMetres: areaSquareMetres - pieces.reduce((area, p) => area + p.areaSquareMetres, 0),
    pieces: pieces.map(({ number, districtId, areaSquareMetres: area }) => ({
      number,
      districtId,
      change: 'uncovered' as const,
      areaSquareMetres: area,
    })),
  };
}

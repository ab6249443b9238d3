/** The lines and points behind a length or a count of the overview. */
import type { Work } from '../../engine/index.ts';
import type { CityLayer } from '../city.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { classIdOf } from './class-features.ts';
import { isIn, type Row } from './columns.ts';
import { isPartOf, isWithin } from './filter.ts';
import { lineInput, placesOf } from './measured.ts';
import type { PlacesRegion } from './region.ts';
import { EMPTY_REGION, type TracedRegion } from './traced.ts';

/** @throws RangeError for a class of lines or points that the city has not. */
export async function tracePlaces(
  prepared: PreparedCity,
  { classKey, row: kind, districtId, filter }: PlacesRegion,
  work: Work,
): Promise<TracedRegion> {
  const layer = prepared.city.layers.find((l) => l.classes.some((c) => `${l.id}/${c.id}` === classKey));
  if (!layer || !prepared.tables.has(layer.id)) throw new RangeError(`no class ${classKey}`);
  const districts = districtId === null ? (filter?.districts ?? null) : [districtId];
  const isPart = isPartOf(prepared, districts);
  const row: Row = { kind, isPart: kind === 'outside' ? (part) => part < 0 : isPart };
  const isOnGround = isWithin(prepared, filter?.within ?? null);
  const isWanted = (key: Parameters<typeof isIn>[1] & Parameters<typeof isOnGround>[0]) =>
    isIn(row, key) && isOnGround(key);
  const trace = layer.geometry === 'line' ? traceLines : tracePoints;
  return trace(prepared, { layer, classKey, isWanted }, work);
}

interface Wanted {
  readonly layer: CityLayer;
  readonly classKey: string;
  readonly isWanted: (
    key: Parameters<typeof isIn>[1] & { readonly mask: { readonly low: number; readonly high: number } },
  ) => boolean;
}

async function traceLines(
  prepared: PreparedCity,
  { layer, classKey, isWanted }: Wanted,
  work: Work,
): Promise<TracedRegion> {
  const own = layer.classes.findIndex((c) => `${layer.id}/${c.id}` === classKey);
  const pieces = await prepared.overlay.linesWithin(
    lineInput(prepared, layer.id),
    (place) => place.class === own && isWanted(place),
    work,
  );
  return {
    ...EMPTY_REGION,
    lines: pieces.map((p) => p.line),
    lengthMetres: pieces.reduce((sum, p) => sum + p.lengthMetres, 0),
  };
}

async function tracePoints(
  prepared: PreparedCity,
  { layer, classKey, isWanted }: Wanted,
  work: Work,
): Promise<TracedRegion> {
  const places = (await placesOf(prepared, work, layer.id)).filter(
    (p) => `${layer.id}/${classIdOf(layer, p.feature)}` === classKey && isWanted(p.key),
  );
  return {
    ...EMPTY_REGION,
    points: places.map((p) => ({ featureId: p.feature.properties.id, position: p.position })),
  };
}

/** The ground of a figure: polygons, lines and points from the same boundaries that make its area, length and count. */
import { type Atom, hasBit, OUTSIDE, openOverlay, type Work } from '../../engine/index.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { baselineOf, versionLayer } from './change-versions.ts';
import { bitOf, type CoverageFilter, isPartOf, isWithin } from './filter.ts';
import { isInBoth, openPair } from './named-overlaps.ts';
import { partitionOf } from './partition.ts';
import { type LayerChangeRegion, traceLayerChange } from './region-change.ts';
import { type NamedOverlapsRegion, traceNamedOverlaps } from './region-named.ts';
import { type ServiceRegion, traceService } from './region-service.ts';
import { type ShoreRegion, traceShore } from './region-shore.ts';
import { type SitesRegion, traceSites } from './region-sites.ts';
import { isRepeated, openRepeats } from './repeats.ts';
import { traceGround } from './trace-ground.ts';
import { tracePlaces } from './trace-places.ts';
import type { TracedRegion } from './traced.ts';

export type { TracedRegion } from './traced.ts';

/** Where classes of the versions in force lie: at least one of each group in `all`, and none of `none`. */
export interface ClassRegion {
  readonly kind: 'classes';
  /** Null is the whole city, or the districts of the filter. */
  readonly districtId: string | null;
  /** Class keys. */
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
  /** That the figure was worked out by; its `classKeys` say nothing here. */
  readonly filter?: CoverageFilter;
  /** In no district (市域外), instead. */
  readonly outside?: true;
}

/** A class of lines or points in a row of the overview. */
export interface PlacesRegion {
  readonly kind: 'places';
  readonly classKey: string;
  /** `district`: of `districtId`; the others as the overview's rows. */
  readonly row: 'district' | 'border' | 'outside' | 'total';
  readonly districtId: string | null;
  readonly filter?: CoverageFilter;
}

/** Ground that several features of one class, or of all classes of one layer, cover. */
export interface RepeatedRegion {
  readonly kind: 'repeated';
  readonly districtId: string | null;
  readonly layerId: string;
  /** Null is all of them: ground of two classes counts as covered twice. */
  readonly classId: string | null;
  /** Of a table of some districts. */
  readonly districts?: CoverageFilter['districts'];
}

/** Where two named areas of a layer lie upon each other. */
export interface NamedOverlapRegion {
  readonly kind: 'named-overlap';
  readonly districtId: string | null;
  readonly layerId: string;
  readonly names: readonly [string, string];
  /** Of a table of some districts. */
  readonly districts?: CoverageFilter['districts'];
}

/** Where any version of a layer lies, whatever its classes. */
export interface VersionRegion {
  readonly kind: 'version';
  readonly districtId: string | null;
  readonly layerId: string;
  readonly versionId: string;
}

/** Where the red line has changed between its versions. */
export interface ChangeRegion {
  readonly kind: 'change';
  readonly districtId: string | null;
  readonly change: 'lost' | 'gained' | 'both';
}

export type Region =
  | ClassRegion
  | PlacesRegion
  | RepeatedRegion
  | NamedOverlapRegion
  | NamedOverlapsRegion
  | VersionRegion
  | ChangeRegion
  | LayerChangeRegion
  | ShoreRegion
  | ServiceRegion
  | SitesRegion;

/** @throws RangeError for a district, class, layer, area or version that the city has not. */
export async function traceRegion(prepared: PreparedCity, region: Region, work: Work): Promise<TracedRegion> {
  const isInside: IsInside = 'outside' in region ? (part) => part === OUTSIDE : isPartOf(prepared, districtsOf(region));
  switch (region.kind) {
    case 'classes':
      return traceClasses(prepared, region, isInside, work);
    case 'places':
      return tracePlaces(prepared, region, work);
    case 'repeated': {
      const overlay = await openRepeats(prepared, region, work);
      return traceGround(prepared, { overlay, isInside, isWanted: ({ part, mask }) => isInside(part) && isRepeated(mask) }, work); // biome-ignore format: one call
    }
    case 'named-overlap': {
      const pair = await openPair(prepared, region.layerId, region.names, work);
      const isShared = isInBoth(pair);
      const isWanted = ({ part, mask }: Key) => isInside(part) && isShared(mask);
      return traceGround(prepared, { overlay: pair.overlay, isInside, isWanted }, work);
    }
    case 'named-overlaps':
      return traceNamedOverlaps(prepared, region, isInside, work);
    case 'version':
      return traceVersion(prepared, region, isInside, work);
    case 'change':
      return traceChange(prepared, region, isInside, work);
    case 'layer-change':
      return traceLayerChange(prepared, region, isInside, work);
    case 'shore':
      return traceShore(prepared, region, work);
    case 'service':
      return traceService(prepared, region, isInside, work);
    case 'sites':
      return traceSites(prepared, region);
  }
}

function districtsOf(region: Region): CoverageFilter['districts'] {
  if (region.districtId !== null) return [region.districtId];
  if ('filter' in region) return region.filter?.districts ?? null;
  return 'districts' in region ? (region.districts ?? null) : null;
}

type IsInside = (part: number) => boolean;
type Key = Pick<Atom, 'part' | 'mask'>;

async function traceClasses(
  prepared: PreparedCity,
  { all, none, filter, outside }: ClassRegion,
  isInside: IsInside,
  work: Work,
): Promise<TracedRegion> {
  const groups = all.map((keys) => keys.map((key) => bitOf(prepared, key)));
  const excluded = none.map((key) => bitOf(prepared, key));
  const isOnGround = isWithin(prepared, filter?.within ?? null);
  const isWanted = ({ part, mask }: Key) =>
    isInside(part) &&
    isOnGround({ mask }) &&
    groups.every((bits) => bits.some((b) => hasBit(mask, b))) &&
    !excluded.some((b) => hasBit(mask, b));
  return traceGround(prepared, { overlay: prepared.overlay, isWanted, isInside: outside ? null : isInside }, work);
}

async function traceVersion(
  prepared: PreparedCity,
  { layerId, versionId }: VersionRegion,
  isInside: IsInside,
  work: Work,
): Promise<TracedRegion> {
  const layer = prepared.city.layers.find((l) => l.id === layerId);
  const table = prepared.versions.get(layerId)?.get(versionId);
  if (!layer || !table) throw new RangeError(`no version ${versionId} of ${layerId}`);
  const overlay = await openOverlay([...partitionOf(prepared), versionLayer(layer, versionId, table)], work);
  const isWanted = ({ part, mask }: Key) => isInside(part) && hasBit(mask, 0);
  return traceGround(prepared, { overlay, isInside, isWanted }, work);
}

/** The red line's, since its baseline. @throws RangeError where it has none. */
function traceChange(
  prepared: PreparedCity,
  { districtId, change }: ChangeRegion,
  isInside: IsInside,
  work: Work,
): Promise<TracedRegion> {
  const layer = prepared.city.layers.find((l) => l.role === 'red-line');
  const before = layer && baselineOf(layer);
  if (!before) throw new RangeError('the red line has one version only');
  const part = change === 'both' ? 'changed' : change;
  const all = { classIds: null, move: null, piece: null };
  const region = { kind: 'layer-change', districtId, layerId: layer.id, before: before.id, part, ...all } as const;
  return traceLayerChange(prepared, region, isInside, work);
}

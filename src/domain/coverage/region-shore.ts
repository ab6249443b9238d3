/** The lines of a figure of the shore. */
import type { Work } from '../../engine/index.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { placeOfShore, type ShoreRow, sayingsOf, shoreLines, shoreVersion } from './shoreline.ts';
import { cutsOf, type ShoreCutId, type ShoreSide, sideOf } from './shoreline-cuts.ts';
import { EMPTY_REGION, type TracedRegion } from './traced.ts';

/** Shore that is of all that is asked for; null asks for nothing. */
export interface ShoreRegion {
  readonly kind: 'shore';
  readonly districtId: string | null;
  /** Null: the version in force. */
  readonly versionId: string | null;
  /** Ids of classes. */
  readonly zones: readonly string[] | null;
  /** As written; null in the list: 未注明. */
  readonly banks: readonly (string | null)[] | null;
  readonly waters: readonly (string | null)[] | null;
  /** Null: all places inside the city. */
  readonly place: ShoreRow['place'] | null;
  readonly cut: { readonly id: ShoreCutId; readonly side: ShoreSide } | null;
}

/** @throws RangeError where the city has no such shoreline, or no ground for the cut. */
export async function traceShore(prepared: PreparedCity, region: ShoreRegion, work: Work): Promise<TracedRegion> {
  const { districtId, versionId, zones, banks, waters, place, cut } = region;
  const found = shoreVersion(prepared, versionId);
  if (!found) throw new RangeError(`no shoreline ${versionId ?? ''}`);
  const ground = cut && cutsOf(prepared).find((c) => c.id === cut.id);
  if (cut && !ground) throw new RangeError(`no ground ${cut.id}`);
  const { layer, table } = found;
  const pieces = await prepared.overlay.linesWithin(
    shoreLines(layer, table),
    (at) => {
      const said = sayingsOf(table.features[at.feature]!);
      const lies = placeOfShore(prepared, at);
      return (
        (!zones || zones.includes(layer.classes[at.class]!.id)) &&
        (!banks || banks.includes(said.bank)) &&
        (!waters || waters.includes(said.water)) &&
        (place ? lies.place === place : lies.place !== 'outside') &&
        (districtId === null || lies.districtId === districtId) &&
        (!ground || sideOf(ground, at) === cut?.side)
      );
    },
    work,
  );
  return {
    ...EMPTY_REGION,
    lines: pieces.map((p) => p.line),
    lengthMetres: pieces.reduce((sum, p) => sum + p.lengthMetres, 0),
  };
}

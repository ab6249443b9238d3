/** Figures of the shoreline card and the rows of shore behind them. Pure. */
import type { Shoreline, ShoreRow } from '../../../../domain/coverage/shoreline.ts';
import type { ShoreCutId, ShoreSide } from '../../../../domain/coverage/shoreline-cuts.ts';
import { type Figure, figureOf } from '../figure.ts';

const GROUPINGS = ['bank', 'district', 'water'] as const;
export type ShoreGrouping = (typeof GROUPINGS)[number];

/** One bank, place or water. */
export interface ShoreGroup {
  readonly by: ShoreGrouping;
  /** As the lines say it, empty for 未注明; of a place the district's id after `district:`, or `border`, or `outside`. */
  readonly key: string;
}

const CUTS: readonly ShoreCutId[] = ['red-line', 'protected-areas', 'corridor', 'management-range'];
const SIDES: readonly ShoreSide[] = ['inside', 'on', 'outside'];

const KINDS = ['length', 'zone', 'share', 'classified', 'achievement', 'trend'] as const;

export interface ShoreFigure {
  /** `zone`: a zone's part of the shore of the group; `share`: that of all that count, or of shore in a cut; `classified`: unclassified shore left out. */
  readonly kind: (typeof KINDS)[number];
  /** Ids of classes; null is all. */
  readonly zones: readonly string[] | null;
  readonly group: ShoreGroup | null;
  readonly cut: { readonly id: ShoreCutId; readonly side: ShoreSide } | null;
  /** Null: the version in force. Of a trend, the version that is compared with it. */
  readonly versionId: string | null;
  /** Of an achievement: a share. */
  readonly target: number | null;
}

export const SHORE_TOTAL: ShoreFigure = {
  kind: 'length',
  zones: null,
  group: null,
  cut: null,
  versionId: null,
  target: null,
};

const DISTRICT = 'district:';

export const districtOf = (group: ShoreGroup | null): string | null =>
  group?.by === 'district' && group.key.startsWith(DISTRICT) ? group.key.slice(DISTRICT.length) : null;

/** As a selection; no classes are drawn with it, since its own lines are. */
export function shoreFigure(given: Partial<ShoreFigure>): Figure {
  const { kind, zones, group, cut, versionId, target } = { ...SHORE_TOTAL, ...given };
  const id = new URLSearchParams({ kind });
  if (zones) id.set('zones', zones.join(' '));
  if (group) id.set(group.by, group.key);
  if (cut) id.set('cut', `${cut.id} ${cut.side}`);
  if (versionId !== null) id.set('version', versionId);
  if (target !== null) id.set('target', String(target));
  return figureOf('shore', id.toString(), [], districtOf(group));
}

/** Null for what no shoreline card has written. */
export function readShoreFigure({ id }: Figure): ShoreFigure | null {
  const params = new URLSearchParams(id);
  const kind = KINDS.find((k) => k === params.get('kind'));
  if (!kind) return null;
  const by = GROUPINGS.find((g) => params.has(g));
  const [cutId, cutSide] = (params.get('cut') ?? '').split(' ');
  const [cut, side] = [CUTS.find((c) => c === cutId), SIDES.find((s) => s === cutSide)];
  return {
    kind,
    zones: params.get('zones')?.split(' ').filter(Boolean) ?? null,
    group: by ? { by, key: params.get(by)! } : null,
    cut: cut && side ? { id: cut, side } : null,
    versionId: params.get('version'),
    target: params.has('target') ? Number(params.get('target')) : null,
  };
}

const groupKey = (by: ShoreGrouping, { bank, water, place, districtId }: ShoreRow): string => {
  if (by === 'bank') return bank ?? '';
  if (by === 'water') return water ?? '';
  return place === 'district' ? DISTRICT + districtId : place;
};

export const isInGroup = (row: ShoreRow, group: ShoreGroup | null): boolean =>
  group === null || groupKey(group.by, row) === group.key;

/** Shore beyond the city, which counts for nothing. */
export const OUTSIDE_GROUP: ShoreGroup = { by: 'district', key: 'outside' };
const isOutside = (group: ShoreGroup | null): boolean => group?.by === 'district' && group.key === OUTSIDE_GROUP.key;

/** Of the city's shore by one column: districts in their order, banks and waters by length; what is not stated comes last. */
export function groupsOf({ rows, places }: Pick<Shoreline, 'rows' | 'places'>, by: ShoreGrouping): ShoreGroup[] {
  const lengths = new Map<string, number>();
  for (const row of rows) {
    const key = groupKey(by, row);
    lengths.set(key, (lengths.get(key) ?? 0) + row.lengthMetres);
  }
  if (by === 'district')
    return places
      .map(({ kind, districtId }) => (kind === 'district' ? DISTRICT + districtId : kind))
      .filter((key) => lengths.has(key))
      .map((key) => ({ by, key }));
  const rank = (key: string) => (key === '' ? -1 : lengths.get(key)!);
  return [...lengths.keys()].sort((a, b) => rank(b) - rank(a)).map((key) => ({ by, key }));
}

/** By district, those that the board is filtered by (null: all), without borders between them; other groups are of the whole city. */
export const shownGroups = (
  shore: Pick<Shoreline, 'rows' | 'places'>,
  by: ShoreGrouping,
  districts: readonly string[] | null,
): ShoreGroup[] =>
  groupsOf(shore, by).filter(
    (group) => by !== 'district' || districts === null || districts.includes(districtOf(group) ?? ''),
  );

/** Groupings that tell anything apart; by district always. */
export const groupingsOf = (shore: Pick<Shoreline, 'rows' | 'places'>): ShoreGrouping[] =>
  GROUPINGS.filter((by) => by === 'district' || groupsOf(shore, by).some(({ key }) => key !== ''));

/** What a figure is the length of, or the part of. */
export function shoreRows(
  { rows, outside }: Pick<Shoreline, 'rows' | 'outside'>,
  { zones, group }: Pick<ShoreFigure, 'zones' | 'group'>,
) {
  return (isOutside(group) ? outside : rows).filter(
    (row) => isInGroup(row, group) && (zones === null || zones.includes(row.zone)),
  );
}

/** Length of rows: all of it, or what of it lies on a side of a cut. Metres. */
export function shoreMetres(
  { cuts }: Pick<Shoreline, 'cuts'>,
  rows: readonly ShoreRow[],
  cut: ShoreFigure['cut'] = null,
): number {
  const at = cut === null ? -1 : cuts.findIndex((c) => c.id === cut.id);
  const own = (row: ShoreRow): number => {
    const sides = row.cuts[at];
    if (cut === null || !sides) return cut === null ? row.lengthMetres : 0;
    return { inside: sides.insideMetres, on: sides.onMetres, outside: sides.outsideMetres }[cut.side];
  };
  return rows.reduce((sum, row) => sum + own(row), 0);
}

/** Two cities class by class, each as its own board has it. Pure. */

import type { Bilingual, City } from '../../../domain/city.ts';
import type { Overview, OverviewCell, OverviewClass } from '../../../domain/coverage/overview.ts';
import type { OpenCity, Project } from '../../state/model.ts';
import { classEntries, layerView } from '../../state/select.ts';
import { isGround } from './choose.ts';

export interface PairSide {
  readonly overview: Pick<Overview, 'classes' | 'total'>;
  readonly bandSet: City['bandSet'];
  /** Keys of the classes that its map draws, in sight or not. */
  readonly drawn: ReadonlySet<string>;
}

/** A figure of a whole city. */
export interface PairCell extends OverviewCell {
  /** Of a band at a distance that the plan of the city does not set. */
  readonly isReference: boolean;
}

export interface PairRow {
  readonly key: string;
  readonly style: string;
  readonly name: Bilingual;
  readonly measure: OverviewClass['measure'];
  /** Null where the city has none of it. */
  readonly first: PairCell | null;
  readonly second: PairCell | null;
}

interface Told {
  readonly of: OverviewClass;
  readonly cell: PairCell;
  /** Distances of a band, metres. */
  readonly ring: string | null;
  readonly isDrawn: boolean;
}

/**
 * Classes that either map draws, told of both cities wherever the maps look; one class of both, or one band at the same distances,
 * is one row. Areas come before lengths and counts, of each those first that both cities have.
 */
export function pairRows(first: PairSide, second: PairSide): PairRow[] {
  const [ones, others] = [toldOf(first), toldOf(second)];
  const rows = [
    ...ones.map((one) => [one, others.find((other) => isSame(one, other)) ?? null] as const),
    ...others.filter((other) => !ones.some((one) => isSame(one, other))).map((other) => [null, other] as const),
  ]
    .filter((pair) => pair.some((told) => told?.isDrawn))
    .map(([one, other]) => rowOf(one, other));
  const order: readonly OverviewClass['measure'][] = ['area', 'length', 'count'];
  const isShared = (row: PairRow): boolean => row.first !== null && row.second !== null;
  return order.flatMap((measure) => {
    const own = rows.filter((row) => row.measure === measure);
    return [...own.filter(isShared), ...own.filter((row) => !isShared(row))];
  });
}

export const hasReference = (rows: readonly PairRow[]): boolean =>
  rows.some(({ first, second }) => first?.isReference || second?.isReference);

/** Keys of the classes that a map draws, all but the ground. */
export function drawnKeys({ open: { city }, project }: { open: OpenCity; project: Project }): Set<string> {
  const shown = classEntries(city).filter(
    (entry) => !isGround(city, entry.layer) && layerView({ project }, entry).visible,
  );
  return new Set(shown.map(({ key }) => key));
}

function isSame(one: Told, other: Told): boolean {
  if (one.of.measure !== other.of.measure) return false;
  if (one.ring !== null && one.ring === other.ring) return true;
  return one.of.style === other.of.style && one.of.name.zh === other.of.name.zh;
}

/** Named as where the plan sets it. */
function rowOf(one: Told | null, other: Told | null): PairRow {
  const named = (one?.cell.isReference && other ? other : (one ?? other))!.of;
  const { style, name, measure } = named;
  const key = one === null ? `second:${named.key}` : one.of.key;
  return { key, style, name, measure, first: one?.cell ?? null, second: other?.cell ?? null };
}

function toldOf({ overview, bandSet, drawn }: PairSide): Told[] {
  return overview.classes.flatMap((of, at) => {
    const cell = overview.total.cells[at];
    if (!cell) return [];
    const ring = bandSet?.bandsLayer === of.layerId ? bandSet.rings.find((r) => r.class === of.classId) : undefined;
    const isReference = ring !== undefined && bandSet?.standing === 'reference';
    const distances = ring ? `${ring.fromMetres}-${ring.toMetres}` : null;
    return [{ of, cell: { ...cell, isReference }, ring: distances, isDrawn: drawn.has(of.key) }];
  });
}

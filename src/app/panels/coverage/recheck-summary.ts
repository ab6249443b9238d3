/** What the second computation on the sphere (球面复核) says of the table and of one figure. Pure. */
import type { CellRecheck } from '../../../domain/coverage/recheck.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { RecheckState, Selection } from '../../state/model.ts';

export interface RecheckSummary {
  readonly total: number;
  readonly agrees: number;
  readonly differs: readonly CellRecheck[];
  /** 未复核. */
  readonly tooLarge: number;
  readonly failed: number;
  /** Largest share that is left between sphere and ellipsoid after what the sphere explains; null where none was compared. */
  readonly largestUnexplained: number | null;
}

export function recheckSummary(cells: readonly CellRecheck[]): RecheckSummary {
  const count = (state: CellRecheck['state']) => cells.filter((c) => c.state === state).length;
  const unexplained = cells.map(unexplainedOf).filter((u) => u !== null);
  return {
    total: cells.length,
    agrees: count('agrees'),
    differs: cells.filter((c) => c.state === 'differs'),
    tooLarge: count('too-large'),
    failed: count('failed'),
    largestUnexplained: unexplained.length > 0 ? Math.max(...unexplained) : null,
  };
}

const unexplainedOf = ({ deviation, expectedDeviation }: CellRecheck): number | null =>
  deviation === null || expectedDeviation === null ? null : Math.abs(deviation - expectedDeviation);

/** What is known of a figure: its own cell, or those of all districts where it is a total. */
export type FigureRecheck =
  /** No figure of the table of districts: not looked at. */
  | { readonly kind: 'not-covered' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'not-done' }
  | { readonly kind: 'cell'; readonly cell: CellRecheck }
  | { readonly kind: 'total'; readonly summary: RecheckSummary };

export function recheckOf(selection: Selection, result: CoverageResult, recheck: RecheckState): FigureRecheck {
  if (selection.kind !== 'cell' || selection.aspect !== undefined || !isInTable(selection.key, result))
    return { kind: 'not-covered' };
  if (recheck.kind === 'running' && recheck.of === result) return { kind: 'waiting' };
  if (recheck.kind !== 'done' || recheck.of !== result) return { kind: 'not-done' };
  const own = recheck.cells.filter((c) => c.key === selection.key);
  if (selection.districtId === null) return { kind: 'total', summary: recheckSummary(own) };
  const cell = own.find((c) => c.districtId === selection.districtId);
  return cell ? { kind: 'cell', cell } : { kind: 'not-done' };
}

const isInTable = (key: string, { classes, unions }: CoverageResult): boolean =>
  classes.some((c) => c.key === key) || unions.some((u) => u.id === key);

export const isDiffering = (known: FigureRecheck): boolean =>
  known.kind === 'cell' ? known.cell.state === 'differs' : known.kind === 'total' && known.summary.differs.length > 0;

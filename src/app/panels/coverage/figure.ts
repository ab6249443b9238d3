/**
 * Which figure of the board is meant, written as a selection: `key` is the class, union or layer it belongs to, so that
 * the map can light it up; `aspect` says which of its figures. Pure.
 */
import type { Selection } from '../../state/model.ts';

/** Figures that a key may have besides its area in a district. */
export type Aspect =
  /** Area of the district itself. */
  | 'district'
  /** Columns of the red line's account. */
  | 'before'
  | 'lost'
  | 'gained'
  | 'after'
  | 'net'
  /** Shore: length of a zone, of all or in a district, on the border between districts, outside; the two readings. */
  | 'length'
  | 'length-border'
  | 'length-outside'
  | 'reading-all'
  | 'reading-classified'
  /** Sums of the combination plot. */
  | 'union'
  | 'gross'
  | 'repeated'
  /** Sites of a type: all, in a band, of a status, past their date. */
  | 'sites'
  | `band:${string}`
  | `status:${string}`
  | 'overdue';

export type Cell = Extract<Selection, { kind: 'cell' }>;

/** `districtId` null is the whole city. */
export function cellOf(key: string, districtId: string | null = null, aspect?: Aspect): Cell {
  return aspect === undefined ? { kind: 'cell', districtId, key } : { kind: 'cell', districtId, key, aspect };
}

export const combinationOf = (keys: readonly string[]): Selection => ({ kind: 'combination', keys });

/** One text per selection, to compare them. */
function selectionId(selection: Selection): string {
  switch (selection.kind) {
    case 'cell':
      return `cell ${selection.districtId ?? ''} ${selection.key} ${selection.aspect ?? ''}`;
    case 'combination':
      return `combination ${[...selection.keys].sort().join(' ')}`;
    default:
      return selection.kind;
  }
}

export const sameFigure = (a: Selection | null, b: Selection): boolean =>
  a !== null && (a.kind === 'cell' || a.kind === 'combination') && selectionId(a) === selectionId(b);

/** Class that a figure lights up; null where it is of no single class. */
export const litKey = (selection: Selection): string | null => (selection.kind === 'cell' ? selection.key : null);

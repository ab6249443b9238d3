/**
 * Which figure of the board is meant, written as a selection: `key` is the class, union or layer it belongs to, so that
 * the map can light it up; `aspect` says which of its figures. Pure.
 */
import type { FigureCard, Selection } from '../../state/model.ts';

/** Figures that a key may have besides its area in a district. */
export type Aspect =
  /** Area of the district itself. */
  | 'district'
  /** Of the ground of its row. */
  | 'share'
  /** Of one set of the combination plot. */
  | `set:${string}`
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

export type Figure = Extract<Selection, { kind: 'figure' }>;

/** A figure of a card by the card's own id. `keys`: of classes or layers, drawn with it. */
export const figureOf = (
  card: FigureCard,
  id: string,
  keys: readonly string[] = [],
  districtId: string | null = null,
): Figure => ({ kind: 'figure', card, id, keys, districtId });

/** One text per selection, to compare them. */
function selectionId(selection: Selection): string {
  switch (selection.kind) {
    case 'cell':
      return `cell ${selection.districtId ?? ''} ${selection.key} ${selection.aspect ?? ''}`;
    case 'combination':
      return `combination ${[...selection.keys].sort().join(' ')}`;
    case 'figure':
      return `figure ${selection.card} ${selection.districtId ?? ''} ${selection.id}`;
    default:
      return selection.kind;
  }
}

const isFigure = ({ kind }: Selection): boolean => kind === 'cell' || kind === 'combination' || kind === 'figure';

export const sameFigure = (a: Selection | null, b: Selection): boolean =>
  a !== null && isFigure(a) && selectionId(a) === selectionId(b);

/** Class that a figure lights up; null where it is of no single class. */
export function litKey(selection: Selection): string | null {
  if (selection.kind === 'cell') return selection.key;
  return selection.kind === 'figure' && selection.keys.length === 1 ? selection.keys[0]! : null;
}

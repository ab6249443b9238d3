/** The ledger of 面积不减少: ground by the classes it had and has, and every sum a pivot of it. */
import { type ChangeRow, OUTSIDE, TOUCH_SQUARE_METRES } from '../../engine/index.ts';
import type { CityLayer } from '../city.ts';
import type { PreparedCity } from '../prepared-city.ts';

export type ChangeKind = 'lost' | 'gained' | 'moved' | 'kept';

/** Ground of one district that had the same classes before, and has the same after. */
export interface ChangedGround {
  /** Null: outside all districts (市域外). */
  readonly districtId: string | null;
  /** Ids of the classes that lay there, in the layer's order; empty: none. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly areaSquareMetres: number;
}

/** Square metres; before - lost + gained = after. */
export interface ChangeSums {
  readonly beforeSquareMetres: number;
  readonly lostSquareMetres: number;
  readonly gainedSquareMetres: number;
  readonly afterSquareMetres: number;
}

/** `moved`: of the layer before and after, in other classes of it. */
export function changeKind({ from, to }: Pick<ChangedGround, 'from' | 'to'>): ChangeKind {
  if (to.length === 0) return 'lost';
  if (from.length === 0) return 'gained';
  return from.join() === to.join() ? 'kept' : 'moved';
}

/** Sums of ground; of some classes only, taken together, where these are named: what moves out of them is lost to them. */
export function changeSums(ground: readonly ChangedGround[], classIds: readonly string[] | null = null): ChangeSums {
  const isIn = (own: readonly string[]) =>
    classIds === null ? own.length > 0 : own.some((id) => classIds.includes(id));
  const sum = (pick: (was: boolean, is: boolean) => boolean) =>
    ground.reduce((total, g) => total + (pick(isIn(g.from), isIn(g.to)) ? g.areaSquareMetres : 0), 0);
  return {
    beforeSquareMetres: sum((was) => was),
    lostSquareMetres: sum((was, is) => was && !is),
    gainedSquareMetres: sum((was, is) => is && !was),
    afterSquareMetres: sum((_, is) => is),
  };
}

/** Whether neither version has any of it: there is nothing to compare. */
export const isAbsent = ({ beforeSquareMetres, afterSquareMetres }: ChangeSums): boolean =>
  beforeSquareMetres === 0 && afterSquareMetres === 0;

const classesOf = ({ classes }: CityLayer, mask: number): string[] =>
  classes.flatMap((c, bit) => ((mask >>> bit) & 1 ? [c.id] : []));

/** The rows of the engine as ground; those of boundaries that only touch are none. */
export const allGround = (prepared: PreparedCity, layer: CityLayer, rows: readonly ChangeRow[]): ChangedGround[] =>
  rows
    .filter(({ areaSquareMetres }) => areaSquareMetres > TOUCH_SQUARE_METRES)
    .map((row) => ({ ...groundOf(prepared, layer, row), areaSquareMetres: row.areaSquareMetres }));

/** What a row of the engine speaks of. */
export const groundOf = (
  { districts }: PreparedCity,
  layer: CityLayer,
  { part, before, after }: Pick<ChangeRow, 'part' | 'before' | 'after'>,
): Omit<ChangedGround, 'areaSquareMetres'> => ({
  districtId: part === OUTSIDE ? null : districts[part]!.properties.id,
  from: classesOf(layer, before),
  to: classesOf(layer, after),
});

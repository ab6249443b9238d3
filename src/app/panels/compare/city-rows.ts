/** Two cities class by class, each as its own board has it. Pure. */

import type { Bilingual } from '../../../domain/city.ts';
import type { Overview, OverviewCell, OverviewClass } from '../../../domain/coverage/overview.ts';

export interface PairSide {
  readonly overview: Pick<Overview, 'classes' | 'total'>;
  /** Keys of the classes that its map draws. */
  readonly drawn: ReadonlySet<string>;
}

export interface PairRow {
  readonly key: string;
  readonly style: string;
  readonly name: Bilingual;
  readonly measure: OverviewClass['measure'];
  /** Null where the city has none of it, or its map does not draw it. */
  readonly first: OverviewCell | null;
  readonly second: OverviewCell | null;
}

type Measured = Omit<OverviewClass, 'layerId' | 'classId'>;

/** Classes that either map draws; one class of both cities is one row. Areas come before lengths and counts. */
export function pairRows(first: PairSide, second: PairSide): PairRow[] {
  const [ones, others] = [cellsOf(first), cellsOf(second)];
  const isSame = (a: Measured, b: Measured): boolean =>
    a.style === b.style && a.name.zh === b.name.zh && a.measure === b.measure;
  const rows = [
    ...ones.map(({ of, cell }) => rowOf(of, cell, others.find((o) => isSame(o.of, of))?.cell ?? null)),
    ...others.filter(({ of }) => !ones.some((o) => isSame(o.of, of))).map(({ of, cell }) => rowOf(of, null, cell)),
  ];
  const order: readonly OverviewClass['measure'][] = ['area', 'length', 'count'];
  return order.flatMap((measure) => rows.filter((row) => row.measure === measure));
}

const rowOf = ({ key, style, name, measure }: Measured, first: OverviewCell | null, second: OverviewCell | null) => ({
  key: first === null ? `second:${key}` : key,
  style,
  name,
  measure,
  first,
  second,
});

function cellsOf({ overview, drawn }: PairSide): { of: OverviewClass; cell: OverviewCell }[] {
  return overview.classes.flatMap((of, at) => {
    const cell = overview.total.cells[at];
    return drawn.has(of.key) && cell ? [{ of, cell }] : [];
  });
}

/** Two cities class by class as tables of a slide. Pure. */
import type { OverviewClass } from '../../../../domain/coverage/overview.ts';
import type { ReportTable } from '../../../../report/document.ts';
import { count, kilometres, percent, squareKilometres } from '../../../format.ts';
import type { Language } from '../../../state/model.ts';
import type { Text } from '../../../text/use-text.ts';
import { type PairCell, type PairRow, type PairSide, pairRows } from '../../compare/city-rows.ts';

type Two<T> = readonly [T, T];

interface PairTables {
  /** Areas: beside the maps. */
  readonly leading: ReportTable;
  /** Lengths and counts, which have other units; none where neither city has any. */
  readonly tables: readonly ReportTable[];
}

/** `order`: which of the two stands left. */
export function pairTables(
  sides: Two<PairSide>,
  names: Two<string>,
  order: Two<0 | 1>,
  { wall: { pair: words }, meeting, compare }: Pick<Text, 'wall' | 'meeting' | 'compare'>,
  language: Language,
): PairTables {
  const rowOf = ({ name, measure, first, second }: PairRow) => {
    const cells = [first, second].map((cell) => (cell ? figure(cell, measure, words) : words.none));
    return { cells: [name[language], ...order.map((at) => cells[at]!)] };
  };
  const columns = (unit: { readonly unit?: string }) => [
    { title: compare.figures.kind, align: 'left' as const, width: 30 },
    ...order.map((at) => ({ title: names[at], ...unit, align: 'right' as const, width: 35 })),
  ];
  const rows = pairRows(...sides);
  const [areas, others] = [rows.filter((r) => r.measure === 'area'), rows.filter((r) => r.measure !== 'area')];
  const title = words.title(names[order[0]], names[order[1]]);
  const whole = sides.map(({ overview }) => squareKilometres(overview.total.areaSquareMetres ?? 0));
  const ground = { cells: [words.ground, ...order.map((at) => whole[at]!)], total: true };
  const leading: ReportTable = {
    kind: 'table',
    id: 'pair',
    caption: title,
    columns: columns({ unit: `${meeting.km2} · %` }),
    rows: [ground, ...areas.map(rowOf)],
  };
  if (others.length === 0) return { leading, tables: [] };
  const caption = `${title} · ${words.others}`;
  return {
    leading,
    tables: [{ ...leading, id: 'pair-others', caption, columns: columns({}), rows: others.map(rowOf) }],
  };
}

function figure(cell: PairCell, measure: OverviewClass['measure'], words: Text['wall']['pair']): string {
  switch (measure) {
    case 'area': {
      const area = squareKilometres(cell.areaSquareMetres ?? 0);
      const share = cell.share === null ? area : `${area} · ${percent(cell.share)}`;
      // A line of its own: a cell this narrow would break the word in two.
      return cell.isReference ? `${share}\n${words.reference}` : share;
    }
    case 'length':
      return `${kilometres(cell.lengthMetres ?? 0)} ${words.kilometres}`;
    case 'count':
      return `${count(cell.count ?? 0)} ${words.places}`;
  }
}

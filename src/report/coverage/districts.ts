/** 分区成效: every class by district, by what it is measured by, on the ground that the filter leaves. */
import { FILTER_PARTS } from '../../domain/coverage/filter.ts';
import { collectionGaps, notCollectedIn } from '../../domain/coverage/not-collected.ts';
import type { OverviewCell, OverviewClass, OverviewRow } from '../../domain/coverage/overview.ts';
import type { CoverageRow } from '../../domain/coverage/result.ts';
import { overlappingUnions } from '../../domain/coverage/unions.ts';
import { count, kilometres, percent, squareKilometres, squareMetres } from '../../geodesy/units.ts';
import { FILE_FORMATS, fileHectares, fileKilometres, fileShare } from '../../text/file-figures.ts';
import { type CoverageContext, type CoverageSection, paragraph, sentences } from '../coverage-input.ts';
import { type FigureColumn, type FigureTable, type FileColumn, figureTable, wordColumn } from '../figure-table.ts';
import { withScope } from './scope.ts';

/** What fits beside the name of a class and the total. */
const MOST_DISTRICTS = 5;

/** A class or the union of several: its cell in a row. */
interface Line {
  readonly name: string;
  readonly cell: (row: OverviewRow) => Cell | null;
  /** Null: the ground itself. */
  readonly layerId: string | null;
  /** The ground itself, no class. */
  readonly isGround?: true;
}

type TableId = 'areas' | 'lengths' | 'counts';

type Cell = Pick<OverviewCell, 'areaSquareMetres' | 'share' | 'lengthMetres' | 'count'>;

export function districtSection(context: CoverageContext): CoverageSection {
  const { words, result } = context;
  const text = words.districts;
  const { overview } = result;
  if (overview.classes.length === 0) return { blocks: [paragraph(text.none, 'warning')], tables: [] };
  const lines = (measure: OverviewClass['measure']) => classLines(context, measure);
  const tables = [
    ...tablesOf(context, 'areas', [groundLine(context), ...lines('area'), ...unionLines(context)]),
    ...tablesOf(context, 'lengths', lines('length')),
    ...tablesOf(context, 'counts', lines('count')),
  ];
  return withScope(context, FILTER_PARTS, {
    tables,
    blocks: [
      ...tables.map(({ table }) => table),
      paragraph(sentences(context, [text.residual(squareMetres(overview.residualSquareMetres)), text.border]), 'quiet'),
      ...gaps(context),
      ...leftOut(context),
    ],
  });
}

const groundLine = ({ words }: CoverageContext): Line => ({
  name: words.districts.ground,
  layerId: null,
  isGround: true,
  cell: ({ areaSquareMetres }) =>
    areaSquareMetres === null ? null : { areaSquareMetres, share: null, lengthMetres: null, count: null },
});

const classLines = ({ result, language }: CoverageContext, measure: OverviewClass['measure']): Line[] =>
  result.overview.classes.flatMap((c, i) =>
    c.measure === measure
      ? [{ name: c.name[language], layerId: c.layerId, cell: (row: OverviewRow) => row.cells[i] ?? null }]
      : [],
  );

/** Of layers whose classes overlap one another. */
function unionLines({ result, language, words }: CoverageContext): Line[] {
  const rowOf = ({ kind, districtId }: OverviewRow): CoverageRow | undefined => {
    if (kind === 'total') return result.total;
    return kind === 'district' ? result.rows.find((r) => r.districtId === districtId) : undefined;
  };
  return overlappingUnions(result).map((at) => ({
    name: words.districts.union(result.unions[at]!.name[language]),
    layerId: result.unions[at]!.keys[0]?.split('/')[0] ?? null,
    cell: (row) => {
      const own = rowOf(row)?.unions[at];
      return own ? { ...own, lengthMetres: null, count: null } : null;
    },
  }));
}

/** A table for every few districts, the total in the last one. */
function tablesOf(context: CoverageContext, id: TableId, lines: readonly Line[]): FigureTable[] {
  const { words, result } = context;
  const { rows, border, total } = result.overview;
  const text = words.districts;
  if (lines.length === 0) return [];
  const others = id === 'areas' || !lines.some(({ cell }) => cell(border)) ? [total] : [border, total];
  const all = [...rows, ...others];
  const most = all.length <= MOST_DISTRICTS + 2 ? all.length : MOST_DISTRICTS;
  const chunks = Array.from({ length: Math.ceil(all.length / most) }, (_, i) => all.slice(i * most, (i + 1) * most));
  return chunks.map((chunk, i) =>
    figureTable<Line>({
      id: i === 0 ? id : `${id}-${i + 1}`,
      caption: i === 0 ? text[id] : text.continued(text[id], i),
      rows: lines,
      columns: [wordColumn(text.class, 20, ({ name }) => name), ...chunk.map((row) => column(context, row, id))],
    }),
  );
}

function column(context: CoverageContext, row: OverviewRow, id: TableId): FigureColumn<Line> {
  const { words } = context;
  const title = rowName(context, row);
  const unit = { areas: words.units.squareKilometre, lengths: words.units.kilometre, counts: words.units.count }[id];
  return {
    title,
    ...(unit && { unit }),
    align: 'right',
    width: 13,
    words: (line) => cellWords(line.cell(row), id) ?? nothingWords(context, row, line),
    file: fileColumns(context, row, id),
  };
}

function rowName({ language, words }: CoverageContext, { kind, name }: OverviewRow): string {
  if (kind === 'district') return name?.[language] ?? '';
  return { border: words.border, outside: words.outside, total: words.total }[kind];
}

/** Of a class that does not occur; borders, and rows without ground of their own, have no such figure. */
function nothingWords(
  { words, result, city }: CoverageContext,
  { kind, districtId }: OverviewRow,
  { isGround, layerId }: Line,
): string {
  if (isGround || kind === 'border') return words.dash;
  if (layerId !== null && notCollectedIn(city, layerId, districtId)) return words.districts.notCollected;
  return result.overview.filter.within === null ? words.districts.absent : words.districts.absentWithin;
}

/** Null where there is none of it. */
function cellWords(cell: Cell | null, id: TableId): string | null {
  if (cell === null) return null;
  if (id === 'lengths') return kilometres(cell.lengthMetres);
  if (id === 'counts') return count(cell.count);
  const area = squareKilometres(cell.areaSquareMetres);
  return cell.share === null ? area : `${area}\n${percent(cell.share)}`;
}

/** As they are printed, with their numbers in full; words where there is none of a class. */
function fileColumns(context: CoverageContext, row: OverviewRow, id: TableId): FileColumn<Line>[] {
  const { words } = context;
  const title = rowName(context, row);
  const cell = (line: Line, of: (found: Cell) => number | null): number | string | null => {
    const found = line.cell(row);
    if (found !== null) return of(found);
    if (line.isGround) return null;
    return row.kind === 'border' ? null : nothingWords(context, row, line);
  };
  if (id === 'lengths')
    return [{ title: `${title} ${words.units.kilometre}`, cell: (l) => cell(l, (c) => fileKilometres(c.lengthMetres)), format: FILE_FORMATS.kilometres }]; // biome-ignore format: one column
  if (id === 'counts') return [{ title, cell: (l) => cell(l, (c) => c.count) }];
  const hectare = `${title} ${words.units.hectare}`;
  return [
    { title: hectare, cell: (l) => cell(l, (c) => fileHectares(c.areaSquareMetres)), format: FILE_FORMATS.hectares },
    { title: `${title} ${words.districts.share}`, cell: (l) => fileShare(l.cell(row)?.share ?? null), format: FILE_FORMATS.share }, // biome-ignore format: one column
  ];
}

function gaps({ city, words, language }: CoverageContext) {
  return collectionGaps(city).map(({ note, layers }) =>
    paragraph(
      words.districts.collectionGap(note[language], layers.map((l) => l.name[language]).join(words.join)),
      'warning',
    ),
  );
}

function leftOut({ result, words, language }: CoverageContext) {
  const text = words.districts;
  const list = result.overview.classes.filter((c) => c.leftOut > 0);
  if (list.length === 0) return [];
  return [
    paragraph(text.leftOut(list.map((c) => text.leftOutOf(c.name[language], c.leftOut)).join(words.join)), 'warning'),
  ];
}

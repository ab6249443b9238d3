/** A table of figures that is written once: as it is printed, and as numbers for a workbook. */
import { hectares, kilometres, percent, squareKilometres } from '../geodesy/units.ts';
import type { Cell } from '../io/raw-layer.ts';
import type { WorkbookSheet } from '../io/write/xlsx.ts';
import { FILE_FORMATS, fileHectares, fileKilometres, fileShare } from '../text/file-figures.ts';
import { plainText, type ReportTable, type Words } from './document.ts';

export interface FigureColumn<R> {
  readonly title: string;
  readonly unit?: string;
  readonly align: 'left' | 'right' | 'center';
  /** As a part of the sum of all parts. */
  readonly width: number;
  readonly words: (row: R) => Words;
  /** What stands in the workbook in place of the words, in columns of its own. */
  readonly file?: readonly FileColumn<R>[];
}

export interface FileColumn<R> {
  readonly title: string;
  readonly cell: (row: R) => Cell;
  readonly format?: string;
}

export interface FigureTable {
  readonly table: ReportTable;
  /** All rows, also those that paper has no room for. */
  readonly sheet: WorkbookSheet;
  /** Rows that are in the workbook alone. */
  readonly more: number;
}

interface TableFrame<R> {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly FigureColumn<R>[];
  readonly rows: readonly R[];
  readonly isTotal?: (row: R) => boolean;
  /** Rows that are printed; the rest is in the workbook. */
  readonly most?: number;
}

const FILE_WIDTH = 16;

export function figureTable<R>({
  id,
  caption,
  columns,
  rows,
  isTotal = () => false,
  most = rows.length,
}: TableFrame<R>): FigureTable {
  // biome-ignore format: one frame
  const printed = rows.slice(0, most);
  const files = columns.flatMap((c) => c.file ?? [{ title: c.title, cell: (row: R): Cell => plainText(c.words(row)) }]);
  return {
    table: {
      kind: 'table',
      id,
      caption,
      columns: columns.map(({ title, unit, align, width }) => ({ title, align, width, ...(unit && { unit }) })),
      rows: printed.map((row) => ({ cells: columns.map((c) => c.words(row)), ...(isTotal(row) && { total: true }) })),
    },
    sheet: {
      name: caption,
      hasHead: true,
      columns: files.map(({ format }) => ({ width: FILE_WIDTH, ...(format && { format }) })),
      rows: [files.map((f) => f.title), ...rows.map((row) => files.map((f) => f.cell(row)))],
    },
    more: rows.length - printed.length,
  };
}

export const wordColumn = <R>(title: string, width: number, words: (row: R) => Words): FigureColumn<R> => ({
  title,
  align: 'left',
  width,
  words,
});

interface Measured<R> {
  readonly title: string;
  readonly unit: string;
  readonly width: number;
  /** Square metres, metres, shares; null: no such figure. */
  readonly of: (row: R) => number | null;
  /** As it is printed, where not as usual. */
  readonly print?: (value: number | null) => string;
}

const measured = <R>(
  { title, unit, width, of, print }: Measured<R>,
  usual: (value: number | null) => string,
  toFile: (value: number | null) => number | null,
  format: string,
  fileUnit: string = unit,
): FigureColumn<R> => ({
  title,
  unit,
  width,
  align: 'right',
  words: (row) => (print ?? usual)(of(row)),
  file: [{ title: `${title} ${fileUnit}`.trim(), cell: (row) => toFile(of(row)), format }],
});

/** Of square metres, in hectares. */
export const hectareColumn = <R>(column: Measured<R>): FigureColumn<R> =>
  measured(column, (value) => hectares(value), fileHectares, FILE_FORMATS.hectares);

/** Of square metres, in square kilometres; in hectares (`fileUnit`) in the workbook, where all areas are. */
export const squareKilometreColumn = <R>(column: Measured<R> & { readonly fileUnit: string }): FigureColumn<R> =>
  measured(column, squareKilometres, fileHectares, FILE_FORMATS.hectares, column.fileUnit);

/** Of metres, in kilometres. */
export const kilometreColumn = <R>(column: Measured<R>): FigureColumn<R> =>
  measured(column, kilometres, fileKilometres, FILE_FORMATS.kilometres);

export const shareColumn = <R>(column: Omit<Measured<R>, 'unit'>): FigureColumn<R> => ({
  ...measured({ ...column, unit: '' }, percent, fileShare, FILE_FORMATS.share),
  unit: '%',
});

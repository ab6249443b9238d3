/** Pure: a layer's features as rows of cells, and what is copied out of them. */
import type { LayerTable } from '../../../domain/feature-table.ts';
import { type CsvCell, csv } from '../../export/csv.ts';
import type { Text } from '../../text/use-text.ts';
import { cellText, columnName, measuresOf } from '../record/facts.ts';

export interface TableRow {
  /** Position in the layer's table. */
  readonly index: number;
  readonly cells: Readonly<Record<string, string | number | null>>;
}

export interface TableColumn {
  readonly id: string;
  readonly title: string;
  readonly numeric: boolean;
}

/** Computed columns have names no file uses. */
const AREA = '@area';
const LENGTH = '@length';
const FIRST = ['id', 'name', 'class', 'type'];
const SQUARE_METRES_PER_HECTARE = 10_000;
const METRES_PER_KILOMETRE = 1000;

export function tableColumns(table: LayerTable, text: Text['shell']): TableColumn[] {
  const names = new Set(table.features.flatMap((feature) => Object.keys(feature.properties)));
  const ordered = [...FIRST.filter((name) => names.has(name)), ...[...names].filter((name) => !FIRST.includes(name))];
  const isNumeric = (name: string) =>
    table.features.every((f) => f.properties[name] === undefined || typeof f.properties[name] === 'number');
  const types = new Set(table.features.map((f) => f.geometry.type.replace('Multi', '')));
  return [
    ...ordered.map((name) => ({ id: name, title: columnName(name, text), numeric: isNumeric(name) })),
    ...(types.has('Polygon') ? [{ id: AREA, title: text.table.areaColumn, numeric: true }] : []),
    ...(types.has('LineString') ? [{ id: LENGTH, title: text.table.lengthColumn, numeric: true }] : []),
  ];
}

export function tableRows(table: LayerTable): TableRow[] {
  return table.features.map((feature, index) => {
    const { areaSquareMetres, lengthMetres } = measuresOf(feature.geometry);
    const cells = Object.entries(feature.properties).map(([name, value]) => [name, plain(value)]);
    return {
      index,
      cells: {
        ...Object.fromEntries(cells),
        [AREA]: areaSquareMetres === null ? null : areaSquareMetres / SQUARE_METRES_PER_HECTARE,
        [LENGTH]: lengthMetres === null ? null : lengthMetres / METRES_PER_KILOMETRE,
      },
    };
  });
}

const plain = (value: unknown): string | number | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'number' || typeof value === 'string'
      ? value
      : JSON.stringify(value);

const DECIMALS: Readonly<Record<string, number>> = { [AREA]: 4, [LENGTH]: 3 };

/** A cell as it is shown; computed figures are rounded here only. */
export function shownCell(row: TableRow, column: TableColumn, text: Text['shell']): string {
  const value = row.cells[column.id] ?? null;
  const decimals = DECIMALS[column.id];
  if (decimals !== undefined && typeof value === 'number')
    return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return cellText(column.id, value, text);
}

function sheet(rows: readonly TableRow[], columns: readonly TableColumn[], text: Text['shell']): CsvCell[][] {
  const head = columns.map((column) => column.title);
  const body = rows.map((row) =>
    columns.map((column): CsvCell => {
      const value = row.cells[column.id] ?? null;
      return typeof value === 'string' ? cellText(column.id, value, text) : value;
    }),
  );
  return [head, ...body];
}

export const asCsv = (rows: readonly TableRow[], columns: readonly TableColumn[], text: Text['shell']): string =>
  csv(sheet(rows, columns, text));

/** A cell that starts like a formula is led by an apostrophe; tabs and breaks inside a cell become spaces. */
export function asTsv(rows: readonly TableRow[], columns: readonly TableColumn[], text: Text['shell']): string {
  const cell = (value: CsvCell): string => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const flat = value.replace(/[\t\r\n]+/g, ' ');
    return /^[=+\-@＝＋－＠]/.test(flat) ? `'${flat}` : flat;
  };
  return sheet(rows, columns, text)
    .map((row) => row.map(cell).join('\t'))
    .join('\r\n');
}

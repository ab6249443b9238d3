/** Rows that are corners: gathered into parcels by the columns that name them, by gaps, by titles between, and by their numbering. */
import { type Outcome, refusal } from '../../domain/problems.ts';
import type { Cell, RawFeature } from '../raw-layer.ts';
import type { TableColumns } from './point-table-columns.ts';
import { polygonal, RingCollector } from './point-table-rings.ts';

/** A row with both coordinates. */
export interface PlacedRow {
  readonly kind: 'placed';
  readonly x: number;
  readonly y: number;
  readonly cells: readonly Cell[];
}

/** `gap`: an empty row. `title`: words in one cell only. */
export type TableRow = PlacedRow | { readonly kind: 'gap' } | { readonly kind: 'title'; readonly text: string };

interface Parcel {
  readonly rings: RingCollector;
  readonly rows: PlacedRow[];
  readonly title: string | null;
  readonly named: Map<number, Cell>;
}

export interface CornerParcels {
  readonly parcels: readonly Parcel[];
  /** Whether columns or titles say which corners belong together. */
  readonly isGrouped: boolean;
}

const isEmpty = (cell: Cell | undefined): boolean => cell === null || cell === undefined || cell === '';

/** In the order of the table. A parcel that comes again after another one gets a further ring. */
export function cornerParcels(rows: readonly TableRow[], columns: TableColumns): CornerParcels {
  const parcels = new Map<string, Parcel>();
  let current: Parcel | null = null;
  let title: string | null = null;
  let titles = 0;
  let named = new Map<number, Cell>();
  for (const row of rows) {
    if (row.kind !== 'placed') {
      if (row.kind === 'title') title = `${row.text}\u0000${++titles}`;
      if (row.kind === 'title') current = null;
      current?.rings.breakHere();
      continue;
    }
    if (changes(row, columns.parcel, named)) {
      named = new Map(columns.parcel.flatMap((c) => (isEmpty(row.cells[c]) ? [] : [[c, row.cells[c]!]])));
      current = null;
    }
    for (const c of columns.parcel) if (!isEmpty(row.cells[c])) named.set(c, row.cells[c]!);
    current ??= parcelOf(parcels, title, named);
    for (const [c, cell] of named) current.named.set(c, cell);
    current.rows.push(row);
    current.rings.add({ x: row.x, y: row.y, ring: text(row, columns.ring), label: text(row, columns.label?.column) });
  }
  return { parcels: [...parcels.values()], isGrouped: columns.parcel.length > 0 || parcels.size > 1 };
}

const text = (row: PlacedRow, column: number | null | undefined): string =>
  column === null || column === undefined ? '' : String(row.cells[column] ?? '');

/** A cell that says something else than the rows above; merged cells are empty but in the first row. */
const changes = (row: PlacedRow, columns: readonly number[], named: ReadonlyMap<number, Cell>): boolean =>
  columns.some((c) => !isEmpty(row.cells[c]) && named.has(c) && named.get(c) !== row.cells[c]);

function parcelOf(parcels: Map<string, Parcel>, title: string | null, named: ReadonlyMap<number, Cell>): Parcel {
  const key = JSON.stringify([title, ...named.values()]);
  const known = parcels.get(key);
  known?.rings.breakHere();
  if (known) return known;
  const parcel: Parcel = {
    rings: new RingCollector(),
    rows: [],
    title: title?.split('\u0000')[0] ?? null,
    named: new Map(),
  };
  parcels.set(key, parcel);
  return parcel;
}

/** Column that a title between the lists goes to. */
export const TITLE_COLUMN = '地块名称';
export const COUNT_COLUMN = '点数';

/**
 * A feature a parcel; without anything that names parcels, a feature a polygon. Columns: what all rows of the parcel agree
 * in, its title, and the number of its rows.
 */
export function cornerFeatures(
  { parcels, isGrouped }: CornerParcels,
  columns: TableColumns,
  file: string,
): Outcome<readonly RawFeature[]> {
  const features: RawFeature[] = [];
  for (const { rings, rows, title, named } of parcels) {
    rings.settle();
    const fewest = rings.fewestCorners();
    if (fewest < 3) return refusal('ring-too-short', { file, feature: features.length }, { vertices: fewest });
    const properties = common(rows, columns, named);
    if (title !== null && properties[TITLE_COLUMN] === undefined) properties[TITLE_COLUMN] = title;
    const polygons = rings.polygons();
    const geometries = isGrouped ? [polygonal(polygons)] : polygons.map((polygon) => polygonal([polygon]));
    for (const geometry of geometries)
      features.push({
        geometry,
        properties: geometries.length === 1 ? { ...properties, [COUNT_COLUMN]: rows.length } : { ...properties },
      });
  }
  return { ok: true, value: features, problems: [] };
}

function common(
  rows: readonly PlacedRow[],
  columns: TableColumns,
  named: ReadonlyMap<number, Cell>,
): Record<string, Cell> {
  const apart = new Set([...(columns.pair ?? []), columns.ring, columns.label?.column]);
  const out: Record<string, Cell> = {};
  for (const [c, name] of columns.names.entries()) {
    if (apart.has(c)) continue;
    const values = new Set(rows.map((row) => row.cells[c]).filter((cell) => !isEmpty(cell)));
    const value = named.get(c) ?? (values.size === 1 ? [...values][0] : undefined);
    if (value !== undefined) out[name] = value;
  }
  return out;
}

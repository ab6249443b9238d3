/** Which row of a table is its header, and which columns hold coordinates, parcels, rings and the names of points. */
import { uniqueNames } from '../column-names.ts';
import type { Cell } from '../raw-layer.ts';
import { coordinateOf, decimalsOf, halfWidth } from './point-table-values.ts';

type Rows = readonly (readonly Cell[])[];

/** What the header says a coordinate column is; `first` and `second` are X and Y, which every office reads its own way. */
type Axis = 'east' | 'north' | 'first' | 'second';

export interface TableColumns {
  /** Row of the header, -1 where there is none. */
  readonly headerRow: number;
  /** Unique names, in the order of the table. */
  readonly names: readonly string[];
  /** Columns of the first and the second number of a position: easting or longitude first where the header says so. */
  readonly pair: readonly [number, number] | null;
  readonly wkt: number | null;
  readonly parcel: readonly number[];
  readonly ring: number | null;
  /** Names or numbers of the points; `sure` where only corners are named so. */
  readonly label: { readonly column: number; readonly sure: boolean } | null;
}

const HEADER_ROWS = 20;
const SAMPLE_ROWS = 50;

/** Words that names of coordinate columns are made of; what they hold of axes decides. Names are folded. */
const AXIS_WORDS =
  /^(?:界址点|拐点|角点|中心点?|点位?|起点|大地|平面|国家|cgcs|2000|wgs|84|坐标|值|向|轴|coord(?:inate)?|point|centroid|gps|pos|lon(?:gitude)?|lng|long|lat(?:itude)?|east(?:ing)?|north(?:ing)?|[xyen东北横纵_]|经度?|纬度?)+$/;
const LONGITUDE = /经|lon|lng/;
const LATITUDE = /纬|lat/;
const EAST = /东|横|east|^e$|[xy]_?e$|^e_?[xy]$/;
const NORTH = /北|纵|north|^n$|[xy]_?n$|^n_?[xy]$/;
const FIRST = /x/;
const SECOND = /y/;
const PARCEL =
  /^(?:地块|图斑|宗地|区块|斑块|多边形|面|polygon|parcel|块|dk|tb|zd)_?(?:编号|名称|号|代码|序号|bh|mc|no|id|name|code)?$/;
const RING = /^(?:地块圈号|圈号|环号|环|圈|ring|ring_?(?:no|id|number)|部件|部件号|part|part_?(?:no|id)|界址线圈号)$/;
const CORNER_LABEL = /^(?:界址点|拐点|角点|顶点|边界点|边界拐点|折点|界桩)(?:号|编号|序号|名称|名)?$/;
const POINT_LABEL =
  /^(?:点号|点名|点序|点序号|点编号|序号|编号|no|id|fid|oid|objectid|point|point_?(?:no|id|name)|vertex|vertex_?(?:no|id|index))$/;
/** Columns that name parcels only where another one names the corners. */
const GROUP = /^(?:序号|编号|名称|项目名称|区域|范围|片区|分区|name|id|no|group)$/;
const WKT = /^\s*(?:SRID\s*=\s*\d+\s*;\s*)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY)/i;

/** Spaces, what stands in brackets unless it names an axis, units and punctuation out; small letters. */
function foldedName(cell: Cell): string {
  return halfWidth(String(cell ?? ''))
    .toLowerCase()
    .replace(/\((?:m|米|°|度|单位.*|十进制.*|小数.*|度分秒.*|dms|wgs-?84.*|cgcs2000.*|2000.*)\)|\[[^\]]*\]/g, '')
    .replace(/[\s()[\]:,./\\'"、。*#-]/g, '');
}

/** Names looked for, for the sentence that says that there were none. */
export const LOOKED_FOR = 'X/Y, X坐标/Y坐标, 东坐标/北坐标, 经度/纬度, lon/lat, WKT';

export function columnsOf(rows: Rows): TableColumns {
  const headerRow = headerRowOf(rows);
  const names = namesOf(rows, headerRow);
  const folded = names.map(foldedName);
  const body = rows.slice(headerRow + 1, headerRow + 1 + SAMPLE_ROWS);
  const wkt = folded.findIndex((_, column) => body.some((row) => isWkt(row[column])));
  const pair = headerRow < 0 ? pairByDigits(body, names.length) : finestPair(folded, body);
  const find = (pattern: RegExp) => folded.findIndex((name, column) => pattern.test(name) && !pair?.includes(column));
  const ring = find(RING);
  const sure = find(CORNER_LABEL);
  const label = sure >= 0 ? sure : headerRow < 0 ? labelByValues(body, pair) : find(POINT_LABEL);
  const grouping =
    sure >= 0 || ring >= 0 ? folded.findIndex((name, c) => GROUP.test(name) && isRepeated(rows, headerRow, c)) : -1;
  return {
    headerRow,
    names,
    pair,
    wkt: wkt < 0 ? null : wkt,
    parcel: folded.flatMap((name, column) =>
      (PARCEL.test(name) || column === grouping) && column !== label ? [column] : [],
    ),
    ring: ring < 0 ? null : ring,
    label: label < 0 ? null : { column: label, sure: sure >= 0 },
  };
}

/** Whether a column says something new on a third of its rows at most, as merged cells and repeated names do. */
function isRepeated(rows: Rows, headerRow: number, column: number): boolean {
  let changes = 0;
  let last: Cell = null;
  for (let r = headerRow + 1; r < rows.length; r++) {
    const cell = rows[r]![column];
    if (isBlank(cell) || cell === last) continue;
    last = cell!;
    changes++;
  }
  return changes > 0 && 3 * changes <= rows.length - headerRow - 1;
}

/** The first of the first rows that names a pair of coordinates; else a row over cells of WKT; else none. */
function headerRowOf(rows: Rows): number {
  const last = Math.min(HEADER_ROWS, rows.length);
  for (let row = 0; row < last; row++) if (axisPairs(rows[row]!.map(foldedName)).length > 0) return row;
  for (let row = 1; row < Math.min(HEADER_ROWS + 1, rows.length); row++)
    if (rows[row]!.some(isWkt)) return rows[row - 1]!.some((cell) => isText(cell) && !isWkt(cell)) ? row - 1 : -1;
  return -1;
}

const isText = (cell: Cell | undefined): boolean => typeof cell === 'string' && cell.trim() !== '';
const isWkt = (cell: Cell | undefined): boolean => typeof cell === 'string' && WKT.test(cell);

/** A header of two rows (坐标 over X and Y): what the lower one leaves empty is named by the upper one. */
function namesOf(rows: Rows, headerRow: number): string[] {
  const header = rows[headerRow] ?? [];
  const above = rows[headerRow - 1] ?? [];
  const isTitle = above.filter((cell) => isText(cell)).length < 2;
  const given = Array.from({ length: widthOf(rows) }, (_, column) => {
    const own = String(header[column] ?? '').trim();
    return own || (isTitle ? '' : String(above[column] ?? '').trim()) || `列${column + 1}`;
  });
  return [...uniqueNames(given).names];
}

/** Columns up to the last that has anything in it. */
function widthOf(rows: Rows): number {
  let width = 0;
  for (const row of rows) {
    let last = row.length;
    while (last > width && isBlank(row[last - 1])) last--;
    width = Math.max(width, last);
  }
  return width;
}

const isBlank = (cell: Cell | undefined): boolean => cell === null || cell === undefined || cell === '';

/** Degrees first: 东经 is a longitude, and says east besides. A name that says two things says nothing. */
function axisOf(name: string): Axis | null {
  if (name.length > 24 || !AXIS_WORDS.test(name)) return null;
  for (const [axis, is, other] of AXES) if (is.test(name)) return other.test(name) ? null : axis;
  return null;
}

const AXES: readonly (readonly [Axis, RegExp, RegExp])[] = [
  ['east', LONGITUDE, LATITUDE],
  ['north', LATITUDE, LONGITUDE],
  ['east', EAST, NORTH],
  ['north', NORTH, EAST],
  ['first', FIRST, SECOND],
  ['second', SECOND, FIRST],
];

const isGeographic = (name: string): boolean => LONGITUDE.test(name) || LATITUDE.test(name);

/** Pairs of columns that belong together: degrees, eastings with northings, X with Y. */
function axisPairs(folded: readonly string[]): [number, number][] {
  const axes = folded.map(axisOf);
  const column = (axis: Axis, isDegrees: boolean): number =>
    axes.findIndex((a, i) => a === axis && isGeographic(folded[i]!) === isDegrees);
  const pairs: [number, number][] = [
    [column('east', true), column('north', true)],
    [column('east', false), column('north', false)],
    [column('first', false), column('second', false)],
    // 北坐标 with Y, X with 东坐标: the sure name decides for both.
    [column('second', false), column('north', false)],
    [column('east', false), column('first', false)],
  ];
  const found = pairs.filter(([a, b]) => a >= 0 && b >= 0);
  // X and Y as they stand in the table: which of them is north the digits will show.
  return found.map(([a, b]) => (axes[a] === 'first' && axes[b] === 'second' && b < a ? [b, a] : [a, b]));
}

/** Where a table gives both degrees and metres, the columns with the finer figures. */
function finestPair(folded: readonly string[], body: Rows): [number, number] | null {
  const pairs = axisPairs(folded).filter(([a]) => body.some((row) => coordinateOf(row[a] ?? null) !== null));
  const fineness = ([a]: [number, number]): number => {
    const cells = body.map((row) => row[a] ?? null).filter((cell) => coordinateOf(cell) !== null);
    const isDegrees = cells.every((cell) => Math.abs(coordinateOf(cell)!) <= 180);
    return Math.max(0, ...cells.map(decimalsOf)) - (isDegrees ? 5 : 0);
  };
  return pairs.sort((p, q) => fineness(q) - fineness(p))[0] ?? axisPairs(folded)[0] ?? null;
}

const isNorthing = (v: number): boolean => v >= 3e5 && v < 6e6;
const isEasting = (v: number): boolean => (v > 1e5 && v < 9e5) || (v > 1.3e7 && v < 4.6e7);
const isLongitude = (v: number): boolean => v >= 73 && v <= 136;
const isLatitude = (v: number): boolean => v >= 3 && v <= 54;

/** Without a header: the first two neighbouring columns whose figures can only be a place in China. */
function pairByDigits(body: Rows, width: number): [number, number] | null {
  const rows = body.filter((row) => row.some((cell) => cell !== null && cell !== ''));
  const values = (column: number) => rows.map((row) => coordinateOf(row[column] ?? null) ?? Number.NaN);
  const all = (column: number, is: (v: number) => boolean) => rows.length > 0 && values(column).every(is);
  for (let a = 0; a + 1 < width; a++) {
    const b = a + 1;
    if (all(a, isLongitude) && all(b, isLatitude)) return [a, b];
    if (all(a, isLatitude) && all(b, isLongitude)) return [b, a];
    if ((all(a, isNorthing) && all(b, isEasting)) || (all(a, isEasting) && all(b, isNorthing))) return [a, b];
  }
  return null;
}

/** Without a header: the column before the coordinates, where it numbers points. */
function labelByValues(body: Rows, pair: readonly [number, number] | null): number {
  if (!pair) return -1;
  const first = Math.min(...pair);
  const isLabel = (column: number) =>
    body.every((row) => /^(?:[A-Za-z]{0,2}-?\d{1,6})?$/.test(String(row[column] ?? '')));
  return first > 0 && isLabel(0) ? 0 : -1;
}

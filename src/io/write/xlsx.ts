/**
 * Tables as an Excel workbook. Written here with fflate alone: write-excel-file deflates sheets beyond 160 KB in threads
 * made from blobs, which the page's policy forbids, and then never ends.
 */
import { type Outcome, refusal } from '../../domain/problems.ts';
import type { Cell } from '../raw-layer.ts';
import { PLAIN, StyleTable } from './xlsx-styles.ts';

export interface SheetColumn {
  /** Characters. */
  readonly width: number;
  /** Excel's code for the numbers of the column, such as `#,##0.0000`. */
  readonly format?: string;
  /** Long text in several lines. */
  readonly wraps?: boolean;
}

export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** How the columns look; not given, as Excel has them. */
  readonly columns?: readonly SheetColumn[];
  /** The first row is a head: bold, and stays in view. */
  readonly hasHead?: boolean;
  /** Place of the head from 0 where rows stand before it; it then goes out of view with them. */
  readonly headRow?: number;
}

/** What a sheet of Excel holds. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_CHARACTERS = 32_767;
const MOST_NAME_CHARACTERS = 31;

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

/**
 * The workbook's bytes, and how many cells were cut to the 32,767 characters that Excel holds. `too-many-features` where a
 * sheet has more rows than Excel. Text stays text, also where it looks like a formula; numbers are written in full, null is
 * an empty cell. Throws a RangeError for NaN, infinity and too many columns.
 */
export async function writeXlsx(
  sheets: readonly WorkbookSheet[],
): Promise<Outcome<{ readonly bytes: Uint8Array; readonly cutCells: number }>> {
  const long = sheets.find(({ rows }) => rows.length > MOST_ROWS);
  if (long) return refusal('too-many-features', { path: long.name }, { features: long.rows.length, limit: MOST_ROWS });
  const { zipSync } = await import('fflate');
  let cutCells = 0;
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheetNames(sheets)),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
  };
  const styles = new StyleTable();
  for (const [i, sheet] of sheets.entries()) {
    cutCells += sheet.rows.flat().filter((cell) => typeof cell === 'string' && cell.length > MOST_CHARACTERS).length;
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet, styles);
  }
  parts['xl/styles.xml'] = `${PROLOG}<styleSheet xmlns="${NAMESPACE}">${styles.xml()}</styleSheet>`;
  const encoder = new TextEncoder();
  const files = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, encoder.encode(text)]));
  // A fixed date: the same tables give the same file.
  return { ok: true, value: { bytes: zipSync(files, { mtime: '1980-01-01T12:00:00' }), cutCells }, problems: [] };
}

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (path: string, kind: string) => `<Override PartName="/xl/${path}" ContentType="${type}.${kind}+xml"/>`;
  const all = Array.from({ length: sheets }, (_, i) => part(`worksheets/sheet${i + 1}.xml`, 'worksheet'));
  const defaults = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`;
  return `${PROLOG}<Types xmlns="${PACKAGE}/content-types">${defaults}${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${all.join('')}</Types>`;
}

function relations(targets: readonly (readonly [kind: string, path: string])[]): string {
  const all = targets.map(
    ([kind, path], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${kind}" Target="${path}"/>`,
  );
  return `${PROLOG}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function workbook(names: readonly string[]): string {
  const all = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `${PROLOG}<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}"><sheets>${all.join('')}</sheets></workbook>`;
}

/** Without the signs that Excel does not allow, cut to its length, no two the same. */
function sheetNames(sheets: readonly WorkbookSheet[]): string[] {
  const used = new Set<string>();
  return sheets.map(({ name }) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet';
    let unique = plain.slice(0, MOST_NAME_CHARACTERS);
    for (let n = 2; used.has(unique.toLowerCase()); n++)
      unique = `${plain.slice(0, MOST_NAME_CHARACTERS - 1 - String(n).length)}_${n}`;
    used.add(unique.toLowerCase());
    return unique;
  });
}

function sheetXml({ rows, columns = [], hasHead = false, headRow = 0 }: WorkbookSheet, styles: StyleTable): string {
  const all = rows.map((row, r) => {
    if (row.length > MOST_COLUMNS) throw new RangeError(`a sheet has ${MOST_COLUMNS} columns at most`);
    const cells = row.map((cell, c) =>
      cellXml(cell, `${columnName(c)}${r + 1}`, columns[c], hasHead && r === headRow, styles),
    );
    return `<row r="${r + 1}">${cells.join('')}</row>`;
  });
  const view =
    hasHead && headRow === 0
      ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
      : '';
  const widths = columns.map(({ width }, c) => `<col min="${c + 1}" max="${c + 1}" width="${width}" customWidth="1"/>`);
  const cols = widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '';
  return `${PROLOG}<worksheet xmlns="${NAMESPACE}">${view}${cols}<sheetData>${all.join('')}</sheetData></worksheet>`;
}

function cellXml(
  cell: Cell,
  place: string,
  column: SheetColumn | undefined,
  bold: boolean,
  styles: StyleTable,
): string {
  if (cell === null || cell === '') return '';
  const styled = (look: Partial<typeof PLAIN>): string => {
    if (!column && !bold && !look.quoted) return '';
    const number = styles.numberOf({ ...PLAIN, bold, wraps: column?.wraps ?? false, ...look });
    return number > 0 ? ` s="${number}"` : '';
  };
  if (typeof cell === 'boolean') return `<c r="${place}"${styled({})} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`a cell of a sheet cannot hold ${cell}`);
    return `<c r="${place}"${styled({ format: column?.format ?? null })}><v>${cell}</v></c>`;
  }
  const style = styled({ quoted: FORMULA_START.test(cell) });
  const text = escaped(cell.slice(0, MOST_CHARACTERS));
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function columnName(column: number): string {
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** For XML, in which control signs have no place; what looks like Excel's own writing of them is marked as text. */
function escaped(text: string): string {
  return text
    .replace(/_x[0-9A-F]{4}_/gi, '_x005F$&')
    .replaceAll('\r', '_x000D_')
    .replace(CONTROL, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that XML does not allow
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** The line over each parcel of a boundary-point text: what it says, by place, although names hold commas and fields are left out. */
import type { Cell } from '../raw-layer.ts';
import { halfWidth } from './point-table-values.ts';

/** Columns of a parcel, in the order in which they stand before the "@". */
export const PARCEL_COLUMNS = [
  '点数',
  '地块面积',
  '地块编号',
  '地块名称',
  '图形属性',
  '图幅号',
  '地块用途',
  '地类编码',
  'TBLX',
  'DL',
  'GZQ',
  'GZH',
  'BZ',
] as const;

export type ParcelHead = Readonly<Partial<Record<(typeof PARCEL_COLUMNS)[number], Cell>>>;

const KIND = 4;
const NUMBERS: readonly string[] = ['点数', '地块面积'];
const KINDS = /^(?:面|线|点|多边形|polygon|polyline|line|point)$/i;
/** Fewer separators than this between fields of plain width mean that the full-width ones separate too. */
const PLAIN_SEPARATORS = 4;

/** The fields before the "@". The name is what stands between the number and the kind (面, 线, 点), commas and all. */
export function parcelHead(line: string): ParcelHead {
  const at = halfWidth(line).lastIndexOf('@');
  const fields = fieldsOf(at < 0 ? line : line.slice(0, at));
  const kind = fields.findIndex((field, i) => i >= KIND - 1 && KINDS.test(field));
  if (kind > KIND) fields.splice(KIND - 1, kind - KIND + 1, fields.slice(KIND - 1, kind).join(','));
  if (kind === KIND - 1) fields.splice(KIND - 1, 0, '');
  const head: Partial<Record<string, Cell>> = {};
  for (const [i, column] of PARCEL_COLUMNS.entries()) {
    const field = fields[i] ?? '';
    if (field === '') continue;
    const number = NUMBERS.includes(column) && /^\d+(?:\.\d+)?$/.test(field) ? Number(field) : null;
    head[column] = number ?? field;
  }
  return head;
}

/** Whether a line without "@" is a parcel's line all the same: a count first, and a kind where it should stand. */
export function looksLikeHead(line: string): boolean {
  const fields = fieldsOf(line);
  return fields.length > KIND && /^\d*$/.test(fields[0]!) && fields.some((f, i) => i >= KIND - 1 && KINDS.test(f));
}

function fieldsOf(body: string): string[] {
  const plain = body.split(',').length > PLAIN_SEPARATORS ? body : halfWidth(body);
  return plain.split(',').map((field) => field.trim());
}

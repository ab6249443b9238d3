/** Shapefiles byte by byte, so that they can be as wrong as those that others write. */

type Point = readonly [number, number];

const int = (value: number, littleEndian: boolean): number[] => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value, littleEndian);
  return [...bytes];
};
const doubles = (values: readonly number[]): number[] => [...new Uint8Array(Float64Array.from(values).buffer)];

/** Content of a line or polygon record; `more` stands behind the positions, as heights and measures do. */
export function partsRecord(
  type: number,
  parts: readonly (readonly Point[])[],
  more: readonly number[] = [],
): number[] {
  const points = parts.flat();
  let first = 0;
  const firsts = parts.flatMap((part) => {
    first += part.length;
    return int(first - part.length, true);
  });
  const counts = [...int(parts.length, true), ...int(points.length, true)];
  return [
    ...int(type, true),
    ...doubles([0, 0, 0, 0]),
    ...counts,
    ...firsts,
    ...doubles(points.flat()),
    ...doubles(more),
  ];
}

export function pointRecord(type: number, point: Point, more: readonly number[] = []): number[] {
  return [...int(type, true), ...doubles([...point, ...more])];
}

export function pointsRecord(type: number, points: readonly Point[], more: readonly number[] = []): number[] {
  return [
    ...int(type, true),
    ...doubles([0, 0, 0, 0]),
    ...int(points.length, true),
    ...doubles([...points.flat(), ...more]),
  ];
}

export const nullRecord = int(0, true);

function header(type: number, bytes: number): number[] {
  const out = new Uint8Array(100);
  const view = new DataView(out.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, bytes / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  return [...out];
}

export function shpBytes(type: number, records: readonly (readonly number[])[]): Uint8Array {
  const body = records.flatMap((record, i) => [...int(i + 1, false), ...int(record.length / 2, false), ...record]);
  return Uint8Array.from([...header(type, 100 + body.length), ...body]);
}

export function shxBytes(type: number, records: readonly (readonly number[])[]): Uint8Array {
  let at = 100;
  const body = records.flatMap((record) => {
    at += 8 + record.length;
    return [...int((at - 8 - record.length) / 2, false), ...int(record.length / 2, false)];
  });
  return Uint8Array.from([...header(type, 100 + body.length), ...body]);
}

export interface DbfField {
  readonly name: Uint8Array;
  readonly type: string;
  readonly width: number;
}

/** Rows are the bytes of their cells; a row that begins with `*` is deleted. */
export function dbfBytes(
  fields: readonly DbfField[],
  rows: readonly (readonly Uint8Array[])[],
  { ldid = 0, deleted = [] as readonly number[] } = {},
): Uint8Array {
  const rowBytes = 1 + fields.reduce((sum, { width }) => sum + width, 0);
  const headerBytes = 33 + 32 * fields.length;
  const bytes = new Uint8Array(headerBytes + rows.length * rowBytes + 1).fill(0x20, headerBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, rowBytes, true);
  bytes[29] = ldid;
  for (const [i, { name, type, width }] of fields.entries()) {
    bytes.set(name.subarray(0, 11), 32 * (i + 1));
    bytes[32 * (i + 1) + 11] = type.charCodeAt(0);
    bytes[32 * (i + 1) + 16] = width;
  }
  bytes[headerBytes - 1] = 0x0d;
  for (const [r, row] of rows.entries()) {
    let at = headerBytes + r * rowBytes;
    if (deleted.includes(r)) bytes[at] = 0x2a;
    at++;
    for (const [i, cell] of row.entries()) {
      bytes.set(cell.subarray(0, fields[i]!.width), at);
      at += fields[i]!.width;
    }
  }
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

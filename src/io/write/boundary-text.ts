/** Parcels as the boundary-point text that the authorities take (界址点坐标文件): half-width punctuation, northing before easting. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { gaussKrugerZone } from '../../geodesy/gauss-kruger.ts';
import { PARCEL_COLUMNS, type ParcelHead } from '../formats/boundary-text-head.ts';
import { encodeGb18030 } from './gb18030.ts';

export interface BoundaryParcel {
  /** Number, name, use and the rest; what the geometry says (点数, 地块面积, 图形属性) is written from it. */
  readonly head: Omit<ParcelHead, '点数' | '地块面积' | '图形属性'>;
  readonly areaSquareMetres: number;
  /** Easting, northing in metres in the system of `epsg`; rings closed. */
  readonly geometry: Polygon | MultiPolygon;
}

export interface BoundaryTextOptions {
  /** Gauss-Kruger zone of CGCS2000; the eastings carry the zone number where the system writes it. */
  readonly epsg: number;
  /** B has a block of further keys and thirteen fields before the "@"; A, the national one, eight. */
  readonly variant?: 'A' | 'B';
  /** UTF-8 with a byte order mark unless GB18030 is asked for. */
  readonly encoding?: 'UTF-8' | 'GB18030';
  readonly decimals?: 3 | 4;
  /** Variant B: who made the file, and when (2024-05-01). */
  readonly producer?: string;
  readonly date?: string;
}

const FIELDS = { A: 8, B: 13 } as const;
const SQUARE_METRES_PER_HECTARE = 10_000;
const HECTARE_DECIMALS = 4;

/**
 * The file. Rings are numbered through a parcel, the outer one first; the last point of each repeats the first. The format
 * knows no quoting: commas and "@" in words are written full-width, line breaks as spaces. 转换参数 stays empty. Throws a
 * RangeError for a system that is no Gauss-Kruger zone.
 */
export function writeBoundaryText(parcels: readonly BoundaryParcel[], options: BoundaryTextOptions): Uint8Array {
  const lines = [...header(options), '[地块坐标]', ...parcels.flatMap((parcel) => parcelLines(parcel, options))];
  const text = `${lines.join('\r\n')}\r\n`;
  return options.encoding === 'GB18030' ? encodeGb18030(text) : new TextEncoder().encode(`\uFEFF${text}`);
}

function header({ epsg, variant = 'A', decimals = 3, producer = '', date = '' }: BoundaryTextOptions): string[] {
  const zone = gaussKrugerZone(epsg);
  if (!zone) throw new RangeError(`EPSG:${epsg} is no Gauss-Kruger zone of CGCS2000`);
  const further = ['格式版本号=1.01版本', `数据产生单位=${plain(producer)}`, `数据产生日期=${plain(date)}`];
  return [
    '[属性描述]',
    ...(variant === 'B' ? further : []),
    '坐标系=2000国家大地坐标系',
    `几度分带=${zone.widthDegrees}`,
    '投影类型=高斯克吕格',
    '计量单位=米',
    `带号=${zone.zone}`,
    `精度=${(10 ** -decimals).toFixed(decimals)}`,
    '转换参数=,,,,,,',
  ];
}

function parcelLines({ head, areaSquareMetres, geometry }: BoundaryParcel, options: BoundaryTextOptions): string[] {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const points = rings.reduce((n, ring) => n + ring.length - 1, 0);
  const area = (areaSquareMetres / SQUARE_METRES_PER_HECTARE).toFixed(HECTARE_DECIMALS);
  const all: ParcelHead = { ...head, 图形属性: '面' };
  const fields = PARCEL_COLUMNS.slice(2, FIELDS[options.variant ?? 'A']).map((column) =>
    plain(String(all[column] ?? '')),
  );
  const lines = [[points, area, ...fields, '@'].join(',')];
  let number = 1;
  for (const [r, ring] of rings.entries()) {
    lines.push(...ringLines(ring, r + 1, number, options.decimals ?? 3));
    number += ring.length - 1;
  }
  return lines;
}

/** J1, J2, ..., J1: points are numbered through the parcel, the closing one by the name of the first. */
function ringLines(ring: readonly Position[], ringNumber: number, first: number, decimals: number): string[] {
  return ring.map(([easting, northing], i) => {
    const name = `J${i === ring.length - 1 ? first : first + i}`;
    return [name, ringNumber, northing!.toFixed(decimals), easting!.toFixed(decimals)].join(',');
  });
}

const plain = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll(',', '，')
    .replaceAll('@', '＠')
    .trim();

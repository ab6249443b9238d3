/**
 * The lines of a boundary-point text told apart: header, parcels, corners. Nothing depends on the order of the blocks or on
 * whether there are any: a bare list of corners under a title reads as well.
 */
import { type Problem, type ProblemCode, refusal } from '../../domain/problems.ts';
import type { Progress } from '../../engine/index.ts';
import { LIMITS } from '../raw-layer.ts';
import { looksLikeHead, type ParcelHead, parcelHead } from './boundary-text-head.ts';
import { type Corner, RingCollector } from './point-table-rings.ts';
import { coordinateOf, halfWidth, packedDegreesOf } from './point-table-values.ts';

export interface ParcelText {
  readonly head: ParcelHead;
  readonly rings: RingCollector;
  /** Lines with corners. */
  corners: number;
}

export interface BoundaryLines {
  /** Keys and values of all blocks but that of the coordinates. */
  readonly header: ReadonlyMap<string, string>;
  readonly parcels: readonly ParcelText[];
}

const LINES_PER_STEP = 20_000;
const QUOTED_CHARACTERS = 60;
const COLUMN_NAMES = /坐标|点号|序号|圈号|经度|纬度|[XY]|东.*北|北.*东/i;
/** ddd.mmss, or a unit of degrees, minutes and seconds, anywhere in the header. */
const PACKED_DEGREES = /d{1,3}\.?mm\.?ss|度\.?分\.?秒/i;

type Layout = 'ring' | 'label' | 'bare';

class LineReader {
  readonly header = new Map<string, string>();
  readonly parcels: ParcelText[] = [];
  private section: string | null = null;
  /** A line with "@" or a block of coordinates: what cannot be read is then no title. */
  private formal = false;
  private layout: Layout | null = null;
  private packedDegrees = false;
  private corners = 0;

  /** The code of what is wrong with the line, or null. */
  read(raw: string): ProblemCode | null {
    const line = halfWidth(raw).trim();
    if (line === '') return null;
    if (/^\[[^\]]*\]$/.test(line)) return this.enter(line.slice(1, -1));
    if (line.includes('@')) return this.begin(parcelHead(raw), true);
    if (this.isKey(line)) return this.note(line);
    const corner = this.cornerOf(line);
    if (corner) return this.add(corner);
    if (looksLikeHead(raw)) return this.begin(parcelHead(raw), true);
    if (!/\d/.test(line) || this.inHeader()) return this.title(line);
    const isTitle = !this.formal && !/[,;\t]/.test(line) && !/\d{5}|\d\.\d/.test(line);
    return isTitle ? this.title(line) : 'row-unreadable';
  }

  private enter(section: string): null {
    this.section = section;
    if (/坐标/.test(section)) this.formal = true;
    return null;
  }

  private inHeader(): boolean {
    return this.section !== null && !/坐标/.test(this.section);
  }

  /** Under the corners only in a block of its own: a corner with a stray sign in it is no key. */
  private isKey(line: string): boolean {
    if (this.inHeader()) return /^[^\d,=:][^,=:]*[=:]/.test(line);
    return /^[^\d,=:][^,=:]*=/.test(line) && (this.corners === 0 || !/\d\s*,\s*-?[\d.]+$/.test(line));
  }

  private note(line: string): null {
    const at = line.search(/[=:]/);
    const value = line.slice(at + 1).trim();
    this.header.set(line.slice(0, at).trim(), value);
    if (PACKED_DEGREES.test(value)) this.packedDegrees = true;
    return null;
  }

  private begin(head: ParcelHead, formal: boolean): ProblemCode | null {
    if (formal) this.formal = true;
    this.section = null;
    this.parcels.push({ head, rings: new RingCollector(), corners: 0 });
    return this.parcels.length > LIMITS.features ? 'too-many-features' : null;
  }

  /** Words between the lists of a text without parcel lines name the list below them. */
  private title(line: string): ProblemCode | null {
    if (this.formal || this.inHeader() || COLUMN_NAMES.test(line)) return null;
    return this.begin({ 地块名称: line }, false);
  }

  private add(corner: Corner): ProblemCode | null {
    if (this.parcels.length === 0) this.begin({}, false);
    const parcel = this.parcels.at(-1)!;
    parcel.rings.add(corner);
    parcel.corners++;
    return ++this.corners > LIMITS.vertices ? 'too-many-vertices' : null;
  }

  /** Point, ring, x, y; point, x, y; or x, y: the same in all lines of a file, whatever stands behind them. */
  private cornerOf(line: string): Corner | null {
    const fields = line.split(line.includes(',') ? ',' : /[\s;]+/).map((field) => field.trim());
    while (fields.at(-1) === '') fields.pop();
    const layout = this.layout ?? layoutOf(fields);
    if (layout === null) return null;
    const at = layout === 'ring' ? 2 : layout === 'label' ? 1 : 0;
    const x = this.coordinate(fields[at]);
    const y = this.coordinate(fields[at + 1]);
    if (x === null || y === null || (layout === 'ring' && !/^\d{0,5}$/.test(fields[1]!))) return null;
    this.layout = layout;
    return { x, y, ring: layout === 'ring' ? fields[1] || '1' : '1', label: at > 0 ? fields[0]! : '' };
  }

  private coordinate(field: string | undefined): number | null {
    if (field === undefined) return null;
    return this.packedDegrees ? (packedDegreesOf(field) ?? sexagesimal(field)) : coordinateOf(field);
  }
}

/** Degrees with their signs, where the header says ddd.mmss and the lines write them out. */
const sexagesimal = (field: string): number | null => (/[°度]/.test(field) ? coordinateOf(field) : null);

function layoutOf(fields: readonly string[]): Layout | null {
  if (fields.length === 2) return 'bare';
  if (fields.length === 3) return 'label';
  if (fields.length < 4) return null;
  return /^\d{0,5}$/.test(fields[1]!) && coordinateOf(fields[3]!) !== null ? 'ring' : 'label';
}

/** Reads the whole text. A line that cannot be read stops it (`row-unreadable`, line from 1): half a parcel is none. */
export function* boundaryLines(
  text: string,
  file: string,
): Generator<Progress, BoundaryLines | { readonly ok: false; readonly problems: readonly Problem[] }, void> {
  const reader = new LineReader();
  let start = 0;
  for (let line = 1; start <= text.length; line++) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const raw = text.slice(start, end);
    const code = reader.read(raw);
    if (code === 'row-unreadable')
      return refusal(code, { file }, { line, text: raw.trim().slice(0, QUOTED_CHARACTERS) });
    if (code === 'too-many-vertices')
      return refusal(code, { file }, { vertices: LIMITS.vertices, limit: LIMITS.vertices });
    if (code) return refusal(code, { file }, { features: LIMITS.features, limit: LIMITS.features });
    start = end + 1;
    if (line % LINES_PER_STEP === 0) yield { done: start, total: text.length };
  }
  return { header: reader.header, parcels: reader.parcels };
}

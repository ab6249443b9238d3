/** Pasted text cut into points: the two numbers of each, with what stands around them (numbering, heights, letters) told apart. */
import { type Outcome, refusal } from '../domain/problems.ts';
import { coordinateKind } from './coordinate-check.ts';

type Axis = 'lon' | 'lat' | null;

export interface PointLine {
  /** In the order of the text; degrees or metres. */
  readonly pair: readonly [number, number];
  /** What letters (E, N, 东经, 北纬) say each number is. */
  readonly axes: readonly [Axis, Axis];
  /** Written with minutes or seconds. */
  readonly sexagesimal: boolean;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

interface Angle {
  readonly value: number;
  readonly axis: Axis;
  readonly sexagesimal: boolean;
}

const NUMBER = String.raw`\d+(?:\.\d*)?|\.\d+`;
const LETTER = '东经|西经|北纬|南纬|[NSEW东西南北]';
/** Names of the two numbers that say nothing of which is which, since X is north in one office and east in the next. */
const AXIS_NAME =
  /(?:^|(?<=[\s,;]))(?:[XY](?:坐标)?|经度|纬度|Lon(?:gitude)?|Lat(?:itude)?)[ \t]*[:=]?[ \t]*(?=[-+]?\d)/gi;
/** A number, perhaps with degree, minute and second signs and a letter before it. */
const ANGLE = new RegExp(
  String.raw`(?<before>${LETTER})?\s*(?<sign>[-+])?(?<deg>${NUMBER})(?:\s*[°度d]\s*(?:(?<min>${NUMBER})\s*['′分m]\s*(?:(?<sec>${NUMBER})\s*(?:"|″|''|′′|秒|s))?)?)?`,
  'iy',
);
/** A letter behind it; only looked for where none stands before, so that "N39 E106" gives each number its own. */
const AFTER = new RegExp(String.raw`\s*(${LETTER})(?![A-Za-z])`, 'iy');
/** Names of points: J1, P-12, 界址点3, "12:", "3#". */
const LABEL = /^(?:[A-Za-z\u4e00-\u9fff]+[-_]?\d*(?=[\s,])|\d+\s*(?=[:#、.]\s)[:#、.])[\s,]*/;

/** Points of the text, line by line. Lines without any digit (headings) and empty lines are passed over. */
export function pointLines(text: string): Outcome<readonly PointLine[]> {
  const points: PointLine[] = [];
  const lines = normalised(text).split('\n');
  for (const [index, line] of lines.entries())
    for (const part of parts(line)) {
      if (!/\d/.test(part)) continue;
      const point = pointOf(part, index + 1, points.length + 1);
      if (!point)
        return refusal('coordinates-unreadable', { vertex: points.length }, { line: index + 1, text: part.trim() });
      points.push(point);
    }
  return { ok: true, value: points, problems: [] };
}

/** Full-width forms, quotation marks and dashes as plain ones; bracketed lists and WKT as lines. */
function normalised(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/[º˚]/g, '°')
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[−–—]/g, '-')
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*(?:MULTI)?POLYGON\s*Z?\s*\(+([^()]*)\)+\s*$/i, (_, body: string) => body.replace(/,/g, ';'))
    .replace(/\]\s*,\s*\[/g, ';')
    .replace(/[[\]()]/g, ' ')
    .replace(AXIS_NAME, '');
}

/** The points of one line: separated by semicolons, or "x,y x,y x,y" as KML writes them. */
function parts(line: string): string[] {
  const separated = line.split(';').filter((part) => part.trim() !== '');
  if (separated.length > 1) return separated;
  const tuples = line.trim().split(/\s+/);
  return tuples.length > 1 && tuples.every((t) => /^[-+.\d]+,[-+.\d]+(?:,[-+.\d]+)?$/.test(t)) ? tuples : separated;
}

function pointOf(part: string, line: number, ordinal: number): PointLine | null {
  // A letter may be a direction (E 106.8) or part of a point's name (J1): the former is tried first.
  const angles = anglesOf(part.trim()) ?? anglesOf(part.trim().replace(LABEL, ''));
  const pair = angles && choosePair(angles, ordinal);
  if (!pair) return null;
  const [a, b] = pair;
  if (a.axis !== null && a.axis === b.axis) return null;
  return {
    pair: [a.value, b.value],
    axes: [a.axis, b.axis],
    sexagesimal: a.sexagesimal || b.sexagesimal,
    line,
    text: part.trim(),
  };
}

/** All numbers of the text, or null where anything else stands there. */
function anglesOf(text: string): Angle[] | null {
  const angles: Angle[] = [];
  let at = 0;
  while (at < text.length) {
    const gap = /[\s,、|/]*/y;
    gap.lastIndex = at;
    gap.exec(text);
    at = gap.lastIndex;
    if (at >= text.length) break;
    ANGLE.lastIndex = at;
    const groups = ANGLE.exec(text)?.groups;
    if (!groups) return null;
    at = ANGLE.lastIndex;
    AFTER.lastIndex = at;
    const after = groups.before === undefined ? AFTER.exec(text)?.[1] : undefined;
    if (after !== undefined) at = AFTER.lastIndex;
    const angle = angleOf(groups, groups.before ?? after ?? '');
    if (!angle) return null;
    angles.push(angle);
  }
  return angles;
}

function angleOf({ sign, deg, min, sec }: Record<string, string | undefined>, name: string): Angle | null {
  const letter = name.toUpperCase();
  const [minutes, seconds] = [Number(min ?? 0), Number(sec ?? 0)];
  if (minutes >= 60 || seconds >= 60) return null;
  const size = Number(deg) + minutes / 60 + seconds / 3600;
  const negative = sign === '-' || /[SW西南]/.test(letter);
  return {
    value: negative ? -size : size,
    axis: letter === '' ? null : /[EW东西]/.test(letter) ? 'lon' : 'lat',
    sexagesimal: min !== undefined,
  };
}

/**
 * The two coordinates among the numbers: "x y", "number x y", "x y height", "number ring x y". The first pair of neighbours
 * that can be a place in China is taken; a lone pair is taken as it is.
 */
function choosePair(angles: readonly Angle[], ordinal: number): readonly [Angle, Angle] | null {
  if (angles.length === 2) return [angles[0]!, angles[1]!];
  if (angles.length < 2 || angles.length > 4) return null;
  const starts = angles.slice(1).map((_, i) => i);
  // A leading point number ("1 106.8 39.6") must not be taken for a coordinate even where it could be one.
  if (angles[0]!.value === ordinal && angles.length > 2) starts.push(starts.shift()!);
  const start = starts.find((i) => isPlace(angles[i]!.value, angles[i + 1]!.value));
  return start === undefined ? null : [angles[start]!, angles[start + 1]!];
}

function isPlace(a: number, b: number): boolean {
  const degrees = (lon: number, lat: number) => lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54;
  return degrees(a, b) || degrees(b, a) || coordinateKind(a, b) === 'gauss-kruger';
}

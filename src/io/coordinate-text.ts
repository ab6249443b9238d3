/**
 * Corner coordinates as people paste them: one point a line or separated by semicolons; decimal degrees, degrees with
 * minutes and seconds, or Gauss-Kruger metres, in either order; with or without point numbers. Nothing is guessed that the
 * digits do not show: the answer says what was understood, so that the reader can disagree.
 */
import { type Outcome, refusal } from '../domain/problems.ts';
import { epsgOfZone, gaussKrugerZone, toGeographic } from '../geodesy/gauss-kruger.ts';
import { eastingZone, isNorthing } from './coordinate-check.ts';
import { type PointLine, pointLines } from './coordinate-lines.ts';

export interface Understood {
  /** 4490 for degrees, else the Gauss-Kruger zone. */
  readonly epsg: number;
  readonly notation: 'decimal-degrees' | 'degrees-minutes-seconds' | 'metres';
  /** How the two numbers of a line stand. */
  readonly order: 'lon-lat' | 'lat-lon' | 'northing-easting' | 'easting-northing';
  /** What the zone rests on: a number in front of the eastings, or the caller's list; null for degrees. */
  readonly zoneFrom: 'prefix' | 'given' | null;
}

export interface CoordinateText {
  /** Longitude, latitude, degrees on CGCS2000; not closed: the first corner is not repeated. */
  readonly ring: readonly (readonly [number, number])[];
  readonly understood: Understood;
}

export interface Expected {
  /** West, south, east, north of where the points should lie, degrees; tells longitude from latitude. */
  readonly extent?: readonly [number, number, number, number];
  /** EPSG codes for eastings without a zone number, the likeliest first; the first whose result lies in `extent` is taken. */
  readonly projectedCrs?: readonly number[];
}

/** Longitudes and latitudes of China: they do not overlap, so the order shows. */
const CHINA = [73, 3, 136, 54] as const;
const MARGIN_DEGREES = 1;
/** Letters of a line that is quoted. */
const MOST_QUOTED = 40;

type Box = readonly [number, number, number, number];

/** Read pasted corners. Problems name the line (`values.line`, from 1) and quote it. */
export function readCoordinateText(text: string, expected: Expected = {}): Outcome<CoordinateText> {
  const lines = pointLines(text);
  if (!lines.ok) return lines;
  const points = lines.value;
  if (points.length === 0) {
    const typed = text.split('\n').map((words) => words.trim());
    const line = typed.findIndex((words) => words !== '');
    return line < 0
      ? refusal('file-empty')
      : refusal('coordinates-unreadable', {}, { line: line + 1, text: typed[line]!.slice(0, MOST_QUOTED) });
  }
  const outcome = points.every(isMetres) ? readMetres(points, expected) : readDegrees(points, expected);
  if (!outcome.ok) return outcome;
  const ring = withoutClosing(outcome.value.ring);
  if (ring.length < 3) return refusal('ring-too-short', {}, { vertices: ring.length });
  return { ...outcome, value: { ...outcome.value, ring } };
}

const isMetres = ({ pair: [a, b] }: PointLine): boolean => Math.abs(a) > 1000 && Math.abs(b) > 1000;

function withoutClosing<T extends readonly [number, number]>(ring: readonly T[]): readonly T[] {
  const [first, last] = [ring[0], ring.at(-1)];
  const closed = ring.length > 1 && first && last && first[0] === last[0] && first[1] === last[1];
  return closed ? ring.slice(0, -1) : ring;
}

function readDegrees(points: readonly PointLine[], { extent }: Expected): Outcome<CoordinateText> {
  const wild = points.findIndex(({ pair: [a, b] }) => Math.abs(a) > 180 || Math.abs(b) > 180);
  if (wild >= 0) return unreadable(points[wild]!, wild);
  const order =
    letterOrder(points) ?? orderBy(points, extent && widened(extent)) ?? orderBy(points, CHINA) ?? 'lon-lat';
  const ring = points.map(({ pair: [a, b] }): [number, number] => (order === 'lon-lat' ? [a, b] : [b, a]));
  const out = ring.findIndex(([, lat]) => Math.abs(lat) > 90);
  if (out >= 0) {
    const [lon, lat] = ring[out]!;
    return refusal('coordinates-out-of-range', { vertex: out }, { line: points[out]!.line, lon, lat });
  }
  const notation = points.some((p) => p.sexagesimal) ? 'degrees-minutes-seconds' : 'decimal-degrees';
  return { ok: true, value: { ring, understood: { epsg: 4490, notation, order, zoneFrom: null } }, problems: [] };
}

/** The order that letters (E, N, 东经, 北纬) give; null where there are none. */
function letterOrder(points: readonly PointLine[]): 'lon-lat' | 'lat-lon' | null {
  for (const { axes } of points) {
    if (axes[0] === 'lon' || axes[1] === 'lat') return 'lon-lat';
    if (axes[0] === 'lat' || axes[1] === 'lon') return 'lat-lon';
  }
  return null;
}

/** The one order in which all points lie in the box; null where both or neither do. */
function orderBy(points: readonly PointLine[], box: Box | undefined): 'lon-lat' | 'lat-lon' | null {
  if (!box) return null;
  const straight = points.every(({ pair: [a, b] }) => inBox(a, b, box));
  const swapped = points.every(({ pair: [a, b] }) => inBox(b, a, box));
  return straight === swapped ? null : straight ? 'lon-lat' : 'lat-lon';
}

const inBox = (lon: number, lat: number, [west, south, east, north]: Box): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;

const widened = ([west, south, east, north]: Box): Box => [
  west - MARGIN_DEGREES,
  south - MARGIN_DEGREES,
  east + MARGIN_DEGREES,
  north + MARGIN_DEGREES,
];

function readMetres(points: readonly PointLine[], { extent, projectedCrs = [] }: Expected): Outcome<CoordinateText> {
  const first = points[0]!.pair;
  const order = isNorthing(first[0]) && eastingZone(first[1]) !== null ? 'northing-easting' : 'easting-northing';
  const pairs = points.map(({ pair: [a, b] }) => (order === 'northing-easting' ? [a, b] : [b, a]) as [number, number]);
  const zone = eastingZone(pairs[0]![1]);
  const bad = pairs.findIndex(([northing, easting]) => !isNorthing(northing) || eastingZone(easting) !== zone);
  if (zone === null || bad >= 0) return unreadable(points[Math.max(0, bad)]!, Math.max(0, bad));
  const unproject = (epsg: number) => pairs.map(([northing, easting]) => toGeographic(epsg, northing, easting));
  const read = (epsg: number, zoneFrom: 'prefix' | 'given'): Outcome<CoordinateText> => ({
    ok: true,
    value: { ring: unproject(epsg), understood: { epsg, notation: 'metres', order, zoneFrom } },
    problems: [],
  });
  if (zone > 0) {
    // Numbers up to 23 are 6-degree zones, from 25 on 3-degree zones: the digits decide.
    const epsg = epsgOfZone(zone < 24 ? 6 : 3, zone, true);
    return epsg === null ? unreadable(points[0]!, 0) : read(epsg, 'prefix');
  }
  const given = [...new Set(projectedCrs.map(withoutPrefix).filter((epsg) => epsg !== null))];
  const box = extent && widened(extent);
  const fitting = box && given.find((epsg) => unproject(epsg).every(([lon, lat]) => inBox(lon, lat, box)));
  const epsg = fitting ?? given[0];
  if (epsg !== undefined) return read(epsg, 'given');
  const [northing, easting] = pairs[0]!;
  return refusal('coordinates-projected', { vertex: 0 }, { line: points[0]!.line, x: easting, y: northing });
}

/** The same zone without its number in front of the eastings. */
function withoutPrefix(epsg: number): number | null {
  const zone = gaussKrugerZone(epsg);
  return zone && epsgOfZone(zone.widthDegrees, zone.zone, false);
}

function unreadable(point: PointLine, vertex: number) {
  return refusal('coordinates-unreadable', { vertex }, { line: point.line, text: point.text });
}

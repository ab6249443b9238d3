/**
 * Where a file's numbers can lie on the Earth: from what the file states, from the size of its numbers, and from the city
 * they should lie in. Each possible reading comes with how it is known and how sure it is. Only what can mean nothing else
 * is `sure`; what is `likely` is opened with a word about it; where the first is merely `possible`, the user is asked.
 */
import { type Crs, crsOf, toLonLat } from '../geodesy/crs.ts';
import { epsgOfZone } from '../geodesy/gauss-kruger.ts';
import type { Placement, PlacementCandidate, PlacementGround } from './imported-layer.ts';
import { type Numbers, numbersOf, type Reading, readingsOf, wideOrder } from './placement-digits.ts';
import type { Problem } from './problems.ts';

/** What a file's statement of its coordinate system comes to. */
export type StatedSystem =
  /** CGCS2000, in this form; `byZone`: its zone alone is stated, and eastings may have the zone number in front or not. */
  | { readonly kind: 'system'; readonly epsg: number; readonly byZone?: true }
  /** Another datum that is taken as CGCS2000, centimetres off. */
  | { readonly kind: 'taken'; readonly epsg: number; readonly name: string }
  /** A system that is never taken. */
  | { readonly kind: 'refused'; readonly name: string; readonly epsg: number | null }
  /** Something is stated, but nothing the product knows. */
  | { readonly kind: 'unknown'; readonly text: string }
  | { readonly kind: 'none' };

export interface PlacementEvidence {
  /** Positions as the file has them, first number first; from `samplePositions`. */
  readonly positions: readonly (readonly [number, number])[];
  readonly stated: StatedSystem;
  /** The order that the format or the headings of the columns let expect; null where they say nothing. */
  readonly order: Placement['order'] | null;
}

/** What is asked of a city: its extent (west, south, east, north, degrees) and its projected systems, the usual one first. */
export interface PlacementCity {
  readonly extent: readonly [number, number, number, number];
  readonly projectedCrs: readonly number[];
}

export interface PlacementAdvice {
  /** The best first; none where the numbers can be nothing, or the system is refused. */
  readonly candidates: readonly PlacementCandidate[];
  /** An error among them: nothing may be placed before the user has chosen. */
  readonly problems: readonly Problem[];
}

type Certainty = PlacementCandidate['certainty'];

/** Where the numbers may lie, the best first, and what is to be said about it. */
export function placementsOf(evidence: PlacementEvidence, city: PlacementCity): PlacementAdvice {
  const { stated, positions } = evidence;
  if (stated.kind === 'refused') {
    const values = { name: stated.name, ...(stated.epsg === null ? {} : { epsg: stated.epsg }) };
    return { candidates: [], problems: [told('crs-refused', 'error', values)] };
  }
  const numbers = numbersOf(positions);
  if (!numbers) return { candidates: [], problems: [] };
  const crs = stated.kind === 'system' || stated.kind === 'taken' ? crsOf(stated.epsg) : null;
  const readings = readingsOf(numbers, evidence.order ?? 'xy');
  const isByZone = stated.kind === 'system' && stated.byZone === true;
  const found = crs ? asStated(crs, isByZone, readings, numbers, city) : asNumbers(stated, readings, numbers, city);
  const [first] = found.candidates;
  if (!first) {
    const [x, y] = numbers.middle;
    return { candidates: [], problems: [...found.problems, told('coordinates-out-of-range', 'error', { x, y })] };
  }
  const problems = [...found.problems];
  if (stated.kind === 'taken' && first.ground === 'stated')
    problems.push(told('crs-taken-as-cgcs2000', 'warning', { name: stated.name }));
  if (first.order === 'yx' && evidence.order !== 'yx' && first.certainty !== 'possible')
    problems.push(told('axes-swapped', 'warning', {}));
  return { candidates: found.candidates, problems };
}

const told = (code: Problem['code'], severity: Problem['severity'], values: Problem['values']): Problem => ({
  code,
  severity,
  where: {},
  values,
});

/** The stated system where the numbers can be of it; else what they can be, with a word about the contradiction. */
function asStated(
  crs: Crs,
  isByZone: boolean,
  readings: readonly Reading[],
  numbers: Numbers,
  city: PlacementCity,
): PlacementAdvice {
  const own = readings.filter((r) => agrees(r, crs)).map((reading) => ({ epsg: crs.epsg, reading }));
  const [fit] = own.length > 0 || !isByZone ? own : sameMeridian(readings, crs);
  if (fit) return { candidates: [candidate(fit.epsg, fit.reading, 'stated', 'sure', numbers, city)], problems: [] };
  const wide = wideReading(crs, readings, numbers);
  if (wide) return { candidates: [candidate(crs.epsg, wide, 'stated', 'sure', numbers, city)], problems: [] };
  const zoned = sameMeridian(readings, crs).map((p) => candidate(p.epsg, p.reading, 'prefix', 'likely', numbers, city));
  const others = zoned.length > 0 ? zoned : byNumbers(readings, numbers, city);
  const [first] = others;
  if (!first) return { candidates: [], problems: [] };
  // One unambiguous reading beside the statement is opened with a note; a choice among several is the user's.
  const certainty = first.certainty === 'possible' ? 'possible' : 'likely';
  const names = { stated: crs.name, data: crsOf(first.epsg)!.name };
  const values: Problem['values'] = certainty === 'possible' ? names : { ...names, placed: 'data' };
  return {
    candidates: others.map((c, i) => ({ ...c, certainty: i === 0 ? certainty : 'possible' })),
    problems: [told('crs-contradicted', certainty === 'possible' ? 'error' : 'warning', values)],
  };
}

/** Whether numbers read so are of the stated system. */
function agrees(reading: Reading, crs: Crs): boolean {
  if (crs.kind === 'degrees') return reading.kind === 'degrees';
  if (crs.kind === 'web-mercator') return reading.kind === 'mercator' || reading.kind === 'any-mercator';
  return reading.kind === 'metres' && reading.prefix === prefixOf(crs);
}

/** A stated plane that reaches far beyond its zone, as that of a large province may: eastings of any size around its own. */
function wideReading(crs: Crs, readings: readonly Reading[], numbers: Numbers): Reading | null {
  if (crs.kind !== 'plane' || readings.some((r) => r.kind === 'metres' || r.kind === 'degrees')) return null;
  const order = wideOrder(numbers, crs.falseEastingMetres!);
  return order && { order, kind: 'metres', prefix: prefixOf(crs) };
}

const prefixOf = (crs: Crs): number => Math.floor((crs.falseEastingMetres ?? 0) / 1_000_000);

/** The stated zone in its other form: eastings without the zone number although it is stated, or with it although not. */
function sameMeridian(readings: readonly Reading[], crs: Crs): { epsg: number; reading: Reading }[] {
  if (crs.kind !== 'plane') return [];
  return readings.flatMap((reading) => {
    if (reading.kind !== 'metres') return [];
    const epsg = reading.prefix > 0 ? prefixed(reading.prefix) : unprefixed(crs.centralMeridianDegrees!, []);
    const other = epsg === null ? null : crsOf(epsg);
    return other && other.centralMeridianDegrees === crs.centralMeridianDegrees ? [{ epsg: other.epsg, reading }] : [];
  });
}

/** Nothing usable is stated: the numbers speak, and the city. */
function asNumbers(
  stated: StatedSystem,
  readings: readonly Reading[],
  numbers: Numbers,
  city: PlacementCity,
): PlacementAdvice {
  const candidates = byNumbers(readings, numbers, city);
  if (stated.kind === 'unknown')
    return {
      candidates: candidates.map((c) => ({ ...c, certainty: 'possible' })),
      problems: [told('crs-unreadable', 'error', { text: stated.text })],
    };
  const asks = candidates[0]?.certainty === 'possible';
  return { candidates, problems: asks ? [told('crs-unknown', 'error', {})] : [] };
}

function byNumbers(readings: readonly Reading[], numbers: Numbers, city: PlacementCity): PlacementCandidate[] {
  const found = readings.flatMap((r) => fromReading(r, numbers, city));
  const order = readings[0]?.order;
  // Several readings: none is sure then, and one that would be by itself leads only where it alone lies in the city.
  const inside = found.filter((c) => c.insideShare > 0);
  const leader = inside.length === 1 && inside[0]!.certainty === 'sure' ? inside[0] : null;
  const judged: PlacementCandidate[] =
    found.length === 1 ? found : found.map((c) => ({ ...c, certainty: c === leader ? 'likely' : 'possible' }));
  return judged.sort(
    (a, b) =>
      RANK[a.certainty] - RANK[b.certainty] ||
      b.insideShare - a.insideShare ||
      Number(b.order === order) - Number(a.order === order) ||
      away(a, city) - away(b, city),
  );
}

const RANK: Readonly<Record<Certainty, number>> = { sure: 0, likely: 1, possible: 2 };

/** Degrees between the middle of where the data would lie and that of the city. */
function away({ extent: [w, s, e, n] }: PlacementCandidate, { extent }: PlacementCity): number {
  return Math.hypot((w + e - extent[0] - extent[2]) / 2, (s + n - extent[1] - extent[3]) / 2);
}

/** What one reading of the numbers can be, each as sure as it is by itself. */
function fromReading(reading: Reading, numbers: Numbers, city: PlacementCity): PlacementCandidate[] {
  const make = (epsg: number, ground: PlacementGround, certainty: Certainty) =>
    candidate(epsg, reading, ground, certainty, numbers, city);
  if (reading.kind === 'degrees') return [make(4490, 'digits', reading.inChina ? 'sure' : 'possible')];
  if (reading.kind !== 'metres') return reading.kind === 'mercator' ? [make(3857, 'digits', 'sure')] : [];
  if (reading.prefix > 0) {
    const epsg = prefixed(reading.prefix);
    return epsg === null ? [] : [make(epsg, 'prefix', 'sure')];
  }
  return meridiansAround(city).map((meridian) => {
    const one = make(unprefixed(meridian, city.projectedCrs)!, 'extent', 'possible');
    return one.insideShare > 0 ? one : { ...one, ground: 'digits' as const };
  });
}

const prefixed = (zone: number): number | null => epsgOfZone(zone >= 25 ? 3 : 6, zone, true);

/** The form without zone number: the city's own code for the meridian, else the 3-degree zone's. */
function unprefixed(meridian: number, usual: readonly number[]): number | null {
  const own = usual.find((epsg) => {
    const crs = crsOf(epsg);
    return crs?.centralMeridianDegrees === meridian && crs.falseEastingMetres === 500_000 && epsg <= 4554;
  });
  return own ?? epsgOfZone(3, meridian / 3, false);
}

/** Central meridians of the city's zones and the next ones to both sides, where there are zones. */
function meridiansAround({ projectedCrs }: PlacementCity): number[] {
  const own = projectedCrs.map((epsg) => crsOf(epsg)?.centralMeridianDegrees ?? null).filter((m) => m !== null);
  const all = new Set(own.flatMap((m) => [m, m - 3, m + 3]));
  return [...all].filter((m) => epsgOfZone(3, m / 3, false) !== null);
}

function candidate(
  epsg: number,
  { order }: Reading,
  ground: PlacementGround,
  certainty: Certainty,
  { positions }: Numbers,
  city: PlacementCity,
): PlacementCandidate {
  const convert = toLonLat(crsOf(epsg)!);
  const [west, south, east, north] = city.extent;
  const extent: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  let inside = 0;
  for (const [a, b] of positions) {
    const [lon, lat] = order === 'xy' ? convert(a, b) : convert(b, a);
    if (lon >= west && lon <= east && lat >= south && lat <= north) inside++;
    extent[0] = Math.min(extent[0], lon);
    extent[1] = Math.min(extent[1], lat);
    extent[2] = Math.max(extent[2], lon);
    extent[3] = Math.max(extent[3], lat);
  }
  return { epsg, order, shift: 'none', ground, certainty, extent, insideShare: inside / positions.length };
}

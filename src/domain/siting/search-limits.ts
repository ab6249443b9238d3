/** The limits a footprint has to keep, by the same rules as its check, and their ground in the plane of a search. */
import { atOnce, OUTSIDE } from '../../engine/index.ts';
import { RADIANS_PER_DEGREE, SEMI_MAJOR_METRES } from '../../geodesy/ellipsoid.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { type CountedClass, type PreparedCity, polygonsOf } from '../prepared-city.ts';
import type { SiteCheck } from './advice-result.ts';
import { lapsedOutcomeOf, outcomeOf } from './clause.ts';
import { examineFootprint } from './footprint.ts';
import { linesOf } from './lines.ts';
import type { Finding, SitingOutcome } from './result.ts';
import { planRows, type Row } from './rows.ts';
import type { RuleBook } from './rules.ts';
import { Ground } from './search-obstacle.ts';
import type { SearchPlane } from './search-plane.ts';

/** What a rule holds a footprint to. */
export interface Limit {
  /** Of the finding. */
  readonly key: string;
  readonly outcome: SitingOutcome;
  readonly target: Row['target'];
  /** Distance that the rule asks for; 0 where it asks for no ground in common. */
  readonly metres: number;
  /** Distance to be kept beyond that; the safety distance of the advice where it is absent. */
  readonly spareMetres?: number;
}

/** Metres kept beyond a limit. */
export const spareAt = ({ spareMetres }: Limit, safetyMetres: number): number => spareMetres ?? safetyMetres;

/** Box in degrees: west, south, east, north. */
export type Box = readonly [number, number, number, number];

export const CONFLICTS: readonly SitingOutcome[] = ['avoid', 'justify', 'certify'];

interface Terms {
  readonly kind: string | null;
  readonly day?: string | null;
}

/** A limit, and what is to be known of its rule. */
interface Ruled {
  readonly limit: Limit;
  /** For some kinds of project only, where that of the project is not stated. */
  readonly isOpen: boolean;
  /** What a text that has expired came to. */
  readonly lapsed: SitingOutcome | null;
}

/** Of every rule that can be checked. */
function ruledLimits(prepared: PreparedCity, book: RuleBook, { kind, day = null }: Terms): Ruled[] {
  const { bandSet } = prepared.city;
  return planRows(prepared, book, kind).rows.flatMap(({ key, classId, rule, target }) => {
    if (!rule || target.kind === 'none') return [];
    const outcome = outcomeOf(rule, classId, bandSet, day);
    const metres = rule.test.kind === 'within' ? rule.test.metres : 0;
    const lapsed = lapsedOutcomeOf(rule, classId, bandSet, day);
    return [{ limit: { key, outcome, target, metres }, isOpen: kind === null && rule.kinds !== null, lapsed }];
  });
}

/**
 * Limits with one of the outcomes that hold for the kind of project. Where it is not stated those limited to kinds are
 * left out, and what cannot be checked always is.
 */
export const limitsOf = (
  prepared: PreparedCity,
  book: RuleBook,
  terms: Terms,
  outcomes: readonly SitingOutcome[],
): Limit[] =>
  ruledLimits(prepared, book, terms).flatMap(({ limit, isOpen }) =>
    outcomes.includes(limit.outcome) && !isOpen ? [limit] : [],
  );

/**
 * What a move should keep off beside the limits in conflict: ground of expired texts that came to a conflict, as if they were in
 * force, and all that a rule of any outcome speaks of and the footprint is clear of, by the safety distance where it has that.
 * `findings`: of the footprint as it lies; what is farther off than `withinMetres` is left out.
 */
export function sparedLimits(
  prepared: PreparedCity,
  book: RuleBook,
  terms: Terms,
  findings: readonly Finding[],
  { safetyMetres, withinMetres }: { readonly safetyMetres: number; readonly withinMetres: number },
): Limit[] {
  const spares = new Map(findings.map((f) => [f.key, f.status === 'unchecked' ? -1 : spareOf(f)]));
  return ruledLimits(prepared, book, terms).flatMap(({ limit, isOpen, lapsed }): Limit[] => {
    const spare = spares.get(limit.key) ?? -1;
    const isBound = CONFLICTS.includes(limit.outcome) && !isOpen;
    if (isBound || limit.target.kind === 'city' || spare > withinMetres + safetyMetres) return [];
    if (lapsed && !isOpen && CONFLICTS.includes(lapsed)) return [limit];
    return spare > 0 ? [{ ...limit, spareMetres: spare > safetyMetres ? safetyMetres : 0 }] : [];
  });
}

const EARTH_METRES = 6.35e6;
/** Distances are kept by this much more: edges cut into pieces, moves by whole shapes. */
const SLACK_METRES = 0.01;

/**
 * Distance to keep in the plane so that it is kept on the ground: a straight way of `metres` that begins within `within` of
 * the plane's meridian is shorter there by less than what is added.
 */
export const keptInPlane = (metres: number, within: number): number =>
  metres + SLACK_METRES + (metres * ((within + metres) / EARTH_METRES) ** 2) / 2;

/** The ground of each limit within a box, by key; a limit that has none there is left out. */
export async function groundsIn(
  prepared: PreparedCity,
  limits: readonly Limit[],
  plane: SearchPlane,
  box: Box,
): Promise<Map<string, Ground>> {
  const outlines = await outlinesIn(prepared, box);
  const known = new Map<string, Ground | null>();
  const found = new Map<string, Ground>();
  for (const { key, target } of limits) {
    const classes = classesOf(target);
    const name = target.kind === 'lines' ? key : classes.map((c) => c.key).join(' ');
    let ground = known.get(name);
    if (ground === undefined) {
      ground = linesGround(prepared, target, plane, box) ?? areaGround(outlines, classes, plane);
      known.set(name, ground);
    }
    if (ground) found.set(key, ground);
  }
  return found;
}

function areaGround(
  outlines: ReadonlyMap<number, PolygonCoordinates>,
  classes: readonly CountedClass[],
  plane: SearchPlane,
): Ground | null {
  const rings = plane.rings(classes.flatMap((c) => outlines.get(c.bit) ?? []));
  return rings.length > 0 ? new Ground('area', rings) : null;
}

/** The lines and points within a box that a limit keeps off; null where there are none. */
export function linesGround(
  prepared: PreparedCity,
  target: Row['target'],
  plane: SearchPlane,
  box: Box,
): Ground | null {
  const lines = linesIn(prepared, target, box);
  return lines.length > 0
    ? new Ground(
        'lines',
        lines.map((line) => plane.line(line)),
      )
    : null;
}

/** The same as positions, a point as a line of one. */
export function linesIn({ tables }: PreparedCity, target: Row['target'], box: Box): number[][][] {
  if (target.kind !== 'lines') return [];
  const { layer, to } = target;
  const ids = layer.classes.map((c) => c.id);
  const features = tables.get(layer.id)?.features ?? [];
  // What has no class of the layer counts as of the first, as in a check.
  const classOf = (id: string) => ids[Math.max(0, ids.indexOf(id))];
  return features
    .filter((f) => to.some((c) => c.id === classOf(f.properties.class)))
    .flatMap((f) => linesOf(f.geometry).flatMap((line) => runsIn(line, box)));
}

/** The stretches of a line that may come into a box. */
function runsIn(line: readonly number[][], box: Box): number[][][] {
  const [only] = line;
  if (line.length === 1) return only && beyond(only, box) === 0 ? [[only]] : [];
  const runs: number[][][] = [];
  let run: number[][] | null = null;
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1]!, line[i]!];
    if ((beyond(from, box) & beyond(to, box)) !== 0) run = null;
    else if (run) run.push(to);
    else {
      run = [from, to];
      runs.push(run);
    }
  }
  return runs;
}

/** Classes whose ground a limit keeps off. */
export const classesOf = (target: Row['target']) =>
  target.kind === 'area' ? [target.counted] : target.kind === 'distance' ? target.to : [];

/** The ground of every class within a box, by bit: exact outlines, cut at the box. */
export async function outlinesIn(prepared: PreparedCity, box: Box): Promise<Map<number, PolygonCoordinates>> {
  const [west, south, east, north] = box;
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const examined = examineFootprint([[corners]]);
  if (!examined.ok) throw new RangeError(`no box: ${box.join(', ')}`);
  const { outlines } = await prepared.overlay.check(examined.value, { outlines: true, distances: [] });
  return new Map([...outlines].map(([bit, { polygons }]) => [bit, polygons]));
}

/** All that lies outside a district, or outside the city: a ground to keep off. Null where there are no districts. */
export async function outsideOf(
  prepared: PreparedCity,
  districtId: string | null,
  plane: SearchPlane,
  box: Box,
): Promise<Ground | null> {
  if (prepared.districts.length === 0) return null;
  const polygons = await regionOf(prepared, districtId);
  return new Ground('outside', plane.rings(polygons.map((rings) => rings.map((ring) => cropped(ring, box)))));
}

const cities = new WeakMap<PreparedCity, Promise<PolygonCoordinates>>();

/** The ground of a district, or of all districts together. @throws RangeError where there is no such district. */
export async function regionOf(prepared: PreparedCity, districtId: string | null): Promise<PolygonCoordinates> {
  if (districtId !== null) {
    const district = prepared.districts.find((d) => d.properties.id === districtId);
    if (!district) throw new RangeError(`no district ${districtId}`);
    return polygonsOf(district);
  }
  const known = cities.get(prepared) ?? wholeCity(prepared);
  cities.set(prepared, known);
  return known;
}

async function wholeCity({ overlay }: PreparedCity): Promise<PolygonCoordinates> {
  const traced = await overlay.trace(({ part }) => (part === OUTSIDE ? null : 0), atOnce);
  return traced.get(0)?.polygons ?? [];
}

/** Bits for the sides of a box that a position lies beyond. */
const beyond = ([x, y]: readonly number[], [west, south, east, north]: Box): number =>
  (x! < west ? 1 : 0) | (x! > east ? 2 : 0) | (y! < south ? 4 : 0) | (y! > north ? 8 : 0);

/** A ring without the vertices that make no difference inside a box, however it runs outside. */
function cropped(ring: readonly number[][], box: Box): number[][] {
  const kept: number[][] = [];
  ring.forEach((v, i) => {
    const before = kept.at(-1);
    const after = ring[i + 1];
    if (before && after && (beyond(before, box) & beyond(v, box) & beyond(after, box)) !== 0) return;
    kept.push(v);
  });
  return kept;
}

/** A box with so many metres more on every side; generous. */
export function widened([west, south, east, north]: Box, metres: number): Box {
  const up = (1.01 * metres) / (SEMI_MAJOR_METRES * 0.99 * RADIANS_PER_DEGREE);
  const top = Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + up);
  const across = up / Math.cos(top * RADIANS_PER_DEGREE);
  return [
    Math.max(-180, west - across),
    Math.max(-89, south - up),
    Math.min(180, east + across),
    Math.min(89, north + up),
  ];
}

/** Whether a check finds every limit kept with more than so many metres to spare: at an accuracy itself it would be 临界. */
export const isKept = (result: SiteCheck, limits: readonly Limit[], safetyMetres: number): boolean =>
  limits.every((limit) => {
    const finding = result.findings.find((f) => f.key === limit.key);
    return finding !== undefined && spareOf(finding) > spareAt(limit, safetyMetres);
  });

/** Metres beyond a limit; below 0 where it is hit, where boundaries cross however little, and inside a boundary. */
function spareOf({ status, absentHere, threshold, marginMetres, distanceMetres }: Finding): number {
  if (status === 'hit') return -1;
  if (status === 'unchecked' || absentHere) return Number.POSITIVE_INFINITY;
  return (threshold?.kind === 'within' ? marginMetres : distanceMetres) ?? -1;
}

/** Whether part of a footprint lies where the city's layers say nothing. */
export const isOutside = (prepared: PreparedCity, { districts }: SiteCheck): boolean =>
  prepared.districts.length > 0 && districts.some((d) => d.id === null);

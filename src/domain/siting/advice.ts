/**
 * Clearance advice (避让建议): the least moves that clear each conflict of a footprint and all of them at once, and what is
 * left of it without the ground in conflict. Every advice is checked again as any footprint is.
 */
import type { Work } from '../../engine/index.ts';
import { RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { Outcome } from '../problems.ts';
import { type CutCase, cutAway } from './advice-cut.ts';
import type { Advice, Move, SiteCheck } from './advice-result.ts';
import { checkSite, type Site } from './check.ts';
import { leftOutAt, leftOutRules } from './left-out.ts';
import { boxOf, carriedBy, type LonLat, offsetBetween } from './move.ts';
import type { Finding } from './result.ts';
import type { RuleBook } from './rules.ts';
import { type Found, leastMove } from './search.ts';
import {
  CONFLICTS,
  groundsIn,
  isKept,
  isOutside,
  keptInPlane,
  type Limit,
  limitsOf,
  outsideOf,
  spareAt,
  sparedLimits,
  widened,
} from './search-limits.ts';
import type { Ground, Obstacle } from './search-obstacle.ts';
import { SearchPlane } from './search-plane.ts';
import { type Shape, shapeOn } from './search-shape.ts';

/** Moves are looked for up to this distance, metres. */
const WITHIN_METRES = 5000;
/** Distance kept from the border of the district, metres. */
const BORDER_METRES = 0.05;
/** Ground beyond all moves that is looked at too. */
const SPARE_METRES = 1000;
/** A safety distance is kept by this much more, so that it is kept as it is printed, metres. */
const PRINTED_METRES = 0.05;
/** Where a check disagrees with the plane the search is made again this much farther off, metres. */
const ANOTHER_METRES = 0.05;
const ATTEMPTS = 4;

/** The city, the rules and the footprint of an advice. */
interface Case extends CutCase {
  readonly work: Work;
  /** What the move off all limits should keep off too. */
  readonly spared: readonly Limit[];
}

interface Scene {
  readonly plane: SearchPlane;
  readonly shape: Shape;
  readonly grounds: ReadonlyMap<string, Ground>;
  /** What lies outside the district, or outside the city where that is null. */
  readonly outside: Ground | null;
  readonly districtId: string | null;
}

/**
 * Advice for a footprint. `safetyMetres` is kept beyond every limit by the move off all of them and by the cut; a move off one
 * limit alone clears it and no more. Moves stay in the district of the footprint, or in the city where it lies in several.
 * Problems are those of the check of the footprint as it lies.
 *
 * The move off all limits also keeps off ground that the footprint is clear of and a rule of any outcome speaks of, and off that of
 * expired texts, as long as there is such a place.
 *
 * Ground inside a boundary counts as within any distance of it: no advice leads from its outward side to its inside.
 */
export async function adviseSite(
  prepared: PreparedCity,
  book: RuleBook,
  site: Site,
  options: { readonly safetyMetres: number },
  work: Work,
): Promise<Outcome<Advice>> {
  const checked = await checkSite(prepared, book, site, false);
  if (!checked.ok) return checked;
  const { areaSquareMetres, districts, findings } = checked.value;
  const limits = limitsOf(prepared, book, site, CONFLICTS);
  const { safetyMetres } = options;
  const spared = sparedLimits(prepared, book, site, findings, { safetyMetres, withinMetres: WITHIN_METRES });
  const own: Case = { prepared, book, site, limits, spared, safetyMetres, areaSquareMetres, work };
  const named = districts.flatMap((d) => d.id ?? []);
  const districtId = named.length === 1 ? named[0]! : null;
  const scene = await sceneOf(own, districtId);
  const inConflict = new Set(findings.filter(isConflict).map((f) => f.key));
  const hit = limits.filter((l) => inConflict.has(l.key));
  const { each, all, undecided } = await movesFor(own, scene, hit);
  const near = limits.filter((l) => inConflict.has(l.key) || isTooNear(scene, l, safetyMetres));
  const cut = await cutAway(own, scene.plane, near, isOutside(prepared, checked.value));
  const moves = [...each.values(), all].filter((m) => m !== null);
  return {
    ok: true,
    problems: checked.problems,
    value: {
      each,
      all,
      cut,
      safetyMetres,
      districtId,
      precisionMetres: moves.reduce((most, m) => Math.max(most, m.precisionMetres), 0),
      withinMetres: WITHIN_METRES,
      undecided,
      leftOut: leftOutAt(leftOutRules(prepared, book, site), { move: all?.result ?? null, cut: cut?.result ?? null }),
    },
  };
}

/** A move for each limit that is hit, and one for all limits. */
async function movesFor(
  own: Case,
  scene: Scene,
  hit: readonly Limit[],
): Promise<Pick<Advice, 'each' | 'all' | 'undecided'>> {
  const undecided: string[] = [];
  const each = new Map<string, Move | null>();
  const total = hit.length + 2;
  const seek = async (key: string, limits: readonly Limit[], safetyMetres: number) => {
    const { move, complete } = await moveOff(own, scene, limits, safetyMetres, { done: each.size, total });
    if (!complete && !undecided.includes(key)) undecided.push(key);
    return move;
  };
  for (const limit of hit) {
    const twin = hit.find((l) => each.has(l.key) && isSameLimit(scene, l, limit));
    if (twin && undecided.includes(twin.key)) undecided.push(limit.key);
    each.set(limit.key, twin ? (each.get(twin.key) ?? null) : await seek(limit.key, [limit], 0));
  }
  const { limits, spared, safetyMetres } = own;
  const sparing = spared.length > 0 ? await seek('all', [...limits, ...spared], safetyMetres) : null;
  const all = sparing ?? (await seek('all', limits, safetyMetres));
  own.work.tell({ done: total - 1, total });
  return { each, all, undecided };
}

const isConflict = (f: Finding): boolean => f.status === 'hit' && CONFLICTS.includes(f.outcome);

async function sceneOf(own: Case, districtId: string | null): Promise<Scene> {
  const { prepared, site } = own;
  const limits = [...own.limits, ...own.spared];
  const [lon, lat] = anchorOf(site.polygons);
  const plane = new SearchPlane(lon, lat);
  const shape = shapeOn(plane, site.polygons);
  const farthest = limits.reduce((most, l) => Math.max(most, l.metres), 0) + own.safetyMetres;
  const box = widened(boxOf(site.polygons), WITHIN_METRES + farthest + SPARE_METRES);
  const grounds = await groundsIn(prepared, limits, plane, box);
  return { plane, shape, grounds, outside: await outsideOf(prepared, districtId, plane, box), districtId };
}

/** The first corner: what moves are measured by. */
const anchorOf = (polygons: PolygonCoordinates): LonLat => {
  const [lon, lat] = polygons[0]![0]![0]!;
  return [lon!, lat!];
};

/** The least move off some limits that also passes its check. */
async function moveOff(
  own: Case,
  scene: Scene,
  limits: readonly Limit[],
  safetyMetres: number,
  progress: { readonly done: number; readonly total: number },
): Promise<{ readonly move: Move | null; readonly complete: boolean }> {
  if (limits.some((l) => l.target.kind === 'city')) return { move: null, complete: true };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const more = attempt * ANOTHER_METRES;
    const { plane, shape } = scene;
    const search = {
      plane,
      shape,
      obstacles: obstaclesOf(scene, limits, safetyMetres, more),
      from: [0, 0],
      within: WITHIN_METRES,
    } as const;
    const found = await own.work.drive(leastMove(search, progress));
    if (!found.at) return { move: null, complete: found.complete };
    const move = await checkedMove(own, scene, found, limits, safetyMetres);
    if (move) return { move, complete: found.complete };
  }
  return { move: null, complete: false };
}

function obstaclesOf(
  { shape, grounds, outside }: Scene,
  limits: readonly Limit[],
  safetyMetres: number,
  moreMetres: number,
): Obstacle[] {
  const obstacles = limits.flatMap((limit): Obstacle[] => {
    const ground = grounds.get(limit.key);
    const spare = spareAt(limit, safetyMetres);
    const kept = limit.metres + spare + (spare > 0 ? PRINTED_METRES : 0) + moreMetres;
    return ground ? [{ ground, metres: keptInPlane(kept, WITHIN_METRES) + shape.offMetres }] : [];
  });
  return outside ? [...obstacles, { ground: outside, metres: BORDER_METRES + shape.offMetres }] : obstacles;
}

/** Whether two rules ask for the same distance from the same ground. */
const isSameLimit = ({ grounds }: Scene, a: Limit, b: Limit): boolean =>
  a.metres === b.metres && grounds.has(a.key) && grounds.get(a.key) === grounds.get(b.key);

/** Whether the footprint as it lies comes nearer to a limit than it should. */
function isTooNear({ grounds, shape, plane }: Scene, { key, metres }: Limit, safetyMetres: number): boolean {
  const room = grounds.get(key)?.room(metres + safetyMetres, shape, plane.poseAt(0, 0), 0, 1);
  return room !== undefined && room <= 0;
}

/** The footprint carried to a place that was found; null where its check does not say that the limits are kept. */
async function checkedMove(
  { prepared, book, site }: Case,
  { plane, districtId }: Scene,
  found: Found,
  limits: readonly Limit[],
  safetyMetres: number,
): Promise<Move | null> {
  const offset = offsetBetween(anchorOf(site.polygons), plane.inverse(...found.at!));
  const isStill = found.metres === 0;
  const polygons = isStill ? site.polygons : carriedBy(site.polygons, offset);
  const checked = await checkSite(prepared, book, { ...site, polygons }, false);
  if (!checked.ok || !isKept(checked.value, limits, safetyMetres) || !staysIn(prepared, checked.value, districtId))
    return null;
  const bearing = Math.atan2(offset.east, offset.north) / RADIANS_PER_DEGREE;
  return {
    eastMetres: isStill ? 0 : offset.east,
    northMetres: isStill ? 0 : offset.north,
    metres: isStill ? 0 : Math.hypot(offset.east, offset.north),
    bearingDegrees: isStill ? 0 : (bearing + 360) % 360,
    polygons,
    result: checked.value,
    precisionMetres: Math.max(0, found.metres - found.leastMetres),
  };
}

const staysIn = (prepared: PreparedCity, result: SiteCheck, districtId: string | null): boolean =>
  districtId === null ? !isOutside(prepared, result) : result.districts.every((d) => d.id === districtId);

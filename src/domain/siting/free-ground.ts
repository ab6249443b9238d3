/**
 * Where could it go (可选区域): the ground of a district or of the city that no limit of a project takes, patch by patch,
 * and where in each the footprint could stand.
 */
import { type Atom, hasBit, OUTSIDE, sumAtoms, type Work } from '../../engine/index.ts';
import { polygonsArea } from '../../geodesy/ellipsoid.ts';
import { type BufferSource, bufferBands, geodesicBuffer } from '../bands.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { GeosFailure, loadGeos, unwrap } from '../geos.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { Outcome } from '../problems.ts';
import type { FreeGround, FreePatch } from './advice-result.ts';
import type { Site } from './check.ts';
import { examineFootprint } from './footprint.ts';
import { type Fitting, fitInto } from './free-ground-fit.ts';
import { leftOutRules } from './left-out.ts';
import { boxOf, type LonLat } from './move.ts';
import type { Row } from './rows.ts';
import type { RuleBook } from './rules.ts';
import { CONFLICTS, classesOf, type Limit, limitsOf, linesIn, outlinesIn, regionOf, widened } from './search-limits.ts';

export interface GroundWish {
  /** Null is the whole city. */
  readonly districtId: string | null;
  /** Which outcomes take ground away: 建议避让 alone, or 需论证 and 需认定 too. */
  readonly avoid: 'avoid' | 'certify';
  /** Distance that a footprint keeps from the edge of the free ground. */
  readonly safetyMetres: number;
  /** Place that the footprint should be near to: longitude, latitude, degrees. */
  readonly wanted: LonLat;
}

/** Boundaries are drawn this much farther around what is asked about, metres. */
const SPARE_METRES = 1000;

/**
 * Free ground for a footprint of a kind of project. The patches are those of the rules as they stand; the footprint keeps
 * the safety distance from their edges. Ground inside a boundary counts as within any distance of it.
 *
 * @throws RangeError where there is no such district.
 */
export async function freeGround(
  prepared: PreparedCity,
  book: RuleBook,
  site: Site,
  wish: GroundWish,
  work: Work,
): Promise<Outcome<FreeGround>> {
  const examined = examineFootprint(site.polygons);
  if (!examined.ok) return examined;
  const limits = limitsOf(prepared, book, site, wish.avoid === 'avoid' ? ['avoid'] : CONFLICTS);
  try {
    const free = await freePolygons(prepared, limits, wish.districtId, work);
    const fitting: Fitting = { prepared, book, site, limits, wish, work };
    const { patches, ...counts } = await fitted(fitting, free.polygons);
    const { districtId, safetyMetres } = wish;
    const leftOut = leftOutRules(prepared, book, site);
    const value = { patches, ...counts, ...free.sums, districtId, safetyMetres, leftOut };
    return { ok: true, problems: examined.problems, value };
  } catch (failure) {
    if (failure instanceof GeosFailure) return { ok: false, problems: [failure.problem] };
    throw failure;
  }
}

async function fitted(
  fitting: Fitting,
  polygons: PolygonCoordinates,
): Promise<Pick<FreeGround, 'patches' | 'examined' | 'tooSmall' | 'undecided'>> {
  const patches: FreePatch[] = [];
  const counts = { tooSmall: 0, undecided: 0 };
  for (const [done, polygon] of polygons.entries()) {
    const progress = { done, total: polygons.length };
    fitting.work.tell(progress);
    const fit = await fitInto(fitting, polygon, progress);
    if (typeof fit === 'string') counts[fit]++;
    else patches.push(fit);
  }
  patches.sort((a, b) => a.distanceMetres - b.distanceMetres);
  return { patches, examined: polygons.length, ...counts };
}

interface Free {
  readonly polygons: PolygonCoordinates;
  readonly sums: Pick<FreeGround, 'freeSquareMetres' | 'residualSquareMetres'>;
}

/** All ground of the region that no limit takes. */
async function freePolygons(
  prepared: PreparedCity,
  limits: readonly Limit[],
  districtId: string | null,
  work: Work,
): Promise<Free> {
  const region = await regionOf(prepared, districtId);
  if (limits.some((l) => l.target.kind === 'city'))
    return { polygons: [], sums: { freeSquareMetres: 0, residualSquareMetres: 0 } };
  const part = prepared.districts.findIndex((d) => d.properties.id === districtId);
  const isInside = (p: number) => (districtId === null ? p !== OUTSIDE : p === part);
  const bits = limits.flatMap((l) => takenBits(prepared, l));
  const isFree = ({ part: p, mask }: Pick<Atom, 'part' | 'mask'>) => isInside(p) && !bits.some((b) => hasBit(mask, b));
  const freeSquareMetres = sumAtoms(await prepared.overlay.atoms(work), isFree);
  const traced = (await prepared.overlay.trace((key) => (isFree(key) ? 0 : null), work)).get(0);
  let polygons = traced?.polygons ?? [];
  const residualSquareMetres = traced?.residualSquareMetres ?? freeSquareMetres;
  const undrawn = limits.filter((l) => l.metres > 0 && ringBits(prepared, l.target) === null);
  for (const limit of undrawn) polygons = await withoutSurroundings(prepared, polygons, limit, region, work);
  const left = undrawn.length > 0 ? polygonsArea(polygons) + residualSquareMetres : freeSquareMetres;
  return { polygons, sums: { freeSquareMetres: left, residualSquareMetres: left - polygonsArea(polygons) } };
}

/** Classes that a limit takes whole: what must not be met, a boundary, the rings drawn out to the distance. */
const takenBits = (prepared: PreparedCity, { target }: Limit): number[] => [
  ...classesOf(target).map((c) => c.bit),
  ...(ringBits(prepared, target) ?? []),
];

/** The rings from the boundary out to the distance of a limit; null where none are drawn for it. */
function ringBits({ city, classes }: PreparedCity, target: Row['target']): number[] | null {
  const ring = target.kind === 'distance' || target.kind === 'lines' ? target.ring : null;
  const rings = city.bandSet?.rings ?? [];
  const outer = rings.find((r) => r.class === ring?.class.id);
  if (!ring || !outer) return null;
  return rings
    .filter((r) => r.toMetres <= outer.toMetres)
    .flatMap((r) => classes.filter((c) => c.layer.id === ring.layer.id && c.class.id === r.class))
    .map((c) => c.bit);
}

/** Polygons without what lies within the distance of a limit for which no rings are drawn. */
async function withoutSurroundings(
  prepared: PreparedCity,
  polygons: PolygonCoordinates,
  { target, metres }: Limit,
  region: PolygonCoordinates,
  work: Work,
): Promise<PolygonCoordinates> {
  const box = widened(boxOf(region), metres + SPARE_METRES);
  const outlines = await outlinesIn(prepared, box);
  const boundary = classesOf(target).flatMap((c) => outlines.get(c.bit) ?? []);
  const around: PolygonCoordinates = [];
  if (boundary.length > 0) {
    const { rings, inside } = await bufferBands(boundary, [metres], work);
    around.push(...inside, ...rings.flatMap((r) => r.polygon));
  }
  for (const line of linesIn(prepared, target, box))
    around.push(...(await geodesicBuffer(sourceOf(line), metres, work)));
  if (around.length === 0 || polygons.length === 0) return polygons;
  const geos = await loadGeos();
  return unwrap(geos.difference(polygons, unwrap(geos.union(around))));
}

const sourceOf = (line: readonly number[][]): BufferSource =>
  line.length === 1 ? { type: 'point', coordinates: line[0]! } : { type: 'line', coordinates: line };

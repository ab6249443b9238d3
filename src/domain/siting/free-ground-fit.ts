/** How a footprint could stand in a patch of free ground: as drawn, or turned in steps, nearest to a wanted place. */
import polylabel from 'polylabel';
import type { Progress, Work } from '../../engine/index.ts';
import { polygonsArea } from '../../geodesy/ellipsoid.ts';
import { distanceMetres } from '../../geodesy/geodesic.ts';
import { SegmentTree } from '../bands/segment-tree.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { FreePatch } from './advice-result.ts';
import { checkSite, type Site } from './check.ts';
import type { GroundWish } from './free-ground.ts';
import { boxOf, carried, centreOf, type LonLat, turned } from './move.ts';
import type { RuleBook } from './rules.ts';
import { leastMove } from './search.ts';
import { isKept, keptInPlane, type Limit, linesGround, widened } from './search-limits.ts';
import { Ground } from './search-obstacle.ts';
import { type PlaneRing, SearchPlane, segmentsOf } from './search-plane.ts';
import { distanceTo, type Shape, shapeOn } from './search-shape.ts';

export interface Fitting {
  readonly prepared: PreparedCity;
  readonly book: RuleBook;
  readonly site: Site;
  readonly limits: readonly Limit[];
  readonly wish: GroundWish;
  readonly work: Work;
}

/** Steps of a turn, degrees. */
const STEP_DEGREES = 15;
/** As drawn first, then the least turns to either side. */
const ANGLES = Array.from({ length: 360 / STEP_DEGREES }, (_, i) => {
  const steps = (i + 1) >> 1;
  return (360 + (i % 2 === 1 ? steps : -steps) * STEP_DEGREES) % 360;
});
/** Squares looked at for each angle. */
const MOST_SQUARES = 4000;
/** The inscribed circle is the largest to this share of the patch's breadth, metres at least. */
const CIRCLE_SHARE = 1e-3;
const CIRCLE_METRES = 0.5;
/** What bands drawn beforehand may be off, metres. */
const DRAWN_METRES = 0.1;
/** Where a check disagrees with the plane the search is made again this much farther off, metres. */
const ANOTHER_METRES = 0.2;
const ATTEMPTS = 3;

interface Patch {
  readonly polygon: PolygonCoordinates[number];
  readonly areaSquareMetres: number;
  readonly plane: SearchPlane;
  readonly grounds: readonly Ground[];
  readonly inscribed: FreePatch['inscribed'];
  /** Farthest corner from the wanted place, metres in the plane. */
  readonly farthest: number;
}

const shapes = new WeakMap<PolygonCoordinates, Shape>();

/** A footprint around the middle of its box. */
function shapeAround(polygons: PolygonCoordinates): Shape {
  const known = shapes.get(polygons);
  if (known) return known;
  const shape = shapeOn(new SearchPlane(...centreOf(polygons)), polygons);
  shapes.set(polygons, shape);
  return shape;
}

/** The patch with a place for the footprint; `tooSmall` where it does not fit, `undecided` where that was not found out. */
export async function fitInto(
  fitting: Fitting,
  polygon: PolygonCoordinates[number],
  progress: Progress,
): Promise<FreePatch | 'tooSmall' | 'undecided'> {
  const { site, wish } = fitting;
  const shape = shapeAround(site.polygons);
  const areaSquareMetres = polygonsArea([polygon]);
  // In a plane the area of the shape is off by less than this.
  if (areaSquareMetres < shape.squareMetres * (1 - 1e-3)) return 'tooSmall';
  const patch = patchOf(fitting, polygon, areaSquareMetres);
  const { radiusMetres } = patch.inscribed;
  const largest = radiusMetres * (1 + 2 * CIRCLE_SHARE) + 2 * CIRCLE_METRES;
  if (largest < shape.inradius - shape.offMetres + wish.safetyMetres) return 'tooSmall';
  let isDecided = true;
  for (const angleDegrees of ANGLES) {
    const found = await placeIn(fitting, patch, shape, angleDegrees, progress);
    if (found.polygons) {
      const placement = { angleDegrees, polygons: found.polygons };
      const { inscribed } = patch;
      return { polygon, areaSquareMetres, inscribed, distanceMetres: found.distanceMetres, placement };
    }
    isDecided &&= found.complete;
  }
  return isDecided ? 'tooSmall' : 'undecided';
}

function patchOf(
  { prepared, limits, wish }: Fitting,
  polygon: PolygonCoordinates[number],
  areaSquareMetres: number,
): Patch {
  const plane = new SearchPlane(...centreOf([polygon]));
  const rings = plane.rings([polygon]);
  const from = plane.forward(...wish.wanted);
  const farthest = rings[0]!.reduce((most, [x, y]) => Math.max(most, Math.hypot(x - from[0], y - from[1])), 0);
  const inscribed = inscribedIn(plane, rings, areaSquareMetres);
  const box = widened(boxOf([polygon]), wish.safetyMetres);
  const lines = limits.flatMap((l) => linesGround(prepared, l.target, plane, box) ?? []);
  return { polygon, areaSquareMetres, plane, grounds: [new Ground('outside', rings), ...lines], inscribed, farthest };
}

function inscribedIn(
  plane: SearchPlane,
  rings: readonly PlaneRing[],
  areaSquareMetres: number,
): FreePatch['inscribed'] {
  const tolerance = Math.max(CIRCLE_METRES, CIRCLE_SHARE * Math.min(breadthOf(rings[0]!), Math.sqrt(areaSquareMetres)));
  const [x = 0, y = 0] = polylabel(rings, tolerance);
  const radius = distanceTo(new SegmentTree(segmentsOf(rings)), x, y);
  return { center: plane.inverse(x, y), radiusMetres: radius / plane.poseAt(x, y).scale };
}

function breadthOf(ring: PlaneRing): number {
  const [west, south, east, north] = boxOf([[ring.map((v) => [...v])]]);
  return Math.min(east - west, north - south);
}

interface Place {
  /** Null where none was found. */
  readonly polygons: PolygonCoordinates | null;
  readonly distanceMetres: number;
  /** False where there may be one all the same. */
  readonly complete: boolean;
}

/** The footprint at the nearest place that also passes its check. */
async function placeIn(fitting: Fitting, patch: Patch, shape: Shape, turn: number, progress: Progress): Promise<Place> {
  const { prepared, book, site, limits, wish, work } = fitting;
  const from = patch.plane.forward(...wish.wanted);
  const drawn = limits.some((l) => l.metres > 0) ? DRAWN_METRES : 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const metres = keptInPlane(wish.safetyMetres, 0) + shape.offMetres + drawn + attempt * ANOTHER_METRES;
    const obstacles = patch.grounds.map((ground) => ({ ground, metres }));
    const search = { plane: patch.plane, shape, obstacles, from, within: patch.farthest, turn, most: MOST_SQUARES };
    const found = await work.drive(leastMove(search, progress));
    if (!found.at) return { polygons: null, distanceMetres: 0, complete: found.complete && attempt === 0 };
    const to: LonLat = patch.plane.inverse(...found.at);
    const polygons = standing(site.polygons, turn, to);
    const checked = await checkSite(prepared, book, { ...site, polygons }, false);
    if (checked.ok && isKept(checked.value, limits, wish.safetyMetres))
      return { polygons, distanceMetres: distanceMetres(...wish.wanted, ...to), complete: true };
  }
  return { polygons: null, distanceMetres: 0, complete: false };
}

/** A footprint turned about the middle of its box, which comes to lie at a place. */
function standing(polygons: PolygonCoordinates, turn: number, at: LonLat): PolygonCoordinates {
  const centre = centreOf(polygons);
  return carried(turn === 0 ? polygons : turned(polygons, centre, turn), centre, at);
}

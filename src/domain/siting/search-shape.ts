/** A footprint as a search for room sees it: its edges, and discs inside it. Metres from a pivot. */
import { SegmentTree } from '../bands/segment-tree.ts';
import { thin } from '../bands/thin.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { type Ball, ballOver, type Part } from './search-balls.ts';
import {
  doubledArea,
  type PlanePoint,
  type PlaneRing,
  type Pose,
  type SearchPlane,
  segmentsOf,
} from './search-plane.ts';

export interface Edge extends Part {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

export interface Shape {
  readonly tree: SegmentTree;
  readonly edges: Ball<Edge>;
  /** Discs that lie inside; corners are discs without a radius. */
  readonly discs: Ball<Part>;
  /** A vertex of each shell. */
  readonly firsts: readonly PlanePoint[];
  /** Everything lies within this distance of the pivot. */
  readonly reach: number;
  /** Radius of the largest disc found: the inscribed circle is as large or larger. */
  readonly inradius: number;
  readonly squareMetres: number;
  readonly edgeCount: number;
  /** The outline may be off by this, metres: to be kept besides. */
  readonly offMetres: number;
}

/** Footprints with more vertices are searched with in a simpler form that is off by less than this, metres. */
const MANY_VERTICES = 400;
const SIMPLER_METRES = 0.2;

/** The shape of a footprint (degrees) in a plane around its pivot, with few vertices where it has many. */
export function shapeOn(plane: SearchPlane, polygons: PolygonCoordinates): Shape {
  const vertices = polygons.flat().reduce((n, ring) => n + ring.length, 0);
  const isLarge = vertices > MANY_VERTICES;
  const simpler = isLarge ? polygons.map((rings) => rings.map((ring) => thin(ring, SIMPLER_METRES))) : polygons;
  const shape = shapeOf(plane.rings(simpler), (ring) => doubledArea(ring) > 0);
  return isLarge ? { ...shape, offMetres: SIMPLER_METRES } : shape;
}

/** A shape of closed rings (shells counter-clockwise, holes clockwise) around the pivot (0, 0). */
export function shapeOf(rings: readonly PlaneRing[], isShell: (ring: PlaneRing) => boolean): Shape {
  const tree = new SegmentTree(segmentsOf(rings));
  const vertices = rings.flatMap((ring) => ring.slice(1));
  const edges = rings.flatMap((ring) => ring.slice(1).map((b, i) => edgeOf(ring[i]!, b)));
  const inner = discsIn(tree, vertices);
  const corners = spaced(vertices, MOST_CORNERS).map(([x, y]) => ({ x, y, radius: 0 }));
  return {
    tree,
    edges: ballOver(edges)!,
    discs: ballOver([...inner, ...corners])!,
    firsts: rings.filter(isShell).map((ring) => ring[0]!),
    reach: vertices.reduce((most, [x, y]) => Math.max(most, Math.hypot(x, y)), 0),
    inradius: inner[0]?.radius ?? 0,
    squareMetres: areaOf(rings),
    edgeCount: edges.length,
    offMetres: 0,
  };
}

const MOST_CORNERS = 256;
const MOST_DISCS = 256;
const MOST_CELLS = 8000;
/** Cells are not parted further below this share of the largest disc. */
const FINEST = 1 / 12;
/** Centres lie apart by this share of the larger radius. */
const APART = 0.5;

function edgeOf([ax, ay]: PlanePoint, [bx, by]: PlanePoint): Edge {
  return { x: (ax + bx) / 2, y: (ay + by) / 2, radius: Math.hypot(bx - ax, by - ay) / 2, ax, ay, bx, by };
}

function areaOf(rings: readonly PlaneRing[]): number {
  let doubled = 0;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) doubled += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  return doubled / 2;
}

const spaced = <T>(list: readonly T[], most: number): T[] => {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(list.length, most) }, (_, i) => list[Math.floor(i * step)]!);
};

/** Discs inside a shape, the largest first, that together leave little of it uncovered. */
function discsIn(tree: SegmentTree, vertices: readonly PlanePoint[]): Part[] {
  const xs = vertices.map((v) => v[0]);
  const ys = vertices.map((v) => v[1]);
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
  const half = Math.max(most(xs) - least(xs), most(ys) - least(ys)) / 2;
  let cells: PlanePoint[] = [[(least(xs) + most(xs)) / 2, (least(ys) + most(ys)) / 2]];
  const found: Part[] = [];
  let largest = 0;
  let looked = 0;
  for (let h = half; cells.length > 0 && looked + cells.length <= MOST_CELLS && h > largest * FINEST; h /= 2) {
    looked += cells.length;
    const around = h * Math.SQRT2;
    const next: PlanePoint[] = [];
    for (const [x, y] of cells) {
      const away = distanceTo(tree, x, y);
      const isInside = tree.winding(x, y) > 0;
      if (isInside) {
        found.push({ x, y, radius: away });
        largest = Math.max(largest, away);
      }
      if (away >= around) continue;
      const q = h / 2;
      next.push([x - q, y - q], [x + q, y - q], [x - q, y + q], [x + q, y + q]);
    }
    cells = next;
  }
  return wellSpread(found);
}

function wellSpread(discs: readonly Part[]): Part[] {
  const kept: Part[] = [];
  for (const disc of discs.toSorted((a, b) => b.radius - a.radius)) {
    if (kept.length === MOST_DISCS) break;
    if (kept.every((k) => Math.hypot(k.x - disc.x, k.y - disc.y) > APART * k.radius)) kept.push(disc);
  }
  return kept;
}

/** Distance from a point to the nearest segment of a tree. */
export function distanceTo(tree: SegmentTree, x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  tree.limit[0] = nearest;
  tree.visit(x, y, (place) => {
    const away = tree.distance(place, x, y);
    if (away >= nearest) return;
    nearest = away;
    tree.limit[0] = away * away;
  });
  return nearest;
}

/** Where a point of a shape lies in a pose. */
export const atX = (pose: Pose, x: number, y: number): number => pose.x + x * pose.northY + y * pose.northX;
export const atY = (pose: Pose, x: number, y: number): number => pose.y - x * pose.northX + y * pose.northY;

/** Whether a point of the plane lies in a shape in a pose, at least `deep` metres of the plane from its edges. */
export function isInShape({ tree, reach }: Shape, pose: Pose, x: number, y: number, deep = 0): boolean {
  const { northX, northY, scale } = pose;
  const [dx, dy] = [(x - pose.x) / scale, (y - pose.y) / scale];
  if (dx * dx + dy * dy > reach * reach) return false;
  const own = [(dx * northY - dy * northX) / scale, (dx * northX + dy * northY) / scale] as const;
  return tree.winding(...own) > 0 && (deep === 0 || distanceTo(tree, ...own) >= deep / scale);
}

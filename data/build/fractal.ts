/** Outlines as ragged as surveyed ones, from a few corners. */
import { makeValid } from './geos.ts';
import { type Area, along, cells, distance, type Frame, type Point, type Ring, toGrid } from './grid.ts';
import { parseCorners, type Shape } from './plan.ts';
import { type Random, random } from './random.ts';

export interface Ragged {
  /** Sideways shift of an edge's middle as a share of its length. */
  readonly roughness: number;
  /** Edges are split until they are shorter than this, metres. */
  readonly edge: number;
}

/** Midpoint displacement: the same law at every scale, as of coasts and forest edges. */
function split(a: Point, b: Point, ragged: Ragged, draw: Random, out: Point[]): void {
  const length = distance(a, b);
  if (length <= ragged.edge) {
    out.push(a);
    return;
  }
  const middle = along(a, b, draw.between(0.38, 0.62));
  const shift = draw.bell() * ragged.roughness;
  const m: Point = [middle[0]! - (b[1]! - a[1]!) * shift, middle[1]! + (b[0]! - a[0]!) * shift];
  split(a, m, ragged, draw, out);
  split(m, b, ragged, draw, out);
}

/** Largest polygon of a ring that may cross itself, without its holes. */
function largest(ring: Ring): Area {
  const parts = makeValid([[ring]]);
  const best = parts.reduce((a, b) => (cells([[b[0]!]]) > cells([[a[0]!]]) ? b : a));
  return [[best[0]!]];
}

/** Polygon through `corners` (degrees, not closed), its edges displaced. `name` chooses the random stream. */
function raggedPolygon(name: string, corners: readonly Point[], frame: Frame, ragged: Ragged): Area {
  const draw = random(name);
  const metres = corners.map((c) => frame.toMetres(toGrid(c)));
  const ring: Point[] = [];
  for (const [i, a] of metres.entries()) split(a, metres[(i + 1) % metres.length]!, ragged, draw, ring);
  return largest([...ring, ring[0]!].map((m) => frame.toGrid(m)));
}

/** Edges of a given outline displaced; holes are dropped. */
export function raggedOutline(name: string, area: Area, frame: Frame, ragged: Ragged): Area {
  const draw = random(name);
  const outer = area[0]![0]!.map((p) => frame.toMetres(p));
  const ring: Point[] = [];
  for (let i = 0; i + 1 < outer.length; i++) split(outer[i]!, outer[i + 1]!, ragged, draw, ring);
  return largest([...ring, ring[0]!].map((m) => frame.toGrid(m)));
}

export interface Spot {
  readonly at: Point;
  /** Mean radius, metres. */
  readonly radius: number;
  /** Length over width; 1 is round. */
  readonly stretch?: number;
  /** Direction of the length, degrees from east, counter-clockwise. */
  readonly turn?: number;
}

/** Rough spot about a point: corners on an uneven ellipse, then displaced edges. */
export function raggedSpot(name: string, spot: Spot, frame: Frame, ragged: Ragged): Area {
  const draw = random(`${name}/corners`);
  const stretch = Math.sqrt(spot.stretch ?? 1);
  const turn = ((spot.turn ?? 0) * Math.PI) / 180;
  const [cx, cy] = frame.toMetres(toGrid(spot.at)) as [number, number];
  const count = draw.whole(7, 10);
  const corners: Point[] = [];
  for (let i = 0; i < count; i++) {
    const angle = ((i + draw.between(-0.3, 0.3)) / count) * 2 * Math.PI;
    const reach = spot.radius * draw.between(0.75, 1.25);
    const [u, v] = [Math.cos(angle) * reach * stretch, (Math.sin(angle) * reach) / stretch];
    corners.push([cx + u * Math.cos(turn) - v * Math.sin(turn), cy + u * Math.sin(turn) + v * Math.cos(turn)]);
  }
  const edges = random(name);
  const ring: Point[] = [];
  for (const [i, a] of corners.entries()) split(a, corners[(i + 1) % corners.length]!, ragged, edges, ring);
  return largest([...ring, ring[0]!].map((m) => frame.toGrid(m)));
}

/** A shape of either kind. */
export function raggedShape(name: string, shape: Shape, frame: Frame, ragged: Ragged): Area {
  if ('corners' in shape) return raggedPolygon(name, parseCorners(shape.corners), frame, ragged);
  return raggedSpot(name, shape, frame, ragged);
}

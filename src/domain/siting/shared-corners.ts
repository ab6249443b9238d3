/**
 * Corners that neighbouring parcels share. Where a corner of one lies in the middle of another's edge (a T-joint), or two
 * corners are one place written twice, the numbers of a file agree to its last digit only; dissolving would leave hair-thin
 * holes along such an edge. Here both sides get the same vertices, in the file's own numbers and before anything is added to
 * keep edges straight: an edge takes over the corners that lie on it, a corner moves to the one that stands there already.
 */
import type { Geometry, Position } from 'geojson';
import { crsOf } from '../../geodesy/crs.ts';
import { RADIANS_PER_DEGREE, SEMI_MAJOR_METRES } from '../../geodesy/ellipsoid.ts';
import type { Placement } from '../imported-layer.ts';

type Ring = readonly Position[];

export interface SharedCorners {
  /** In the order they came, each with the rings it had; those that nothing is done to are the same objects. */
  readonly geometries: readonly Geometry[];
  /** Corners put into edges of neighbours, and corners moved to those of neighbours. */
  readonly inserted: number;
  readonly moved: number;
  /** Farthest distance by which an edge or a corner was moved, and the most that is allowed, metres. */
  readonly farthestMetres: number;
  readonly limitMetres: number;
}

/** Agreement that is taken for one place where numbers are finer than this, metres: the tolerance of cadastral data. */
const LEAST_METRES = 0.001;
/** Coarser numbers than to the centimetre make no larger gaps one. */
const MOST_METRES = 0.02;
/** A corner and both ends of an edge, each rounded: they part by at most the square root of two units of the last digit. */
const UNITS = 1.5;
/** An edge that was cut again and again parts from the whole one by more, in tolerances. */
const ACCUMULATED = 2;
/** Decimals that are looked for in numbers in metres and in degrees; finer ones come below the least. */
const DECIMALS = { metres: [0, 1, 2, 3], degrees: [5, 6, 7, 8] } as const;

/** Give the polygons of several parcels the corners they share. `placement` says what their numbers are. */
export function shareCorners(geometries: readonly Geometry[], { epsg, order }: Placement): SharedCorners {
  const all = geometries.flatMap(ringsOf);
  const isDegrees = crsOf(epsg)?.kind === 'degrees';
  const frame = frameOf(all, isDegrees, order === 'yx');
  const toleranceMetres = toleranceOf(all, isDegrees, frame);
  const work = new Sharing(frame, toleranceMetres);
  const moved = work.snapped(all);
  const joined = work.noded(moved);
  let next = 0;
  return {
    geometries: geometries.map((geometry) => {
      const own = ringsOf(geometry);
      const rings = joined.slice(next, next + own.length);
      next += own.length;
      return own.every((ring, i) => ring === rings[i]) ? geometry : withRings(geometry, rings);
    }),
    inserted: work.inserted,
    moved: work.moved,
    farthestMetres: work.farthest,
    limitMetres: ACCUMULATED * toleranceMetres,
  };
}

const ringsOf = (geometry: Geometry): readonly Ring[] =>
  geometry.type === 'Polygon'
    ? geometry.coordinates
    : geometry.type === 'MultiPolygon'
      ? geometry.coordinates.flat()
      : [];

function withRings(geometry: Geometry, rings: readonly Ring[]): Geometry {
  const copies = rings.map((ring) => [...ring]);
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: copies };
  if (geometry.type !== 'MultiPolygon') return geometry;
  let next = 0;
  return {
    ...geometry,
    coordinates: geometry.coordinates.map((polygon) => {
      next += polygon.length;
      return copies.slice(next - polygon.length, next);
    }),
  };
}

/** Metres that a unit of the first and of the second number is worth. */
type Frame = readonly [number, number];

function frameOf(rings: readonly Ring[], isDegrees: boolean, isSwapped: boolean): Frame {
  if (!isDegrees) return [1, 1];
  const [first = 0, second = 0] = rings[0]?.[0] ?? [];
  const metres = SEMI_MAJOR_METRES * RADIANS_PER_DEGREE;
  const along = metres * Math.cos((isSwapped ? first : second) * RADIANS_PER_DEGREE);
  return isSwapped ? [metres, along] : [along, metres];
}

/** What the numbers themselves are rounded to, within the bounds. */
function toleranceOf(rings: readonly Ring[], isDegrees: boolean, frame: Frame): number {
  const decimals = DECIMALS[isDegrees ? 'degrees' : 'metres'].find((d) => rings.every((ring) => isRoundedTo(ring, d)));
  if (decimals === undefined) return LEAST_METRES;
  return Math.min(MOST_METRES, Math.max(LEAST_METRES, UNITS * 10 ** -decimals * Math.max(...frame)));
}

const isRoundedTo = (ring: Ring, decimals: number): boolean =>
  ring.every(([x = 0, y = 0]) => [x, y].every((value) => isWhole(value * 10 ** decimals)));
const isWhole = (value: number): boolean =>
  Math.abs(value - Math.round(value)) <= 1e-6 + 4 * Number.EPSILON * Math.abs(value);

interface Edge {
  readonly from: Position;
  readonly to: Position;
}

/** A corner on an edge, and how far along it, metres. */
interface Foot {
  readonly at: number;
  readonly position: Position;
}

interface Corner {
  readonly position: Position;
  readonly ring: number;
}

class Sharing {
  inserted = 0;
  moved = 0;
  farthest = 0;
  private readonly frame: Frame;
  private readonly tolerance: number;

  constructor(frame: Frame, toleranceMetres: number) {
    this.frame = frame;
    this.tolerance = toleranceMetres;
  }

  /** Each corner at the place of the first one of another ring that stands there within the tolerance. */
  snapped(rings: readonly Ring[]): Ring[] {
    const corners = new Corners(rings, this.frame[0]);
    const places = new Map<Position, Position>();
    for (const { position, ring } of corners.inOrder) {
      const near = corners
        .between({ from: position, to: position }, this.tolerance)
        .find((c) => c.ring < ring && this.metresBetween(c.position, position) <= this.tolerance);
      if (near) places.set(position, places.get(near.position) ?? near.position);
    }
    return rings.map((ring) => {
      const isMoved = (p: Position): boolean => {
        const to = places.get(p);
        return to !== undefined && (to[0] !== p[0] || to[1] !== p[1]) && this.metresBetween(to, p) <= this.tolerance;
      };
      if (!ring.some(isMoved)) return ring;
      const out = ring.map((p) => (isMoved(p) ? this.move(p, places.get(p)!) : p));
      // The repeated first corner goes with the first.
      if (isSame(ring[0]!, ring.at(-1)!)) out[out.length - 1] = out[0]!;
      return out;
    });
  }

  private move(from: Position, to: Position): Position {
    this.moved++;
    this.farthest = Math.max(this.farthest, this.metresBetween(from, to));
    return [to[0]!, to[1]!, ...from.slice(2)];
  }

  /** Each edge with the corners of other rings that lie on it. */
  noded(rings: readonly Ring[]): Ring[] {
    const corners = new Corners(rings, this.frame[0]);
    return rings.map((ring, r) => {
      const out: Position[] = [];
      for (let v = 1; v < ring.length; v++) {
        const edge = { from: ring[v - 1]!, to: ring[v]! };
        out.push(edge.from);
        this.node(out, edge, edge, corners, r);
      }
      return out.length + 1 > ring.length ? [...out, ring.at(-1)!] : ring;
    });
  }

  /** Corners on a piece of an edge, and then on the pieces between those: neighbours were cut from what was rounded already. */
  private node(out: Position[], piece: Edge, edge: Edge, corners: Corners, ring: number): void {
    const found: Foot[] = [];
    for (const corner of corners.between(piece, this.tolerance)) {
      if (corner.ring === ring) continue;
      const foot = this.footOn(piece, corner.position);
      if (foot && this.awayFrom(edge, corner.position) <= ACCUMULATED * this.tolerance) found.push(foot);
    }
    found.sort((one, other) => one.at - other.at);
    const own = found.filter(({ position }, i) => i === 0 || !isSame(position, found[i - 1]!.position));
    let { from } = piece;
    for (const { position } of own) {
      this.node(out, { from, to: position }, edge, corners, ring);
      out.push([position[0]!, position[1]!]);
      this.inserted++;
      this.farthest = Math.max(this.farthest, this.awayFrom(edge, position));
      from = position;
    }
    if (own.length > 0) this.node(out, { from, to: piece.to }, edge, corners, ring);
  }

  /** Where along a piece a corner lies within the tolerance, clear of its ends; null where it does not. */
  private footOn(piece: Edge, position: Position): Foot | null {
    const length = this.metresBetween(piece.from, piece.to);
    const [ux, uy] = this.metresFrom(piece.from, piece.to);
    const [vx, vy] = this.metresFrom(piece.from, position);
    const at = (ux * vx + uy * vy) / length;
    const isOn =
      this.awayFrom(piece, position) <= this.tolerance && at > this.tolerance && at < length - this.tolerance;
    return isOn ? { at, position } : null;
  }

  /** Metres from the line of an edge. */
  private awayFrom({ from, to }: Edge, position: Position): number {
    const [ux, uy] = this.metresFrom(from, to);
    const [vx, vy] = this.metresFrom(from, position);
    return Math.abs(ux * vy - uy * vx) / Math.hypot(ux, uy);
  }

  private metresFrom(a: Position, b: Position): readonly [number, number] {
    return [(b[0]! - a[0]!) * this.frame[0], (b[1]! - a[1]!) * this.frame[1]];
  }

  private metresBetween(a: Position, b: Position): number {
    return Math.hypot(...this.metresFrom(a, b));
  }
}

const isSame = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** Of a ring that may repeat its first corner at its end. */
const cornersOf = (ring: Ring): Ring => (ring.length > 1 && isSame(ring[0]!, ring.at(-1)!) ? ring.slice(0, -1) : ring);

/** Corners by their first number. */
class Corners {
  readonly inOrder: readonly Corner[];
  private readonly sorted: readonly Corner[];
  private readonly metresPerUnit: number;

  constructor(rings: readonly Ring[], metresPerUnit: number) {
    this.inOrder = rings.flatMap((ring, r) => cornersOf(ring).map((position): Corner => ({ position, ring: r })));
    this.sorted = [...this.inOrder].sort((a, b) => a.position[0]! - b.position[0]!);
    this.metresPerUnit = metresPerUnit;
  }

  /** Those within a distance of an edge, and others beyond its ends or beside it. */
  between({ from, to }: Edge, toleranceMetres: number): Corner[] {
    const margin = toleranceMetres / this.metresPerUnit;
    const [least, most] = [Math.min(from[0]!, to[0]!), Math.max(from[0]!, to[0]!)];
    const start = this.firstFrom(least - margin);
    let end = start;
    while (end < this.sorted.length && this.sorted[end]!.position[0]! <= most + margin) end++;
    return this.sorted.slice(start, end);
  }

  private firstFrom(x: number): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]!.position[0]! < x) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

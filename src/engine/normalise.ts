/**
 * Input as it comes, made into rings that the engine can use: closed, without repeated vertices and spikes, interior on the
 * left; a feature that repeats another enters once. Every change is told in a note.
 */
import { orientation } from './predicates.ts';
import { Repeats } from './repeats.ts';
import type { Progress } from './steps.ts';

/** Polygon -> ring -> vertex [longitude, latitude], degrees on CGCS2000. Shell first, then holes; any orientation. */
export type Polygons = readonly (readonly (readonly (readonly number[])[])[])[];

export interface LayerFeature {
  /** Class of the feature, 0 to classCount - 1. */
  readonly class: number;
  readonly polygons: Polygons;
}

/**
 * - `ring-closed`: first and last vertex differ; the first one closes the ring.
 * - `vertex-repeated`: a vertex stands several times in a row and is kept once. One note a ring.
 * - `spike-removed`: the boundary turns back on its own line; what sticks out is taken away. One note a spike.
 * - `ring-degenerate`: fewer than three distinct vertices are left, nothing is enclosed; the ring is left out.
 * - `feature-duplicate`: another feature of the class has the same rings; this one gets none.
 */
export type NoteCode = 'ring-closed' | 'vertex-repeated' | 'spike-removed' | 'ring-degenerate' | 'feature-duplicate';

/** What had to be changed in the input, and where. */
export interface InputNote {
  readonly code: NoteCode;
  readonly feature: number;
  readonly polygon: number;
  readonly ring: number;
  /** Place in the ring as it came: the first of the vertices taken away, else the vertex that the note is about. */
  readonly vertex: number;
  /** Degrees; null where the ring has no vertex at all. */
  readonly position: readonly [number, number] | null;
  /** Vertices taken away (`vertex-repeated`, `spike-removed`). */
  readonly count?: number;
  /** The feature that is repeated (`feature-duplicate`). */
  readonly of?: number;
}

/** A ring fit for use. */
export interface Oriented {
  readonly feature: number;
  readonly polygon: number;
  readonly ring: number;
  /** x, y pairs in degrees; closed, shells counter-clockwise, holes clockwise. */
  readonly points: Float64Array;
}

/**
 * Rings of the features, in order, and what was changed. Yields features done. Rings that cross themselves come through: see `findFaults`.
 * @throws RangeError where a class is out of range or a vertex is no position.
 */
export function* normalise(
  features: readonly LayerFeature[],
  classCount: number,
): Generator<Progress, { rings: readonly Oriented[]; notes: readonly InputNote[] }, void> {
  const rings: Oriented[] = [];
  const notes: InputNote[] = [];
  const cleaner = new Cleaner(features, notes);
  const repeats = new Repeats();
  let pending = 0;
  for (const [f, feature] of features.entries()) {
    if (!(feature.class >= 0 && feature.class < classCount)) {
      throw new RangeError(`feature ${f} has class ${feature.class}, the layer has ${classCount}`);
    }
    const own: Oriented[] = [];
    for (const [p, polygon] of feature.polygons.entries())
      for (const [r, ring] of polygon.entries()) {
        pending += ring.length;
        if (pending > STRIDE) {
          pending = 0;
          yield { done: f, total: features.length };
        }
        const points = cleaner.clean(ring, f, p, r);
        if (!points) continue;
        if (isCounterClockwise(points) !== (r === 0)) reverse(points);
        own.push({ feature: f, polygon: p, ring: r, points });
      }
    const of = repeats.find(f, feature.class, own);
    if (of === null) for (const ring of own) rings.push(ring);
    else notes.push({ code: 'feature-duplicate', ...firstPlace(own[0]!), of });
  }
  return { rings, notes };
}

/** Vertices between two yields. */
const STRIDE = 1 << 17;

const firstPlace = ({ feature, polygon, ring, points }: Oriented) => ({
  feature,
  polygon,
  ring,
  vertex: 0,
  position: [points[0]!, points[1]!] as const,
});

type Ring = readonly (readonly number[])[];

/** A spike in the making: its first vertex that was taken away, and how many were; its foot is kept once. */
interface Spike {
  readonly vertex: number;
  readonly position: readonly [number, number];
  count: number;
}

/**
 * Cleans ring after ring into one large array. The vertices kept so far are a stack: where a new one turns back on the line
 * of the last two, the last is a spike's tip and goes.
 */
class Cleaner {
  private readonly notes: InputNote[];
  private readonly points: Float64Array;
  /** Place in the input of each vertex of the stack. */
  private readonly places: Uint32Array;
  /** Where the stack begins in `points`. */
  private base = 0;
  private repeated = 0;
  private firstRepeated = 0;
  private spikes: Spike[] = [];
  /** Height of the stack after the last vertex was taken off: the next one from there belongs to the same spike. */
  private spikeHeight = 0;

  constructor(features: readonly LayerFeature[], notes: InputNote[]) {
    let room = 0;
    let longest = 0;
    for (const { polygons } of features)
      for (const polygon of polygons)
        for (const ring of polygon) {
          room += ring.length + 1;
          longest = Math.max(longest, ring.length);
        }
    this.notes = notes;
    this.points = new Float64Array(2 * room);
    this.places = new Uint32Array(longest);
  }

  /** Flat x, y pairs of the closed ring, in the order of the input; null where nothing is enclosed. */
  clean(ring: Ring, feature: number, polygon: number, r: number): Float64Array | null {
    const count = ring.length;
    const closed = count > 1 && isSame(ring[0]!, ring[count - 1]!);
    this.repeated = 0;
    this.spikeHeight = 0;
    if (this.spikes.length > 0) this.spikes = [];
    const height = this.stack(ring, closed ? count - 1 : count);
    const kept = this.joinEnds(height);
    const at = { feature, polygon, ring: r };
    if (!kept) {
      const position = count > 0 ? ([ring[0]![0]!, ring[0]![1]!] as const) : null;
      this.notes.push({ code: 'ring-degenerate', ...at, vertex: 0, position });
      return null;
    }
    if (!closed) {
      const [lon, lat] = ring[count - 1] as readonly [number, number];
      this.notes.push({ code: 'ring-closed', ...at, vertex: count - 1, position: [lon, lat] });
    }
    if (this.repeated > 0) {
      const [lon, lat] = ring[this.firstRepeated] as readonly [number, number];
      const where = { vertex: this.firstRepeated, position: [lon, lat] as const };
      this.notes.push({ code: 'vertex-repeated', ...at, ...where, count: this.repeated });
    }
    for (const spike of this.spikes) this.notes.push({ code: 'spike-removed', ...at, ...spike });
    this.base += 2 * height + 2;
    return kept;
  }

  /** Stack up the first `count` vertices of a ring; returns the height. */
  private stack(ring: Ring, count: number): number {
    const { points, places, base } = this;
    let height = 0;
    let px = 0;
    let py = 0;
    // Direction of the last edge on the stack; 0, 0 where there is none.
    let ux = 0;
    let uy = 0;
    for (let i = 0; i < count; i++) {
      const position = ring[i]!;
      const x = position[0]!;
      const y = position[1]!;
      if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError(`vertex is not a position: ${x}, ${y}`);
      let dx = x - px;
      let dy = y - py;
      if (height > 0) {
        if (dx === 0 && dy === 0) {
          this.repeat(i);
          continue;
        }
        // Who turns back goes against the last edge in both coordinates.
        if (height > 1 && ux * dx <= 0 && uy * dy <= 0) {
          const left = this.takeSpike(height, x, y);
          if (left !== height) {
            height = left;
            px = points[base + 2 * height - 2]!;
            py = points[base + 2 * height - 1]!;
            dx = x - px;
            dy = y - py;
            if (dx === 0 && dy === 0) {
              this.spikes.at(-1)!.count++;
              ux = height > 1 ? px - points[base + 2 * height - 4]! : 0;
              uy = height > 1 ? py - points[base + 2 * height - 3]! : 0;
              continue;
            }
          }
        }
      }
      // Minus zero is zero, so that equal places have equal bits.
      points[base + 2 * height] = x + 0;
      points[base + 2 * height + 1] = y + 0;
      places[height++] = i;
      px = x;
      py = y;
      ux = dx;
      uy = dy;
    }
    return height;
  }

  /** Take vertices off the stack that stick out of the way to (x, y); returns the height left. */
  private takeSpike(height: number, x: number, y: number): number {
    const { points, base } = this;
    while (height > 1) {
      const top = base + 2 * height - 2;
      if (points[top] === x && points[top + 1] === y) break;
      if (!turnsBack(points[top - 2]!, points[top - 1]!, points[top]!, points[top + 1]!, x, y)) break;
      this.noteSpike(height - 1, height === this.spikeHeight);
      height--;
      this.spikeHeight = height;
    }
    return height;
  }

  /** The same across the ring's start; the ring closed, or null where fewer than three vertices are left. */
  private joinEnds(height: number): Float64Array | null {
    const { points, base } = this;
    const sameAt = (i: number, j: number) =>
      points[base + 2 * i] === points[base + 2 * j] && points[base + 2 * i + 1] === points[base + 2 * j + 1];
    const turnsAt = (i: number, j: number, k: number) => {
      const [a, b, c] = [base + 2 * i, base + 2 * j, base + 2 * k];
      return turnsBack(points[a]!, points[a + 1]!, points[b]!, points[b + 1]!, points[c]!, points[c + 1]!);
    };
    let first = 0;
    let last = height - 1;
    if (last > 0 && sameAt(0, last)) this.repeat(this.places[last--]!);
    let isMore = false;
    while (last - first >= 2) {
      if (sameAt(first, last)) {
        last--;
        this.spikes.at(-1)!.count++;
      } else if (turnsAt(last - 1, last, first)) this.noteSpike(last--, isMore);
      else if (turnsAt(last, first, first + 1)) this.noteSpike(first++, isMore);
      else break;
      isMore = true;
    }
    if (last - first < 2) return null;
    const from = base + 2 * first;
    const end = base + 2 * last + 2;
    points[end] = points[from]!;
    points[end + 1] = points[from + 1]!;
    return points.subarray(from, end + 2);
  }

  /** The vertex at `place` of the stack sticks out; `isMore` of the spike last noted. */
  private noteSpike(place: number, isMore: boolean): void {
    if (isMore) {
      this.spikes.at(-1)!.count++;
      return;
    }
    const at = this.base + 2 * place;
    this.spikes.push({ vertex: this.places[place]!, position: [this.points[at]!, this.points[at + 1]!], count: 1 });
  }

  private repeat(vertex: number): void {
    if (this.repeated++ === 0) this.firstRepeated = vertex;
  }
}

const isSame = (p: readonly number[], q: readonly number[]) => p[0] === q[0] && p[1] === q[1];

/** Whether the way a -> b -> c (a, b and b, c different) goes back on its own line at b. Exact. */
function turnsBack(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
  const isBack = ax !== bx ? ax < bx !== bx < cx : ay < by !== by < cy;
  return isBack && orientation(ax, ay, bx, by, cx, cy) === 0;
}

/** Whether a closed ring runs counter-clockwise. Exact for rings that do not cross themselves. */
function isCounterClockwise(points: Float64Array): boolean {
  const x0 = points[0]!;
  const y0 = points[1]!;
  let ax = points[2]! - x0;
  let ay = points[3]! - y0;
  let twice = 0;
  let size = 0;
  for (let i = 4; i < points.length; i += 2) {
    const bx = points[i]! - x0;
    const by = points[i + 1]! - y0;
    const p = ax * by;
    const q = bx * ay;
    twice += p - q;
    size += Math.abs(p) + Math.abs(q);
    ax = bx;
    ay = by;
  }
  // Each term and each addition is off by no more than a few last digits.
  if (Math.abs(twice) > (points.length + 8) * Number.EPSILON * size) return twice > 0;
  return lowestEdgeLeaves(points);
}

/**
 * For rings whose area is lost in rounding: at the westernmost (of those the southernmost) vertex all edges go east or north,
 * and outside lies below the lowest of them. A ring that leaves by it has its interior on the left.
 */
function lowestEdgeLeaves(points: Float64Array): boolean {
  const n = points.length;
  let west = 0;
  for (let i = 2; i < n; i += 2)
    if (points[i]! < points[west]! || (points[i] === points[west] && points[i + 1]! < points[west + 1]!)) west = i;
  const wx = points[west]!;
  const wy = points[west + 1]!;
  let lowest = -1;
  let leaves = false;
  const offer = (end: number, isLeaving: boolean) => {
    if (lowest >= 0) {
      const turn = orientation(wx, wy, points[lowest]!, points[lowest + 1]!, points[end]!, points[end + 1]!);
      if (turn >= 0) return;
    }
    lowest = end;
    leaves = isLeaving;
  };
  // A ring may come to this place several times.
  for (let i = 0; i < n - 2; i += 2) {
    if (points[i] !== wx || points[i + 1] !== wy) continue;
    offer(i + 2, true);
    offer(i === 0 ? n - 4 : i - 2, false);
  }
  return leaves;
}

function reverse(points: Float64Array): void {
  for (let i = 0, j = points.length - 2; i < j; i += 2, j -= 2) {
    const x = points[i]!;
    const y = points[i + 1]!;
    points[i] = points[j]!;
    points[i + 1] = points[j + 1]!;
    points[j] = x;
    points[j + 1] = y;
  }
}

/**
 * Rings to polygons by what lies in what, whatever their orientation and order: shell, hole, island in the hole, and so on.
 * Which rings hold a ring is asked of one point inside it, against the edges that pass its height; these are found through
 * bands of y, so that thousands of holes in a shell of a million vertices do not each walk round the whole shell.
 */
import type { Position } from 'geojson';

type Ring = readonly Position[];

/** Entries in the bands per edge, at most; tall edges make for fewer bands. */
const ENTRIES_PER_EDGE = 4;
const MOST_BANDS = 1 << 18;

/**
 * Polygons of closed rings (first position repeated at the end, finite numbers, any frame): each polygon is its shell and
 * the holes directly in it, the very arrays that came in. Every ring comes out once: two that are the same become two
 * shells, or two holes of one shell; a ring without area counts as what its place makes it. Shells and holes keep the order
 * in which they came.
 */
export function polygonsOfRings(rings: readonly Position[][]): Position[][][] {
  if (rings.length < 2) return rings.map((ring) => [ring]);
  const parents = parentsOf(rings);
  const isHole = rings.map((_, i) => depthOf(parents, i) % 2 === 1);
  const polygons = new Map<number, Position[][]>();
  for (const [i, ring] of rings.entries()) if (!isHole[i]) polygons.set(i, [ring]);
  for (const [i, ring] of rings.entries()) if (isHole[i]) polygons.get(parents[i]!)!.push(ring);
  return [...polygons.values()];
}

function depthOf(parents: Int32Array, ring: number): number {
  let depth = 0;
  for (let up = parents[ring]!; up >= 0; up = parents[up]!) depth++;
  return depth;
}

interface Measures {
  readonly wests: Float64Array;
  readonly easts: Float64Array;
  readonly boxAreas: Float64Array;
  readonly areas: Float64Array;
}

/** The smallest ring around each ring, -1 where there is none. */
function parentsOf(rings: readonly Ring[]): Int32Array {
  const measures = measure(rings);
  const bands = new Bands(rings, measures);
  const parents = new Int32Array(rings.length);
  for (const [i, ring] of rings.entries()) {
    const [x, y] = pointInside(ring);
    let parent = -1;
    for (const around of bands.ringsAround(x, y)) {
      if (isLarger(measures, around, i) && (parent < 0 || isLarger(measures, parent, around))) parent = around;
    }
    parents[i] = parent;
  }
  return parents;
}

/** A ring in another has no larger box, and where the boxes are as large, less area. Never true both ways. */
function isLarger({ boxAreas, areas }: Measures, a: number, b: number): boolean {
  return boxAreas[a] === boxAreas[b] ? areas[a]! > areas[b]! : boxAreas[a]! > boxAreas[b]!;
}

/** Twice the signed area of a closed ring, positive where it runs counter-clockwise (x to the right, y up). */
export function twiceArea(ring: Ring): number {
  const [x0, y0] = ring[0] as [number, number];
  let twice = 0;
  for (let k = 1; k < ring.length; k++) {
    const [x1, y1] = ring[k - 1] as [number, number];
    const [x2, y2] = ring[k] as [number, number];
    // From the first vertex: eastings of millions would cost the digits of small rings.
    twice += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return twice;
}

function measure(rings: readonly Ring[]): Measures {
  const wests = new Float64Array(rings.length);
  const easts = new Float64Array(rings.length);
  const boxAreas = new Float64Array(rings.length);
  const areas = new Float64Array(rings.length);
  for (const [i, ring] of rings.entries()) {
    const [x0, y0] = ring[0] as [number, number];
    let [west, south, east, north] = [x0, y0, x0, y0];
    for (const [x, y] of ring as readonly [number, number][]) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
    wests[i] = west;
    easts[i] = east;
    boxAreas[i] = (east - west) * (north - south);
    areas[i] = Math.abs(twiceArea(ring));
  }
  return { wests, easts, boxAreas, areas };
}

/** A point within the ring, in the widest part of it at about its middle height; its first vertex where it has no area. */
function pointInside(ring: Ring): readonly [number, number] {
  const y = heightBetweenVertices(ring);
  const crossings: number[] = [];
  for (let k = 1; k < ring.length; k++) {
    const [x1, y1] = ring[k - 1] as [number, number];
    const [x2, y2] = ring[k] as [number, number];
    if (y1 > y !== y2 > y) crossings.push(crossingAt(x1, y1, x2, y2, y));
  }
  crossings.sort((a, b) => a - b);
  let widest = 0;
  let x = ring[0]![0]!;
  for (let k = 1; k < crossings.length; k += 2) {
    const width = crossings[k]! - crossings[k - 1]!;
    if (width > widest) {
      widest = width;
      x = crossings[k - 1]! + width / 2;
    }
  }
  return widest > 0 ? [x, y] : [ring[0]![0]!, ring[0]![1]!];
}

/** Midway between the two heights of vertices next to the middle of the box. */
function heightBetweenVertices(ring: Ring): number {
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const [, y] of ring) {
    south = Math.min(south, y!);
    north = Math.max(north, y!);
  }
  const middle = south + (north - south) / 2;
  let below = south;
  let above = north;
  for (const [, y] of ring) {
    if (y! <= middle) below = Math.max(below, y!);
    else above = Math.min(above, y!);
  }
  return below + (above - below) / 2;
}

/** Where an edge passes the height y; the same number whichever way the edge runs. */
function crossingAt(x1: number, y1: number, x2: number, y2: number, y: number): number {
  return y1 < y2 ? x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) : x2 + ((y - y2) / (y1 - y2)) * (x1 - x2);
}

/** Edges sorted into bands of y. */
class Bands {
  private readonly rings: readonly Ring[];
  private readonly measures: Measures;
  private readonly south: number;
  private readonly perHeight: number;
  private readonly count: number;
  /** Where each band starts in `edges`. */
  private readonly starts: Uint32Array;
  /** Ring and place of the edge's second vertex, by turns. */
  private readonly edges: Uint32Array;
  private readonly odd: Uint8Array;

  constructor(rings: readonly Ring[], measures: Measures) {
    this.rings = rings;
    this.measures = measures;
    let south = Number.POSITIVE_INFINITY;
    let north = Number.NEGATIVE_INFINITY;
    let heights = 0;
    let edges = 0;
    forEachEdge(rings, (_ring, _vertex, low, high) => {
      south = Math.min(south, low);
      north = Math.max(north, high);
      heights += high - low;
      edges++;
    });
    const most = ((ENTRIES_PER_EDGE - 2) * edges * (north - south)) / heights;
    // No height at all gives no number: one band.
    this.count = Math.max(1, Math.min(Math.floor(most) || 1, MOST_BANDS, edges));
    this.south = south;
    this.perHeight = north > south ? this.count / (north - south) : 0;
    this.starts = new Uint32Array(this.count + 1);
    forEachEdge(rings, (_ring, _vertex, low, high) => {
      for (let band = this.bandOf(low); band <= this.bandOf(high); band++) this.starts[band + 1]!++;
    });
    for (let band = 0; band < this.count; band++) this.starts[band + 1]! += this.starts[band]!;
    this.edges = new Uint32Array(2 * this.starts[this.count]!);
    const next = this.starts.slice();
    forEachEdge(rings, (ring, vertex, low, high) => {
      for (let band = this.bandOf(low); band <= this.bandOf(high); band++) {
        const at = 2 * next[band]!++;
        this.edges[at] = ring;
        this.edges[at + 1] = vertex;
      }
    });
    this.odd = new Uint8Array(rings.length);
  }

  private bandOf(y: number): number {
    return Math.max(0, Math.min(this.count - 1, Math.floor((y - this.south) * this.perHeight)));
  }

  /** Rings that go round the point an odd number of times. */
  ringsAround(x: number, y: number): number[] {
    const crossed: number[] = [];
    const { wests, easts } = this.measures;
    const band = this.bandOf(y);
    for (let at = 2 * this.starts[band]!; at < 2 * this.starts[band + 1]!; at += 2) {
      const index = this.edges[at]!;
      const vertex = this.edges[at + 1]!;
      if (x < wests[index]! || x > easts[index]!) continue;
      const [x1, y1] = this.rings[index]![vertex - 1] as [number, number];
      const [x2, y2] = this.rings[index]![vertex] as [number, number];
      if (y1 > y === y2 > y || crossingAt(x1, y1, x2, y2, y) <= x) continue;
      crossed.push(index);
      this.odd[index]! ^= 1;
    }
    const around = crossed.filter((index) => {
      const isOdd = this.odd[index] === 1;
      this.odd[index] = 0;
      return isOdd;
    });
    return around;
  }
}

function forEachEdge(
  rings: readonly Ring[],
  visit: (ring: number, vertex: number, low: number, high: number) => void,
): void {
  for (let ring = 0; ring < rings.length; ring++) {
    const positions = rings[ring]!;
    for (let vertex = 1; vertex < positions.length; vertex++) {
      const y1 = positions[vertex - 1]![1]!;
      const y2 = positions[vertex]![1]!;
      visit(ring, vertex, Math.min(y1, y2), Math.max(y1, y2));
    }
  }
}

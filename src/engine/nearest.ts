/**
 * Nearest distance from a footprint to the boundaries of features: branch and bound over two box trees in a local plane,
 * then the geodesic of the best candidates. Where the boundaries meet, or one lies inside the other, the distance is 0,
 * which is the caller's to know from the check; here only boundaries that do not cross are measured.
 */
import { FAN, RUN, ringBox, treeLevels } from './box-tree.ts';
import { geodesicFoot, type Plane, PlaneFoot, planeAt, SLACK } from './foot.ts';
import type { CompiledLayer } from './layer.ts';

export interface Nearest {
  /** Geodesic metres. */
  readonly metres: number;
  /** [longitude, latitude], degrees. */
  readonly onFootprint: readonly [number, number];
  readonly onFeature: readonly [number, number];
  /** Feature of the layer. */
  readonly feature: number;
}

/** A vertex of one boundary and the place, 0 to 1, of the foot of its perpendicular on an edge of the other. */
interface Candidate {
  readonly metres: number;
  readonly vertices: CompiledLayer;
  readonly vertex: number;
  readonly edges: CompiledLayer;
  readonly edge: number;
  readonly along: number;
  /** Ring of the layer that was searched. */
  readonly ring: number;
}

/** So many of the candidates are measured exactly. */
const CANDIDATES = 16;

/**
 * Nearest of the features that `accepts` to any ring of `footprint`, or null where there is none. Exact over the distances
 * of a region; beyond 500 km the plane may take a neighbour for the nearest, 1e-5 of the distance further away.
 */
export function nearest(
  footprint: CompiledLayer,
  layer: CompiledLayer,
  accepts: (feature: number) => boolean,
): Nearest | null {
  if (footprint.ringCount === 0) return null;
  const box = ringBox(footprint, 0);
  const plane = planeAt((footprint.boxes[box + 1]! + footprint.boxes[box + 3]!) / 2);
  const search = new Search(footprint, layer, plane);
  const order: { ring: number; bound: number }[] = [];
  for (let q = 0; q < layer.ringCount; q++) {
    if (!accepts(layer.ringFeature[q]!)) continue;
    order.push({ ring: q, bound: search.boxBound(box, ringBox(layer, q)) });
  }
  order.sort((p, q) => p.bound - q.bound);
  for (const { ring, bound } of order) {
    if (footprint.ringCount === 1 && bound > search.limit) break;
    for (let r = 0; r < footprint.ringCount; r++) search.rings(r, ring);
  }
  return search.best();
}

class Search {
  private found: Candidate[] = [];
  /** So many candidates may gather before those that have fallen behind are sorted out. */
  private room = 64;
  private least = Number.POSITIVE_INFINITY;
  private readonly footprint: CompiledLayer;
  private readonly layer: CompiledLayer;
  private readonly plane: Plane;
  private readonly foot = new PlaneFoot();

  constructor(footprint: CompiledLayer, layer: CompiledLayer, plane: Plane) {
    this.footprint = footprint;
    this.layer = layer;
    this.plane = plane;
  }

  get limit(): number {
    return this.least * (1 + 4 * SLACK);
  }

  /** Least distance in the plane of two boxes, metres, a little too small to be safe. */
  boxBound(i: number, j: number): number {
    const a = this.footprint.boxes;
    const b = this.layer.boxes;
    const dx = Math.max(0, b[j]! - a[i + 2]!, a[i]! - b[j + 2]!);
    const dy = Math.max(0, b[j + 1]! - a[i + 3]!, a[i + 1]! - b[j + 3]!);
    const top = Math.max(Math.abs(a[i + 1]!), Math.abs(a[i + 3]!), Math.abs(b[j + 1]!), Math.abs(b[j + 3]!));
    const { lat0, perLon, perLonSlope, perLat } = this.plane;
    const scale = Math.max(0, perLon - Math.abs(perLonSlope) * Math.abs(top - Math.abs(lat0)));
    return (1 - SLACK) * Math.hypot(dx * scale, dy * perLat);
  }

  rings(r: number, q: number): void {
    const levelsA = treeLevels(this.footprint, r);
    const levelsB = treeLevels(this.layer, q);
    const visit = (levelA: number, nodeA: number, levelB: number, nodeB: number): void => {
      if (this.boxBound(4 * nodeA, 4 * nodeB) > this.limit) return;
      if (levelA === 0 && levelB === 0) {
        this.runs(r, nodeA - levelsA[0]!, q, nodeB - levelsB[0]!);
        return;
      }
      const splitB = levelB > levelA || levelA === 0;
      const level = splitB ? levelB : levelA;
      const levels = splitB ? levelsB : levelsA;
      const node = splitB ? nodeB : nodeA;
      const from = levels[level - 1]! + FAN * (node - levels[level]!);
      const end = Math.min(from + FAN, levels[level]!);
      const children: { child: number; bound: number }[] = [];
      for (let child = from; child < end; child++)
        children.push({
          child,
          bound: splitB ? this.boxBound(4 * nodeA, 4 * child) : this.boxBound(4 * child, 4 * nodeB),
        });
      children.sort((p, s) => p.bound - s.bound);
      for (const { child } of children) {
        if (splitB) visit(levelA, nodeA, levelB - 1, child);
        else visit(levelA - 1, child, levelB, nodeB);
      }
    };
    visit(levelsA.length - 2, levelsA.at(-1)! - 1, levelsB.length - 2, levelsB.at(-1)! - 1);
  }

  /** Vertices of each run against the edges of the other. */
  private runs(r: number, runA: number, q: number, runB: number): void {
    const [fromA, endA] = runRange(this.footprint, r, runA);
    const [fromB, endB] = runRange(this.layer, q, runB);
    for (let v = fromA; v <= endA; v++)
      for (let w = fromB; w < endB; w++) this.pointAndEdge(this.footprint, v, this.layer, w, q);
    for (let w = fromB; w <= endB; w++)
      for (let v = fromA; v < endA; v++) this.pointAndEdge(this.layer, w, this.footprint, v, q);
  }

  private pointAndEdge(p: CompiledLayer, v: number, e: CompiledLayer, w: number, ring: number): void {
    const { foot, plane, limit } = this;
    if (!foot.find(plane, p.x[v]!, p.y[v]!, e.x[w]!, e.y[w]!, e.x[w + 1]!, e.y[w + 1]!, limit)) return;
    const { metres, along } = foot;
    if (metres < this.least) this.least = metres;
    this.found.push({ metres, vertices: p, vertex: v, edges: e, edge: w, along, ring });
    if (this.found.length > this.room) {
      this.found = this.found.filter((c) => c.metres <= this.limit);
      this.room = 64 + 2 * this.found.length;
    }
  }

  /** The shortest geodesic among the candidates. */
  best(): Nearest | null {
    let result: Nearest | null = null;
    const candidates = this.found.filter((c) => c.metres <= this.limit).sort((p, q) => p.metres - q.metres);
    for (const c of candidates.slice(0, CANDIDATES)) {
      const { metres, foot } = refine(c);
      if (result && metres >= result.metres) continue;
      const vertex = [c.vertices.x[c.vertex]!, c.vertices.y[c.vertex]!] as const;
      const fromFootprint = c.vertices === this.footprint;
      result = {
        metres,
        onFootprint: fromFootprint ? vertex : foot,
        onFeature: fromFootprint ? foot : vertex,
        feature: this.layer.ringFeature[c.ring]!,
      };
    }
    return result;
  }
}

function refine({ vertices, vertex, edges: { x, y }, edge, along }: Candidate) {
  return geodesicFoot(vertices.x[vertex]!, vertices.y[vertex]!, x[edge]!, y[edge]!, x[edge + 1]!, y[edge + 1]!, along);
}

function runRange(layer: CompiledLayer, r: number, run: number): [number, number] {
  const from = layer.ringVertex[r]! + run * RUN;
  return [from, Math.min(layer.ringVertex[r + 1]! - 1, from + RUN)];
}

/**
 * Geodesic metres from a point to the nearest ring of a layer, or null where that is further than `within` for certain.
 */
export function nearestToPoint(layer: CompiledLayer, lon: number, lat: number, within: number): number | null {
  const plane = planeAt(lat);
  const { x, y } = layer;
  const foot = new PlaneFoot();
  let least = within * (1 + SLACK);
  let edge = -1;
  let along = 0;
  for (let r = 0; r < layer.ringCount; r++) {
    for (let v = layer.ringVertex[r]!; v < layer.ringVertex[r + 1]! - 1; v++) {
      if (!foot.find(plane, lon, lat, x[v]!, y[v]!, x[v + 1]!, y[v + 1]!, least)) continue;
      edge = v;
      ({ metres: least, along } = foot);
    }
  }
  if (edge < 0) return null;
  return geodesicFoot(lon, lat, x[edge]!, y[edge]!, x[edge + 1]!, y[edge + 1]!, along).metres;
}

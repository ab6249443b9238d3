/** Where a vertex of one ring lies against another ring that it may lie on: exact. */
import { FAN, newLevels, RUN, treeLevels } from './box-tree.ts';
import type { CompiledLayer } from './layer.ts';
import { orientation } from './predicates.ts';

const levels = newLevels();

/** A vertex of one ring against another ring. */
export class Meeting {
  /** Whether the ray from the vertex to the east crosses the ring an odd number of times. Undefined on the ring. */
  isOdd = false;
  isOn = false;
  private readonly layer: CompiledLayer;
  private readonly vertex: number;
  /** Vertices towards which the ring goes from the place, and those from which it comes. */
  private readonly leaving: number[] = [];
  private readonly coming: number[] = [];

  constructor(layer: CompiledLayer, ring: number, vertex: number) {
    this.layer = layer;
    this.vertex = vertex;
    const { y, boxes } = layer;
    const px = layer.x[vertex]!;
    const py = y[vertex]!;
    const root = treeLevels(layer, ring, levels);
    const first = layer.ringVertex[ring]!;
    const last = layer.ringVertex[ring + 1]! - 1;
    const todo = [root, levels[root]!];
    while (todo.length > 0) {
      const node = todo.pop()!;
      const level = todo.pop()!;
      const i = 4 * node;
      if (boxes[i + 1]! > py || boxes[i + 3]! < py || boxes[i + 2]! < px) continue;
      const place = node - levels[level]!;
      const edges = RUN * FAN ** level;
      const from = first + place * edges;
      const end = Math.min(last, from + edges);
      if (boxes[i]! > px) {
        // All of it lies to the east: its ends tell.
        if (y[from]! > py !== y[end]! > py) this.isOdd = !this.isOdd;
      } else if (level === 0) this.meetRun(from, end);
      else {
        const child = levels[level - 1]! + FAN * place;
        for (let c = child; c < Math.min(child + FAN, levels[level]!); c++) todo.push(level - 1, c);
      }
    }
  }

  private meetRun(from: number, end: number): void {
    const { x, y } = this.layer;
    const px = x[this.vertex]!;
    const py = y[this.vertex]!;
    for (let v = from; v < end; v++) {
      const y1 = y[v]!;
      const y2 = y[v + 1]!;
      if ((y1 < py && y2 < py) || (y1 > py && y2 > py) || (x[v]! < px && x[v + 1]! < px)) continue;
      const value = orientation(x[v]!, y1, x[v + 1]!, y2, px, py);
      if (value === 0 && Math.min(x[v]!, x[v + 1]!) <= px) {
        this.isOn = true;
        if (px !== x[v] || py !== y1) this.coming.push(v);
        if (px !== x[v + 1] || py !== y2) this.leaving.push(v + 1);
      } else if (y1 > py !== y2 > py && value > 0 === y2 > y1) this.isOdd = !this.isOdd;
    }
  }

  /**
   * Whether the way from the vertex, which lies on the ring, to vertex n begins on the left of the ring: the next of the
   * ring's edges counter-clockwise from it is then one that comes.
   */
  isLeftOf(n: number): boolean {
    let next = -1;
    for (const e of this.coming) if (next < 0 || this.isBefore(n, e, next)) next = e;
    const isComing = next;
    for (const e of this.leaving) if (next < 0 || this.isBefore(n, e, next)) next = e;
    return next === isComing;
  }

  /** Whether turning counter-clockwise from n one meets the direction of vertex e before that of f. */
  private isBefore(n: number, e: number, f: number): boolean {
    const isInFirstHalf = this.side(n, e) > 0;
    if (isInFirstHalf !== this.side(n, f) > 0) return isInFirstHalf;
    return this.side(e, f) > 0;
  }

  /** Positive where vertex f lies left of the direction from the place to e. */
  private side(e: number, f: number): number {
    const { x, y } = this.layer;
    return orientation(x[this.vertex]!, y[this.vertex]!, x[e]!, y[e]!, x[f]!, y[f]!);
  }
}

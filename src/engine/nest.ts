/** Holes into shells: which of many rings that do not cross each other holds a point. */
import Flatbush from 'flatbush';
import { buildTree, type Chains, FAN, newLevels, RUN, ringBox, treeLevels, treeSize } from './box-tree.ts';
import { orientation } from './predicates.ts';

/** Closed, degrees. */
export type WrittenRing = number[][];

/** Shells of one outline, among which the smallest that holds a point is found in about the logarithm of their size. */
export class Shells {
  private readonly rings: readonly WrittenRing[];
  private readonly areas: readonly number[];
  private readonly index: Flatbush | null;
  /** Made when a shell is first asked. */
  private readonly trees: (Chains | undefined)[] = [];
  /** Vertices looked at so far, a measure of the work. */
  vertices = 0;

  /** `boxes`: west, south, east, north of each ring. */
  constructor(rings: readonly WrittenRing[], areas: readonly number[], boxes: readonly Box[]) {
    this.rings = rings;
    this.areas = areas;
    this.index = rings.length > 0 ? new Flatbush(rings.length) : null;
    for (const box of boxes) this.index?.add(...box);
    this.index?.finish();
  }

  /** Place of the smallest shell that holds the point within it, -1 where none does. Its boundary is not within. */
  around(px: number, py: number): number {
    const found = this.index?.search(px, py, px, py) ?? [];
    found.sort((p, q) => this.areas[p]! - this.areas[q]!);
    for (const i of found) {
      if (isWithin(this.treeOf(i), px, py)) return i;
    }
    return -1;
  }

  private treeOf(i: number): Chains {
    const known = this.trees[i];
    if (known) return known;
    const tree = buildRingTree(this.rings[i]!);
    this.vertices += tree.x.length;
    this.trees[i] = tree;
    return tree;
  }
}

/** West, south, east, north. */
type Box = readonly [number, number, number, number];

export function boxOf(ring: WrittenRing): Box {
  let [west, south] = ring[0] as [number, number];
  let [east, north] = [west, south];
  for (let i = 1; i < ring.length; i++) {
    const [x, y] = ring[i] as [number, number];
    if (x < west) west = x;
    else if (x > east) east = x;
    if (y < south) south = y;
    else if (y > north) north = y;
  }
  return [west, south, east, north];
}

function buildRingTree(ring: WrittenRing): Chains {
  const runs = Math.ceil((ring.length - 1) / RUN);
  const x = new Float64Array(ring.length);
  const y = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i++) {
    x[i] = ring[i]![0]!;
    y[i] = ring[i]![1]!;
  }
  const tree: Chains = {
    x,
    y,
    ringVertex: Uint32Array.of(0, ring.length),
    ringRun: Uint32Array.of(0, runs),
    ringNode: Uint32Array.of(0, treeSize(runs)),
    boxes: new Float64Array(4 * treeSize(runs)),
  };
  buildTree(tree, 0);
  return tree;
}

const stack: number[] = [];
const levels = newLevels();

/** By the parity of crossings of the ray to the east; a point that is a vertex of the ring is not within. */
function isWithin(tree: Chains, px: number, py: number): boolean {
  const { x, y, boxes } = tree;
  const root = treeLevels(tree, 0, levels);
  let odd = false;
  stack.length = 0;
  stack.push(root, ringBox(tree, 0) / 4);
  while (stack.length > 0) {
    const node = stack.pop()!;
    const level = stack.pop()!;
    const at = 4 * node;
    if (boxes[at + 1]! > py || boxes[at + 3]! < py || boxes[at + 2]! < px) continue;
    const place = node - levels[level]!;
    if (boxes[at]! > px) {
      // All of it lies to the east: it is crossed an odd number of times if its ends are on different sides.
      const edges = RUN * FAN ** level;
      if (y[place * edges]! > py !== y[Math.min(y.length - 1, (place + 1) * edges)]! > py) odd = !odd;
    } else if (level > 0) {
      const from = levels[level - 1]! + FAN * place;
      const end = Math.min(from + FAN, levels[level]!);
      for (let child = from; child < end; child++) stack.push(level - 1, child);
    } else {
      const end = Math.min(x.length - 1, (place + 1) * RUN);
      for (let v = place * RUN; v < end; v++) {
        if (x[v] === px && y[v] === py) return false;
        const above = y[v + 1]! > py;
        if (y[v]! > py === above) continue;
        if (orientation(x[v]!, y[v]!, x[v + 1]!, y[v + 1]!, px, py) > 0 === above) odd = !odd;
      }
    }
  }
  return odd;
}

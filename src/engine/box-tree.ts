/**
 * Box trees over the runs of a ring, packed bottom-up without pointers: the nodes of a level stand side by side, four
 * children to a parent, leaves first, the root last. A run's children are consecutive edges, so no sorting is needed.
 */

/** Chains of vertices (rings or lines) as flat arrays with a box tree each: what a search through edges needs. */
export interface Chains {
  /** Degrees. Chain r has the vertices ringVertex[r] to ringVertex[r + 1] - 1 and one edge less. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly ringVertex: Uint32Array;
  /** First run of each chain; the run k of chain r holds its edges k * RUN to k * RUN + RUN - 1. */
  readonly ringRun: Uint32Array;
  /** Box trees of the chains, four numbers a node (west, south, east, north); chain r begins at node ringNode[r]. */
  readonly boxes: Float64Array;
  readonly ringNode: Uint32Array;
}

/** Edges per run: the leaf of the box tree and the stretch over which the plain running sum is kept. */
export const RUN = 8;
export const FAN = 4;

/** Nodes of a tree with that many leaves. */
export function treeSize(leaves: number): number {
  let total = leaves;
  for (let n = leaves; n > 1; total += n) n = Math.ceil(n / FAN);
  return total;
}

/** Fill the tree of ring r; returns the offset of its root in `boxes`. */
export function buildTree(layer: Chains, r: number): number {
  const { x, y, boxes } = layer;
  const first = layer.ringVertex[r]!;
  const last = layer.ringVertex[r + 1]! - 1;
  let out = 4 * layer.ringNode[r]!;
  let from = out;
  for (let v = first; v < last; v += RUN, out += 4) {
    const end = Math.min(last, v + RUN);
    let minX = x[v]!;
    let maxX = minX;
    let minY = y[v]!;
    let maxY = minY;
    for (let i = v + 1; i <= end; i++) {
      if (x[i]! < minX) minX = x[i]!;
      else if (x[i]! > maxX) maxX = x[i]!;
      if (y[i]! < minY) minY = y[i]!;
      else if (y[i]! > maxY) maxY = y[i]!;
    }
    setBox(boxes, out, minX, minY, maxX, maxY);
  }
  while (out - from > 4) {
    const end = out;
    for (let node = from; node < end; node += 4 * FAN, out += 4) {
      setBox(boxes, out, boxes[node]!, boxes[node + 1]!, boxes[node + 2]!, boxes[node + 3]!);
      for (let child = node + 4; child < Math.min(end, node + 4 * FAN); child += 4) {
        boxes[out] = Math.min(boxes[out]!, boxes[child]!);
        boxes[out + 1] = Math.min(boxes[out + 1]!, boxes[child + 1]!);
        boxes[out + 2] = Math.max(boxes[out + 2]!, boxes[child + 2]!);
        boxes[out + 3] = Math.max(boxes[out + 3]!, boxes[child + 3]!);
      }
    }
    from = end;
  }
  return out - 4;
}

function setBox(boxes: Float64Array, at: number, minX: number, minY: number, maxX: number, maxY: number): void {
  boxes[at] = minX;
  boxes[at + 1] = minY;
  boxes[at + 2] = maxX;
  boxes[at + 3] = maxY;
}

/** Room for the levels of any tree, and the end of the last: see `treeLevels`. */
export const newLevels = (): Uint32Array => new Uint32Array(17);
const reachLevels = newLevels();

/** Whether some run of ring r has a box that meets the box at offset `at` of `others`. */
export function reachesBox(layer: Chains, r: number, others: Float64Array, at: number): boolean {
  const root = treeLevels(layer, r, reachLevels);
  return nodeReaches(layer.boxes, reachLevels, root, reachLevels[root]!, others, at);
}

function nodeReaches(
  boxes: Float64Array,
  levels: Uint32Array,
  level: number,
  node: number,
  others: Float64Array,
  at: number,
): boolean {
  const i = 4 * node;
  if (
    boxes[i]! > others[at + 2]! ||
    boxes[i + 1]! > others[at + 3]! ||
    boxes[i + 2]! < others[at]! ||
    boxes[i + 3]! < others[at + 1]!
  )
    return false;
  if (level === 0) return true;
  const from = levels[level - 1]! + FAN * (node - levels[level]!);
  const end = Math.min(from + FAN, levels[level]!);
  for (let child = from; child < end; child++)
    if (nodeReaches(boxes, levels, level - 1, child, others, at)) return true;
  return false;
}

/**
 * Put the first node of each level of ring r's tree, leaves first, and the end of the last into `levels`. Node numbers, not
 * offsets. Returns the level of the root, whose node is `levels[root]`.
 */
export function treeLevels(layer: Chains, r: number, levels: Uint32Array): number {
  let n = layer.ringRun[r + 1]! - layer.ringRun[r]!;
  let at = layer.ringNode[r]!;
  for (let level = 0; ; level++) {
    levels[level] = at;
    at += n;
    levels[level + 1] = at;
    if (n <= 1) return level;
    n = Math.ceil(n / FAN);
  }
}

/** Offset in `boxes` of the box of ring r. */
export const ringBox = (layer: Chains, r: number): number => 4 * (layer.ringNode[r + 1]! - 1);

/** Level of the root of a tree with that many leaves, which are level 0. */
export function levelsOver(leaves: number): number {
  let level = 0;
  for (let n = leaves; n > 1; n = Math.ceil(n / FAN)) level++;
  return level;
}

/** First node of a level of the tree of ring r. */
export function firstOfLevel(chains: Chains, r: number, level: number): number {
  let at = chains.ringNode[r]!;
  let n = chains.ringRun[r + 1]! - chains.ringRun[r]!;
  for (let k = 0; k < level; k++) {
    at += n;
    n = Math.ceil(n / FAN);
  }
  return at;
}

/** First child of a node of a level above 0 of the tree of ring r. */
export const firstChild = (chains: Chains, r: number, node: number, level: number): number =>
  firstOfLevel(chains, r, level - 1) + FAN * (node - firstOfLevel(chains, r, level));

/** First vertex of the run that is a leaf of the tree of ring r. */
export const vertexOfLeaf = (chains: Chains, r: number, leaf: number): number =>
  chains.ringVertex[r]! + (leaf - chains.ringNode[r]!) * RUN;

/** The pairs of boxes that a search for the nearest has yet to look at. */

const FIELDS = 6;

/** Pairs of nodes by the bound of their distance, the least on top: a binary heap of the slots in which they stand. */
export class PairHeap {
  bound = 0;
  ringA = 0;
  nodeA = 0;
  levelA = 0;
  ringB = 0;
  nodeB = 0;
  levelB = 0;
  private count = 0;
  private slots = 0;
  private bounds = new Float64Array(256);
  private slot = new Uint32Array(256);
  private fields = new Uint32Array(256 * FIELDS);

  clear(): void {
    this.count = 0;
    this.slots = 0;
  }

  push(
    bound: number,
    ringA: number,
    nodeA: number,
    levelA: number,
    ringB: number,
    nodeB: number,
    levelB: number,
  ): void {
    if (this.slots === this.slot.length) this.grow();
    const { bounds, slot, fields } = this;
    let i = this.count++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (bounds[parent]! <= bound) break;
      bounds[i] = bounds[parent]!;
      slot[i] = slot[parent]!;
      i = parent;
    }
    bounds[i] = bound;
    slot[i] = this.slots;
    const at = this.slots++ * FIELDS;
    fields[at] = ringA;
    fields[at + 1] = nodeA;
    fields[at + 2] = levelA;
    fields[at + 3] = ringB;
    fields[at + 4] = nodeB;
    fields[at + 5] = levelB;
  }

  /** Takes the top into the fields of the heap itself; false where there is none. */
  pop(): boolean {
    if (this.count === 0) return false;
    const { bounds, slot, fields } = this;
    const at = slot[0]! * FIELDS;
    this.bound = bounds[0]!;
    this.ringA = fields[at]!;
    this.nodeA = fields[at + 1]!;
    this.levelA = fields[at + 2]!;
    this.ringB = fields[at + 3]!;
    this.nodeB = fields[at + 4]!;
    this.levelB = fields[at + 5]!;
    const last = --this.count;
    const bound = bounds[last]!;
    let i = 0;
    for (let child = 1; child < last; child = 2 * i + 1) {
      if (child + 1 < last && bounds[child + 1]! < bounds[child]!) child++;
      if (bounds[child]! >= bound) break;
      bounds[i] = bounds[child]!;
      slot[i] = slot[child]!;
      i = child;
    }
    bounds[i] = bound;
    slot[i] = slot[last]!;
    return true;
  }

  private grow(): void {
    const { bounds, slot, fields } = this;
    this.bounds = new Float64Array(2 * bounds.length);
    this.bounds.set(bounds);
    this.slot = new Uint32Array(2 * slot.length);
    this.slot.set(slot);
    this.fields = new Uint32Array(2 * fields.length);
    this.fields.set(fields);
  }
}

/** Length of the outer boundary of each class in a window, from the stretches that no other feature of the class covers. */
import { BEYOND, Borders, lengthOfStretch, type Stretch } from './borders.ts';
import { buildNet } from './net.ts';
import { runThrough } from './steps.ts';

/** Numbers of bits. */
const BITS = 64;

export class ExposedBoundary {
  /** By bit: the feature whose stretches came, or SEVERAL. */
  private readonly feature = new Map<number, number>();
  private readonly bits: number[] = [];
  private readonly stretches: Stretch[] = [];

  add(bit: number, feature: number, stretch: Stretch): void {
    this.bits.push(bit);
    this.stretches.push(stretch);
    const before = this.feature.get(bit) ?? feature;
    this.feature.set(bit, before === feature ? feature : SEVERAL);
  }

  /**
   * By bit, metres. Two features of one class may have a border in common; the displacement that breaks ties may open a gap
   * there, with a boundary on either side. So where there are several features, only what the net keeps is counted.
   */
  metres(): Float64Array {
    if (this.bits.length === 0) return NONE;
    const out = new Float64Array(BITS);
    let shared: Borders | null = null;
    for (const [i, stretch] of this.stretches.entries()) {
      const bit = this.bits[i]!;
      if (this.feature.get(bit) === SEVERAL) {
        shared ??= new Borders(512);
        shared.add(stretch, bit + 1, BEYOND);
      } else out[bit] = out[bit]! + lengthOfStretch(stretch);
    }
    if (shared) addShared(shared, out);
    return out;
  }
}

const SEVERAL = -1;
const NONE = new Float64Array(BITS);

function addShared(borders: Borders, out: Float64Array): void {
  const net = runThrough(buildNet(borders));
  for (let c = 0; c < net.chainCount; c++) {
    const metres = net.lengthOf(c);
    for (const key of [net.left[c]!, net.right[c]!]) if (key !== BEYOND) out[key - 1] = out[key - 1]! + metres;
  }
}

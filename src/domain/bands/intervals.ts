/** A small set of intervals on a line, kept sorted: what is left of a stretch as parts of it are taken away. */
export class Intervals {
  /** lo, hi, lo, hi ... */
  private values = new Float64Array(16);
  private spare = new Float64Array(16);
  /** Number of intervals. */
  count = 0;

  lo(i: number): number {
    return this.values[2 * i]!;
  }
  hi(i: number): number {
    return this.values[2 * i + 1]!;
  }

  set(lo: number, hi: number): void {
    this.values[0] = lo;
    this.values[1] = hi;
    this.count = hi > lo ? 1 : 0;
  }

  /** Take [lo, hi] away. */
  subtract(lo: number, hi: number): void {
    if (!(hi > lo)) return;
    let touched = false;
    for (let i = 0; i < this.count && !touched; i++) touched = this.lo(i) < hi && this.hi(i) > lo;
    if (!touched) return;
    const { values } = this;
    const out = this.room(this.count + 1);
    let n = 0;
    for (let i = 0; i < this.count; i++) {
      const [a, b] = [values[2 * i]!, values[2 * i + 1]!];
      if (b <= lo || a >= hi) n = put(out, n, a, b);
      else {
        if (a < lo) n = put(out, n, a, lo);
        if (b > hi) n = put(out, n, hi, b);
      }
    }
    this.values = out;
    this.spare = values;
    this.count = n;
  }

  /** Take [lo + k period, hi + k period] away for every whole k. */
  subtractPeriodic(lo: number, hi: number, period: number): void {
    if (!(hi > lo) || this.count === 0) return;
    const [first, last] = [this.lo(0), this.hi(this.count - 1)];
    for (let shift = Math.ceil((first - hi) / period) * period; lo + shift < last && this.count > 0; shift += period)
      this.subtract(lo + shift, hi + shift);
  }

  private room(intervals: number): Float64Array<ArrayBuffer> {
    if (this.spare.length < 2 * intervals) this.spare = new Float64Array(4 * intervals);
    return this.spare;
  }
}

function put(out: Float64Array, n: number, lo: number, hi: number): number {
  out[2 * n] = lo;
  out[2 * n + 1] = hi;
  return n + 1;
}

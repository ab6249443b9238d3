/** Sums that keep what plain addition loses: each is a pair of numbers, `high` the rounded sum, `low` the rest. */
export class Sums {
  private high: Float64Array;
  private low: Float64Array;

  constructor(capacity: number) {
    this.high = new Float64Array(capacity);
    this.low = new Float64Array(capacity);
  }

  /** Add to sum i; grows as needed. */
  add(i: number, value: number): void {
    if (i >= this.high.length) this.grow(i + 1);
    const a = this.high[i]!;
    const s = a + value;
    const b = s - a;
    this.low[i] = this.low[i]! + (a - (s - b) + (value - b));
    this.high[i] = s;
  }

  get(i: number): number {
    return i < this.high.length ? this.high[i]! + this.low[i]! : 0;
  }

  private grow(atLeast: number): void {
    const size = Math.max(atLeast, this.high.length * 2);
    const high = new Float64Array(size);
    high.set(this.high);
    const low = new Float64Array(size);
    low.set(this.low);
    this.high = high;
    this.low = low;
  }
}

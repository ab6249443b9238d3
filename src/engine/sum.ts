import { differenceError, productError } from './predicates.ts';

/** Sums that keep what plain addition loses: each is a pair of numbers, `high` the rounded sum, `low` the rest. */
export class Sums {
  private high: Float64Array;
  private low: Float64Array;

  constructor(capacity: number) {
    this.high = new Float64Array(capacity);
    this.low = new Float64Array(capacity);
  }

  /** All 0, with the room kept. */
  clear(): this {
    this.high.fill(0);
    this.low.fill(0);
    return this;
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

  /** Add `times` a total to sum i, nothing of it lost; `times` a small whole number. */
  addTotal(i: number, total: Total, times: number): void {
    this.add(i, times * total.high);
    this.low[i] = this.low[i]! + times * total.low;
  }

  get(i: number): number {
    return i < this.high.length ? this.high[i]! + this.low[i]! : 0;
  }

  highOf(i: number): number {
    return i < this.high.length ? this.high[i]! : 0;
  }

  lowOf(i: number): number {
    return i < this.low.length ? this.low[i]! : 0;
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

/** One such sum, to be filled again and again. */
export class Total {
  high = 0;
  low = 0;

  clear(): this {
    this.high = 0;
    this.low = 0;
    return this;
  }

  add(value: number): this {
    const s = this.high + value;
    const b = s - this.high;
    this.low += this.high - (s - b) + (value - b);
    this.high = s;
    return this;
  }

  /** Add (high + low) * (b - a), the factor in two parts: terms that are large beside their sum, so nothing of them is lost. */
  addProduct(high: number, low: number, b: number, a: number): this {
    const difference = b - a;
    const product = high * difference;
    this.add(product);
    this.low += productError(high, difference, product) + high * differenceError(b, a, difference) + low * difference;
    return this;
  }
}

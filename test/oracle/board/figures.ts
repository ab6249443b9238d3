/** Two accounts of the same figures, by name; what one of them does not tell is zero there. */
import { expect } from 'vitest';
import { TOUCHING_SQUARE_METRES } from '../../support/check-area.ts';

/** Share of an area or a length, the tolerance of the engine. */
const SHARE = 1e-9;
/** Small areas are known as well as a hectare, small lengths as well as a kilometre. */
const LEAST_SQUARE_METRES = 1e4;
const LEAST_METRES = 1e3;

class Account {
  readonly own = new Map<string, number>();
  readonly oracle = new Map<string, { sum: number; allowed: number }>();

  /** How far a figure of the oracle may be off. */
  readonly allowedFor: (figure: number) => number;

  constructor(allowedFor: (figure: number) => number) {
    this.allowedFor = allowedFor;
  }

  /** What is added under a name twice is summed. */
  ours(name: string, figure: number): void {
    this.own.set(name, (this.own.get(name) ?? 0) + figure);
  }

  /** `allowed`: where the figure is a difference of larger ones, or drawn. */
  theirs(name: string, figure: number, allowed = this.allowedFor(figure)): void {
    const { sum, allowed: before } = this.oracle.get(name) ?? { sum: 0, allowed: 0 };
    this.oracle.set(name, { sum: sum + figure, allowed: before + allowed });
  }
}

export class Figures {
  /** Square metres. */
  readonly area = new Account((a) => (a === 0 ? TOUCHING_SQUARE_METRES : Figures.areaOf(a)));
  /** Metres along lines. */
  readonly length = new Account((m) => SHARE * Math.max(m, LEAST_METRES));
  /** Geodesic metres. */
  readonly distance = new Account((m) => SHARE * Math.max(m, LEAST_METRES));
  readonly share = new Account((s) => 2 * SHARE * s);
  readonly count = new Account(() => 0);
  /** In units of their own. */
  readonly number = new Account((n) => 2 * SHARE * Math.abs(n));

  readonly what: string;

  constructor(what: string) {
    this.what = what;
  }

  /** How well an area is known that is a difference of larger ones, or a part of them. */
  static areaOf(operandSquareMetres: number): number {
    return SHARE * Math.max(operandSquareMetres, LEAST_SQUARE_METRES);
  }

  /**
   * Fails with every figure that is off, and where the oracle tells of something or of nothing against what is expected;
   * tells the largest deviation as a share of what is allowed.
   */
  compare({ isEmpty }: { readonly isEmpty: boolean }): void {
    const off: string[] = [];
    for (const kind of ['area', 'length', 'distance', 'share', 'count', 'number'] as const) {
      const { own, oracle, allowedFor } = this[kind];
      let [worst, at, some] = [0, '', 0];
      for (const name of new Set([...own.keys(), ...oracle.keys()])) {
        const ours = own.get(name) ?? 0;
        const { sum, allowed } = oracle.get(name) ?? { sum: 0, allowed: allowedFor(0) };
        if (sum !== 0) some++;
        const deviation = Math.abs(ours - sum);
        // Written so that NaN fails too.
        if (!(deviation <= allowed)) off.push(`${kind} ${name}: ${ours}, by SQL ${sum}: off by ${deviation}, allowed ${allowed}`); // biome-ignore format: one message
        if (deviation > worst * allowed) [worst, at] = [deviation / allowed, name];
      }
      if (some > 0)
        console.log(`oracle: ${this.what}: ${kind}: ${some} figures; largest deviation ${worst.toPrecision(2)} of the tolerance ${at}`); // biome-ignore format: one line
    }
    expect(off).toEqual([]);
    const told = [this.area, this.length, this.count, this.number].some(({ oracle }) => [...oracle.values()].some(({ sum }) => sum > 0)); // biome-ignore format: one test
    expect(told, 'figures that are not zero').toBe(!isEmpty);
  }
}

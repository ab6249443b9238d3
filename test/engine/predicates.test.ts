import { expect, test } from 'vitest';
import { CrossingPoint, crossingPlace, orientation, sideOf } from '../../src/engine/predicates.ts';
import { Random } from '../support/random.ts';

/** A number as a whole multiple of 2^-80: exact for coordinates of 1e-6 and more. */
function whole(value: number): bigint {
  const scaled = value * 2 ** 30;
  const high = Math.trunc(scaled);
  return (BigInt(high) << 50n) + BigInt((scaled - high) * 2 ** 50);
}

type Point = readonly [number, number];

function exactTwiceArea(a: Point, b: Point, c: Point): bigint {
  const [ax, ay, bx, by, cx, cy] = [...a, ...b, ...c].map(whole) as [bigint, bigint, bigint, bigint, bigint, bigint];
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

const sign = (value: bigint | number) => (value > 0 ? 1 : value < 0 ? -1 : 0);

test('orientation has the exact sign, a hair from the line and on it', () => {
  const random = new Random(1);
  let onLine = 0;
  for (let n = 0; n < 5000; n++) {
    const a: Point = [106 + random.int(8) / 8, 39 + random.int(8) / 8];
    const b: Point = [106 + random.int(8) / 8, 39 + random.int(8) / 8];
    const t = random.int(9) / 8;
    const hair = () => (random.int(3) - 1) * 2 ** -46;
    const c: Point = [a[0] + t * (b[0] - a[0]) + hair(), a[1] + t * (b[1] - a[1]) + hair()];
    const exact = exactTwiceArea(a, b, c);
    if (exact === 0n) onLine++;
    expect(sign(orientation(...a, ...b, ...c))).toBe(sign(exact));
  }
  expect(onLine).toBeGreaterThan(300);
});

test('the place of a crossing keeps its digits where edges are nearly parallel', () => {
  const random = new Random(2);
  for (let n = 0; n < 2000; n++) {
    // Two edges a few kilometres long that cross at an angle of 1e-4 to 1e-12.
    const a: Point = [106 + random.next(), 39 + random.next()];
    const d: Point = [0.05 * random.between(0.2, 1), 0.05 * random.between(-1, 1)];
    const off = 0.05 * 10 ** random.between(-12, -4);
    const b: Point = [a[0] + d[0], a[1] + d[1]];
    const c: Point = [a[0] - 0.01 * d[0], a[1] - 0.01 * d[1] - off * random.next()];
    const e: Point = [b[0] + 0.01 * d[0], b[1] + 0.01 * d[1] + off * random.next()];
    const [oa, ob] = [exactTwiceArea(c, e, a), exactTwiceArea(c, e, b)];
    if (sign(oa) === sign(ob) || oa === ob) continue;
    const exact = Number((oa * 10n ** 18n) / (oa - ob)) / 1e18;
    expect(Math.abs(crossingPlace(...a, ...b, ...c, ...e) - exact)).toBeLessThan(1e-13);
  }
});

test('ties are broken against both operands alike: what is left of one is not left of the other', () => {
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
    [2, 3],
    [-2, 3],
  ] as const) {
    expect(sideOf(0, dx, dy, true)).toBe(-sideOf(0, dx, dy, false));
    expect(sideOf(0, dx, dy, true)).toBe(-sideOf(0, -dx, -dy, true));
    expect(sideOf(1e-300, dx, dy, true)).toBe(1);
    expect(sideOf(-1e-300, dx, dy, true)).toBe(-1);
  }
});

test('two edges cross in the same point, to the last digit, in whatever order and direction they are taken', () => {
  const random = new Random(12);
  const place = new CrossingPoint();
  let different = 0;
  for (let n = 0; n < 20_000; n++) {
    const [x, y] = [106 + random.next(), 39 + random.next()];
    const off = () => 3 * random.between(-1, 1);
    const [ux, uy, vx, vy] = [off(), off(), off(), off()];
    const [a, b, c, d]: [Point, Point, Point, Point] = [
      [x - ux, y - uy],
      [x + 0.7 * ux, y + 0.7 * uy],
      [x - vx, y - vy],
      [x + 0.6 * vx, y + 0.6 * vy],
    ];
    const seen = new Set<string>();
    const plain = new Set<number>();
    for (const [p, q] of [
      [a, b],
      [b, a],
    ] as const)
      for (const [r, s] of [
        [c, d],
        [d, c],
      ] as const) {
        place.cross(...p, ...q, ...r, ...s);
        seen.add(`${place.x} ${place.y}`);
        place.cross(...r, ...s, ...p, ...q);
        seen.add(`${place.x} ${place.y}`);
        plain.add(p[0] + crossingPlace(...p, ...q, ...r, ...s) * (q[0] - p[0]));
        plain.add(r[0] + crossingPlace(...r, ...s, ...p, ...q) * (s[0] - r[0]));
      }
    expect(seen.size).toBe(1);
    if (plain.size > 1) different++;
  }
  // Taken as they come, some would differ.
  expect(different).toBeGreaterThan(5);
});

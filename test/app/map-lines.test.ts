import { describe, expect, it } from 'vitest';
import { dissolvedRings, ownEdges, withoutBoxEdges } from '../../src/app/map/outline.ts';
import { smooth } from '../../src/app/map/smooth.ts';

/** Counter-clockwise square with its lower left corner at x, y. */
const square = (x: number, y: number, side = 1): number[][][] => [
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ],
];

describe('outlines by shared edges', () => {
  it('joins two squares to one ring of six edges', () => {
    const rings = dissolvedRings([square(0, 0), square(1, 0)]);
    expect(rings).toHaveLength(1);
    expect(rings[0]).toHaveLength(7);
  });

  it('keeps islands apart', () => {
    expect(dissolvedRings([square(0, 0), square(5, 5)])).toHaveLength(2);
  });

  it('leaves the edges that are not shared, as one line', () => {
    const lines = ownEdges([square(1, 0)], [square(0, 0)]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
      [1, 1],
    ]);
  });

  it('drops the sides of the box the shapes were cut from', () => {
    const lines = withoutBoxEdges([square(0, 0), square(1, 0)]);
    expect(lines.flat().every(([x]) => x === 1)).toBe(true);
  });
});

describe('calm lines for names', () => {
  it('keeps both ends and the direction of a straight line', () => {
    const line = smooth([[0, 0], [1, 0]], 0.1, 3); // biome-ignore format: a line
    expect(line[0]).toEqual([0, 0]);
    expect(line.at(-1)![0]).toBeCloseTo(1);
    expect(line.every(([, y]) => y === 0)).toBe(true);
  });

  it('takes the teeth out of a ragged line', () => {
    const ragged = Array.from({ length: 101 }, (_, i) => [i / 100, i % 2 === 0 ? 0 : 0.01]);
    const calm = smooth(ragged, 0.005, 6);
    const middle = calm.slice(10, -10).map(([, y]) => y!);
    expect(Math.max(...middle) - Math.min(...middle)).toBeLessThan(0.004);
  });

  it('bears an empty line', () => {
    expect(smooth([], 0.1, 3)).toEqual([]);
  });
});

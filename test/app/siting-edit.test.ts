import { describe, expect, it } from 'vitest';
import { beginGesture, shapeAt, turnOf } from '../../src/app/map/edit/gesture.ts';
import { hitTest, isInside } from '../../src/app/map/edit/hit.ts';
import { cornerCount, corners, insertedVertex, movedVertex, withoutVertex } from '../../src/app/map/edit/vertices.ts';

const SHAPE = [
  [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ],
    [
      [4, 4],
      [4, 6],
      [6, 6],
      [6, 4],
      [4, 4],
    ],
  ],
];
const REF = { polygon: 0, ring: 0, vertex: 0 };
/** Ten pixels to a degree. */
const toPixel = ([x, y]: readonly [number, number]) => [x * 10, y * 10] as const;

describe('corners', () => {
  it('are listed once each, without the repeated one', () => {
    expect(corners(SHAPE)).toHaveLength(8);
    expect(cornerCount(SHAPE)).toBe(8);
  });

  it('move together with the position that closes the ring', () => {
    const ring = movedVertex(SHAPE, REF, [-1, -2])[0]![0]!;
    expect(ring[0]).toEqual([-1, -2]);
    expect(ring.at(-1)).toEqual([-1, -2]);
    expect(SHAPE[0]![0]![0]).toEqual([0, 0]);
  });

  it('go in after the one named, also on the closing edge', () => {
    const ring = insertedVertex(SHAPE, { ...REF, vertex: 3 }, [0, 5])[0]![0]!;
    expect(ring).toEqual([[0, 0], [10, 0], [10, 10], [0, 10], [0, 5], [0, 0]]); // biome-ignore format: a ring
  });

  it('go away down to three', () => {
    const triangle = withoutVertex(SHAPE, REF)!;
    expect(triangle[0]![0]).toEqual([[10, 0], [10, 10], [0, 10], [10, 0]]); // biome-ignore format: a ring
    expect(triangle[0]![1]).toBe(SHAPE[0]![1]);
    expect(withoutVertex(triangle, REF)).toBeNull();
  });
});

describe('what lies under the pointer', () => {
  it('is a corner before a middle before the inside', () => {
    expect(hitTest(SHAPE, [0.5, 0.5], toPixel)).toEqual({ kind: 'vertex', ref: REF });
    expect(hitTest(SHAPE, [5, 0.4], toPixel)).toEqual({ kind: 'middle', ref: REF, position: [5, 0] });
    expect(hitTest(SHAPE, [2, 2], toPixel).kind).toBe('inside');
    expect(hitTest(SHAPE, [12, 12], toPixel).kind).toBe('outside');
  });

  it('is outside in a hole', () => {
    expect(isInside(SHAPE, [5, 5])).toBe(false);
  });

  it('has no middle on an edge that is short on the screen', () => {
    expect(hitTest(SHAPE, [5, 4.1], toPixel).kind).not.toBe('middle');
  });
});

describe('a drag', () => {
  it('carries from the inside, moves a corner, inserts on a middle and leaves the map alone outside', () => {
    expect(beginGesture(SHAPE, { kind: 'inside' }, [2, 2], false)?.kind).toBe('carry');
    expect(beginGesture(SHAPE, { kind: 'outside' }, [20, 2], false)).toBeNull();
    const corner = beginGesture(SHAPE, { kind: 'vertex', ref: REF }, [0, 0], false)!;
    expect(shapeAt(corner, [-3, 1])[0]![0]![0]).toEqual([-3, 1]);
    const middle = beginGesture(SHAPE, { kind: 'middle', ref: REF, position: [5, 0] }, [5, 0], false)!;
    expect(shapeAt(middle, [5, -2])[0]![0]!.slice(0, 3)).toEqual([[0, 0], [5, -2], [10, 0]]); // biome-ignore format: corners
  });

  it('works from its beginning, so that going there and back changes nothing', () => {
    const drag = beginGesture(SHAPE, { kind: 'inside' }, [2, 2], false)!;
    shapeAt(drag, [50, 30]);
    shapeAt(drag, [2, 2])[0]![0]!.forEach((position, i) => {
      expect(position[0]).toBeCloseTo(SHAPE[0]![0]![i]![0]!, 9);
      expect(position[1]).toBeCloseTo(SHAPE[0]![0]![i]![1]!, 9);
    });
  });

  it('turns with Alt by the angle the pointer goes around the middle, the short way', () => {
    const turn = beginGesture(SHAPE, { kind: 'inside' }, [5, 9], true)!;
    if (turn.kind !== 'turn') throw new Error('not a turn');
    expect(turnOf(turn, [9, 5])).toBeGreaterThan(85);
    expect(turnOf(turn, [1, 5])).toBeLessThan(-85);
  });
});

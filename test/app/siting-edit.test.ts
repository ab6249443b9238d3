import { describe, expect, it } from 'vitest';
import { withCorners, withStart } from '../../src/app/map/edit/active.ts';
import { beginGesture, shapeAt, turnOf } from '../../src/app/map/edit/gesture.ts';
import { hitTest, isInside, turnHandle } from '../../src/app/map/edit/hit.ts';
import {
  cornerCount,
  corners,
  insertedVertex,
  movedVertex,
  withoutVertex,
  withPlainEdges,
} from '../../src/app/map/edit/vertices.ts';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { inEdgeCount } from '../../src/domain/siting/corners.ts';

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

const TURNS = { turns: true };

describe('handles', () => {
  /** A shape of four degrees by one, at that many pixels to a degree. */
  const SMALL = [[[[0, 0], [4, 0], [4, 1], [0, 1], [0, 0]]]]; // biome-ignore format: a shape
  const at =
    (scale: number) =>
    ([x, y]: readonly [number, number]) =>
      [x * scale, y * scale] as const;

  it('leave a site that is small on the screen to be carried, wherever it is taken', () => {
    for (const place of [
      [0.1, 0.1],
      [2, 0.5],
      [3.9, 0.9],
    ] as const) {
      // biome-ignore format: places
      expect(hitTest(SMALL, place, at(9), TURNS).kind).toBe('inside');
      expect(beginGesture(SMALL, hitTest(SMALL, place, at(9), TURNS), place, false)?.kind).toBe('carry');
    }
    expect(hitTest(SMALL, [0.1, 0.1], at(11), TURNS).kind).toBe('vertex');
  });

  it('are each hit where they stand as soon as they are shown, the one that turns too', () => {
    const toSmall = at(11);
    const kinds = [[0, 0], [4, 0], [4, 1], [0, 1], [2, 0], turnHandle(SMALL, toSmall).at, [2, 0.5]] as const; // biome-ignore format: places
    expect(kinds.map((place) => hitTest(SMALL, place, toSmall, TURNS).kind)).toEqual([
      'vertex',
      'vertex',
      'vertex',
      'vertex',
      'middle',
      'turn',
      'inside',
    ]);
  });

  it('turn only where the handle is in use, and stand clear of the shape', () => {
    const { at: handle, foot } = turnHandle(SHAPE, toPixel);
    expect(foot).toEqual([5, 10]);
    expect(toPixel(handle)[1] - toPixel(foot)[1]).toBeCloseTo(26, 6);
    expect(hitTest(SHAPE, handle, toPixel).kind).toBe('outside');
    // On a slanting shape it hangs on the outline, not in the air.
    const slanting = [[[[0, 0], [1, 0], [9, 8], [8, 8], [0, 0]]]]; // biome-ignore format: a shape
    expect(turnHandle(slanting, toPixel).foot).toEqual([4.5, 4.5]);
    const hit = hitTest(SHAPE, handle, toPixel, TURNS);
    const turn = beginGesture(SHAPE, hit, handle, false)!;
    if (turn.kind !== 'turn') throw new Error('not a turn');
    expect(turnOf(turn, [20, 5])).toBeCloseTo(90, 0);
  });
});

describe('a parcel with vertices put into its straight edges', () => {
  /** Four corners near 40 N, the southern edge in four pieces, which bend by a millimetre. */
  const PARCEL = [[[[106, 40], [106.001, 39.99999999], [106.002, 39.999999985], [106.003, 39.99999999], [106.004, 40], [106.004, 40.002], [106, 40.002], [106, 40]]]]; // biome-ignore format: a parcel
  const wide = ([x, y]: readonly [number, number]) => [(x - 106) * 1e5, (y - 40) * 1e5] as const;
  const grip = { turns: true, addedVertices: 3 };
  const site = (polygons: PolygonCoordinates, addedVertices = 3) =>
    ({ id: 'f', name: 'f', polygons, start: PARCEL, origin: 'file', distanceMetres: null, addedVertices }) as const;
  const project = (polygons: PolygonCoordinates) => ({
    ...EMPTY_PROJECT,
    footprints: [site(polygons)],
    activeFootprintId: 'f',
  });

  it('has handles at its own corners and in the middles of its whole edges', () => {
    expect(inEdgeCount(PARCEL)).toBe(3);
    expect(corners(PARCEL, true).map((c) => c.ref.vertex)).toEqual([0, 4, 5, 6]);
    expect(hitTest(PARCEL, [106.001, 40], wide, grip).kind).not.toBe('vertex');
    const middle = hitTest(PARCEL, [106.002, 40], wide, grip);
    expect(middle).toMatchObject({ kind: 'middle', ref: { vertex: 0 } });
    expect(corners(SHAPE)).toHaveLength(8);
  });

  it('moves whole edges with a corner, and counts its corners aright after it', () => {
    const from = [106.004, 40] as const;
    const drag = beginGesture(PARCEL, hitTest(PARCEL, from, wide, grip), from, false, true)!;
    const moved = shapeAt(drag, [106.005, 39.999]);
    expect(moved[0]![0]).toEqual([[106, 40], [106.005, 39.999], [106.004, 40.002], [106, 40.002], [106, 40]]); // biome-ignore format: a ring
    const [own] = withCorners(project(PARCEL), moved).footprints;
    expect(cornerCount(own!.polygons) - own!.addedVertices!).toBe(4);
    const [back] = withStart({ ...project(PARCEL), footprints: [own!] }).footprints;
    expect([back!.polygons, back!.addedVertices]).toEqual([PARCEL, 3]);
  });

  it('gets a corner in the middle of a whole edge, and loses one with both its edges', () => {
    const at = [106.002, 40] as const;
    const drag = beginGesture(PARCEL, hitTest(PARCEL, at, wide, grip), at, false, true)!;
    expect(shapeAt(drag, [106.002, 39.999])[0]![0]!.slice(0, 3)).toEqual([[106, 40], [106.002, 39.999], [106.004, 40]]); // biome-ignore format: corners
    const plain = withPlainEdges(PARCEL, { polygon: 0, ring: 0, vertex: 4 }, false);
    expect(plain.ref.vertex).toBe(1);
    expect(withoutVertex(plain.polygons, plain.ref)![0]![0]).toHaveLength(4);
  });

  it('has no fewer corners than it has, whatever is cut off', () => {
    const cut = [[[[106, 40], [106.001, 40], [106.001, 40.002], [106, 40]]]]; // biome-ignore format: a triangle
    expect(withCorners(project(PARCEL), cut).footprints[0]).toMatchObject({ polygons: cut, addedVertices: 0 });
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

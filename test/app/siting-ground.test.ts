import { describe, expect, it } from 'vitest';
import { bearing, carried, carriedBy, offsetFrom, positionAt, turned } from '../../src/app/map/edit/ground.ts';
import { edgeLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';

const SQUARE = [
  [
    [
      [106.8, 39.7],
      [106.812, 39.7],
      [106.812, 39.709],
      [106.8, 39.709],
      [106.8, 39.7],
    ],
  ],
];

describe('offsets on the ground', () => {
  it('are undone by positionAt', () => {
    const offset = offsetFrom([106.8, 39.7], [106.93, 39.55]);
    const [lon, lat] = positionAt([106.8, 39.7], offset);
    expect(lon).toBeCloseTo(106.93, 12);
    expect(lat).toBeCloseTo(39.55, 12);
  });

  it('measure metres of the ellipsoid', () => {
    expect(offsetFrom([106.8, 39.7], [106.81, 39.7]).east).toBeCloseTo(edgeLength(106.8, 39.7, 106.81, 39.7), 6);
    expect(offsetFrom([106.8, 39.7], [106.8, 39.71]).north).toBeCloseTo(edgeLength(106.8, 39.7, 106.8, 39.71), 4);
  });
});

describe('carrying a shape', () => {
  it('keeps its area where adding degrees would not', () => {
    const area = polygonsArea(SQUARE);
    const moved = carried(SQUARE, [106.805, 39.704], [106.95, 39.2]);
    const shifted = SQUARE.map((p) => p.map((r) => r.map(([x, y]) => [x! + 0.145, y! - 0.504])));
    // Edges are straight in degrees, so a carried edge bends by millimetres: a square metre on a hundred hectares.
    expect(Math.abs(polygonsArea(moved) - area)).toBeLessThan(1);
    expect(Math.abs(polygonsArea(shifted) - area)).toBeGreaterThan(6000);
  });

  it('brings the ground under the start of the drag to its end', () => {
    const [lon, lat] = carried([[[[106.8, 39.7]]]], [106.8, 39.7], [107.1, 39.1])[0]![0]![0]!;
    expect([lon, lat]).toEqual([107.1, 39.1]);
  });

  it('goes as far as it is told and comes back', () => {
    const there = carriedBy(SQUARE, { east: 330, north: -240 });
    const offset = offsetFrom([106.8, 39.7], there[0]![0]![0]!);
    expect(offset.east).toBeCloseTo(330, 1);
    expect(offset.north).toBeCloseTo(-240, 6);
    const back = carriedBy(there, { east: -330, north: 240 })[0]![0]!;
    back.forEach((position, i) => {
      expect(position[0]).toBeCloseTo(SQUARE[0]![0]![i]![0]!, 9);
      expect(position[1]).toBeCloseTo(SQUARE[0]![0]![i]![1]!, 9);
    });
  });

  it('keeps its input', () => {
    const before = structuredClone(SQUARE);
    carried(SQUARE, [106.8, 39.7], [107, 39]);
    expect(SQUARE).toEqual(before);
  });
});

describe('turning a shape', () => {
  it('is clockwise and keeps the area', () => {
    const centre = [106.806, 39.7045] as const;
    const quarter = turned([[[positionAt(centre, { east: 0, north: 500 })]]], centre, 90)[0]![0]![0]!;
    expect(bearing(centre, [quarter[0]!, quarter[1]!])).toBeCloseTo(90, 9);
    expect(Math.abs(polygonsArea(turned(SQUARE, centre, 33)) - polygonsArea(SQUARE))).toBeLessThan(1);
  });

  it('comes full circle', () => {
    const ring = turned(turned(SQUARE, [106.8, 39.7], 137), [106.8, 39.7], 223)[0]![0]!;
    ring.forEach((position, i) => {
      expect(position[0]).toBeCloseTo(SQUARE[0]![0]![i]![0]!, 9);
    });
  });
});

import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { polygonsOfRings } from '../../src/io/rings.ts';
import { Random } from '../support/random.ts';

const box = (x: number, y: number, side: number): Position[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const turned = (ring: Position[]) => ring.toReversed();

describe('rings to polygons', () => {
  const shell = box(0, 0, 100);
  const hole = box(10, 10, 60);
  const island = box(20, 20, 20);
  const lake = box(25, 25, 5);
  const other = box(200, 0, 10);
  const otherHole = box(203, 3, 2);
  const all = [shell, hole, island, lake, other, otherHole];

  test.each(Array.from({ length: 40 }, (_, seed) => seed))('any order, any orientation (%i)', (seed) => {
    const random = new Random(seed);
    const rings = random.shuffled(all.map((ring) => (random.chance(0.5) ? ring : turned(ring))));
    const sizes = polygonsOfRings(rings).map((polygon) => polygon.map((ring) => ring[2]![0]! - ring[0]![0]!));
    const spans = sizes.map((polygon) => polygon.map(Math.abs).join(' ')).sort();
    expect(spans).toEqual(['10 2', '100 60', '20 5']);
  });

  test('shells and holes in the order they came, the very arrays', () => {
    const polygons = polygonsOfRings([lake, otherHole, hole, other, island, shell]);
    expect(polygons).toEqual([
      [other, otherHole],
      [island, lake],
      [shell, hole],
    ]);
    expect(polygons[2]![0]).toBe(shell);
  });

  test('rings that are the same are all kept', () => {
    expect(polygonsOfRings([shell, shell])).toEqual([[shell], [shell]]);
    expect(polygonsOfRings([shell, turned(shell), hole])).toEqual([[shell, hole], [turned(shell)]]);
    expect(polygonsOfRings([shell, hole, hole])).toEqual([[shell, hole, hole]]);
  });

  test('a hole with the box of its shell, and holes that touch it', () => {
    const diamond: Position[] = [
      [50, 0],
      [100, 50],
      [50, 100],
      [0, 50],
      [50, 0],
    ];
    expect(polygonsOfRings([diamond, shell])).toEqual([[shell, diamond]]);
    const corner = box(0, 0, 10);
    const inCorner = box(90, 90, 10);
    expect(polygonsOfRings([corner, shell, inCorner])).toEqual([[shell, corner, inCorner]]);
  });

  test('neighbours that share a border are two shells', () => {
    const east = box(100, 0, 100);
    expect(polygonsOfRings([shell, east])).toEqual([[shell], [east]]);
  });

  test('a shell in the bay of another lies outside it', () => {
    const u: Position[] = [
      [0, 0],
      [30, 0],
      [30, 30],
      [20, 30],
      [20, 10],
      [10, 10],
      [10, 30],
      [0, 30],
      [0, 0],
    ];
    const inBay = box(12, 15, 6);
    expect(polygonsOfRings([u, inBay])).toEqual([[u], [inBay]]);
  });

  test('rings without area are kept', () => {
    const needle: Position[] = [
      [50, 50],
      [50, 60],
      [50, 50],
    ];
    const flat: Position[] = [
      [300, 5],
      [310, 5],
      [300, 5],
    ];
    const polygons = polygonsOfRings([needle, shell, flat]);
    expect(polygons.flat()).toHaveLength(3);
    expect(polygonsOfRings([flat, flat]).flat()).toHaveLength(2);
    expect(polygonsOfRings([flat])).toEqual([[flat]]);
    expect(polygonsOfRings([])).toEqual([]);
  });

  test('small rings far from the origin', () => {
    const far = box(38_500_000, 4_400_000, 0.5);
    const inner = box(38_500_000.1, 4_400_000.1, 0.2);
    expect(polygonsOfRings([inner, far])).toEqual([[far, inner]]);
  });

  test('sixty by sixty holes, each with its island, in one shell of 100,000 vertices', () => {
    const n = 100_000;
    const round: Position[] = Array.from({ length: n }, (_, i) => [
      1000 + 2000 * Math.cos((2 * Math.PI * i) / n),
      1000 + 2000 * Math.sin((2 * Math.PI * i) / n),
    ]);
    round.push(round[0]!);
    const rings = [round];
    for (let i = 0; i < 60; i++)
      for (let j = 0; j < 60; j++) rings.push(box(i * 33, j * 33, 10), box(i * 33 + 2, j * 33 + 2, 5));
    const polygons = polygonsOfRings(rings);
    expect(polygons).toHaveLength(1 + 3600);
    expect(polygons[0]).toHaveLength(1 + 3600);
    expect(polygons.slice(1).every((polygon) => polygon.length === 1)).toBe(true);
  });
});

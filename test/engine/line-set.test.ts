/** Lines and points against a footprint: length inside, features, the nearest. */
import { describe, expect, test } from 'vitest';
import { examine, footprintMeetsLines, openLines } from '../../src/engine/index.ts';
import type { Lines, Polygons } from '../../src/engine/parts.ts';
import { lineLength } from '../../src/geodesy/ellipsoid.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { fractalRing } from '../support/fractal.ts';
import { leastFromVertices } from '../support/least-distance.ts';
import { Random } from '../support/random.ts';
import { box, type Position, square } from '../support/shapes.ts';

const meet = (polygons: Polygons, ...lines: Lines[]) => {
  const set = openLines(
    lines.map((own) => ({ class: 0, lines: own })),
    1,
  );
  const { insideMetres, features, nearest } = footprintMeetsLines(examine(polygons).footprint, set)[0]!;
  return { insideMetres, features, nearest };
};
const cell = square(107, 40, 0.01);

describe('length inside a footprint', () => {
  test('of a line that crosses it: from edge to edge', () => {
    const found = meet(cell, [[[106.99, 40.004], [107.02, 40.004]]]); // biome-ignore format: a line
    expect(found.insideMetres).toBeCloseTo(
      lineLength([
        [107, 40.004],
        [107.01, 40.004],
      ]),
      6,
    );
    expect(found.nearest).toBeNull();
  });

  test('of a long line with the footprint at any place of it; none beside a line whose box holds the footprint', () => {
    // Some 1,200 edges from the south-west to the north-east: several chains.
    const at = (k: number): Position => [106 + k / 600, 39 + k / 600];
    const diagonal = [Array.from({ length: 1201 }, (_, k) => at(k))];
    for (const k of [1, 255, 256, 257, 600, 1023, 1199]) {
      const [lon, lat] = at(k) as [number, number];
      const on = meet([[box(lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001)]], diagonal);
      const ends: Position[] = [[lon - 0.001, lat - 0.001], [lon, lat], [lon + 0.001, lat + 0.001]]; // biome-ignore format: a line
      expect(on.insideMetres).toBeCloseTo(lineLength(ends), 6);
      const beside = meet([[box(lon + 0.2, lat - 0.201, lon + 0.202, lat - 0.199)]], diagonal);
      expect(beside.insideMetres).toBe(0);
      expect(beside.nearest!.metres).toBeGreaterThan(10_000);
    }
  });

  test('in and out again, by feature', () => {
    const comb = [[106.99, 40.002], [107.005, 40.002], [107.005, 39.99]]; // biome-ignore format: a line
    const stub = [[107.008, 40.008], [107.009, 40.009]]; // biome-ignore format: a line
    const found = meet(cell, [comb], [stub], [[[107.02, 40], [107.03, 40]]]); // biome-ignore format: lines
    const first = lineLength([[107, 40.002], [107.005, 40.002], [107.005, 40]]); // biome-ignore format: a line
    expect(found.features.map((f) => f.feature).sort()).toEqual([0, 1]);
    expect(found.features.find((f) => f.feature === 0)!.insideMetres).toBeCloseTo(first, 6);
    expect(found.insideMetres).toBeCloseTo(first + lineLength(stub), 6);
  });

  test('is none of what runs along the boundary, and none in a hole', () => {
    const along = meet(cell, [[[107, 39.99], [107, 40.02]]]); // biome-ignore format: a line
    expect(along.insideMetres).toBe(0);
    expect(along.nearest!.metres).toBeLessThan(1e-6);
    const frame: Polygons = [[box(107, 40, 107.03, 40.03), box(107.01, 40.01, 107.02, 40.02)]];
    const within = meet(frame, [[[107.012, 40.012], [107.018, 40.018]]]); // biome-ignore format: a line
    expect(within.insideMetres).toBe(0);
    expect(within.nearest!.metres).toBeGreaterThan(100);
  });

  test('of random lines: that of their small steps inside', () => {
    const random = new Random(7);
    for (let run = 0; run < 20; run++) {
      const footprint: Polygons = [[fractalRing(random, 107, 40, 0.02, 60)]];
      const line = walk(random, 30);
      const steps = 2000;
      let expected = 0;
      for (let i = 1; i < line.length; i++)
        for (let k = 0; k < steps; k++) {
          const at = (t: number): Position => [
            line[i - 1]![0]! + t * (line[i]![0]! - line[i - 1]![0]!),
            line[i - 1]![1]! + t * (line[i]![1]! - line[i - 1]![1]!),
          ];
          if (isInside(footprint[0]![0]!, at((k + 0.5) / steps)))
            expected += lineLength([at(k / steps), at((k + 1) / steps)]);
        }
      const total = lineLength(line);
      expect(Math.abs(meet(footprint, [line]).insideMetres - expected)).toBeLessThan(total * 1e-4);
    }
  });
});

describe('the nearest line or point', () => {
  test('may be the last vertex of a line, which begins no edge', () => {
    const line = [[107.05, 40.005], [107.02, 40.005]]; // biome-ignore format: a line
    const found = meet(cell, [line]).nearest!;
    expect(found.metres).toBeCloseTo(distanceMetres(107.01, 40.005, 107.02, 40.005), 4);
    expect(found.onFeature).toEqual([107.02, 40.005]);
  });

  test('may be a point', () => {
    const found = meet(cell, [[[107.5, 40.5]]], [[[107.01, 40.02]]]).nearest!;
    expect(found.feature).toBe(1);
    expect(found.metres).toBeCloseTo(distanceMetres(107.01, 40.01, 107.01, 40.02), 6);
  });

  test('is none where a point lies inside or on the boundary', () => {
    expect(meet(cell, [[[107.005, 40.005]]])).toEqual({
      insideMetres: 0,
      features: [{ feature: 0, insideMetres: 0 }],
      nearest: null,
    });
    expect(meet(cell, [[[107, 40.005]]]).features).toHaveLength(1);
    expect(meet(cell, [[[106.999, 40.005]]]).features).toHaveLength(0);
  });

  test('is found among random lines as by a search without boxes', () => {
    const random = new Random(11);
    let compared = 0;
    for (let run = 0; run < 30; run++) {
      const ring = fractalRing(random, 107, 40, 0.004, 24);
      const lines = Array.from({ length: 6 }, () => {
        const [east, north] = [random.between(0.02, 0.2), random.between(-0.1, 0.1)];
        return walk(random, 2 + random.int(20)).map(([x, y]) => [x! + east, y! + north]);
      });
      const found = meet([[ring]], ...lines.map((line) => [line])).nearest;
      if (!found) continue; // It crosses the footprint.
      compared++;
      const expected = Math.min(...lines.map((line) => leastFromVertices(ring, line, leastFromVertices(line, ring))));
      expect(Math.abs(found.metres - expected)).toBeLessThan(1e-6 * Math.max(1, expected));
    }
    expect(compared).toBeGreaterThan(20);
  });

  test('of each class by itself; a class without a line has none', () => {
    const set = openLines(
      [
        { class: 0, lines: [[[107.02, 40], [107.03, 40]]] }, // biome-ignore format: a line
        { class: 1, lines: [[[107.04, 40], [107.05, 40]]] }, // biome-ignore format: a line
      ],
      3,
    );
    const met = footprintMeetsLines(examine(cell).footprint, set);
    expect([0, 1, 2].map((k) => met[k]!.nearest?.feature ?? null)).toEqual([0, 1, null]);
  });
});

function walk(random: Random, vertices: number): Position[] {
  let [x, y] = [107 + random.between(-0.02, 0.02), 40 + random.between(-0.02, 0.02)];
  return Array.from({ length: vertices }, () => {
    x += random.between(-0.01, 0.01);
    y += random.between(-0.01, 0.01);
    return [x, y];
  });
}

function isInside(ring: readonly Position[], [px, py]: Position): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1] as [number, number], ring[i] as [number, number]];
    if (y1 > py! !== y2 > py! && px! < x1 + ((py! - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

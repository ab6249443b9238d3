/**
 * Two generalisations of the same real borders over each other, slivers everywhere: the counties of five provinces from
 * one source (mended by GEOS) and the districts of China from another. Every pair against GEOS's overlay.
 */
import { describe, expect, test } from 'vitest';
import { type Polygons, pairOverlaps } from '../../src/engine/parts.ts';
import { boxPairs } from '../support/bench-layers.ts';
import { areaTolerance, checkArea } from '../support/check-area.ts';
import { hasDistricts, readDistricts } from '../support/districts.ts';
import { loadGeos } from '../support/geos.ts';
import { independentArea } from '../support/independent-area.ts';
import { arrangementOf, layerOf } from '../support/overlay.ts';
import { hasProvinces, readProvinces } from '../support/packaged.ts';

/** The same two layers, mended and overlaid by other programs with GEOS 3.11. */
const KNOWN = { features: 424, boxPairs: 3594, overlapping: 2826, squareDegrees: 211.521658983 };
/** Less than this in common, square degrees, is rounding. */
const NOTHING = 1e-12;

/** Planar area of polygons, square degrees: shells less holes. */
function planarArea(polygons: Polygons): number {
  let total = 0;
  for (const rings of polygons)
    rings.forEach((r, n) => {
      const [x0, y0] = r[0] as [number, number];
      let twice = 0;
      for (let i = 1; i < r.length; i++)
        twice += (r[i - 1]![0]! - x0) * (r[i]![1]! - y0) - (r[i]![0]! - x0) * (r[i - 1]![1]! - y0);
      total += ((n === 0 ? 1 : -1) * Math.abs(twice)) / 2;
    });
  return total;
}

describe.skipIf(!hasProvinces() || !hasDistricts())('counties of five provinces over the districts of China', () => {
  test('each of 2,826 overlaps, and their sum', async () => {
    const geos = await loadGeos();
    const counties = readProvinces(geos);
    const districts = readDistricts().map((d) => d.polygons);
    expect(counties.length).toBe(KNOWN.features);
    const found = pairOverlaps(
      arrangementOf({ layer: layerOf(...counties), bits: [0] }, { layer: layerOf(...districts), bits: [1] }),
    );
    const across = found.filter((p) => p.a < counties.length && p.b >= counties.length);
    const ours = new Map(across.map((p) => [p.a * districts.length + p.b - counties.length, p.areaSquareMetres]));
    const [sizesA, sizesB] = [counties.map(independentArea), districts.map(independentArea)];
    const pairs = boxPairs(counties, districts);
    let squareDegrees = 0;
    let overlapping = 0;
    let sums = { ours: 0, theirs: 0 };
    let worst = 0;
    for (const [i, j] of pairs) {
      const common = geos.intersection(counties[i]!, districts[j]!);
      const planar = planarArea(common);
      squareDegrees += planar;
      if (planar > NOTHING) overlapping++;
      const oracle = independentArea(common);
      const area = ours.get(i * districts.length + j) ?? 0;
      const smaller = Math.min(sizesA[i]!, sizesB[j]!);
      checkArea(area, oracle, smaller, () => `county ${i} and district ${j}`);
      worst = Math.max(worst, Math.abs(area - oracle) / areaTolerance(oracle, smaller));
      sums = { ours: sums.ours + area, theirs: sums.theirs + oracle };
    }
    console.log(
      `oracle: real borders: ${pairs.length} pairs of boxes, ${overlapping} overlaps of ${squareDegrees} square degrees, ${sums.ours} m2; GEOS ${sums.theirs} m2; largest deviation ${worst} of the tolerance`,
    );
    expect([pairs.length, overlapping]).toEqual([KNOWN.boxPairs, KNOWN.overlapping]);
    expect(squareDegrees).toBeCloseTo(KNOWN.squareDegrees, 8);
    expect(Math.abs(sums.ours - sums.theirs)).toBeLessThan(1e-12 * sums.theirs);
  });
});

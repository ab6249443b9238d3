import { describe, expect, test } from 'vitest';
import { bufferBands } from '../../src/domain/bands.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { loadGeos, unwrap } from '../../src/domain/geos.ts';
import { toProjected } from '../../src/geodesy/gauss-kruger.ts';
import { direct, distanceMetres } from '../../src/geodesy/geodesic.ts';
import { bruteDistance, holds } from '../support/band-oracle.ts';

describe('what planar buffering gets wrong', () => {
  /** A range with a hole whose edge runs like a saw blade, 80 teeth of 25 m, no nearer than `least` to the middle. */
  const blade = (least: number): PolygonCoordinates => {
    const at = (radius: number, degrees: number) => direct(106.8, 39.66, degrees, radius);
    const outer = Array.from({ length: 73 }, (_, i) => at(4000, 5 * (i % 72)));
    const teeth = Array.from({ length: 80 }, (_, k) => [at(least, 4.5 * k), at(least + 25, 4.5 * k)]).flat();
    return [[outer, [...teeth, teeth[0]!]]];
  };

  test('a gap that is open by 1 m in 3 km stays open, where GEOS alone fills it', async () => {
    const range = blade(3001);
    const flat = range.map((rings) =>
      rings.map((ring) =>
        ring.map((v) => {
          const p = toProjected(4524, v[0]!, v[1]!);
          return [p.eastingMetres, p.northingMetres];
        }),
      ),
    );
    expect(unwrap((await loadGeos()).buffer({ type: 'polygons', coordinates: flat }, 3000, 200))[0]).toHaveLength(1);

    expect(bruteDistance(range.flat(), 106.8, 39.66)).toBeGreaterThan(3000.9);
    const { rings } = await bufferBands(range, [3000]);
    expect(holds(rings[0]!.polygon, 106.8, 39.66)).toBe(false);
    const hole = rings[0]!.polygon
      .flat()
      .find((r) => r.every((v) => distanceMetres(106.8, 39.66, v[0]!, v[1]!) < 100))!;
    for (const v of hole.slice(0, 8))
      expect(Math.abs(bruteDistance(range.flat(), v[0]!, v[1]!) - 3000)).toBeLessThan(0.04);
  });

  test('a 15 km band of an area 400 km wide keeps its distance at both ends', async () => {
    const bar: PolygonCoordinates = [
      [
        [
          [104.5, 38.5],
          [109.2, 38.6],
          [109.2, 38.7],
          [104.5, 38.6],
          [104.5, 38.5],
        ],
      ],
    ];
    const { rings, largestErrorMetres } = await bufferBands(bar, [15_000]);
    expect(largestErrorMetres).toBeLessThan(0.05);
    const outer = rings[0]!.polygon[0]![0]!;
    for (let i = 0; i < outer.length; i += 150) {
      const v = outer[i]!;
      expect(Math.abs(bruteDistance(bar.flat(), v[0]!, v[1]!) - 15_000)).toBeLessThan(0.05);
    }
  });
});

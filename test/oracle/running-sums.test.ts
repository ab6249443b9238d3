/**
 * A square of a hundred metres on a ring of 1.7 million vertices and 6,000 km radius: the piece in common is a difference
 * of sums that are 1e10 times as large, and must still be as exact as from a small polygon with the same edges.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Arrangement, type CompiledLayer, type Polygons, pairOverlaps } from '../../src/engine/parts.ts';
import { fractalRing } from '../support/fractal.ts';
import { type Geos, loadGeos } from '../support/geos.ts';
import { independentArea } from '../support/independent-area.ts';
import { arrangementOf, atomTable, layerOf } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import { box, type Ring, ring } from '../support/shapes.ts';

const VERTICES = 1_700_000;
const MIDDLE = [90, 20] as const;
const RADIUS_DEGREES = 54;
/** Vertices of the ring, 20 m apart, on either side of the square that belong to the small polygon. */
const NEAR = 400;
const SQUARES = 24;
const SHARE = 1e-9;

describe('a piece of a very long ring', () => {
  let geos: Geos;
  let whole: Ring;
  let layer: CompiledLayer;

  beforeAll(async () => {
    geos = await loadGeos();
    whole = fractalRing(new Random(1), MIDDLE[0], MIDDLE[1], RADIUS_DEGREES, VERTICES, 0);
    layer = layerOf([[whole]]);
  }, 120_000);

  /** The ring's own edges near a vertex, closed by a corner a little further inside. */
  function smallPolygon(at: number): Polygons {
    const [x, y] = whole[at] as [number, number];
    const inward = Math.hypot(MIDDLE[0] - x, MIDDLE[1] - y) / 0.3;
    const corner = [x + (MIDDLE[0] - x) / inward, y + (MIDDLE[1] - y) / inward];
    return [[ring(corner, ...whole.slice(at - NEAR, at + NEAR))]];
  }

  const common = (a: CompiledLayer, b: CompiledLayer): number[] => {
    const members = [
      { layer: a, bits: [0] },
      { layer: b, bits: [1] },
    ];
    const arrangement: Arrangement = arrangementOf(...members);
    const atom = atomTable(...members).find(({ mask }) => mask.low === 3)!;
    return [pairOverlaps(arrangement)[0]!.areaSquareMetres, atom.areaSquareMetres];
  };

  test.each([0.0003, 0.001, 0.01])('cut by squares of %d degrees', (size) => {
    let [fromSmall, fromGeos] = [0, 0];
    for (let n = 0; n < SQUARES; n++) {
      const at = 2000 + n * Math.floor((VERTICES - 4000) / SQUARES);
      const [x, y] = whole[at] as [number, number];
      const square: Polygons = [[box(x - size / 2, y - size / 2, x + size / 2, y + size / 2)]];
      const small = smallPolygon(at);
      const operand = independentArea(square);
      const oracle = independentArea(geos.intersection(small, square));
      expect(oracle).toBeGreaterThan(0.05 * operand);
      const squareLayer = layerOf(square);
      const reference = common(layerOf(small), squareLayer);
      for (const ours of [common(layer, squareLayer), common(squareLayer, layer)])
        ours.forEach((area, way) => {
          fromSmall = Math.max(fromSmall, Math.abs(area - reference[way]!) / operand);
          fromGeos = Math.max(fromGeos, Math.abs(area - oracle) / operand);
        });
    }
    console.log(
      `running sums: squares of ${size} degrees: within ${fromSmall} of themselves on a small polygon, within ${fromGeos} of GEOS on it`,
    );
    expect(fromSmall).toBeLessThan(SHARE);
    expect(fromGeos).toBeLessThan(SHARE);
  });
});

import { describe, expect, test } from 'vitest';
import {
  arrangementOfOne,
  atomsOf,
  type CompiledLayer,
  compileLayer,
  compileLines,
  hasBit,
  lengthsOf,
  type Polygons,
  runThrough,
} from '../../src/engine/parts.ts';
import { fractalRing } from '../support/fractal.ts';
import { arrangementOf, layerOf } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import { box, reversed, square } from '../support/shapes.ts';

/** One to four shells beside each other, each with up to three holes, rings in any direction. */
function feature(random: Random): Polygons {
  return Array.from({ length: 1 + random.int(4) }, (_, k) => {
    const [lon, lat] = [100 + 0.3 * k, 38 + random.next()];
    const shell = fractalRing(random, lon, lat, 0.1, 4 + random.int(200));
    // Squares around places that lie well inside of a star of this radius.
    const holes = Array.from({ length: random.int(4) }, (_hole, n) => {
      const x = lon - 0.006 + 0.004 * n;
      return box(x, lat - 0.001, x + 0.003, lat + 0.001);
    });
    return [shell, ...holes].map((ring) => (random.chance(0.5) ? reversed(ring) : ring));
  });
}

/** The same arrangement, found by searching it. */
const searched = (layer: CompiledLayer, bit: number) => arrangementOf({ layer, bits: [bit] });

const CASES = Array.from({ length: 60 }, (_, seed) => {
  const random = new Random(seed);
  return { layer: layerOf(feature(random)), bit: random.int(64), random };
});

describe('the arrangement of a single feature', () => {
  test('is the one that a search finds', () => {
    expect(CASES.filter(({ layer }) => layer.ringCount > 3).length).toBeGreaterThan(20);
    for (const { layer, bit } of CASES) expect(arrangementOfOne(layer, bit)).toEqual(searched(layer, bit));
  });

  test('has the same areas and lengths, with a feature of more vertices than a block too', () => {
    let inside = 0;
    const random = new Random(1);
    const large = [
      [fractalRing(random, 101, 38, 0.1, 9_000), box(100.999, 37.999, 101.001, 38.001)],
      [fractalRing(random, 101.5, 38, 0.1, 9_000)],
    ];
    for (const { layer, bit } of [...CASES, { layer: layerOf(large), bit: 5 }]) {
      const [own, whole] = [arrangementOfOne(layer, bit), searched(layer, bit)];
      const [atom, ...more] = runThrough(atomsOf(own));
      const [expected] = runThrough(atomsOf(whole));
      expect(more).toEqual([]);
      expect(atom!.mask).toEqual(expected!.mask);
      expect(Math.abs(atom!.areaSquareMetres / expected!.areaSquareMetres - 1)).toBeLessThan(1e-14);
      const across = Array.from({ length: 20 }, (_, n) => [
        [99 + n * 0.01, 37.5],
        [102 - n * 0.01, 39.1],
      ]);
      const features = across.map((path) => ({ class: 0, lines: [path] }));
      const lines = compileLines(features, 1);
      const lengths = runThrough(lengthsOf(own, lines, true));
      expect(lengths).toEqual(runThrough(lengthsOf(whole, lines, true)));
      inside += lengths.filter(({ mask }) => hasBit(mask, bit)).length;
    }
    expect(inside).toBeGreaterThan(CASES.length);
  });

  test.each([
    ['no feature', compileLayer([], 1).layer, 0],
    ['two features', layerOf(square(0, 0, 1), square(0.5, 0.5, 1)), 2],
  ] as const)('is refused for %s, which might cross', (_, layer, count) => {
    expect(() => arrangementOfOne(layer, 0)).toThrow(new RangeError(`one feature was expected, not ${count}`));
  });
});

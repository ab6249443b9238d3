import { describe, expect, test } from 'vitest';
import { compileLayer, type Polygons, ringIntegral } from '../../src/engine/parts.ts';
import { deepFreeze } from '../support/freeze.ts';
import { cellArea } from '../support/independent-area.ts';
import { layerOf } from '../support/overlay.ts';
import { box, reversed, ring, square } from '../support/shapes.ts';

const compileOne = (polygons: Polygons) => compileLayer([{ class: 0, polygons }], 1);
const verticesOf = (polygons: Polygons) => {
  const { layer } = compileOne(polygons);
  return Array.from(layer.x, (x, i) => [x, layer.y[i]!]);
};

describe('what throws, with both values', () => {
  test('a class that the layer does not have', () => {
    const features = [
      { class: 0, polygons: square(0, 0, 1) },
      { class: 2, polygons: square(0, 0, 1) },
    ];
    expect(() => compileLayer(features, 2)).toThrow('feature 1 has class 2, the layer has 2');
    expect(() => compileLayer([{ class: -1, polygons: [] }], 2)).toThrow(RangeError);
    expect(() => compileLayer([{ class: Number.NaN, polygons: [] }], 2)).toThrow(RangeError);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('a coordinate that is %d', (bad) => {
    expect(() => compileOne([[ring([0, 0], [1, bad], [1, 1])]])).toThrow(`1, ${bad}`);
    expect(() => compileOne([[ring([0, 0], [bad, 1], [1, 1])]])).toThrow(RangeError);
  });

  test('a position without a latitude', () => {
    expect(() => compileOne([[ring([0, 0], [1], [1, 1])]])).toThrow('1, undefined');
  });
});

describe('rings', () => {
  const ccw = box(0, 0, 2, 2);

  test('get the interior on their left', () => {
    expect(verticesOf([[ccw]])).toEqual(ccw);
    expect(verticesOf([[reversed(ccw)]])).toEqual(ccw);
    const hole = box(0.5, 0.5, 1, 1);
    expect(verticesOf([[ccw, hole]]).slice(5)).toEqual(reversed(hole));
    expect(verticesOf([[ccw, reversed(hole)]]).slice(5)).toEqual(reversed(hole));
  });

  test('are closed where they come open, and lose repeated vertices', () => {
    expect(verticesOf([[ccw.slice(0, -1)]])).toEqual(ccw);
    expect(verticesOf([[ccw.flatMap((p) => [p, p, p])]])).toEqual(ccw);
  });

  test('take a third coordinate and leave it', () => {
    expect(verticesOf([[ccw.map(([x, y]) => [x!, y!, 1200])]])).toEqual(ccw);
  });

  test('know where they come from', () => {
    const { layer, notes } = compileLayer(
      [
        { class: 1, polygons: square(0, 0, 1) },
        { class: 0, polygons: [] },
        { class: 0, polygons: [[box(2, 2, 3, 3)], [box(5, 5, 9, 9), ring([6, 6], [7, 6]), box(7, 7, 8, 8)]] },
      ],
      2,
    );
    expect([...layer.ringFeature]).toEqual([0, 2, 2, 2]);
    expect([...layer.featureRing]).toEqual([0, 1, 1, 4]);
    expect([...layer.featureClass]).toEqual([1, 0, 0]);
    expect([...layer.ringSource]).toEqual([0, 0, 0, 0, 1, 0, 1, 2]);
    expect(notes).toEqual([{ code: 'ring-degenerate', feature: 2, polygon: 1, ring: 1, vertex: 0, position: [6, 6] }]);
    expect(layer).toMatchObject({ featureCount: 3, ringCount: 4, vertexCount: 20, classCount: 2 });
  });
});

describe('a layer', () => {
  test('of nothing', () => {
    expect(compileLayer([], 0).layer).toMatchObject({ featureCount: 0, ringCount: 0, vertexCount: 0, index: null });
  });

  test('leaves its input alone', () => {
    expect(() => compileOne(deepFreeze([[reversed(box(0, 0, 1, 1)), box(0.2, 0.2, 0.4, 0.4)]]))).not.toThrow();
  });

  test('knows the area of each ring, holes negative', () => {
    const layer = layerOf([[box(106, 39, 107, 40), box(106.25, 39.25, 106.5, 39.5)]]);
    expect(ringIntegral(layer, 0) / cellArea(106, 39, 107, 40)).toBeCloseTo(1, 13);
    expect(ringIntegral(layer, 1) / -cellArea(106.25, 39.25, 106.5, 39.5)).toBeCloseTo(1, 13);
  });

  test.each([3, 4, 15, 16, 17, 31, 32, 33, 64, 65, 257])(
    'of a ring of %d edges has sums and boxes for all of them',
    (n) => {
      // Around the full runs of edges: where the last is full, almost empty, and where the tree gets a new level.
      const r = ring(
        ...Array.from({ length: n }, (_, i) => [
          106 + Math.cos((2 * Math.PI * i) / n),
          39 + Math.sin((2 * Math.PI * i) / n),
        ]),
      );
      const layer = layerOf([[r]]);
      const area = ringIntegral(layer, 0);
      const parts = Array.from({ length: n }, (_, i) =>
        ringIntegral(layerOf([[ring([106, 39], r[i]!, r[i + 1]!)]]), 0),
      );
      expect(area / parts.reduce((a, b) => a + b)).toBeCloseTo(1, 11);
      const root = 4 * (layer.ringNode[1]! - 1);
      expect([...layer.boxes.subarray(root, root + 4)]).toEqual([
        Math.min(...r.map((p) => p[0]!)),
        Math.min(...r.map((p) => p[1]!)),
        Math.max(...r.map((p) => p[0]!)),
        Math.max(...r.map((p) => p[1]!)),
      ]);
    },
  );
});

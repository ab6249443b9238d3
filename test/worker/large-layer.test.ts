import { expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { largeLayer } from '../../src/worker/large-layer.ts';
import { cellArea } from '../support/independent-area.ts';
import { cells, feature, SOUTH, WEST } from '../support/small-city.ts';

const bow = [
  [
    [WEST, SOUTH],
    [WEST + 0.01, SOUTH + 0.01],
    [WEST + 0.01, SOUTH],
    [WEST, SOUTH + 0.01],
    [WEST, SOUTH],
  ],
];

test('what is drawn but has no area that could be counted is told, with its place', async () => {
  const features = [feature('A', '', cells(2, 2, 1)), feature('B', '', [bow])];
  const { value, problems } = await largeLayer('x.geojson', { type: 'FeatureCollection', features }, atOnce);
  expect(value.featureCount).toBe(2);
  expect(value.chunks.reduce((n, c) => n + c.vertexCount, 0)).toBe(value.vertexCount);
  expect(value.areaSquareMetres / cellArea(WEST + 0.02, SOUTH + 0.02, WEST + 0.03, SOUTH + 0.03)).toBeCloseTo(1, 9);
  expect(problems).toMatchObject([
    { code: 'ring-self-crossing', severity: 'error', where: { file: 'x.geojson', feature: 1 } },
  ]);
});

import { expect, test } from 'vitest';
import { runThrough } from '../../src/engine/index.ts';
import { largeLayer } from '../../src/worker/large-layer.ts';
import { cells, feature } from '../support/small-city.ts';

test('a layer is handed on in chunks that hold all of it, with columns', () => {
  const features = [feature('A', '', cells(2, 2, 1)), feature('B', '', cells(5, 2, 3))];
  const drawn = runThrough(largeLayer({ type: 'FeatureCollection', features }));
  expect(drawn.rows.map((row) => row.id)).toEqual(['A', 'B']);
  expect(drawn.chunks.reduce((n, c) => n + c.vertexCount, 0)).toBe(drawn.vertexCount);
  for (const { starts, triangles, positions } of drawn.chunks) {
    expect(Math.max(...triangles)).toBeLessThan(starts.at(-1)!);
    expect(positions).toHaveLength(2 * starts.at(-1)!);
  }
});

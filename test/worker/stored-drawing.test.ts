import { describe, expect, test } from 'vitest';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { atOnce, runThrough } from '../../src/engine/index.ts';
import { packTable } from '../../src/io/layer-pack.ts';
import { largeLayer } from '../../src/worker/large-layer.ts';
import { drawingOf, LARGE_VERTICES, storedDrawing } from '../../src/worker/stored-drawing.ts';
import { fractalRing } from '../support/fractal.ts';
import { Random } from '../support/random.ts';
import { cells, feature } from '../support/small-city.ts';

/** Ragged shapes with a hole each, of some more vertices than are needed for a drawing. */
function large(): LayerTable {
  const random = new Random(3);
  const features = Array.from({ length: 9 }, (_, i) => {
    const [lon, lat] = [106 + 0.1 * i, 39];
    const rings = [fractalRing(random, lon, lat, 0.03, 14_000), fractalRing(random, lon, lat, 0.001, 40)];
    return { ...feature(`L${i}`, '', []), geometry: { type: 'MultiPolygon' as const, coordinates: [rings] } };
  });
  return { type: 'FeatureCollection', features: features as unknown as LayerTable['features'] };
}

const table = large();

describe('a large layer that is stored with its drawing', () => {
  test('is drawn as if triangulated anew', async () => {
    const drawing = await drawingOf(table, atOnce);
    const stored = storedDrawing(packTable(table, { block: Uint8Array.of(1, 2, 3), drawing }));
    const made = runThrough(largeLayer(table));
    expect(made.vertexCount).toBeGreaterThan(LARGE_VERTICES);
    expect(made.chunks.length).toBeGreaterThan(3);
    expect(stored).toEqual(made);
  });

  test('has none where it is small, or holds other geometry than polygons', async () => {
    const small: LayerTable = { type: 'FeatureCollection', features: [feature('A', '', cells(2, 2, 1))] };
    expect(await drawingOf(small, atOnce)).toBeNull();
    expect(storedDrawing(packTable(small))).toBeNull();
    const point = { ...feature('P', '', []), geometry: { type: 'Point' as const, coordinates: [106, 39] } };
    expect(await drawingOf({ ...table, features: [...table.features, point] }, atOnce)).toBeNull();
  });

  test('is not drawn from words that do not fit it', async () => {
    const drawing = (await drawingOf(table, atOnce))!;
    const drawn = (words: Uint32Array) => storedDrawing(packTable(table, { drawing: words }));
    const changed = (at: number, value: number) => {
      const words = drawing.slice();
      words[at] = value;
      return words;
    };
    expect(drawn(drawing)).not.toBeNull();
    // Version, number of chunks, and the sizes of the first chunk.
    for (const at of [0, 1, 2, 3, 4])
      for (const value of [0, drawing[at]! + 1, 0xffffffff]) expect(drawn(changed(at, value)), `${at}`).toBeNull();
    for (const length of [1, 2, 4, drawing.length - 1]) expect(drawn(drawing.slice(0, length))).toBeNull();
    const less = { ...table, features: table.features.slice(1) };
    expect(storedDrawing(packTable(less, { drawing }))).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readSource } from '../../src/io/index.ts';
import { limited } from '../../src/io/limits.ts';
import type { FormatId, RawFeature, RawLayer, Source } from '../../src/io/raw-layer.ts';
import { codes, file, gather, opened } from '../support/drop.ts';

const POINT = '{"type":"Point","coordinates":[106.8,39.6]}';

describe('one door for every format', () => {
  const source = (format: FormatId, content: string): Source => ({ format, name: 'a', files: [file('a', content)] });

  test.each<FormatId>([
    'shapefile',
    'geojson',
    'kml',
    'kmz',
    'geopackage',
    'flatgeobuf',
    'boundary-text',
    'csv',
    'xlsx',
    'dxf',
    'wkt',
  ])('%s has its reader, which answers nonsense with an error', async (format) => {
    const outcome = await readSource(source(format, '\x01 no such thing'), {}, atOnce);
    expect(outcome.ok).toBe(false);
    expect(outcome.problems.some(({ severity }) => severity === 'error')).toBe(true);
  });

  test('a file as gathered is read; a layer without features is refused', async () => {
    const [point] = opened(await gather(file('a.txt', POINT)));
    expect(opened(await readSource(point!, {}, atOnce))[0]!.features).toHaveLength(1);
    const empty = await readSource(source('geojson', '{"type":"FeatureCollection","features":[]}'), {}, atOnce);
    expect(empty).toMatchObject({ ok: false, problems: [{ code: 'layer-empty', severity: 'error' }] });
  });

  test('more than the limits is refused', () => {
    const layer = (name: string, features: RawFeature[]): RawLayer => {
      return { name, source: 'a', format: 'geojson', statement: null, columns: [], features, encoding: null };
    };
    const of = (...layers: RawLayer[]) => limited({ ok: true, value: layers, problems: [] }, 'a');
    const feature: RawFeature = { geometry: { type: 'Point', coordinates: [1, 2] }, properties: {} };
    const line = Array.from({ length: 1_000_001 }, () => [1, 2]);
    const long: RawFeature = {
      geometry: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'MultiLineString', coordinates: Array.from({ length: 9 }, () => line) },
          { type: 'Polygon', coordinates: [line] },
        ],
      },
      properties: {},
    };
    expect(of(layer('a', [long]))).toMatchObject({
      ok: false,
      problems: [{ code: 'too-many-vertices', values: { vertices: 10_000_010, limit: 10_000_000 } }],
    });
    expect(codes(of(layer('a', Array(600_000).fill(feature)), layer('b', Array(600_000).fill(feature))))).toEqual([
      'too-many-features',
    ]);
    const told = of(layer('a', []), layer('b', [feature]));
    expect(told).toMatchObject({
      ok: true,
      problems: [{ code: 'layer-empty', severity: 'warning', values: { layer: 'a' } }],
    });
  });
});

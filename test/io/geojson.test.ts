import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { atOnce, type Work } from '../../src/engine/index.ts';
import { readGeoJsonLayer } from '../../src/io/formats/geojson.ts';
import { file, opened } from '../support/drop.ts';

const read = (content: string | Uint8Array, work: Work = atOnce) =>
  readGeoJsonLayer({ format: 'geojson', name: 'a.geojson', files: [file('a.geojson', content)] }, {}, work);

/** The first problem of what cannot be read. */
async function refused(content: string | Uint8Array) {
  const outcome = await read(content);
  if (outcome.ok) throw new Error('was read');
  return outcome.problems[0]!;
}

const ring = (dx = 0, dy = 0): number[][] => [
  [106.8 + dx, 39.6 + dy],
  [106.9 + dx, 39.6 + dy],
  [106.9 + dx, 39.7 + dy],
  [106.8 + dx, 39.6 + dy],
];
const polygon = (coordinates: unknown = [ring()]) => ({ type: 'Polygon', coordinates });
const collection = (...geometries: unknown[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
  });

describe('what counts as GeoJSON', () => {
  test.each<[string, unknown, string]>([
    ['a bare polygon', polygon(), 'Polygon'],
    ['a feature', { type: 'Feature', properties: null, geometry: polygon() }, 'Polygon'],
    ['a multipolygon', { type: 'MultiPolygon', coordinates: [[ring()], [ring(0.5)]] }, 'MultiPolygon'],
    [
      'a collection of polygons',
      { type: 'GeometryCollection', geometries: [polygon(), polygon([ring(1)])] },
      'MultiPolygon',
    ],
  ])('%s', async (_, value, type) => {
    const outcome = await read(JSON.stringify(value));
    expect(outcome.problems).toEqual([]);
    expect(opened(outcome)[0]!.features.map((f) => f.geometry?.type)).toEqual([type]);
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['array', []],
    ['number', 3],
    ['object', { a: 1 }],
    ['Topology', { type: 'Topology' }],
    ['FeatureCollection', { type: 'FeatureCollection' }],
  ])('%s is none', async (type, value) => {
    expect(await refused(JSON.stringify(value))).toEqual({
      code: 'geojson-not-geojson',
      severity: 'error',
      where: { file: 'a.geojson' },
      values: { type },
    });
  });

  test('a member that is no feature, and a geometry of no known type', async () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry: polygon() }, polygon()],
    });
    const code = 'geojson-not-geojson';
    expect(await refused(text)).toMatchObject({ code, where: { feature: 1 }, values: { type: 'Polygon' } });
    expect(await refused(collection({ type: 'Curve' }))).toMatchObject({ code, values: { type: 'Curve' } });
  });
});

describe('files', () => {
  test.each<[string, string | Uint8Array]>([
    ['no text', ''],
    ['spaces', ' \n '],
    ['a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf])],
  ])('%s is empty', async (_, input) => {
    expect((await refused(input)).code).toBe('file-empty');
  });

  test('broken JSON is found by line and column', async () => {
    expect(await refused('{\n  "type": "Point",\n  "coordinates": [1, 2\n}\n')).toEqual({
      code: 'json-broken',
      severity: 'error',
      where: { file: 'a.geojson' },
      values: { line: 4, column: 1, text: '}' },
    });
  });

  test('UTF-8 with mark, UTF-16', async () => {
    const text = JSON.stringify({ type: 'Feature', properties: { name: '乌海' }, geometry: polygon() });
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const layers = opened(await read(new Uint8Array(Buffer.from(`\ufeff${text}`, encoding))));
      expect(layers[0]!.features[0]!.properties.name).toBe('乌海');
    }
  });
});

describe('coordinates', () => {
  test.each<[string, unknown, string]>([
    [
      'text in place of numbers',
      [
        [
          ['106.8', '39.6'],
          [106.9, 39.6],
        ],
      ],
      '["106.8","39.6"]',
    ],
    ['a lone number', [[[106.8], [106.9, 39.6]]], '[106.8]'],
    ['null', [[null, [106.9, 39.6]]], 'null'],
    ['no coordinates', null, 'null'],
  ])('%s', async (_, coordinates, text) => {
    expect(await refused(collection(polygon(), polygon(coordinates)))).toMatchObject({
      code: 'coordinates-not-numbers',
      severity: 'error',
      where: { file: 'a.geojson', feature: 1 },
      values: { text },
    });
  });

  test('the place is named down to the vertex', async () => {
    const hole: unknown[] = ring();
    hole[2] = ['x', 39.7];
    const { where } = await refused(collection(polygon([ring(), hole])));
    expect(where).toEqual({ file: 'a.geojson', feature: 0, ring: 1, vertex: 2 });
  });

  test('a file of errors is not told for ever, and one bad feature means that nothing is read', async () => {
    const bad = await read(collection(...Array.from({ length: 500 }, () => polygon([[['a'], ['b']]]))));
    expect(bad.ok).toBe(false);
    expect(bad.problems).toHaveLength(20);
    const one = await read(collection(polygon(), polygon(), polygon([[[1]]])));
    expect(one.ok).toBe(false);
    expect('value' in one).toBe(false);
  });
});

test('many vertices: progress all the way, and stopped at once', async () => {
  const outline = Array.from({ length: 1000 }, (_, i) => [
    106 + Math.cos(i / 159.2) / 100,
    39 + Math.sin(i / 159.2) / 100,
  ]);
  const text = collection(...Array.from({ length: 300 }, () => polygon([[...outline, outline[0]]])));
  let steps = 0;
  const counting: Work = {
    ...atOnce,
    async drive(generator) {
      for (;;) {
        const step = generator.next();
        if (step.done) return step.value;
        steps++;
        if (step.value.done > step.value.total) throw new Error('more done than there is');
      }
    },
  };
  expect(opened(await read(text, counting))[0]!.features).toHaveLength(300);
  expect(steps).toBeGreaterThan(5);
  const stopped: Work = {
    ...atOnce,
    async drive(generator) {
      generator.next();
      generator.return(undefined as never);
      throw new Error('stopped');
    },
  };
  await expect(read(text, stopped)).rejects.toThrow('stopped');
});

const DISTRICTS = new URL('../../../shared/testdata/china-districts.geojson.gz', import.meta.url);
test.skipIf(missing(DISTRICTS))('2,891 districts with 425,162 vertices', async () => {
  const layers = opened(await read(new Uint8Array(gunzipSync(readFileSync(DISTRICTS)))));
  expect(layers[0]!.features).toHaveLength(2891);
});

function missing(url: URL): boolean {
  if (existsSync(url)) return false;
  console.log('skipped: no large layer beside the project (china-districts.geojson.gz)');
  return true;
}

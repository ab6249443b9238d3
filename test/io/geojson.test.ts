import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import type { Outcome } from '../../src/domain/problems.ts';
import { readGeoJson } from '../../src/io/geojson.ts';

function read(input: string | Uint8Array, want?: 'polygons' | 'any'): Outcome<LayerTable> {
  const steps = readGeoJson(input, { file: 'a.geojson', want });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The first problem of what cannot be read. */
function refused(input: string | Uint8Array, want?: 'polygons' | 'any') {
  const outcome = read(input, want);
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
  ])('%s', (_, value, type) => {
    const outcome = read(JSON.stringify(value));
    expect(outcome).toMatchObject({ ok: true, problems: [], value: { type: 'FeatureCollection' } });
    if (outcome.ok) expect(outcome.value.features.map((f) => f.geometry.type)).toEqual([type]);
  });

  test('columns: id from properties, from the feature, from the place; others are kept', () => {
    const features = [
      {
        type: 'Feature',
        id: 7,
        properties: { id: 'HX-1', name: '甘德尔山', class: 'soil', area: 3 },
        geometry: polygon(),
      },
      { type: 'Feature', id: 7, properties: null, geometry: polygon() },
      { type: 'Feature', geometry: polygon() },
    ];
    const outcome = read(JSON.stringify({ type: 'FeatureCollection', features }));
    expect(outcome.ok && outcome.value.features.map((f) => f.properties)).toEqual([
      { id: 'HX-1', name: '甘德尔山', class: 'soil', area: 3 },
      { id: '7', name: '', class: '' },
      { id: '2', name: '', class: '' },
    ]);
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['array', []],
    ['number', 3],
    ['object', { a: 1 }],
    ['Topology', { type: 'Topology' }],
    ['FeatureCollection', { type: 'FeatureCollection' }],
  ])('%s is none', (type, value) => {
    expect(refused(JSON.stringify(value))).toEqual({
      code: 'geojson-not-geojson',
      severity: 'error',
      where: { file: 'a.geojson' },
      values: { type },
    });
  });

  test('a member that is no feature, and a geometry of no known type', () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry: polygon() }, polygon()],
    });
    expect(refused(text)).toMatchObject({
      code: 'geojson-not-geojson',
      where: { feature: 1 },
      values: { type: 'Polygon' },
    });
    expect(refused(collection({ type: 'Curve' }))).toMatchObject({
      code: 'geojson-not-geojson',
      values: { type: 'Curve' },
    });
  });
});

describe('files', () => {
  test.each<[string, string | Uint8Array]>([
    ['no bytes', new Uint8Array()],
    ['no text', ''],
    ['spaces', ' \n '],
    ['a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf])],
  ])('%s is empty', (_, input) => {
    expect(refused(input).code).toBe('file-empty');
  });

  test('broken JSON is found by line and column', () => {
    expect(refused('{\n  "type": "Point",\n  "coordinates": [1, 2\n}\n')).toEqual({
      code: 'json-broken',
      severity: 'error',
      where: { file: 'a.geojson' },
      values: { line: 4, column: 1, text: '}' },
    });
  });

  test('encodings: UTF-8 with mark, UTF-16, GBK', () => {
    const text = JSON.stringify({ type: 'Feature', properties: { name: '乌海' }, geometry: polygon() });
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    const bytes = Buffer.from(text);
    // 乌海 in GBK is CE DA BA A3.
    const at = bytes.indexOf('乌海');
    const gbk = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xce, 0xda, 0xba, 0xa3]), bytes.subarray(at + 6)]);
    for (const input of [Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]), utf16, gbk]) {
      const outcome = read(new Uint8Array(input));
      expect(outcome.ok && outcome.value.features[0]?.properties.name).toBe('乌海');
    }
  });
});

describe('coordinates', () => {
  test.each<[string, unknown, string, Record<string, unknown>]>([
    [
      'text in place of numbers',
      [
        [
          ['106.8', '39.6'],
          [106.9, 39.6],
          [106.9, 39.7],
          [106.8, 39.6],
        ],
      ],
      'coordinates-not-numbers',
      { text: '["106.8","39.6"]' },
    ],
    [
      'a lone number',
      [[[106.8], [106.9, 39.6], [106.9, 39.7], [106.8, 39.6]]],
      'coordinates-not-numbers',
      { text: '[106.8]' },
    ],
    ['null', [[null, [106.9, 39.6], [106.9, 39.7], [106.8, 39.6]]], 'coordinates-not-numbers', { text: 'null' }],
    ['no coordinates', null, 'coordinates-not-numbers', { text: 'null' }],
    [
      'Web Mercator',
      [
        [
          [11888922, 4814000],
          [11889922, 4814000],
          [11889922, 4815000],
          [11888922, 4814000],
        ],
      ],
      'coordinates-web-mercator',
      { x: 11888922, y: 4814000 },
    ],
    [
      "Web Mercator at Ma'anshan",
      [
        [
          [13191359, 3723100],
          [13192359, 3723100],
          [13192359, 3724100],
          [13191359, 3723100],
        ],
      ],
      'coordinates-web-mercator',
      {},
    ],
    [
      'Gauss-Kruger with zone number',
      [
        [
          [36397019.54, 4392466.694],
          [36398019, 4392466],
          [36398019, 4393466],
          [36397019.54, 4392466.694],
        ],
      ],
      'coordinates-projected',
      { x: 36397019.54, y: 4392466.694 },
    ],
    [
      'Gauss-Kruger, northing first',
      [
        [
          [4392466.694, 397019.54],
          [4392466, 398019],
          [4393466, 398019],
          [4392466.694, 397019.54],
        ],
      ],
      'coordinates-projected',
      { x: 4392466.694, y: 397019.54 },
    ],
    [
      'latitude first',
      [
        [
          [39.6, 106.8],
          [39.6, 106.9],
          [39.7, 106.9],
          [39.6, 106.8],
        ],
      ],
      'coordinates-out-of-range',
      { lon: 39.6, lat: 106.8 },
    ],
    [
      'two positions',
      [
        [
          [106.8, 39.6],
          [106.9, 39.6],
        ],
      ],
      'ring-too-short',
      { vertices: 2 },
    ],
    [
      'a triangle folded flat to two',
      [
        [
          [106.8, 39.6],
          [106.9, 39.6],
          [106.8, 39.6],
        ],
      ],
      'ring-too-short',
      { vertices: 2 },
    ],
    ['an empty ring', [[]], 'ring-too-short', { vertices: 0 }],
  ])('%s', (_, coordinates, code, values) => {
    const problem = refused(collection(polygon(), polygon(coordinates)));
    expect(problem.code).toBe(code);
    expect(problem.severity).toBe('error');
    expect(problem.where).toMatchObject({ file: 'a.geojson', feature: 1 });
    expect(problem.values).toMatchObject(values);
  });

  test('the place is named down to the vertex', () => {
    const hole = ring();
    hole[2] = [200, 39.7];
    expect(refused(collection(polygon([ring(), hole]))).where).toEqual({
      file: 'a.geojson',
      feature: 0,
      ring: 1,
      vertex: 2,
    });
  });

  test('a file in metres is told once, a file of errors not for ever', () => {
    const metres = Array.from({ length: 50 }, () =>
      polygon([
        [
          [11888922, 4814000],
          [11889922, 4814000],
          [11889922, 4815000],
          [11888922, 4814000],
        ],
      ]),
    );
    const mercator = read(collection(...metres));
    expect(mercator.problems).toHaveLength(1);
    const bad = read(collection(...Array.from({ length: 500 }, () => polygon([[['a'], ['b']]]))));
    expect(bad.ok).toBe(false);
    expect(bad.problems).toHaveLength(20);
  });

  test('one bad feature and nothing is read', () => {
    const outcome = read(collection(polygon(), polygon(), polygon([[[1, 2]]])));
    expect(outcome.ok).toBe(false);
    expect('value' in outcome).toBe(false);
  });

  test('an unclosed ring is closed and told', () => {
    const open = ring().slice(0, 3);
    const outcome = read(collection(polygon([open])));
    expect(outcome.ok && outcome.value.features[0]!.geometry).toEqual(polygon([[...open, open[0]]]));
    expect(outcome.problems).toEqual([
      {
        code: 'ring-unclosed',
        severity: 'warning',
        where: { file: 'a.geojson', feature: 0, ring: 0, position: [106.9, 39.7] },
        values: {},
      },
    ]);
  });

  test('heights are left out', () => {
    const outcome = read(collection(polygon([ring().map((v) => [...v, 1100, 5])])));
    expect(outcome.ok && outcome.value.features[0]!.geometry).toEqual(polygon());
  });
});

describe('the crs member', () => {
  const withCrs = (name: string) => JSON.stringify({ ...polygon(), crs: { type: 'name', properties: { name } } });

  test.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4490', 'urn:ogc:def:crs:EPSG::4326'])('%s is read', (name) => {
    expect(read(withCrs(name)).ok).toBe(true);
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['urn:ogc:def:crs:EPSG::3857', 'coordinates-web-mercator', { epsg: 3857 }],
    ['EPSG:4524', 'coordinates-projected', { epsg: 4524, zone: 36, centralMeridian: 108 }],
    ['EPSG:2364', 'coordinates-projected', { epsg: 2364 }],
  ])('%s is refused', (name, code, values) => {
    const problem = refused(withCrs(name));
    expect(problem.code).toBe(code);
    expect(problem.values).toMatchObject(values);
  });
});

describe('lines and points', () => {
  const point = { type: 'Point', coordinates: [106.8, 39.6] };
  const line = {
    type: 'LineString',
    coordinates: [
      [106.8, 39.6],
      [106.9, 39.6],
    ],
  };

  test('are read where any geometry will do', () => {
    const outcome = read(collection(point, line, polygon()));
    expect(outcome.ok && outcome.value.features.map((f) => f.geometry)).toEqual([point, line, polygon()]);
    expect(outcome.problems).toEqual([]);
  });

  test('are passed over, and told, where polygons are wanted', () => {
    const outcome = read(collection(point, line, point, polygon(), null), 'polygons');
    expect(outcome.ok && outcome.value.features).toHaveLength(1);
    expect(outcome.problems).toMatchObject([
      { code: 'geojson-no-polygons', severity: 'warning', values: { types: 'Point, LineString, null', count: 4 } },
    ]);
  });

  test('alone they are no layer of polygons', () => {
    expect(refused(collection(point, line), 'polygons')).toMatchObject({
      code: 'geojson-no-polygons',
      values: { types: 'Point, LineString', count: 2 },
    });
    expect(refused(collection(), 'polygons').code).toBe('geojson-no-polygons');
  });
});

describe('size', () => {
  test('a million vertices: linear, with progress, and may be dropped', () => {
    const features = Array.from({ length: 1000 }, (_, k) => {
      const outline = Array.from({ length: 1000 }, (_, i) => [
        106 + k / 1e4 + Math.cos(i / 159.2) / 100,
        39 + Math.sin(i / 159.2) / 100,
      ]);
      return polygon([[...outline, outline[0]]]);
    });
    const text = collection(...features);
    const steps = readGeoJson(text);
    steps.next();
    steps.next();
    // Between the second yield and the end lies all that comes after JSON.parse.
    // Processor time, so that a busy machine does not count.
    const before = process.cpuUsage();
    let yields = 0;
    let outcome: Outcome<LayerTable> | undefined;
    for (;;) {
      const step = steps.next();
      if (step.done) {
        outcome = step.value;
        break;
      }
      yields++;
      if (step.value.done > step.value.total) throw new Error('more done than there is');
    }
    const used = process.cpuUsage(before);
    const took = (used.user + used.system) / 1000;
    console.log(`a million vertices after JSON.parse: ${Math.round(took)} ms`);
    expect(outcome?.ok).toBe(true);
    expect(yields).toBeGreaterThan(15);
    expect(took).toBeLessThan(1000);
    const dropped = readGeoJson(text);
    dropped.next();
    expect(dropped.return(undefined as never).done).toBe(true);
  });
});

const DISTRICTS = new URL('../../../shared/testdata/china-districts.geojson.gz', import.meta.url);
test.skipIf(missing(DISTRICTS))('2,891 districts with 425,162 vertices', () => {
  const outcome = read(new Uint8Array(gunzipSync(readFileSync(DISTRICTS))), 'polygons');
  expect(outcome.ok && outcome.value.features).toHaveLength(2891);
});

function missing(url: URL): boolean {
  if (existsSync(url)) return false;
  console.log('skipped: no large layer beside the project (china-districts.geojson.gz)');
  return true;
}

import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readGeoJsonLayer } from '../../src/io/formats/geojson.ts';
import type { SourceFile } from '../../src/io/raw-layer.ts';
import { encodeGb18030 } from '../../src/io/write/gb18030.ts';
import { type GeoJsonLayer, writeGeoJson } from '../../src/io/write/geojson.ts';
import { codes, file, opened } from '../support/drop.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';

const read = (content: string | Uint8Array, path = 'red.geojson') =>
  readGeoJsonLayer({ format: 'geojson', name: path, files: [file(path, content)] }, {}, atOnce);
const layerOf = async (content: string) => opened(await read(content))[0]!;

const ring = [
  [36400000.1, 4380000.2],
  [36410000.1, 4380000.2],
  [36410000.1, 4390000.2],
  [36400000.1, 4380000.2],
];
const polygon = { type: 'Polygon', coordinates: [ring] };
const feature = (geometry: unknown, properties: unknown = {}, more = {}) => ({
  type: 'Feature',
  properties,
  geometry,
  ...more,
});
const collection = (features: unknown[], more = {}) => JSON.stringify({ type: 'FeatureCollection', ...more, features });

describe('a layer as the file has it', () => {
  test('numbers as they stand, in metres too; heights left out; the system as stated', async () => {
    const name = 'urn:ogc:def:crs:EPSG::4524';
    const crs = { type: 'name', properties: { name } };
    const high = { type: 'Polygon', coordinates: [ring.map((p) => [...p, 1090])] };
    const layer = await layerOf(collection([feature(high)], { name: '红线', crs }));
    expect(layer).toMatchObject({
      name: '红线',
      source: 'red.geojson',
      format: 'geojson',
      statement: { from: 'crs-member', epsg: 4524, text: name },
      features: [{ geometry: polygon }],
      encoding: null,
    });
    const named = (value: string) => layerOf(collection([feature(polygon)], { crs: { properties: { name: value } } }));
    expect((await named('urn:ogc:def:crs:OGC:1.3:CRS84')).statement?.epsg).toBe(4326);
    expect((await named('my own')).statement).toEqual({ from: 'crs-member', epsg: null, text: 'my own' });
    expect(await layerOf(JSON.stringify(polygon))).toMatchObject({ name: 'red', statement: null });
  });

  test('cells: plain values, nested ones as JSON text, columns of all features in their order', async () => {
    const first = { 名称: '甘德尔山', n: 1.5, yes: true, none: null, list: [1, { a: 2 }] };
    const layer = await layerOf(
      collection([
        feature(polygon, first, { id: 7 }),
        feature(polygon, { more: 'x', id: 'own' }, { id: 8 }),
        feature(polygon, null),
      ]),
    );
    expect(layer.features.map((f) => f.properties)).toEqual([
      { ...first, list: '[1,{"a":2}]', id: 7 },
      { more: 'x', id: 'own' },
      {},
    ]);
    expect(layer.columns).toEqual(['名称', 'n', 'yes', 'none', 'list', 'id', 'more']);
  });

  test('features without geometry are kept and told once', async () => {
    const outcome = await read(
      collection([
        feature(null),
        feature(polygon),
        feature(undefined),
        feature({ type: 'MultiPolygon', coordinates: [] }),
      ]),
    );
    expect(opened(outcome)[0]!.features.map((f) => f.geometry?.type)).toEqual([
      undefined,
      'Polygon',
      undefined,
      undefined,
    ]);
    expect(outcome.problems).toMatchObject([
      { code: 'geometry-missing', where: { feature: 0 }, values: { places: 3, features: '3, 4' } },
    ]);
  });

  test('open rings are closed, rings of two corners left out, both told', async () => {
    const needle = [
      [1, 1],
      [2, 2],
      [1, 1],
    ];
    const outcome = await read(
      collection([
        feature({ type: 'Polygon', coordinates: [ring.slice(0, 3), needle] }),
        feature({ type: 'MultiPolygon', coordinates: [[needle], [ring]] }),
        feature({ type: 'Polygon', coordinates: [needle] }),
      ]),
    );
    expect(opened(outcome)[0]!.features.map((f) => f.geometry)).toEqual([
      polygon,
      { type: 'MultiPolygon', coordinates: [[ring]] },
      null,
    ]);
    expect(codes(outcome)).toEqual([
      'ring-unclosed',
      'ring-degenerate',
      'ring-degenerate',
      'ring-degenerate',
      'geometry-missing',
    ]);
    expect(outcome.problems[0]!.where).toEqual({ file: 'red.geojson', feature: 0, ring: 0, position: undefined });
  });

  test('collections become one geometry; what is left out is told', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [1, 1],
        [2, 2],
      ],
    };
    const outcome = await read(
      collection([
        feature({
          type: 'GeometryCollection',
          geometries: [line, polygon, { type: 'MultiPolygon', coordinates: [[ring]] }],
        }),
        feature({ type: 'GeometryCollection', geometries: [line, line] }),
        feature({
          type: 'GeometryCollection',
          geometries: [
            { type: 'Point', coordinates: [1, 2] },
            { type: 'MultiPoint', coordinates: [[3, 4]] },
          ],
        }),
      ]),
    );
    expect(opened(outcome)[0]!.features.map((f) => f.geometry)).toEqual([
      { type: 'MultiPolygon', coordinates: [[ring], [ring]] },
      { type: 'MultiLineString', coordinates: [line.coordinates, line.coordinates] },
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ]);
    expect(outcome.problems).toMatchObject([
      { code: 'geometry-mixed', where: { feature: 0 }, values: { types: 'LineString, Polygon', kept: 'Polygon' } },
    ]);
  });

  test('GBK is read and told, or read as the user chooses', async () => {
    const gbk = encodeGb18030(collection([feature(polygon, { 名称: '红线' })]));
    const guessed = await read(gbk);
    expect(opened(guessed)[0]).toMatchObject({ columns: ['名称'], encoding: { label: 'gb18030', how: 'guess' } });
    expect(codes(guessed)).toEqual(['encoding-guessed']);
    const source = { format: 'geojson' as const, name: 'a', files: [file('a', gbk)] as [SourceFile] };
    const chosen = await readGeoJsonLayer(source, { encoding: 'gbk' }, atOnce);
    expect(opened(chosen)[0]).toMatchObject({ columns: ['名称'], encoding: { label: 'gbk', how: 'chosen' } });
    expect(chosen.problems).toEqual([]);
  });

  test('a feature a line, with record separators or without', async () => {
    const lines = [feature(polygon, { n: 1 }), feature(polygon, { n: 2 })].map((f) => JSON.stringify(f));
    for (const text of [
      lines.join('\n'),
      `${lines.join('\r\n')}\r\n\n`,
      lines.map((l) => `\x1e${l}\n`).join(''),
      `\ufeff${lines.join('\n')}`,
    ])
      expect((await layerOf(text)).features.map((f) => f.properties.n)).toEqual([1, 2]);
    expect(await read(`${lines[0]}\n{"type":`)).toMatchObject({
      ok: false,
      problems: [{ code: 'json-broken', values: { line: 2 } }],
    });
    expect(await read(`${lines[0]}\n{"a":1}`)).toMatchObject({
      ok: false,
      problems: [{ code: 'geojson-not-geojson' }],
    });
  });
});

describe('what is refused', () => {
  test.each<[string, string, string]>([
    ['nothing', ' \n', 'file-empty'],
    ['broken JSON', '{"type":"FeatureCollection","features":[', 'json-broken'],
    ['another object', '{"a":1}', 'geojson-not-geojson'],
    ['a list', '[1,2]', 'geojson-not-geojson'],
    ['a feature that is none', collection([feature(polygon), { type: 'Thing' }]), 'geojson-not-geojson'],
    ['words for numbers', collection([feature({ type: 'Point', coordinates: ['1', '2'] })]), 'coordinates-not-numbers'],
    [
      'numbers that stand for none',
      collection([feature({ type: 'Point', coordinates: [-1.7e308, 1] })]),
      'coordinates-out-of-range',
    ],
    ['an unknown geometry', collection([feature({ type: 'Circle', coordinates: [1, 2] })]), 'geojson-not-geojson'],
    ['a geometry that is a number', collection([feature(5)]), 'geojson-not-geojson'],
  ])('%s', async (_, text, code) => {
    const outcome = await read(text);
    expect(outcome).toMatchObject({ ok: false, problems: [{ code, severity: 'error' }] });
  });

  test('nesting that no reader should follow to its end', async () => {
    const deep = (open: string, close: string, inside: string) => open.repeat(50_000) + inside + close.repeat(50_000);
    const geometry = deep('{"type":"GeometryCollection","geometries":[', ']}', JSON.stringify(polygon));
    expect(codes(await read(geometry))).toEqual(['geojson-not-geojson']);
    const position = `{"type":"Point","coordinates":[${deep('[', ']', '1')},2]}`;
    expect(codes(await read(position))).toEqual(['coordinates-not-numbers']);
    const attribute = `{"type":"Feature","geometry":null,"properties":{"a":${deep('[', ']', '1')}}}`;
    expect((await read(attribute)).ok).toBe(true);
  });
});

describe('what is written', () => {
  const box = [
    [106, 39],
    [107, 39],
    [107, 40],
    [106, 39],
  ];
  const layer: GeoJsonLayer = {
    name: '红线',
    features: [
      {
        type: 'Feature' as const,
        id: 3,
        properties: { 名称: '甲', n: 0.1 + 0.2, yes: true, none: null },
        geometry: { type: 'Polygon' as const, coordinates: [box.toReversed(), box] },
      },
      { type: 'Feature' as const, properties: null, geometry: null },
      { type: 'Feature' as const, properties: {}, geometry: { type: 'MultiPolygon' as const, coordinates: [[box]] } },
    ],
  };

  test('is read back; shells counter-clockwise; the system only where asked for', async () => {
    const text = writeGeoJson(layer);
    expect(JSON.parse(text)).not.toHaveProperty('crs');
    const back = await layerOf(text);
    expect(back).toMatchObject({ name: '红线', statement: null });
    expect(back.features).toEqual([
      {
        geometry: { type: 'Polygon', coordinates: [box, box.toReversed()] },
        properties: { ...layer.features[0]!.properties, id: 3 },
      },
      { geometry: null, properties: {} },
      { geometry: { type: 'MultiPolygon', coordinates: [[box]] }, properties: {} },
    ]);
    expect((await layerOf(writeGeoJson(layer, { statesCrs: true }))).statement).toMatchObject({ epsg: 4490 });
  });

  test('an empty layer is one', async () => {
    expect((await layerOf(writeGeoJson({ name: 'a', features: [] }))).features).toEqual([]);
  });
});

test(`${FUZZ_RUNS} mutated files open whole or are refused`, async () => {
  const bytes = new TextEncoder().encode(
    collection(
      [
        feature(polygon, { 名称: '甲' }),
        feature({ type: 'MultiPolygon', coordinates: [[ring], [ring]] }),
        feature(null),
      ],
      { name: 'a' },
    ),
  );
  for (let seed = 0; seed < FUZZ_RUNS; seed++) {
    const outcome = await read(mutated(bytes, seed));
    const errors = outcome.problems.filter(({ severity }) => severity === 'error');
    expect(errors.length > 0).toBe(!outcome.ok);
  }
});

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toKML } from '@placemarkio/tokml';
import { kml as toGeoJson } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import type { FeatureCollection } from 'geojson';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { zipFiles } from '../../src/io/archive.ts';
import { readKml } from '../../src/io/formats/kml.ts';
import type { RawFeature, RawLayer, Source } from '../../src/io/raw-layer.ts';
import { writeKml, writeKmz } from '../../src/io/write/kml.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';

const utf8 = new TextEncoder();

const sourceOf = (content: string | Uint8Array, name = 'a.kml'): Source => ({
  format: name.endsWith('kmz') ? 'kmz' : 'kml',
  name,
  files: [{ path: name, bytes: typeof content === 'string' ? utf8.encode(content) : content }],
});

const read = (content: string | Uint8Array, name?: string) => readKml(sourceOf(content, name), {}, atOnce);

async function layersOf(content: string | Uint8Array, name?: string): Promise<readonly RawLayer[]> {
  const outcome = await read(content, name);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

async function codesOf(content: string | Uint8Array): Promise<string[]> {
  const outcome = await read(content);
  return outcome.problems.map((p) => `${p.severity} ${p.code}`);
}

const kml = (inside: string) => `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`;
const ring = (coordinates: string) => `<LinearRing><coordinates>${coordinates}</coordinates></LinearRing>`;
const SQUARE = '106,39,0 107,39,0 107,40,0 106,40,0 106,39,0';
const square = `<Polygon><outerBoundaryIs>${ring(SQUARE)}</outerBoundaryIs></Polygon>`;
const placemark = (inside: string) => `<Placemark><name>甲</name>${inside}</Placemark>`;
const SQUARE_RING = [
  [106, 39],
  [107, 39],
  [107, 40],
  [106, 40],
  [106, 39],
];

describe('geometry', () => {
  const geometryOf = async (inside: string) => (await layersOf(kml(placemark(inside))))[0]!.features[0]!.geometry;

  test('polygons with holes, the outer ring first wherever it stands; heights dropped', async () => {
    const hole = ring('106.2,39.2 106.4,39.2 106.4,39.4 106.2,39.2');
    const inner = `<innerBoundaryIs>${hole}</innerBoundaryIs>`;
    const outer = `<outerBoundaryIs>${ring(SQUARE)}</outerBoundaryIs>`;
    const expected = {
      type: 'Polygon',
      coordinates: [
        SQUARE_RING,
        [
          [106.2, 39.2],
          [106.4, 39.2],
          [106.4, 39.4],
          [106.2, 39.2],
        ],
      ],
    };
    expect(await geometryOf(`<Polygon>${inner}${outer}</Polygon>`)).toEqual(expected);
    const twice = `<Polygon>${outer}<innerBoundaryIs>${hole}${hole}</innerBoundaryIs></Polygon>`;
    expect(await geometryOf(twice)).toMatchObject({ coordinates: { length: 3 } });
  });

  test('a MultiGeometry of polygons is a MultiPolygon, of several kinds a collection', async () => {
    expect(await geometryOf(`<MultiGeometry>${square}${square}</MultiGeometry>`)).toEqual({
      type: 'MultiPolygon',
      coordinates: [[SQUARE_RING], [SQUARE_RING]],
    });
    const mixed = `<MultiGeometry>${square}<Point><coordinates>1,2</coordinates></Point></MultiGeometry>`;
    expect(await geometryOf(mixed)).toMatchObject({ type: 'GeometryCollection', geometries: { length: 2 } });
  });

  test.each([
    ['spaces after the commas', '106, 39, 0 107, 39, 0 107, 40, 0 106, 39, 0'],
    ['commas at the ends of lines', '106,39,\n107,39,\n107,40,\n106,39,'],
    ['tabs and line breaks', '\n\t106,39\n\t107,39\r\n107,40 \t 106,39\n'],
  ])('coordinates with %s', async (_, text) => {
    const found = await geometryOf(`<Polygon><outerBoundaryIs>${ring(text)}</outerBoundaryIs></Polygon>`);
    expect(found).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [106, 39],
          [107, 39],
          [107, 40],
          [106, 39],
        ],
      ],
    });
  });

  test('a corner that is no position stops the file', async () => {
    for (const [text, bad] of [
      ['106,39 107 107,40 106,39', '107'],
      ['106,39 107,x 107,40 106,39', 'x'],
      ['106,39 1,2,3,4,5 106,39', '1,2,3,4,5'],
    ] as const) {
      const outcome = await read(kml(placemark(`<Polygon><outerBoundaryIs>${ring(text)}</outerBoundaryIs></Polygon>`)));
      expect(outcome.problems.map((p) => [p.code, p.severity, p.where.feature, p.values.text])).toEqual([
        ['coordinates-not-numbers', 'error', 0, bad],
      ]);
    }
  });

  test('rings are closed, and those too short left out, with a word on each', async () => {
    const open = `<Polygon><outerBoundaryIs>${ring('106,39 107,39 107,40')}</outerBoundaryIs></Polygon>`;
    const short = `<Polygon><outerBoundaryIs>${ring('106,39 107,39')}</outerBoundaryIs></Polygon>`;
    const outcome = await read(kml(placemark(open) + placemark(short)));
    expect(outcome.problems.map((p) => p.code)).toEqual(['ring-unclosed', 'ring-too-short']);
    expect(outcome.ok && outcome.value[0]!.features.map((f) => f.geometry?.type)).toEqual(['Polygon', undefined]);
  });

  test('tracks, models and what stands elsewhere are told', async () => {
    const track = '<gx:Track><when>2020</when><gx:coord>1 2 3</gx:coord></gx:Track>';
    const link = '<NetworkLink><Link><href>http://example.org/a.kml</href></Link></NetworkLink><GroundOverlay/>';
    const outcome = await read(kml(placemark(square) + placemark(track) + link));
    expect(outcome.ok).toBe(true);
    expect(outcome.problems.map((p) => [p.code, p.values.type, p.values.places])).toEqual([
      ['geometry-unsupported', 'gx:Track', 1],
      ['geometry-unsupported', 'NetworkLink', 1],
      ['geometry-unsupported', 'GroundOverlay', 1],
    ]);
    expect(await codesOf(kml(link))).toEqual(['error geometry-unsupported', 'error geometry-unsupported']);
  });
});

describe('layers and values', () => {
  test('folders are layers, named by the folders around them; what lies in none has the name of the document', async () => {
    const inner = `<Folder><name>内</name>${placemark(square)}</Folder>`;
    const outer = `<Folder><name>外</name>${inner}${placemark(square)}</Folder>`;
    const layers = await layersOf(kml(`<name>文档</name>${outer}${placemark(square)}`));
    expect(layers.map((l) => [l.name, l.features.length])).toEqual([
      ['外/内', 1],
      ['外', 1],
      ['文档', 1],
    ]);
    expect((await layersOf(kml(placemark(square)), 'b/c.kml'))[0]!.name).toBe('c');
    expect(layers[0]!.statement).toEqual({ from: 'format', epsg: 4326, text: null });
  });

  test('ExtendedData of both kinds, typed by the schema; styles are no columns', async () => {
    const schema = `<Schema id="s"><SimpleField name="面积" type="double"/><SimpleField name="现状" type="bool"/></Schema>`;
    const simple = `<SchemaData schemaUrl="#s"><SimpleData name="面积">12.50</SimpleData><SimpleData name="现状">1</SimpleData></SchemaData>`;
    const data = '<Data name="代码"><displayName>Code</displayName><value>007</value></Data>';
    const style = '<styleUrl>#x</styleUrl><Style><PolyStyle><color>ff0000ff</color></PolyStyle></Style>';
    const text = '<description><![CDATA[<b>a & b</b>]]></description>';
    const [layer] = await layersOf(
      kml(schema + placemark(`${style}${text}<ExtendedData>${data}${simple}</ExtendedData>${square}`)),
    );
    expect(layer!.columns).toEqual(['name', 'description', '代码', '面积', '现状']);
    expect(layer!.features[0]!.properties).toEqual({
      name: '甲',
      description: '<b>a & b</b>',
      代码: '007',
      面积: 12.5,
      现状: true,
    });
  });

  test('prefixes in front of every element, and prefixes never declared', async () => {
    const prefixed = kml(placemark(square))
      .replace('xmlns=', 'xmlns:k=')
      .replaceAll(/<(\/?)(?=\w)/g, '<$1k:');
    expect((await layersOf(prefixed))[0]!.features[0]!.geometry?.type).toBe('Polygon');
    expect((await layersOf(kml(placemark(`<gx:balloonVisibility>1</gx:balloonVisibility>${square}`)))).length).toBe(1);
  });

  test('the encoding of the XML declaration; UTF-8 that is none is GB18030', async () => {
    const gbk = (prolog: string) => {
      // 甲 and 乙 in GBK.
      const [before, after] = (prolog + kml(placemark(square))).split('甲') as [string, string];
      return new Uint8Array([...utf8.encode(before), 0xbc, 0xd7, 0xd2, 0xd2, ...utf8.encode(after)]);
    };
    const declared = await layersOf(gbk('<?xml version="1.0" encoding="GBK"?>'));
    expect([declared[0]!.features[0]!.properties.name, declared[0]!.encoding]).toEqual([
      '甲乙',
      { label: 'gbk', how: 'declared' },
    ]);
    const wrong = await read(gbk('<?xml version="1.0" encoding="UTF-8"?>'));
    expect(wrong.problems.map((p) => p.code)).toEqual(['encoding-guessed']);
    expect(wrong.ok && wrong.value[0]!.features[0]!.properties.name).toBe('甲乙');
    const wide = new Uint8Array(2 + 2 * kml(placemark(square)).length);
    wide.set([0xff, 0xfe]);
    [...kml(placemark(square))].forEach((c, i) => {
      new DataView(wide.buffer).setUint16(2 + 2 * i, c.charCodeAt(0), true);
    });
    expect((await layersOf(wide))[0]!.features[0]!.properties.name).toBe('甲');
  });
});

describe('refused before the parser has it', () => {
  test('entities declared in the file', async () => {
    const bomb = `<!DOCTYPE kml [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;&a;">]>${kml('&b;')}`;
    expect(await codesOf(bomb)).toEqual(['error file-broken']);
  });

  test('deep nesting, broken tags, other documents, no document', async () => {
    const deep = `${'<Folder>'.repeat(20_000)}${placemark(square)}${'</Folder>'.repeat(20_000)}`;
    expect(await codesOf(kml(deep))).toEqual(['error file-broken']);
    expect(await codesOf(kml(placemark(square)).slice(0, -20))).toEqual(['error file-broken']);
    expect(await codesOf(kml(placemark(square).replace('</name>', '')))).toEqual(['error file-broken']);
    expect(await codesOf('<html><body>404</body></html>')).toEqual(['error file-broken']);
    expect(await codesOf('not XML')).toEqual(['error file-broken']);
    expect(await codesOf(kml(''))).toEqual(['error layer-empty']);
  });

  test('work that is cancelled rejects with the host’s own error', async () => {
    const cancelled = new Error('cancelled');
    const work = { ...atOnce, drive: () => Promise.reject(cancelled) };
    await expect(readKml(sourceOf(kml(placemark(square))), {}, work)).rejects.toBe(cancelled);
  });
});

const layer = (features: RawFeature[]) => ({
  name: '红线 <2024> & "旧"',
  columns: ['name', '面积', '现状', '类型'],
  features,
});
const FEATURES: RawFeature[] = [
  {
    geometry: {
      type: 'Polygon',
      coordinates: [SQUARE_RING, SQUARE_RING.map(([x, y]) => [106.3 + (x! - 106) / 7, 39.3 + (y! - 39) / 3])],
    },
    properties: { name: '甲 & <乙>', 面积: 0, 现状: false, 类型: '核心区' },
  },
  {
    geometry: { type: 'MultiPoint', coordinates: [[1e-7, -2]] },
    properties: { name: null, 面积: 1 / 3, 现状: true, 类型: null },
  },
  {
    geometry: { type: 'MultiLineString', coordinates: [SQUARE_RING, SQUARE_RING] },
    properties: { name: '0', 面积: null, 现状: null, 类型: '=1' },
  },
];

describe('writing', () => {
  test('what is written is read back, to the last bit, with types and absent values', async () => {
    const [back] = await layersOf(writeKml(layer(FEATURES)));
    expect(back!.name).toBe(layer([]).name);
    expect(back!.columns).toEqual(layer([]).columns);
    expect(back!.features.map((f) => f.geometry)).toEqual([
      FEATURES[0]!.geometry,
      { type: 'Point', coordinates: [1e-7, -2] },
      FEATURES[2]!.geometry,
    ]);
    const given = FEATURES.map(({ properties }) =>
      Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)),
    );
    expect(back!.features.map((f) => f.properties)).toEqual(given);
  });

  test('KMZ, and a KMZ whose entries are unpacked already', async () => {
    const kmz = await writeKmz(layer(FEATURES));
    expect((await layersOf(kmz, 'a.kmz'))[0]!.features).toHaveLength(3);
    const files = ['files/icon.png', 'doc.kml'].map((path) => ({
      path,
      bytes: utf8.encode(writeKml(layer(FEATURES))),
    }));
    const source: Source = { format: 'kmz', name: 'a.kmz', files: files as unknown as Source['files'] };
    expect((await readKml(source, {}, atOnce)).ok).toBe(true);
    const empty = await zipFiles([{ path: 'a.png', bytes: new Uint8Array(9) }]);
    expect((await read(empty, 'a.kmz')).problems[0]!.code).toBe('archive-without-layers');
  });

  test('control characters and halves of characters do not break the file', async () => {
    const odd = [
      { geometry: { type: 'Point' as const, coordinates: [1, 2] }, properties: { name: 'a\u0001b\ud800c' } },
    ];
    const [back] = await layersOf(writeKml({ name: 'n', columns: ['name'], features: odd }));
    expect(back!.features[0]!.properties.name).toBe('abc');
  });
});

describe('packages of others', () => {
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: [FEATURES[0]!, FEATURES[2]!].map(({ geometry, properties }) => ({
      type: 'Feature',
      geometry: geometry!,
      properties,
    })),
  };

  test('tokml writes, we read', async () => {
    const [found] = await layersOf(toKML(collection));
    expect(found!.features.map((f) => f.geometry)).toEqual(collection.features.map((f) => f.geometry));
    expect(found!.features[0]!.properties).toMatchObject({ name: '甲 & <乙>', 面积: '0', 类型: '核心区' });
  });

  test('we write, togeojson reads', () => {
    const parsed = new DOMParser().parseFromString(writeKml(layer([FEATURES[0]!])), 'text/xml');
    const [found] = toGeoJson(parsed).features;
    expect(found!.geometry).toEqual(FEATURES[0]!.geometry);
    expect(found!.properties).toMatchObject({ name: '甲 & <乙>', 面积: 0, 类型: '核心区' });
  });
});

const gdal = spawnSync('ogr2ogr', ['--version']).status === 0;
test.skipIf(!gdal)('GDAL reads the same from what is written (skipped where there is no ogr2ogr)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kml-'));
  try {
    const path = join(folder, 'a.kml');
    writeFileSync(path, writeKml(layer(FEATURES)));
    const { stdout } = spawnSync('ogr2ogr', ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=17', '/vsistdout/', path]);
    const { features } = JSON.parse(stdout.toString()) as FeatureCollection;
    expect(features.map((f) => f.geometry)).toEqual([
      FEATURES[0]!.geometry,
      { type: 'MultiPoint', coordinates: [[1e-7, -2]] },
      FEATURES[2]!.geometry,
    ]);
    expect(
      features.map((f) => [f.properties!.Name ?? null, f.properties!.面积 ?? null, f.properties!.类型 ?? null]),
    ).toEqual(FEATURES.map(({ properties }) => [properties.name, properties.面积, properties.类型]));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const DATA = '../shared/testdata';
describe.skipIf(!existsSync(DATA))('files of others (skipped where ../shared/testdata is absent)', () => {
  test('a file by GDAL', async () => {
    const [found] = await layersOf(readFileSync(`${DATA}/formats/wuhai.kml`));
    expect([found!.name, found!.columns, found!.features.length]).toEqual(['wuhai', ['名称', '代码', '行政区名'], 3]);
  });

  test('a KMZ by ArcGIS', async () => {
    const [found] = await layersOf(readFileSync(`${DATA}/messy/mapshaper/kml/Albania.kmz`), 'Albania.kmz');
    expect([found!.name, found!.features.length]).toEqual(['Albania', 63]);
    expect(found!.features[0]!.geometry).toEqual({
      type: 'Point',
      coordinates: [20.25000000000006, 42.05000000000007],
    });
  });
});

test(`${FUZZ_RUNS} damaged files: layers, or what is wrong`, async () => {
  const whole = utf8.encode(writeKml(layer(FEATURES)));
  for (let seed = 1; seed <= FUZZ_RUNS; seed++) {
    const outcome = await read(mutated(whole, seed));
    expect(outcome.ok || outcome.problems.some((p) => p.severity === 'error'), `seed ${seed}`).toBe(true);
    if (outcome.ok) expect(outcome.problems.every((p) => p.severity === 'warning')).toBe(true);
  }
});

import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readWkt } from '../../src/io/formats/wkt.ts';
import type { RawLayer } from '../../src/io/raw-layer.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';

const read = (content: string | Uint8Array, name = 'a.wkt') => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readWkt({ format: 'wkt', name, files: [{ path: name, bytes }] }, {}, atOnce);
};

async function layersOf(content: string | Uint8Array): Promise<readonly RawLayer[]> {
  const outcome = await read(content);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const POLYGON = 'POLYGON ((106 39, 107 39, 107 40, 106 39))';
const RING = [
  [106, 39],
  [107, 39],
  [107, 40],
  [106, 39],
];
const geometryOf = async (wkt: string) => (await layersOf(wkt))[0]!.features[0]!.geometry;

describe('geometry', () => {
  test.each([
    ['plain', POLYGON],
    ['close together, in small letters', 'polygon((106 39,107 39,107 40,106 39))'],
    ['over several lines', 'POLYGON\t((106\t39,\r\n 107   39,\n107 40 , 106 39))\n'],
    ['with heights', 'POLYGON Z ((106 39 1, 107 39 1, 107 40 1, 106 39 1))'],
    ['with measures', 'POLYGONZM((106 39 1 2, 107 39 1 2, 107 40 1 2, 106 39 1 2))'],
    ['with heights that are not announced', 'POLYGON((106 39 1, 107 39 1, 107 40 1, 106 39 1))'],
    ['with exponents and signs', 'POLYGON((+1.06e2 39., 107 .39E+2, 107 40, 106 39))'],
    ['unclosed', 'POLYGON((106 39, 107 39, 107 40))'],
  ])('a polygon %s', async (_, wkt) => {
    expect(await geometryOf(wkt)).toEqual({ type: 'Polygon', coordinates: [RING] });
  });

  test('the other types, empty ones, and collections', async () => {
    expect(await geometryOf(`MULTIPOLYGON(((106 39,107 39,107 40,106 39)),((106 39,107 39,107 40,106 39)))`)).toEqual({
      type: 'MultiPolygon',
      coordinates: [[RING], [RING]],
    });
    expect(await geometryOf('MULTIPOINT((1 2),(3 4))')).toMatchObject({ type: 'MultiPoint' });
    expect(await geometryOf('LINESTRING M (1 2 3, 4 5 6)')).toEqual({
      type: 'LineString',
      coordinates: [
        [1, 2],
        [4, 5],
      ],
    });
    expect(await geometryOf(`GEOMETRYCOLLECTION (${POLYGON}, POINT Z (1 2 3))`)).toMatchObject({
      type: 'GeometryCollection',
      geometries: [{ type: 'MultiPolygon' }, { type: 'MultiPoint' }],
    });
    const [layer] = await layersOf(`POLYGON EMPTY\n${POLYGON}`);
    expect(layer!.features.map((f) => f.geometry?.type)).toEqual([undefined, 'Polygon']);
  });

  test('curves are told', async () => {
    const outcome = await read(`${POLYGON}\nCURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1,0 0))`);
    expect(outcome.problems.map((p) => [p.code, p.values.type])).toEqual([['geometry-unsupported', 'CURVEPOLYGON']]);
    expect(outcome.ok && outcome.value[0]!.features).toHaveLength(1);
  });
});

describe('lines', () => {
  test('each geometry a feature; what stands beside it is its name', async () => {
    const [layer] = await layersOf(`甲;${POLYGON}\n"乙","${POLYGON}",核心区\n${POLYGON}\t丙\n${POLYGON} ${POLYGON}`);
    expect(layer!.columns).toEqual(['name']);
    expect(layer!.features.map((f) => f.properties.name)).toEqual(['甲', '乙 核心区', '丙', null, null]);
    expect((await layersOf(`${POLYGON}\n${POLYGON}`))[0]!.columns).toEqual([]);
  });

  test('EWKT: the SRID is the statement, a layer for each', async () => {
    const layers = await layersOf(`SRID=4490;${POLYGON}\nsrid = 4527 ; ${POLYGON}\nSRID=4490;${POLYGON}`);
    expect(layers.map((l) => [l.name, l.statement, l.features.length])).toEqual([
      ['a (SRID 4490)', { from: 'crs-member', epsg: 4490, text: null }, 2],
      ['a (SRID 4527)', { from: 'crs-member', epsg: 4527, text: null }, 1],
    ]);
    expect((await layersOf(POLYGON))[0]!.statement).toBeNull();
    expect((await layersOf(`SRID=0;${POLYGON}`))[0]!.statement).toBeNull();
  });

  test('GBK beside the geometry', async () => {
    const bytes = new Uint8Array([0xbc, 0xd7, 0x2c, ...new TextEncoder().encode(POLYGON)]);
    const outcome = await read(bytes);
    expect(outcome.ok && outcome.value[0]!.features[0]!.properties.name).toBe('甲');
    expect(outcome.problems.map((p) => p.code)).toEqual(['encoding-guessed']);
  });
});

describe('what cannot be read stops the file', () => {
  test.each([
    ['a number that is none', 'POLYGON((106 39, 107 3x9, 107 40, 106 39))'],
    ['one number', 'POLYGON((106 39, 107, 107 40, 106 39))'],
    ['positions that differ', 'POLYGON((106 39 1, 107 39, 107 40 1, 106 39 1))'],
    ['fewer numbers than announced', 'POLYGON Z ((106 39, 107 39, 107 40, 106 39))'],
    ['no end', 'POLYGON((106 39, 107 39, 107 40'],
    ['a level missing', 'POLYGON(106 39, 107 39, 107 40, 106 39)'],
    ['a level more', `MULTIPOLYGON${'('.repeat(100)}1 2${')'.repeat(100)}`],
  ])('%s', async (_, wkt) => {
    const outcome = await read(`${POLYGON}\n\n${wkt}\n${POLYGON}`);
    expect(outcome.problems.map((p) => [p.severity, p.code, p.values.line])).toEqual([['error', 'row-unreadable', 3]]);
  });

  test.each([
    ['a type misspelt', `POLYGOM((106 39, 107 39, 107 40, 106 39))\n${POLYGON}`],
    ['a type misspelt at the end', `${POLYGON}\nPOLYGOM((106 39, 107 39, 107 40, 106 39))`],
    ['a word that breaks off', `${POLYGON}\nPOLYG`],
    ['a system that breaks off', `${POLYGON}\nSRID=449`],
  ])('%s', async (_, text) => {
    expect((await read(text)).problems.map((p) => [p.severity, p.code])).toEqual([['error', 'row-unreadable']]);
  });

  test('names with parentheses and numbers are names', async () => {
    const [layer] = await layersOf(`编号 名称(2024)\n地块(1),${POLYGON}\n`);
    expect(layer!.features.map((f) => f.properties.name)).toEqual(['地块(1)']);
  });

  test('text without any geometry', async () => {
    expect((await read('1, 2, 3')).problems.map((p) => p.code)).toEqual(['file-broken']);
    expect((await read('POINT EMPTY')).problems.map((p) => p.code)).toEqual(['geometry-missing']);
  });
});

test('a long line of many geometries takes time in proportion', async () => {
  const count = 10_000;
  const [layer] = await layersOf(`${POLYGON};`.repeat(count));
  expect(layer!.features).toHaveLength(count);
});

test(`${FUZZ_RUNS} damaged files: layers, or what is wrong`, async () => {
  const whole = new TextEncoder().encode(
    `SRID=4490;${POLYGON}\n甲,MULTIPOLYGON Z(((1 2 3,4 5 6,7 8 1,1 2 3)))\n`.repeat(3),
  );
  for (let seed = 1; seed <= FUZZ_RUNS; seed++) {
    const outcome = await read(mutated(whole, seed));
    expect(outcome.ok || outcome.problems.some((p) => p.severity === 'error'), `seed ${seed}`).toBe(true);
    if (outcome.ok) expect(outcome.problems.every((p) => p.severity === 'warning')).toBe(true);
  }
});

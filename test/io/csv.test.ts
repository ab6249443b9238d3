import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readCsv } from '../../src/io/formats/csv.ts';
import type { RawLayer } from '../../src/io/raw-layer.ts';
import { encodeGb18030 } from '../../src/io/write/gb18030.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';

const read = (content: string | Uint8Array, encoding?: string) =>
  readCsv(
    {
      format: 'csv',
      name: 'folder/sites.csv',
      files: [
        { path: 'folder/sites.csv', bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content },
      ],
    },
    { encoding },
    atOnce,
  );
async function layerOf(content: string | Uint8Array, encoding?: string): Promise<RawLayer> {
  const outcome = await read(content, encoding);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value[0]!;
}

const SITES = '名称,类型,经度,纬度,面积\n甲,矿山,106.8,39.66,"1,200.5"\n乙,排污口,106.9,39.7,3\n';

describe('cutting', () => {
  test('commas, tabs, semicolons, bars, full-width commas and spaces; a byte order mark; all line ends', async () => {
    const { features } = await layerOf(SITES);
    expect(features).toHaveLength(2);
    expect(features[0]).toEqual({
      geometry: { type: 'Point', coordinates: [106.8, 39.66] },
      properties: { 名称: '甲', 类型: '矿山', 经度: 106.8, 纬度: 39.66, 面积: 1200.5 },
    });
    const plain = SITES.replace('"1,200.5"', '1200.5');
    for (const delimiter of ['\t', ';', '|', '，', '  '])
      expect((await layerOf(plain.replaceAll(',', delimiter))).features, JSON.stringify(delimiter)).toEqual(features);
    expect((await layerOf(`\uFEFF${SITES}`)).features).toEqual(features);
    expect((await layerOf(SITES.replaceAll('\n', '\r\n'))).features).toEqual(features);
    expect((await layerOf(SITES.replaceAll('\n', '\r'))).features).toEqual(features);
    expect((await layerOf(`矿山与排污口,,,,\n\n${SITES}`)).features).toEqual(features);
  });

  test('GBK without a mark, and an encoding that the user chose', async () => {
    const layer = await layerOf(encodeGb18030(SITES));
    expect(layer.encoding).toEqual({ label: 'gb18030', how: 'guess' });
    expect(layer.columns).toEqual(['名称', '类型', '经度', '纬度', '面积']);
    expect(layer.name).toBe('sites');
    expect((await layerOf(encodeGb18030(SITES), 'gbk')).encoding).toEqual({ label: 'gbk', how: 'chosen' });
    const wrong = await read(encodeGb18030('name,lon,lat\n甲乙,106.8,39.66\n'), 'utf-8');
    expect(wrong.problems.map((p) => p.code)).toEqual(['encoding-damaged']);
  });

  test('quoted cells hold delimiters and line breaks; an odd quotation mark swallows nothing', async () => {
    const quoted = await layerOf('name,lon,lat\n"甲, ""乙""\n丙",106.8,39.66\n丁,106.9,39.7\n');
    expect(quoted.features.map((f) => f.properties.name)).toEqual(['甲, "乙"\n丙', '丁']);
    const odd = await layerOf('name,lon,lat\n"12 inch,106.8,39.66\n丁,106.9,39.7\n');
    expect(odd.features.map((f) => f.properties.name)).toEqual(['"12 inch', '丁']);
  });

  test('codes stay text, figures become numbers column by column', async () => {
    const layer = await layerOf(
      '代码,长码,数,混,lon,lat\n0150,123456789012345678,-1.50,1,106.8,39.66\n0151,1,"2,000",x,106.9,39.7\n',
    );
    expect(layer.features.map((f) => Object.values(f.properties).slice(0, 4))).toEqual([
      ['0150', '123456789012345678', -1.5, '1'],
      ['0151', '1', 2000, 'x'],
    ]);
  });
});

test('a line that cannot be read is told with its number', async () => {
  const outcome = await read('标题\nname,lon,lat\n甲,106.8,39.66\n乙,106.x9,39.7\n');
  expect(outcome.ok).toBe(false);
  expect(outcome.problems[0]).toMatchObject({ code: 'row-unreadable', values: { line: 4, text: '乙 106.x9 39.7' } });
});

test('empty files and files of something else', async () => {
  for (const text of ['', '\n\n', 'hello', 'a,b\n1,2\n', '{"type":"Point"}'])
    expect((await read(text)).ok, JSON.stringify(text)).toBe(false);
});

test('damaged files are read whole or refused', { timeout: 600_000 }, async () => {
  const corners = 'DKBH,X,Y\nA,4392466.694,397019.540\nA,4392566.694,397019.540\nA,4392566.694,397119.540\n';
  const originals = [SITES, corners, 'id;geom\n1;POLYGON ((106 39, 107 39, 107 40, 106 39))\n'].map((t, i) =>
    i === 0 ? encodeGb18030(t) : new TextEncoder().encode(t),
  );
  let refused = 0;
  for (let seed = 0; seed < FUZZ_RUNS; seed++) {
    const outcome = await read(mutated(originals[seed % 3]!, seed));
    if (outcome.ok) for (const layer of outcome.value) expect(layer.features.length).toBeGreaterThan(0);
    else {
      refused++;
      expect(outcome.problems.some((p) => p.severity === 'error')).toBe(true);
    }
  }
  expect(refused).toBeGreaterThan(FUZZ_RUNS / 20);
});

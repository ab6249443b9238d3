import { describe, expect, test } from 'vitest';
import { tableSamples } from '../../src/io/formats/dbf.ts';
import { encodeGb18030 } from '../../src/io/write/gb18030.ts';
import { codes, file, latin, opened, utf8 } from '../support/drop.ts';
import { dbfBytes, pointRecord } from '../support/shapefile-bytes.ts';
import { dbf, layerOf, name, read, shp } from './shapefile-files.ts';

describe('attributes', () => {
  const points = (n: number) => shp(1, ...Array.from({ length: n }, (_, i) => pointRecord(1, [i, i])));
  const cell = (text: string) => latin(text);

  test('cells of every type', async () => {
    const double = new Uint8Array(Float64Array.of(0.1).buffer);
    const integer = new Uint8Array(Int32Array.of(-7).buffer);
    const fields: [string, string, number, Uint8Array, unknown][] = [
      ['text', 'C', 6, cell(' a b  '), ' a b'],
      ['zero', 'C', 6, cell('ab\0zz'), 'ab'],
      ['blank', 'C', 4, cell(''), null],
      ['whole', 'N', 6, cell('    12'), 12],
      ['part', 'N', 8, cell('-1.5e-3'), -0.0015],
      ['comma', 'N', 6, cell('2,5'), 2.5],
      ['stars', 'N', 4, cell('****'), null],
      ['none', 'N', 4, cell(''), null],
      ['code', 'N', 18, cell('150302000000000123'), '150302000000000123'],
      ['float', 'F', 9, cell('1.5e+02'), 150],
      ['yes', 'L', 1, cell('T'), true],
      ['no', 'L', 1, cell('n'), false],
      ['open', 'L', 1, cell('?'), null],
      ['day', 'D', 8, cell('20240531'), '2024-05-31'],
      ['noday', 'D', 8, cell('00000000'), null],
      ['integer', 'I', 4, integer, -7],
      ['double', 'B', 8, double, 0.1],
      ['memo', 'M', 10, cell('         1'), null],
      ['empty', 'C', 0, cell(''), null],
    ];
    const bytes = dbfBytes(
      fields.map(([field, type, width]) => ({ name: latin(field), type, width })),
      [fields.map(([, , , value]) => value)],
    );
    const layer = await layerOf(points(1), file('a.dbf', bytes));
    expect(layer.features[0]!.properties).toEqual(
      Object.fromEntries(fields.map(([field, , , , value]) => [field, value])),
    );
    expect(layer.columns).toEqual(fields.map(([field]) => field));
  });

  test('features of deleted rows are left out', async () => {
    const layer = await layerOf(points(3), dbf(3, { deleted: [1] }));
    expect(layer.features.map((f) => f.properties.NAME)).toEqual(['n0', 'n2']);
  });

  test('fewer or more rows than shapes are told', async () => {
    const fewer = await read([points(3), dbf(1)]);
    expect(fewer.problems).toMatchObject([
      { code: 'count-disagrees', severity: 'warning', values: { rows: 1, shapes: 3 } },
    ]);
    expect(opened(fewer)[0]!.features.map((f) => f.properties.NAME)).toEqual(['n0', null, null]);
    const more = await read([points(1), dbf(3)]);
    expect(more.problems).toMatchObject([{ code: 'count-disagrees', values: { rows: 3, shapes: 1 } }]);
    expect(opened(more)[0]!.features).toHaveLength(1);
  });

  test('without .dbf: features without columns, told; a broken .dbf refuses the whole', async () => {
    const bare = await read([points(2)]);
    expect(bare).toMatchObject({
      ok: true,
      problems: [{ code: 'part-missing', severity: 'warning', values: { part: '.dbf' } }],
    });
    expect(opened(bare)[0]).toMatchObject({ columns: [], encoding: null });
    const table = dbfBytes([name('NAME')], [[latin('a')], [latin('b')]]);
    expect(await read([points(2), file('a.dbf', table.subarray(0, 70))])).toMatchObject({
      ok: false,
      problems: [{ code: 'file-cut-short', where: { file: 'a.dbf' } }],
    });
    expect(codes(await read([points(2), file('a.dbf', table.with(8, 5))]))).toEqual(['file-broken']);
    expect(codes(await read([points(2), file('a.dbf', table.with(10, 5))]))).toEqual(['file-broken']);
    expect(codes(await read([points(2), file('a.dbf', table.with(0, 4))]))).toEqual(['file-broken']);
  });

  test('a header without an end mark is no further field', async () => {
    const bytes = dbfBytes([name('NAME')], [[latin('a')]]);
    bytes[64] = 0;
    expect((await layerOf(points(1), file('a.dbf', bytes))).columns).toEqual(['NAME']);
  });

  test('a name cut within a character is mended and told, whatever the encoding', async () => {
    const gbk = dbfBytes(
      [{ name: encodeGb18030('生态保护红线').subarray(0, 11), type: 'C', width: 10 }],
      [[encodeGb18030('乌兰')]],
    );
    const read1 = await read([points(1), file('a.dbf', gbk)]);
    expect(opened(read1)[0]).toMatchObject({ columns: ['生态保护红'], encoding: { label: 'gb18030', how: 'guess' } });
    expect(read1.problems).toMatchObject([
      { code: 'encoding-guessed', values: { encoding: 'GB18030' } },
      { code: 'name-cut', values: { columns: '生态保护红' } },
    ]);
    const wide = dbfBytes([{ name: utf8('行政区名').subarray(0, 10), type: 'C', width: 10 }], [[utf8('乌兰')]]);
    const read2 = await read([points(1), file('a.dbf', wide)]);
    expect(opened(read2)[0]).toMatchObject({ columns: ['行政区'], encoding: { label: 'utf-8', how: 'utf-8' } });
    expect(codes(read2)).toEqual(['name-cut']);
  });

  test('text cut within a character at the width of its field loses that character only, and is still UTF-8', async () => {
    const bytes = dbfBytes([name('NAME')], [[utf8('乌兰木伦')]]);
    const outcome = await read([points(1), file('a.dbf', bytes)]);
    expect(opened(outcome)[0]!.features[0]!.properties).toEqual({ NAME: '乌兰' });
    expect(outcome.problems).toEqual([]);
  });

  test('columns of one name are numbered and told', async () => {
    const cells = ['1', '2', '3', '4'].map(latin);
    const bytes = dbfBytes([name('A'), name('A'), name('A_2'), name('')], [cells]);
    const outcome = await read([points(1), file('a.dbf', bytes)]);
    expect(opened(outcome)[0]!.features[0]!.properties).toEqual({ A: '1', A_3: '2', A_2: '3', F4: '4' });
    expect(outcome.problems).toMatchObject([{ code: 'columns-renamed', values: { columns: 'A, F4' } }]);
  });

  test('.cpg before language byte before guess; the user before all; damage is told', async () => {
    const bytes = (ldid: number) => dbfBytes([name('NAME')], [[encodeGb18030('简体')]], { ldid });
    const label = async (ldid: number, cpg?: string, chosen?: string) => {
      const parts = [points(1), file('a.dbf', bytes(ldid)), ...(cpg ? [file('a.cpg', cpg)] : [])];
      return opened(await read(parts, chosen))[0]!;
    };
    expect(await label(0, 'UTF-8')).toMatchObject({ encoding: { label: 'utf-8', how: 'cpg' } });
    expect(await label(0x4f, '936')).toMatchObject({
      encoding: { label: 'gbk', how: 'cpg' },
      features: [{ properties: { NAME: '简体' } }],
    });
    expect(await label(0x4d)).toMatchObject({ encoding: { label: 'gbk', how: 'ldid' } });
    expect(await label(0x57)).toMatchObject({ encoding: { label: 'gb18030', how: 'guess' } });
    expect(await label(0x4f, 'BIG5', 'gbk')).toMatchObject({
      encoding: { label: 'gbk', how: 'chosen' },
      features: [{ properties: { NAME: '简体' } }],
    });
    const damaged = await read([points(1), file('a.dbf', bytes(0)), file('a.cpg', 'UTF-8')]);
    expect(damaged.problems).toMatchObject([{ code: 'encoding-damaged', values: { encoding: 'UTF-8', places: 1 } }]);
  });

  test('pieces of text to try encodings on: names and cells with letters beyond ASCII', () => {
    const bytes = dbfBytes(
      [
        { name: encodeGb18030('名称'), type: 'C', width: 8 },
        { name: latin('N'), type: 'N', width: 4 },
      ],
      [
        [encodeGb18030('红线'), latin('12')],
        [latin('plain'), latin('13')],
        [encodeGb18030('湿地'), latin('14')],
      ],
    );
    expect(tableSamples(bytes, 2)).toEqual(['名称', '红线'].map(encodeGb18030));
    expect(tableSamples(bytes, 9)).toHaveLength(3);
    expect(tableSamples(bytes.subarray(0, 20), 9)).toEqual([]);
  });

  test('.prj word for word, .qpj where there is none, a web page for neither', async () => {
    const wkt = 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]';
    expect((await layerOf(points(1), dbf(1), file('a.prj', `\ufeff${wkt}\n`))).statement).toEqual({
      from: 'prj',
      epsg: null,
      text: wkt,
    });
    expect((await layerOf(points(1), dbf(1), file('a.qpj', wkt))).statement?.text).toBe(wkt);
    const page = await read([points(1), dbf(1), file('a.prj', '<!DOCTYPE html><html>')]);
    expect(opened(page)[0]!.statement).toBeNull();
    expect(page.problems).toMatchObject([{ code: 'crs-unreadable', values: { text: 'HTML' } }]);
  });
});

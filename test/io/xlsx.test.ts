import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readXlsx } from '../../src/io/formats/xlsx.ts';
import type { Cell } from '../../src/io/raw-layer.ts';
import { writeXlsx } from '../../src/io/write/xlsx.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';

const read = (bytes: Uint8Array) =>
  readXlsx({ format: 'xlsx', name: 'book.xlsx', files: [{ path: 'book.xlsx', bytes }] }, {}, atOnce);

async function book(...sheets: (readonly [string, readonly (readonly Cell[])[]])[]): Promise<Uint8Array> {
  const written = await writeXlsx(sheets.map(([name, rows]) => ({ name, rows })));
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  return written.value.bytes;
}

const SITES: readonly (readonly Cell[])[] = [
  ['名称', '类型', '经度', '纬度', '面积'],
  ['甲', '矿山', 106.8, 39.66, 1200.5],
  ['乙', '排污口', 106.9, 39.7, null],
];

/** A workbook as Excel writes it: shared strings, styles, a date, merged cells. */
function sharedStringsBook(sheetData: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (items: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items}</Relationships>`;
  const parts: Record<string, string> = {
    '_rels/.rels': relations(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/>`,
    ),
    'xl/sharedStrings.xml': `<sst xmlns="${main}"><si><t>名称</t></si><si><t>X坐标</t></si><si><t>Y坐标</t></si><si><r><t>日</t></r><r><t>期</t></r></si><si><t>4,392,466.694</t></si></sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
  };
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, encoder.encode(text)])));
}
const HEADER =
  '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="D2" t="s"><v>3</v></c></row>';

describe('workbooks', () => {
  test('sheets with coordinates become layers of their names', async () => {
    const outcome = await read(await book(['说明', [['只有文字']]], ['点位', SITES], ['又一', SITES]));
    expect(outcome.ok && outcome.value.map((l) => [l.name, l.features.length])).toEqual([
      ['点位', 2],
      ['又一', 2],
    ]);
    expect(outcome.ok && outcome.value[0]!.features[0]).toEqual({
      geometry: { type: 'Point', coordinates: [106.8, 39.66] },
      properties: { 名称: '甲', 类型: '矿山', 经度: 106.8, 纬度: 39.66, 面积: 1200.5 },
    });
    expect(outcome.problems.map((p) => `${p.severity} ${p.code}`)).toEqual(['warning table-without-coordinates']);
  });

  test('shared strings, rich text, numbers as text, dates', async () => {
    const outcome = await read(
      sharedStringsBook(
        `${HEADER}<row r="3"><c r="A3" t="inlineStr"><is><t>甲</t></is></c><c r="B3" t="s"><v>4</v></c><c r="C3"><v>397019.54</v></c><c r="D3" s="1"><v>45413</v></c></row><row r="4"><c r="A4" t="inlineStr"><is><t>乙</t></is></c><c r="B4"><v>4392566</v></c><c r="C4"><v>397019</v></c><c r="D4" s="1"><v>45413.5</v></c></row>`,
      ),
    );
    expect(outcome.ok && outcome.value[0]!.features).toEqual([
      {
        geometry: { type: 'Point', coordinates: [4392466.694, 397019.54] },
        properties: { 名称: '甲', X坐标: '4,392,466.694', Y坐标: 397019.54, 日期: '2024-05-01' },
      },
      {
        geometry: { type: 'Point', coordinates: [4392566, 397019] },
        properties: { 名称: '乙', X坐标: 4392566, Y坐标: 397019, 日期: '2024-05-01 12:00:00' },
      },
    ]);
  });

  test('the line of a row is its row number', async () => {
    const outcome = await read(sharedStringsBook(`${HEADER}<row r="5"><c r="B5"><v>4392566</v></c></row>`));
    expect(outcome.problems.map((p) => [p.code, p.values.line])).toEqual([['row-unreadable', 5]]);
  });
});

describe('hostile workbooks', () => {
  test.each([
    '<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>',
    '<row r="3"><c r="A1e9"><v>1</v></c></row>',
    '<row r="3"><c r="ZZZZZZZ3"><v>1</v></c></row>',
    '<row r="3"><c r="zzzz3"><v>1</v></c></row>',
    '<row r="3"><c r="中3"><v>1</v></c></row>',
    '<row r=\'1&#48;000000\'><c r="A3"><v>1</v></c></row>',
    `<row r="3"><c r="A3" t="inlineStr"><is><t>r="</t></is></c></row><row r="0x7fffffff"><c r="A4"><v>1</v></c></row>`,
    `<row r="${'9'.repeat(400)}"><c r="A3"><v>1</v></c></row>`,
  ])('a cell far away is refused before rows are made for it: %s', async (row) => {
    const outcome = await read(sharedStringsBook(HEADER + row));
    expect(outcome.problems.map((p) => p.code)).toEqual(['file-broken']);
  });

  test('a sheet of too many cells, one far right and one far down', async () => {
    const rows = '<row r="3"><c r="XFD3"><v>1</v></c></row><row r="1000000"><c r="A1000000"><v>1</v></c></row>';
    const outcome = await read(sharedStringsBook(HEADER + rows));
    expect(outcome.problems.map((p) => p.code)).toEqual(['too-many-features']);
  });

  test('what is no workbook', async () => {
    expect((await read(new TextEncoder().encode('<html></html>'))).problems[0]!.code).toBe('archive-broken');
    expect((await read(zipSync({ 'a.xml': new Uint8Array(3) }))).problems[0]!.code).toBe('file-broken');
    expect((await read(zipSync({ 'a.txt': new Uint8Array(3) }))).ok).toBe(false);
  });

  test('a part that unpacks to more than it may', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(1_000_000) });
    // The directory at the end claims half a gigabyte.
    const view = new DataView(bomb.buffer);
    const directory = bomb.length - 22 - 46 - 'xl/worksheets/sheet1.xml'.length;
    expect(view.getUint32(directory, true)).toBe(0x02014b50);
    view.setUint32(directory + 24, 500_000_000, true);
    expect((await read(bomb)).problems[0]!.code).toBe('archive-too-large');
  });
});

test('damaged workbooks are read whole or refused', { timeout: 1_200_000 }, async () => {
  const originals = [await book(['点位', SITES]), sharedStringsBook(HEADER)];
  // Damage inside the parts, which the checksums of the archive would else catch.
  const inner = (seed: number): Uint8Array => {
    const text = `${HEADER}<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3"><v>4392566</v></c><c r="C3"><v>397019</v></c></row>`;
    return sharedStringsBook(new TextDecoder().decode(mutated(new TextEncoder().encode(text), seed)));
  };
  let refused = 0;
  for (let seed = 0; seed < FUZZ_RUNS; seed++) {
    const bytes = seed % 3 === 2 ? inner(seed) : mutated(originals[seed % 3]!, seed);
    const outcome = await read(bytes);
    if (outcome.ok) for (const layer of outcome.value) expect(layer.features.length).toBeGreaterThan(0);
    else {
      refused++;
      expect(outcome.problems.some((p) => p.severity === 'error')).toBe(true);
    }
  }
  expect(refused).toBeGreaterThan(FUZZ_RUNS / 20);
});

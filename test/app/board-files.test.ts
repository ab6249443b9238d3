import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/app/panels/coverage/card-picture.ts';
import { matrixRows } from '../../src/app/panels/coverage/overlap/matrix.ts';
import { matrixTable } from '../../src/app/panels/coverage/overlap/overlap-tables.ts';
import { captionOf, type Provenance, provenanceRows } from '../../src/app/panels/coverage/provenance.ts';
import { quantityUnits } from '../../src/app/panels/coverage/quantity-text.ts';
import { districtsRows } from '../../src/app/panels/coverage/tables-csv.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import { FILTER_PARTS, NO_FILTER } from '../../src/domain/coverage/filter.ts';
import type { OverlapTable } from '../../src/domain/coverage/overlaps.ts';
import { writeXlsx } from '../../src/io/write/xlsx.ts';
import { setName } from '../../src/text/combination-sets.ts';
import { cityFixture as city, coverageFixture as result } from './coverage-fixture.ts';

const text = textIn('zh');
const of: Provenance = {
  open: { city, tables: {} },
  title: '叠加矩阵',
  filter: NO_FILTER,
  follows: FILTER_PARTS,
  unit: 'km2',
  language: 'zh',
  day: '2026-11-22',
};

describe('what a file says before its table', () => {
  it('is city, table, data, filter, units and day, then an empty row', () => {
    const rows = provenanceRows(of);
    expect(rows.at(-1)).toEqual([]);
    expect(Object.fromEntries(rows.slice(0, -1))).toMatchObject({
      城市: '试城',
      表: '叠加矩阵',
      数据版本: 'TEST-2025.10',
      筛选: '无(全市)',
      数据性质: '示意数据',
      日期: '2026-11-22',
    });
    expect(JSON.stringify(rows)).toContain('red-line 2025-10');
    expect(JSON.stringify(rows)).toContain('面积以公顷写出(屏幕为km²)');
  });

  it('names illustrative layers where others are not, and says nothing where none is', () => {
    const layers = city.layers.map((l, i) => (i === 0 ? l : { ...l, reality: 'real' as const }));
    const some = { ...of, open: { city: { ...city, layers }, tables: {} } };
    expect(provenanceRows(some)).toContainEqual(['数据性质', '示意数据:red-line']);
    const none = layers.map((l) => ({ ...l, reality: 'real' as const }));
    const real = { ...of, open: { city: { ...city, layers: none }, tables: {} } };
    expect(provenanceRows(real).some(([label]) => label === '数据性质')).toBe(false);
    expect(captionOf(real)).toBe('试城 · 数据版本 TEST-2025.10 · 2026-11-22');
  });

  it('tells the filters that the card follows from those it does not', () => {
    const filter = { ...NO_FILTER, classKeys: ['protected-areas/core'], within: ['bands/band-200'] };
    expect(provenanceRows({ ...of, filter })).toContainEqual(['筛选', '类别:core;范围内:band-200']);
    const other = { ...of, filter, follows: ['districts'] as const };
    expect(provenanceRows(other)).toContainEqual(['筛选', '无(全市);未按“类别”“范围内”筛选']);
    expect(captionOf(other)).toBe('试城 · 数据版本 TEST-2025.10 · 示意数据 · 2026-11-22');
    expect(captionOf({ ...of, filter })).toContain('筛选:类别:core;范围内:band-200');
  });
});

it('older versions than the newest are named before the table and under the picture', () => {
  const layers = city.layers.map((l, i) => {
    const [now] = l.versions;
    return i === 0 ? { ...l, versions: [{ ...now!, id: 'old', date: '2023-11' }, now!] } : l;
  });
  const older = { ...of, open: { city: { ...city, layers }, tables: {} } };
  expect(provenanceRows(older)).toContainEqual(['旧版数据', 'red-line 2023-11 版(最新 2025-10)']);
  expect(captionOf(older)).toContain('含旧版数据:red-line 2023-11 版(最新 2025-10)');
  expect(provenanceRows(of).some(([label]) => label === '旧版数据')).toBe(false);
});

describe('figures in files', () => {
  it('call the ground of a filter what the screen calls it, and have no counts of part of the ground', () => {
    const filter = { districts: ['甲区', '乙区'], classKeys: null, within: ['bands/band-200'] };
    const filtered = { ...result, overview: { ...result.overview, filter } };
    const [head, ...rows] = districtsRows(filtered, city, 'zh', text.coverage);
    expect(head!.slice(0, 2)).toEqual(['行政区', '范围内面积 (公顷)']);
    expect(head!.filter((cell) => String(cell).includes('个数,'))).toEqual([]);
    expect(rows.map(([name]) => name)).toContain('所选 2 区');
    const [whole] = districtsRows(result, city, 'zh', text.coverage);
    expect(whole).toContain('red-line (个数,跨区图斑各区都计)');
    for (const row of rows.filter((r) => r.length > 1)) expect(row).toHaveLength(head!.length);
  });

  it('say where a layer holds nothing of a district although there is some', () => {
    const note = { zh: '见专图', en: 'elsewhere' };
    const layers = city.layers.map((l) =>
      l.id === 'protected-areas' ? { ...l, notCollected: [{ districtId: '乙区', note }] } : l,
    );
    const rows = districtsRows(result, { layers }, 'zh', text.coverage);
    const row = rows.find(([name]) => name === '乙区')!;
    expect(row).toContain('此处未收');
    expect(rows.at(-1)).toEqual(['见专图(protected-areas);合计不含。']);
    expect(districtsRows(result, city, 'zh', text.coverage).flat()).not.toContain('此处未收');
  });

  it('keep what the page prints as less than its last digit', () => {
    const ground = { name: { zh: '红线', en: 'red' }, style: 'red', layerId: 'a', grossSquareMetres: 0.3 };
    const table = {
      classes: [{ ...ground, key: 'a/b', classId: 'b', netSquareMetres: 0.2 }],
      together: [[0.2]],
    } as unknown as OverlapTable;
    const [, row] = matrixTable(matrixRows(table, 'class', null), 'zh', '公顷', text.board.overlap.matrix);
    expect(row).toEqual(['红线', 0.00002, 0.00003, 0.00001]);
  });

  it('say 所选范围内无 where the filter leaves nothing', () => {
    const within = { ...NO_FILTER, within: ['bands/band-200'] };
    const filtered = { ...result, overview: { ...result.overview, filter: within } };
    const cells = districtsRows(filtered, city, 'zh', text.coverage).flat();
    expect(cells).toContain('所选范围内无');
    expect(cells).not.toContain('本区无');
  });
});

it('a set of some classes of its layer is named by them', () => {
  const set = result.combinationSets.find((s) => s.key === 'protected-areas')!;
  expect(setName(set, city).zh).toBe('保护地');
  expect(setName({ ...set, classKeys: ['protected-areas/core'] }, city).zh).toBe('core');
});

it('a figure leads with the unit of the board', () => {
  const area = { kind: 'area', squareMetres: 1_000_000 } as const;
  expect(quantityUnits(area, text.coverage).slice(0, 2)).toEqual(['1.00', 'km²']);
  expect(quantityUnits(area, text.coverage, 'mu').slice(1)).toEqual(['亩', '1.00 km²', '100.0000 公顷']);
  expect(quantityUnits({ ...area, signed: true }, text.coverage)[1]).toBe('公顷');
});

it('a line under a picture is broken where it is too long', () => {
  const measure = (words: string) => words.length;
  expect(linesOf('甲乙丙丁戊', 2, measure)).toEqual(['甲乙', '丙丁', '戊']);
  expect(linesOf('甲乙', 5, measure)).toEqual(['甲乙']);
  expect(linesOf('甲 2026-11', 8, measure)).toEqual(['甲 ', '2026-11']);
  expect(linesOf('2026-11', 4, measure)).toEqual(['2026', '-11']);
});

it('the head of a workbook stands under the rows before it, bold and free to go out of view', async () => {
  const written = await writeXlsx([
    { name: '表', rows: [['城市', '甲'], [], ['名', '数'], ['乙', 1]], hasHead: true, headRow: 2 },
  ]);
  if (!written.ok) throw new Error('not written');
  const sheet = strFromU8(unzipSync(written.value.bytes)['xl/worksheets/sheet1.xml']!);
  expect(sheet).toMatch(/<c r="A3" s="\d+"/);
  expect(sheet).not.toMatch(/<c r="A1" s=/);
  expect(sheet).not.toContain('frozen');
});

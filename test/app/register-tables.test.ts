import { expect, test } from 'vitest';
import { findingTable, recordTable, sheetOf, type TableWords } from '../../src/app/panels/register/register-tables.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import { checkRecord, finding, sitingResult } from '../support/register.ts';

const words: TableWords = {
  text: textIn('zh'),
  language: 'zh',
  kindName: (id) => id,
  cityName: (id) => ({ square: '方城' })[id] ?? id,
  shipped: null,
};
const hit = finding({
  key: 'red-line/red-line',
  name: { zh: '生态保护红线', en: 'Red line' },
  ruleId: 'red',
  status: 'hit',
  outcome: 'avoid',
  areaSquareMetres: 1_528_800.0071137,
  share: 1.0000000000000002,
  distanceMetres: 0,
  marginMetres: null,
});
const clear = finding({ key: 'park/park', status: 'clear', areaSquareMetres: 0, share: 0, distanceMetres: 12.345_678 });
const disputes = [{ key: 'red-line/red-line', ruleId: 'red', reason: '界线已调整', at: 0 }];
const met = {
  keys: ['red-line/red-line'],
  areasSquareMetres: [20],
  netSquareMetres: 20,
  grossSquareMetres: 30,
  repeatedSquareMetres: 10,
};
const records = [
  checkRecord({ result: sitingResult([hit, clear], { net: met }), disputes }),
  checkRecord({ at: 900_000, result: sitingResult([clear]) }),
];

const column = (rows: readonly (readonly unknown[])[], title: string) => {
  const at = rows[0]!.indexOf(title);
  expect(at).toBeGreaterThanOrEqual(0);
  return rows.slice(1).map((row) => row[at]);
};

test('a city by name and id, a dispute by the name of what is disputed, net ground only where there is some', () => {
  const rows = recordTable(records, words);
  expect(column(rows, '城市')).toEqual(['方城', '方城']);
  expect(column(rows, '城市代码')).toEqual(['square', 'square']);
  expect(column(rows, '异议')).toEqual(['生态保护红线: 界线已调整', '']);
  expect(column(rows, '净涉及 公顷')).toEqual([0.002, null]);
  expect(column(rows, '毛面积合计 公顷')).toEqual([0.003, null]);
});

test('figures keep their stated decimals, and nothing in common is no figure', () => {
  const rows = findingTable(records.slice(0, 1), words);
  expect(column(rows, '重叠面积 公顷')).toEqual([152.88000071, null]);
  expect(column(rows, '占比 %')).toEqual([100, null]);
  expect(column(rows, '最近距离 m')).toEqual([0, 12.3457]);
});

test('a finding has its test and its margin beside what was measured', () => {
  const near = finding({
    key: 'shore/shore',
    status: 'hit',
    outcome: 'justify',
    distanceMetres: 106.54,
    marginMetres: -893.46,
    threshold: { kind: 'within', metres: 1000 },
  });
  const rows = findingTable([checkRecord({ result: sitingResult([near]) })], words);
  expect(column(rows, '最近距离 m')).toEqual([106.54]);
  expect(column(rows, '判定(阈值)')).toEqual(['最近距离不大于 1000 m']);
  expect(column(rows, '余量 m')).toEqual([-893.46]);
  expect(column(rows, '余量含义')).toEqual(['距限值']);
  const spare = finding({
    key: 'park/park',
    status: 'clear',
    marginMetres: 40,
    threshold: { kind: 'overlap', squareMetres: 1 },
  });
  const aside = findingTable([checkRecord({ result: sitingResult([hit, spare]) })], words);
  expect(column(aside, '余量含义')).toEqual([null, '距边界']);
});

test('a workbook shows them with the decimals of the page', () => {
  const rows = findingTable(records, words);
  const sheet = sheetOf('a', rows, words);
  const format = (title: string) => sheet.columns![rows[0]!.indexOf(title)]!.format;
  expect(['重叠面积 公顷', '占比 %', '余量 m', '地块'].map(format)).toEqual([
    '#,##0.0000',
    '0.00',
    '#,##0.0',
    undefined,
  ]);
});

test('a line tells its land, the ground checked, its length and its widths', () => {
  const result = sitingResult([{ ...hit, axisMetres: 87.264_31 }, clear], {
    areaSquareMetres: 1_283_260,
    design: { landSquareMetres: 610_221, lengthMetres: 3051.14 },
  });
  const line = checkRecord({ result });
  const record = { ...line, footprint: { ...line.footprint, distanceMetres: 200, safetyMetres: 100 } };
  const rows = recordTable([record, ...records], words);
  expect(column(rows, '用地 公顷').slice(0, 2)).toEqual([61.0221, records[0]!.result.areaSquareMetres / 10_000]);
  expect(column(rows, '核对范围 公顷')[0]).toBe(128.326);
  expect(column(rows, '线长 m').slice(0, 2)).toEqual([3051.14, null]);
  expect(column(rows, '总宽或半径 m').slice(0, 2)).toEqual([200, null]);
  expect(column(rows, '安全距离 m').slice(0, 2)).toEqual([100, null]);
  expect(column(findingTable([record], words), '项目线在内 m')).toEqual([87.2643, null]);
});

import { describe, expect, it } from 'vitest';
import {
  type BatchToWrite,
  basisTable,
  findingTable,
  ruleTable,
  siteTable,
} from '../../src/app/panels/batch/batch-tables.ts';
import { cellFigure, columnName } from '../../src/app/panels/batch/batch-words.ts';
import { inOrder, kindNames } from '../../src/app/state/batch-sites.ts';
import type { BatchState } from '../../src/app/state/batch-types.ts';
import { batch as words } from '../../src/app/text/batch.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { batchColumns, screenRows } from '../../src/domain/siting/batch.ts';
import { withFormerLimits } from '../../src/domain/siting/batch-limits.ts';
import { AS_THEY_CAME, NO_FILTER } from '../../src/domain/siting/batch-rows.ts';
import { BatchTable } from '../../src/domain/siting/batch-table.ts';
import { withRemoved } from '../../src/domain/siting/rule-edits.ts';
import { atOnce } from '../../src/engine/index.ts';
import { fileHectares } from '../../src/text/file-figures.ts';
import { batchRecord } from '../support/screening.ts';
import { bookOf, cells, feature, prepare, rule } from '../support/small-city.ts';

const book = bookOf(rule('red', 'red-line', 'red-line', 'avoid'));
const kinds = { all: null, column: 'kind' };

async function written(language: 'zh' | 'en' = 'zh'): Promise<BatchToWrite> {
  const prepared = await prepare({ 'red-line': [feature('R', 'red-line', cells(2, 2, 2))] });
  const columns = batchColumns(prepared, book);
  const polygons = [cells(2, 2, 1), cells(7, 7, 1), cells(50, 50, 1)];
  const sites = polygons.map((p) => ({ polygons: p, kind: null }));
  const table = new BatchTable(3, columns);
  table.put(await screenRows(prepared, book, columns, sites, 0, atOnce));
  const features = polygons.map((p, i) => {
    const f = feature(`F${i}`, 'site', p);
    return { ...f, properties: { ...f.properties, kind: ['chemical', '', 'circus'][i] } };
  });
  const batch: BatchState = {
    record: batchRecord({
      pack: 'x',
      kinds,
      startedAt: 0,
      finishedAt: null,
      rulesVersion: 'v1',
      rulesHash: 'abc',
      data: [
        { layerId: 'red-line', versionId: 'now', date: '2025', name: { zh: '红线', en: 'red' }, accuracyMetres: 5 },
      ],
      columns,
      districts: prepared.districts.map((d) => ({ id: d.properties.id, name: d.properties.name })),
    }),
    footprints: { type: 'FeatureCollection', features } as LayerTable,
    names: ['一', '二', '三'],
    table,
    done: 3,
    work: 'resting',
    stale: ['rules'],
    filter: NO_FILTER,
    order: AS_THEY_CAME,
    row: null,
  };
  return { batch, table, rows: [0, 1, 2], book, language, text: words[language] };
}

describe('a screening as tables', () => {
  it('has a row for each site, with figures in full, and says why one could not be checked', async () => {
    const given = await written();
    const [head, first, second, third] = siteTable(given) as (string | number | null)[][];
    const at = (name: keyof typeof words.zh.columns) => head!.indexOf(words.zh.columns[name]);
    expect(first).toHaveLength(head!.length);
    expect([first![at('kind')], first![at('outcome')]]).toEqual(['chemical', '建议避让']);
    expect(first![at('area')]).toBe(fileHectares(given.table.rows.areaSquareMetres[0]!));
    expect(first![at('net')]).toBe(fileHectares(given.table.rows.netSquareMetres[0]!));
    expect(first![at('district')]).toBe('name of D1');
    expect(second![at('net')]).toBeNull();
    expect([third![at('outcome')], third![at('area')], third![at('hits')]]).toEqual(['不能核对', null, null]);
    expect(third![at('problem')]).toMatch(/市|范围/);
    for (const row of [first, second, third])
      expect([row![at('rulesVersion')], row![at('dataVersions')]]).toEqual(['v1', '红线 2025']);
    expect(siteTable({ ...given, rows: [1] })).toHaveLength(2);
  });

  it('lists what is met, rule by rule', async () => {
    const given = await written('en');
    const [head, ...rows] = findingTable(given) as (string | number | null)[][];
    expect(rows).toHaveLength(1);
    expect(rows[0]![head!.indexOf('overlap_ha')]).toBe(fileHectares(given.table.cell(0, 0).areaSquareMetres!));
    const rules = ruleTable(given);
    expect(rules).toHaveLength(given.batch.record.columns.length + 1);
    expect(rules[1]!.slice(0, 2)).toEqual(['rule red · red-line', 1]);
    // Of the rows that are written: those that pass the filter.
    expect(ruleTable({ ...given, rows: [1] })[1]!.slice(0, 2)).toEqual(['rule red · red-line', 0]);
    const filtered = { ...given.batch, filter: { ...NO_FILTER, words: '二' } };
    const told = words.en.sumsOfShown('1', '3');
    expect(JSON.stringify(basisTable({ ...given, rows: [1], batch: filtered }))).toContain(told);
    expect(JSON.stringify(basisTable(given))).not.toContain('filter');
    // A screening of an earlier version has the words of the basis instead.
    const { ruleName: _, ...before } = given.batch.record.columns[0]!;
    expect(columnName(before, 'en')).toBe('law · red-line');
  });

  it('keeps what a looser limit hides apart from what was not found', async () => {
    const given = await written();
    const loose = bookOf(
      rule('red', 'red-line', 'red-line', 'avoid', { test: { kind: 'overlap', toleranceSquareMetres: 1e9 } }),
    );
    const prepared = await prepare({ 'red-line': [feature('R', 'red-line', cells(2, 2, 2))] });
    const columns = withFormerLimits(batchColumns(prepared, loose), 'test+1', book);
    const sites = [{ polygons: cells(2, 2, 1), kind: null }];
    const table = new BatchTable(1, columns);
    table.put(await screenRows(prepared, loose, columns, sites, 0, atOnce));
    const batch = { ...given.batch, table, record: { ...given.batch.record, columns } };
    const own = { ...given, batch, table, rows: [0] };
    const [head, row] = siteTable(own) as (string | number | null)[][];
    const at = (name: keyof typeof words.zh.columns) => head!.indexOf(words.zh.columns[name]);
    expect([row![at('outcome')], row![at('hits')], row![at('relaxed')]]).toEqual([words.zh.outcome.relaxed, 0, 1]);
    expect(row![at('main')]).toContain(words.zh.relaxed);
    const [titles, finding] = findingTable(own) as (string | number | null)[][];
    expect(finding![titles!.indexOf(words.zh.columns.status)]).toBe(words.zh.relaxed);
    expect(finding![titles!.indexOf(words.zh.columns.margin)]).toBeNull();
    expect(ruleTable(own)[1]!.slice(1, 3)).toEqual([0, 1]);
    expect(JSON.stringify(basisTable(own))).toContain('容差 0 m² → 容差 1000000000 m²');
  });

  it('names the rules that were deleted, beside their columns and in the basis', async () => {
    const given = await written();
    const less = withRemoved(bookOf(), book);
    const prepared = await prepare({ 'red-line': [feature('R', 'red-line', cells(2, 2, 2))] });
    const columns = batchColumns(prepared, less);
    const table = new BatchTable(1, columns);
    table.put(await screenRows(prepared, less, columns, [{ polygons: cells(2, 2, 1), kind: null }], 0, atOnce));
    const batch = { ...given.batch, table, record: { ...given.batch.record, columns } };
    const place = columns.findIndex((c) => c.ruleId === 'red');
    expect(columnName(columns[place]!, 'zh')).toBe('rule red · red-line · 规则已删除');
    expect(cellFigure(table, 0, place, words.zh)).toBe('未检查 · 规则已删除');
    expect(JSON.stringify(basisTable({ ...given, batch, table, rows: [0] }))).toContain(words.zh.basisRows.removed);
  });

  it('says on which rules and data it rests, and that they have changed since', async () => {
    const text = JSON.stringify(basisTable(await written()));
    for (const part of ['v1', 'abc', '红线', '2025', words.zh.stale.rules, words.zh.unfinished])
      expect(text).toContain(part);
  });
});

describe('kinds of the rows', () => {
  it('are told where they differ, and rows are sorted by them as by all else, in files too', async () => {
    const { batch, table } = await written();
    const names = kindNames(batch, book, 'zh');
    expect(names).toEqual([book.kinds.find((k) => k.id === 'chemical')!.name.zh, '', '']);
    expect(inOrder({ ...batch, order: { by: 'kind', descending: true } }, table, [0, 1, 2], names)).toEqual([0, 1, 2]);
    expect(inOrder({ ...batch, order: { by: 'kind', descending: false } }, table, [0, 1, 2], names)).toEqual([1, 2, 0]);
    const alike = { ...batch, record: { ...batch.record, kinds: { all: 'chemical', column: null } } };
    expect(kindNames(alike, book, 'zh')).toBeNull();
  });

  it('and a file of some rows says so in its name', () => {
    expect(words.zh.fileName('乌海', '甲', true)).toBe('乌海-批量筛查-甲-筛选');
    expect(words.zh.fileName('乌海', '甲', false)).toBe('乌海-批量筛查-甲');
  });
});

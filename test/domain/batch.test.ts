import { beforeAll, describe, expect, it } from 'vitest';
import type { PreparedCity } from '../../src/domain/prepared-city.ts';
import {
  BATCH_OUTCOMES,
  type BatchColumn,
  batchColumns,
  columnIdOf,
  kindOfRow,
  type ScreenedRows,
  screenRows,
} from '../../src/domain/siting/batch.ts';
import { parseBatchRecord, rowsFromJson, rowsToJson, staleness } from '../../src/domain/siting/batch-record.ts';
import { filterRows, hitColumns, NO_FILTER, sortRows } from '../../src/domain/siting/batch-rows.ts';
import { outsideCity, summarise } from '../../src/domain/siting/batch-summary.ts';
import { BatchTable, OUTSIDE_CITY } from '../../src/domain/siting/batch-table.ts';
import { checkSite, type Site } from '../../src/domain/siting/check.ts';
import { atOnce } from '../../src/engine/index.ts';
import { batchFootprints } from '../support/batch-footprints.ts';
import { Random } from '../support/random.ts';
import { batchRecord } from '../support/screening.ts';
import { prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';
import { cells, feature, prepare, ruleBook } from '../support/small-city.ts';

const rules = shippedRules('wuhai');
const book = rules;
let city: PreparedCity;
let columns: BatchColumn[];
const kinds = [null, ...rules.kinds.map((k) => k.id)];
let sites: Site[];
let rows: ScreenedRows;

beforeAll(async () => {
  city = await prepareShipped(shippedCity('wuhai'), rules);
  columns = batchColumns(city, rules);
  const footprints = batchFootprints(city.districts, 60, new Random(11));
  sites = footprints.map((polygons, i) => ({ polygons, kind: kinds[i % kinds.length]!, day: '2026-11-22' }));
  rows = await screenRows(city, book, columns, sites, 0, atOnce);
});

/** NaN where a check has no figure. */
const figure = (value: number | null): number => value ?? Number.NaN;

describe('a screening', () => {
  it('has every figure of every finding of the check of the site alone, to the last bit', async () => {
    const table = new BatchTable(sites.length, columns);
    table.put(rows);
    for (const [row, site] of sites.entries()) {
      const checked = await checkSite(city, book, site, false);
      if (!checked.ok) throw new Error(`row ${row}: ${checked.problems[0]?.code}`);
      const { value } = checked;
      expect(table.outcome(row)).toBe(value.overall);
      expect(rows.areaSquareMetres[row]).toBe(value.areaSquareMetres);
      expect(rows.insideSquareMetres[row]).toBe(value.insideSquareMetres);
      expect(rows.netSquareMetres[row]).toBe(value.net.netSquareMetres);
      const named = value.districts.find((d) => d.id !== null);
      const isOutside = value.insideSquareMetres < 0.5 * value.areaSquareMetres;
      expect(city.districts[rows.districts[row]!]?.properties.id ?? null).toBe(isOutside ? null : named!.id);
      for (const f of value.findings) {
        const column = columns.findIndex((c) => c.id === columnIdOf(f));
        const at = row * columns.length + column;
        const cell = table.cell(row, column);
        expect([cell.status, cell.reason, cell.borderline, cell.touching, cell.belowTolerance]).toEqual([
          f.status,
          f.reason,
          f.borderline,
          f.touching,
          f.belowTolerance,
        ]);
        if (f.status === 'hit') expect(columns[column]!.outcome).toBe(f.outcome);
        expect(rows.cellSquareMetres[at]).toBe(figure(f.areaSquareMetres));
        expect(rows.lengthMetres[at]).toBe(figure(f.lengthMetres));
        expect(rows.distanceMetres[at]).toBe(figure(f.distanceMetres));
        expect(rows.marginMetres[at]).toBe(figure(f.marginMetres));
      }
      const applicable = columns.length - table.countStatus(row, 'not-applicable');
      expect(applicable).toBe(value.findings.length);
    }
  });

  it('is the same in chunks of any length as in one go', async () => {
    const parts = [await screenRows(city, book, columns, sites.slice(40), 40, atOnce)];
    parts.push(await screenRows(city, book, columns, sites.slice(0, 40), 0, atOnce));
    const table = new BatchTable(sites.length, columns);
    for (const part of parts) table.put(part);
    expect(table.whole()).toEqual(rows);
  });

  it('keeps what cannot be checked as a row that says why', async () => {
    const prepared = await prepare({ 'red-line': [feature('R', 'red-line', cells(2, 2, 2))] });
    const own = batchColumns(prepared, ruleBook);
    const bow = [
      [
        [
          [107.01, 40.01],
          [107.02, 40.02],
          [107.02, 40.01],
          [107.01, 40.02],
          [107.01, 40.01],
        ],
      ],
    ];
    const list = [cells(2, 2, 1), bow, cells(50, 50, 1), []].map((polygons) => ({ polygons, kind: null }));
    const screened = await screenRows(prepared, ruleBook, own, list, 0, atOnce);
    expect([...screened.outcomes].map((o) => BATCH_OUTCOMES[o])).toEqual(['avoid', 'refused', 'refused', 'refused']);
    expect(screened.problems.map((p) => [p.row, p.problems[0]!.severity])).toEqual([
      [1, 'error'],
      [2, 'error'],
      [3, 'error'],
    ]);
    expect(screened.areaSquareMetres[1]).toBeNaN();
  });

  it('counts ground outside the city as unchecked in a column of its own', async () => {
    const prepared = await prepare({});
    const own = batchColumns(prepared, ruleBook);
    const screened = await screenRows(prepared, ruleBook, own, [{ polygons: cells(9, 2, 2), kind: null }], 0, atOnce);
    const table = new BatchTable(1, own);
    table.put(screened);
    const outside = table.cell(0, own.length - 1);
    expect([outside.status, outside.reason]).toEqual(['unchecked', 'outside-city']);
    expect(outside.areaSquareMetres).toBeGreaterThan(0);
  });

  it('tells progress and ends where its host has it end', async () => {
    let told = 0;
    const stopped = new Error('stopped');
    const host = {
      ...atOnce,
      tell: () => {
        if (++told === 2) throw stopped;
      },
    };
    await expect(screenRows(city, book, columns, sites, 0, host)).rejects.toBe(stopped);
  });
});

describe('where a row lies', () => {
  /** Share inside the city, of a square of ten cells by ten. */
  const reaching = (inside: number) => cells(10 - inside, 2, 2, 1);
  const crossed = cells(2, 2, 1).map((p) => p.map((ring) => [ring[0]!, ring[2]!, ring[1]!, ring[3]!, ring[0]!]));

  it('is outside the city where less than half of it is inside, whatever the largest part', async () => {
    const prepared = await prepare({});
    const list = batchColumns(prepared, ruleBook);
    // 1.5 of 2 cells inside; 0.9 of 2; across both districts with most of it in neither alone; outside; not known.
    const polygons = [reaching(1.5), reaching(0.9), cells(4.4, 9.4, 1.2, 1.1), cells(30, 2, 1), crossed];
    const screened = await screenRows(
      prepared,
      ruleBook,
      list,
      polygons.map((p) => ({ polygons: p, kind: null })),
      0,
      atOnce,
    );
    const table = new BatchTable(polygons.length, list);
    table.put(screened);
    expect(polygons.map((_, row) => table.district(row))).toEqual([1, OUTSIDE_CITY, 0, OUTSIDE_CITY, null]);
    const names = polygons.map((_, i) => `${i}`);
    expect(filterRows(table, list, names, { ...NO_FILTER, district: OUTSIDE_CITY })).toEqual([1, 3]);
    const { byDistrict, byOutcome } = summarise(table);
    // Of rows that were not checked no area is known: that is no zero.
    expect(byOutcome.get('refused')).toEqual({ rows: 2, areaSquareMetres: null, netSquareMetres: null });
    expect(outsideCity(table)).toEqual({ refused: 1, most: 1 });
    expect([byDistrict.get(OUTSIDE_CITY)?.all.rows, byDistrict.get(null)?.all.rows]).toEqual([2, 1]);
  });
});

describe('the kind of a row', () => {
  const kind = rules.kinds[1]!;
  it('is that of all rows, unless its column states another by id or name', () => {
    const of = { all: 'tailings', column: '类型' };
    expect(kindOfRow(rules, of, { 类型: ` ${kind.name.zh} ` })).toBe(kind.id);
    expect(kindOfRow(rules, of, { 类型: kind.name.en.toUpperCase() })).toBe(kind.id);
    expect(kindOfRow(rules, of, { 类型: '' })).toBe('tailings');
    expect(kindOfRow(rules, { all: null, column: null }, { 类型: kind.name.zh })).toBeNull();
  });
  it('is known by a part of its name that no other has', () => {
    const of = { all: null, column: '类型' };
    expect(kindOfRow(rules, of, { 类型: '化工' })).toBe('chemical');
    expect(kindOfRow(rules, of, { 类型: '畜禽养殖' })).toBe('livestock');
    expect(kindOfRow(rules, of, { 类型: '其他' })).toBe('other');
    for (const unclear of ['项目', '库', '设施、']) expect(kindOfRow(rules, of, { 类型: unclear })).toBeNull();
  });
  it('is said by a use of land where the column is taken for that', () => {
    const of = { all: null, column: '类型' };
    expect(kindOfRow(rules, { ...of, uses: true }, { 类型: '采矿用地' })).toBe('mining');
    expect(kindOfRow(rules, of, { 类型: '采矿用地' })).toBeNull();
    expect(kindOfRow(rules, { ...of, uses: true }, { 类型: '矿山公路' })).toBeNull();
  });
  it('is not stated where its words are not those of a kind', () => {
    expect(kindOfRow(rules, { all: 'tailings', column: '类型' }, { 类型: '体育馆' })).toBeNull();
  });
});

describe('the table of a screening', () => {
  const filled = () => {
    const table = new BatchTable(sites.length, columns);
    table.put(rows);
    return table;
  };
  const names = Array.from({ length: 60 }, (_, i) => `地块${i + 1}`);

  it('knows what is still to be done, in stretches', async () => {
    const table = new BatchTable(sites.length, columns);
    expect(table.missing(25)).toEqual([
      { from: 0, to: 25 },
      { from: 25, to: 50 },
      { from: 50, to: 60 },
    ]);
    table.put(await screenRows(city, book, columns, sites.slice(20, 30), 20, atOnce));
    expect(table.done).toBe(10);
    expect(table.missing(100)).toEqual([
      { from: 0, to: 20 },
      { from: 30, to: 60 },
    ]);
    table.put(await screenRows(city, book, columns, sites.slice(20, 30), 20, atOnce));
    expect(table.done).toBe(10);
  });

  it('takes no rows of another table', () => {
    expect(new BatchTable(sites.length, [...columns, columns[0]!]).put(rows)).toBe(false);
    expect(new BatchTable(sites.length - 1, columns).put(rows)).toBe(false);
  });

  it('sums up by outcome, district and rule what its rows hold', () => {
    const { byOutcome, byDistrict, byColumn } = summarise(filled());
    const count = (map: ReadonlyMap<unknown, { rows: number }>) => [...map.values()].reduce((n, s) => n + s.rows, 0);
    expect(count(byOutcome)).toBe(60);
    expect([...byDistrict.values()].reduce((n, d) => n + d.all.rows, 0)).toBe(60);
    const avoid = [...rows.outcomes.keys()].filter((r) => BATCH_OUTCOMES[rows.outcomes[r]!] === 'avoid');
    expect(byOutcome.get('avoid')!.areaSquareMetres).toBe(avoid.reduce((sum, r) => sum + rows.areaSquareMetres[r]!, 0));
    const table = filled();
    for (const [c, sum] of byColumn.entries()) {
      const hits = names.flatMap((_, row) => (table.cell(row, c).status === 'hit' ? [row] : []));
      expect(sum.hit).toBe(hits.length);
      expect(filterRows(table, columns, names, { ...NO_FILTER, column: columns[c]!.id })).toEqual(hits);
    }
  });

  it('sums up the rows that pass a filter where only those are shown', () => {
    const table = filled();
    const shown = filterRows(table, columns, names, { ...NO_FILTER, outcome: 'avoid' });
    const { byOutcome, byDistrict, byColumn } = summarise(table, shown);
    expect([...byOutcome.keys()]).toEqual(['avoid']);
    expect([...byDistrict.values()].reduce((n, d) => n + d.all.rows, 0)).toBe(shown.length);
    for (const [c, sum] of byColumn.entries())
      expect(sum.hit).toBe(shown.filter((row) => table.cell(row, c).status === 'hit').length);
  });

  it('filters by all that is asked at once, and leaves out what is not done', async () => {
    const table = filled();
    const filter = { ...NO_FILTER, outcome: 'avoid', district: 0 } as const;
    const found = filterRows(table, columns, names, filter);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((r) => table.outcome(r) === 'avoid' && rows.districts[r] === 0)).toBe(true);
    expect(filterRows(table, columns, names, { ...NO_FILTER, words: '地块7' })).toEqual([6]);
    const part = new BatchTable(sites.length, columns);
    part.put(await screenRows(city, book, columns, sites.slice(0, 5), 0, atOnce));
    expect(filterRows(part, columns, names, NO_FILTER)).toEqual([0, 1, 2, 3, 4]);
  });

  it('sorts by figures, those without one last either way', () => {
    const table = filled();
    const all = filterRows(table, columns, names, NO_FILTER);
    for (const descending of [false, true]) {
      const areas = sortRows(table, names, all, 'area', descending, -1).map((r) => rows.areaSquareMetres[r]!);
      expect(areas).toEqual([...areas].sort((a, b) => (descending ? b - a : a - b)));
    }
    rows.areaSquareMetres[3] = Number.NaN;
    const holed = filled();
    rows.areaSquareMetres[3] = table.rows.areaSquareMetres[3]!;
    expect(sortRows(holed, names, all, 'area', false, -1).at(-1)).toBe(3);
    expect(sortRows(holed, names, all, 'area', true, -1).at(-1)).toBe(3);
    expect(sortRows(table, names, all, 'name', false, -1).slice(0, 3)).toEqual([0, 1, 2]);
  });

  it('names the strictest hit of a row first', () => {
    const table = filled();
    const row = [...rows.outcomes.keys()].find((r) => table.outcome(r) === 'avoid')!;
    expect(columns[hitColumns(table, columns, row)[0]!]!.outcome).toBe('avoid');
  });
});

describe('a screening that is kept', () => {
  it('comes back from JSON to the last bit', () => {
    expect(rowsFromJson(JSON.parse(JSON.stringify(rowsToJson(rows))))).toEqual(rows);
  });

  it('is refused where it is not whole', () => {
    const json = rowsToJson(rows) as Record<string, unknown[]>;
    expect(rowsFromJson({ ...json, status: json.status!.slice(1) })).toBeNull();
    expect(rowsFromJson({ ...json, outcomes: json.outcomes!.map(() => 9) })).toBeNull();
    expect(parseBatchRecord({ id: 'batch-1' })).toBeNull();
    const byUse = batchRecord({ kinds: { all: null, column: '地块用途', uses: true } });
    expect(parseBatchRecord(byUse)).toEqual(byUse);
  });

  it('says what has changed since: rules, or the version of a layer', () => {
    const data = [{ layerId: 'red-line', versionId: 'a', date: '2025', name: { zh: '', en: '' }, accuracyMetres: 5 }];
    const record = { rulesHash: 'x', data };
    expect(staleness(record, { rulesHash: 'x', data: [{ ...data[0]!, date: '2026' }] })).toEqual([]);
    expect(staleness(record, { rulesHash: 'y', data })).toEqual(['rules']);
    expect(staleness(record, { rulesHash: 'x', data: [{ ...data[0]!, versionId: 'b' }] })).toEqual(['data']);
  });
});

import { describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import { type BatchColumn, batchColumns, screenRows } from '../../src/domain/siting/batch.ts';
import { questionOf, unsignedEntry } from '../../src/domain/siting/batch-entry.ts';
import { isLoosened, withFormerLimits } from '../../src/domain/siting/batch-limits.ts';
import { parseBatchRecord } from '../../src/domain/siting/batch-record.ts';
import { filterRows, hitColumns, NO_FILTER, sortRows } from '../../src/domain/siting/batch-rows.ts';
import { summarise } from '../../src/domain/siting/batch-summary.ts';
import { BatchTable } from '../../src/domain/siting/batch-table.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import { hiddenCount, relaxations } from '../../src/domain/siting/rule-limits.ts';
import type { RuleBook, RuleTest } from '../../src/domain/siting/rules.ts';
import { canonicalText } from '../../src/domain/siting/serial.ts';
import { atOnce } from '../../src/engine/index.ts';
import { batchRecord } from '../support/screening.ts';
import { bookOf, cells, feature, prepare, rule, smallCity } from '../support/small-city.ts';

const overlap = (toleranceSquareMetres: number): RuleTest => ({ kind: 'overlap', toleranceSquareMetres });
const within = (metres: number): RuleTest => ({ kind: 'within', metres, inside: true });
const book = (area: RuleTest, near: RuleTest, version: string): RuleBook => ({
  ...bookOf(
    rule('red', 'red-line', 'red-line', 'avoid', { test: area }),
    rule('core', 'protected-areas', 'core', 'justify', { test: near }),
  ),
  version,
});
const shipped = book(overlap(1), within(1000), 'test');
const loosened = book(overlap(1e9), within(100), 'test+1');

/** Nothing but those two rules decides: without absent layers a site may come to none. */
const city: City = { ...smallCity, absentLayers: [] };
/** In the red line; 0.3 cells (some 300 m) off the core zone; clear of all. */
const names = ['red', 'near', 'clear'];
const polygons = [cells(2, 2, 1), cells(6.3, 5, 0.5), cells(9, 9, 0.5)];

async function screened(rules: RuleBook, of = city) {
  const prepared = await prepare(
    {
      'red-line': [feature('R', 'red-line', cells(2, 2, 2))],
      'protected-areas': [feature('P', 'core', cells(5, 5, 1))],
    },
    of,
  );
  const sites = polygons.map((p) => ({ polygons: p, kind: null }));
  const plain = batchColumns(prepared, rules);
  const rows = await screenRows(prepared, rules, plain, sites, 0, atOnce);
  const columns = withFormerLimits(plain, rules.version, shipped);
  const table = new BatchTable(sites.length, columns);
  table.put(rows);
  return { prepared, sites, columns, rows, table };
}

const at = (columns: readonly BatchColumn[], ruleId: string) => columns.findIndex((c) => c.ruleId === ruleId);

describe('hits that a looser limit hides', () => {
  it('are those of the check of the site alone, and never count as none found', async () => {
    const { prepared, sites, table } = await screened(loosened);
    for (const [row, site] of sites.entries()) {
      const checked = await checkSite(prepared, loosened, site, false);
      if (!checked.ok) throw new Error('not checked');
      expect(table.countHidden(row)).toBe(hiddenCount(relaxations(checked.value, shipped)));
    }
    expect(names.map((_, row) => table.outcome(row))).toEqual(['relaxed', 'relaxed', 'none']);
    const strict = await screened(shipped);
    expect(names.map((_, row) => strict.table.outcome(row))).toEqual(['avoid', 'justify', 'none']);
  });

  it('are told before what is missing, which stands in its own count', async () => {
    const { table } = await screened(loosened, smallCity);
    expect(names.map((_, row) => table.outcome(row))).toEqual(['relaxed', 'relaxed', 'unchecked']);
    expect(table.countStatus(0, 'unchecked')).toBe(1);
  });

  it('are summed up, filtered, sorted and named by themselves', async () => {
    const { columns, table } = await screened(loosened);
    const { byOutcome, byColumn, relaxedRows } = summarise(table);
    expect([byOutcome.get('relaxed')?.rows, byOutcome.get('none')?.rows, relaxedRows]).toEqual([2, 1, 2]);
    const [red, core] = [at(columns, 'red'), at(columns, 'core')];
    expect([byColumn[red], byColumn[core]].map((sum) => [sum!.hit, sum!.relaxed])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    const rowsWith = (change: object) => filterRows(table, columns, names, { ...NO_FILTER, ...change });
    expect(rowsWith({ outcome: 'relaxed' })).toEqual([0, 1]);
    expect(rowsWith({ outcome: 'none' })).toEqual([2]);
    expect(rowsWith({ cell: 'relaxed' })).toEqual([0, 1]);
    expect(rowsWith({ cell: 'relaxed', column: columns[core]!.id })).toEqual([1]);
    expect(sortRows(table, names, [0, 1, 2], 'relaxed', true, -1)).toEqual([0, 1, 2]);
    expect(sortRows(table, names, [2, 1, 0], 'outcome', false, -1)).toEqual([0, 1, 2]);
    expect(hitColumns(table, columns, 0)).toEqual([red]);
    expect(hitColumns(table, columns, 2)).toEqual([]);
  });
});

describe('the former limit of a column', () => {
  it('is known where it is another, by the rules as shipped', async () => {
    const { columns } = await screened(loosened);
    expect(columns[at(columns, 'red')]!.former).toEqual(overlap(1));
    expect(columns.filter(isLoosened).map((c) => c.ruleId)).toEqual(['red', 'core']);
    const same = await screened(shipped);
    expect(same.columns.every((c) => c.former === null)).toBe(true);
    const stricter = await screened(book(overlap(0), within(2000), 'test+2'));
    expect(stricter.columns.filter(isLoosened)).toEqual([]);
  });

  it('stays what it was, and is found for screenings that did not say it', async () => {
    const { columns, sites, rows } = await screened(loosened);
    const later = book(overlap(1e9), within(100), 'later');
    expect(withFormerLimits(columns, 'test+1', later)).toEqual(columns);
    const unsaid = columns.map(({ former: _, ...column }) => column);
    const table = new BatchTable(sites.length, withFormerLimits(unsaid, 'test+1', shipped));
    table.put(rows);
    expect(table.outcome(0)).toBe('relaxed');
  });
});

describe('a screening with looser limits that is kept', () => {
  const record = (columns: readonly BatchColumn[]) => batchRecord({ rulesVersion: 'test+1', columns });

  it('keeps its former limits', async () => {
    const { columns } = await screened(loosened);
    expect(parseBatchRecord(JSON.parse(JSON.stringify(record(columns))))?.columns).toEqual(columns);
  });

  it('is entered with its own count; without one the question is that of earlier versions', async () => {
    const { columns, table } = await screened(loosened);
    const entry = unsignedEntry(record(columns), table);
    expect(entry.outcomes).toMatchObject({ relaxed: 2, none: 1, unchecked: 0 });
    const before = { ...entry, outcomes: { ...entry.outcomes, relaxed: 0 } };
    expect(canonicalText(questionOf(entry))).toContain('"relaxed":2');
    expect(canonicalText(questionOf(before))).not.toContain('relaxed');
  });
});

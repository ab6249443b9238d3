/** Shipped rules that the user deleted: what they speak of is not checked, and that is said. */
import { describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { batchColumns, screenRows } from '../../src/domain/siting/batch.ts';
import { removedIn } from '../../src/domain/siting/batch-limits.ts';
import { BatchTable } from '../../src/domain/siting/batch-table.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import { disputeOf } from '../../src/domain/siting/project.ts';
import { withoutRule, withRemoved } from '../../src/domain/siting/rule-edits.ts';
import { removedRules } from '../../src/domain/siting/rule-limits.ts';
import { type RuleBook, ruledLayers } from '../../src/domain/siting/rules.ts';
import { atOnce } from '../../src/engine/index.ts';
import { markCounts } from '../../src/text/marks.ts';
import { bookOf, cells, feature, prepare, rule, smallCity } from '../support/small-city.ts';

const kinds = [{ id: 'mine', name: { zh: '矿', en: 'mine' } }];
const shipped: RuleBook = {
  ...bookOf(
    rule('red', 'red-line', 'red-line', 'avoid'),
    rule('red-too', 'red-line', 'red-line', 'justify'),
    rule('near', 'management-range', 'management-range', 'justify', {
      test: { kind: 'within', metres: 200, inside: true },
    }),
    rule('mine', 'farmland', 'farmland', 'avoid', { kinds: ['mine'], target: { layer: 'farmland', classes: null } }),
  ),
  kinds: [...kinds, { id: 'mill', name: { zh: '厂', en: 'mill' } }],
};
const without = (...ids: string[]): RuleBook => withRemoved(ids.reduce(withoutRule, shipped), shipped);
const city: City = { ...smallCity, absentLayers: [] };
const inRed = cells(2, 2, 1);

const open = (of = city) =>
  prepare(
    {
      'red-line': [feature('R', 'red-line', cells(2, 2, 2))],
      'management-range': [feature('M', 'management-range', cells(7, 7, 1))],
    },
    of,
  );

async function check(book: RuleBook, polygons: PolygonCoordinates, kind: string | null = null, of = city) {
  const checked = await checkSite(await open(of), book, { polygons, kind }, false);
  if (!checked.ok) throw new Error('not checked');
  return checked.value;
}

describe('a shipped rule that was deleted', () => {
  it('leaves its class unchecked, with its clause, and never a notice', async () => {
    const before = await check(shipped, inRed);
    expect(before.overall).toBe('avoid');
    const { findings, overall, counts } = await check(without('red', 'red-too'), inRed);
    expect(overall).toBe('unchecked');
    expect(counts.unchecked).toBe(before.counts.unchecked + 2);
    const own = findings.filter((f) => f.layerId === 'red-line');
    expect(own.map((f) => [f.key, f.status, f.reason, f.clause?.ruleId])).toEqual([
      ['red-line/red-line', 'unchecked', 'rule-removed', 'red'],
      ['red-line/red-line#red-too', 'unchecked', 'rule-removed', 'red-too'],
    ]);
    // In sight: before what is clear.
    expect(findings.findIndex((f) => f.status === 'clear')).toBeGreaterThan(
      findings.findLastIndex((f) => f.reason === 'rule-removed'),
    );
    expect([...removedRules(findings)]).toEqual(['red', 'red-too']);
    expect(markCounts(findings, new Map(), 'zh')).toEqual(['2 条规则已删除,未核对']);
    expect(markCounts(before.findings, new Map(), 'zh')).toEqual([]);
  });

  it('lets the other rules of its class decide', async () => {
    const { findings, overall } = await check(without('red'), inRed);
    expect(overall).toBe('justify');
    expect(findings.filter((f) => f.layerId === 'red-line').map((f) => [f.ruleId, f.status])).toEqual([
      ['red-too', 'hit'],
      ['red', 'unchecked'],
    ]);
    // Every finding keeps its key: the deleted rule stands where it was shipped.
    expect(findings.find((f) => f.ruleId === 'red-too')?.key).toBe('red-line/red-line#red-too');
    expect(findings.find((f) => f.ruleId === 'red')?.name.zh).toBe('red-line');
  });

  it('keeps the band of its distance from being measured as if nothing spoke of it', async () => {
    const { findings } = await check(without('near'), inRed);
    expect(findings.filter((f) => f.layerId === 'bands').map((f) => [f.reason, f.distanceMetres])).toEqual([
      ['rule-removed', null],
    ]);
  });

  it('for other kinds of projects is not said', async () => {
    const of: City = smallCity;
    const reasons = async (kind: string | null) => {
      const { findings } = await check(without('mine'), inRed, kind, of);
      return findings.filter((f) => f.layerId === 'farmland').map((f) => f.reason);
    };
    expect(await reasons('mine')).toEqual(['rule-removed']);
    expect(await reasons(null)).toEqual(['rule-removed']);
    expect(await reasons('mill')).toEqual([]);
  });

  it('keeps the dispute of its finding', async () => {
    // Made when a rule of the user's own came first among those of the class.
    const dispute = { footprintId: 's', key: 'red-line/red-line#red', ruleId: 'red', reason: 'old data', at: 0 };
    const { findings } = await check(without('red'), inRed);
    const marked = findings.filter((f) => disputeOf([dispute], 's', f) !== null);
    expect(marked.map((f) => [f.key, f.ruleId])).toEqual([['red-line/red-line', 'red']]);
  });

  it('has its column in a screening, unchecked in every row', async () => {
    const book = without('red');
    const prepared = await open();
    const columns = batchColumns(prepared, book);
    expect([...removedIn(columns)]).toEqual(['red']);
    const table = new BatchTable(2, columns);
    const sites = [inRed, cells(9, 0, 1)].map((polygons) => ({ polygons, kind: null }));
    table.put(await screenRows(prepared, book, columns, sites, 0, atOnce));
    const place = columns.findIndex((c) => c.isRemoved);
    expect([0, 1].map((row) => table.cell(row, place).reason)).toEqual(['rule-removed', 'rule-removed']);
    expect([0, 1].map((row) => table.outcome(row))).toEqual(['justify', 'unchecked']);
  });

  it('still has its layer counted, and a book that lacks none is as it was', () => {
    expect(ruledLayers(without('mine')).has('farmland')).toBe(true);
    expect(withRemoved(shipped, shipped)).toBe(shipped);
  });
});

it('a layer that is not there and matters to other kinds of projects alone has no row', async () => {
  const rows = async (kind: string | null) => {
    const { findings, notApplicable } = await check(shipped, inRed, kind, smallCity);
    return [findings.filter((f) => f.layerId === 'farmland').length, notApplicable.length];
  };
  expect(await rows('mine')).toEqual([1, 0]);
  expect(await rows('mill')).toEqual([0, 1]);
});

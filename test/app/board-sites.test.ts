import { describe, expect, it } from 'vitest';
import { siteChart } from '../../src/app/panels/coverage/site-chart.ts';
import { type SiteWords, siteFigure, siteFigures, siteSheet } from '../../src/app/panels/coverage/site-figures.ts';
import { EVERY_SITE, sitePivot } from '../../src/app/panels/coverage/site-pivot.ts';
import { listChoices, listedSites, NO_SITE_FILTER, offered } from '../../src/app/panels/coverage/site-rows.ts';
import { partKey } from '../../src/app/state/coverage-types.ts';
import { coverage } from '../../src/app/text/coverage.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { SiteRow, SiteTable } from '../../src/domain/coverage/site-table.ts';
import { cityFixture as city, coverageFixture as result } from './coverage-fixture.ts';

const name = (zh: string) => ({ zh, en: zh });
const site = (id: string, change: Partial<SiteRow> = {}): SiteRow => ({
  layerId: 'sites',
  classId: 'mine',
  id,
  name: `点位 ${id}`,
  status: 'untreated',
  found: 2020,
  deadline: 2024,
  overdue: false,
  passed: false,
  holder: '局',
  position: [106.5, 39.5],
  districtId: '甲区',
  band: 'inside',
  rangeDistanceMetres: 12.5,
  controls: [],
  areaSquareMetres: null,
  ...change,
});

const rows = [
  site('1', { overdue: true }),
  site('2', { status: 'closed', controls: ['red-line/red-line', 'protected-areas/core'], deadline: null }),
  site('3', { status: 'treating', band: 'beyond', districtId: null, holder: null, overdue: true, deadline: 2022 }),
  site('4', { layerId: 'blocks', classId: 'block', status: 'closed' }),
];

const tally = (keys: readonly (string | null)[]) => keys.map((key) => ({ key, count: 1, overdue: 0 }));

const table: SiteTable = {
  day: '2026-01-01',
  statusDates: ['2024-09'],
  types: [
    { key: 'sites/mine', layerId: 'sites', classId: 'mine', name: name('矿山'), style: 'mine' },
    { key: 'blocks/block', layerId: 'blocks', classId: 'block', name: name('片区'), style: 'block' },
    { key: 'sites/dump', layerId: 'sites', classId: 'dump', name: name('排土场'), style: 'dump' },
  ],
  bands: [
    { id: 'inside', name: name('范围内') },
    { id: 'beyond', name: null },
  ],
  rows,
  counts: {
    type: tally([]),
    status: tally(['closed', 'treating', 'untreated']),
    band: tally(['beyond', 'inside']),
    district: tally([null, '甲区']),
    control: tally(['red-line/red-line', 'protected-areas/core']),
    holder: tally(['局', null]),
    found: tally(['2020']),
    deadline: tally(['2022', '2024', null]),
  },
  leftOut: 0,
  inputs: [],
};

const words: SiteWords = { text: textIn('zh'), language: 'zh', city, table, districts: result.rows };
const context = {
  city,
  result,
  parts: { [partKey('siteTable', { day: table.day })]: { kind: 'done' as const, result: table } },
  language: 'zh' as const,
  text: coverage.zh,
};

describe('sites by type and another column', () => {
  it('keeps statuses in their order and leaves out types without a site', () => {
    const pivot = sitePivot(table, 'status');
    expect(pivot.values).toEqual(['untreated', 'treating', 'closed']);
    expect(pivot.rows.map((r) => [r.type.key, r.total, r.overdue, r.cells])).toEqual([
      ['sites/mine', 3, 2, [1, 1, 1]],
      ['blocks/block', 1, 0, [0, 0, 1]],
    ]);
  });

  it('counts a site in each control class that it lies in', () => {
    expect(sitePivot(table, 'control').rows[0]!.cells).toEqual([1, 1, 2]);
  });

  it('puts bands from the river outwards, and what is not stated last', () => {
    expect(sitePivot(table, 'band').values).toEqual(['inside', 'beyond']);
    expect(sitePivot(table, 'holder').values).toEqual(['局', null]);
  });

  it('draws the same counts', () => {
    const pivot = sitePivot(table, 'status');
    const { series } = siteChart(pivot, words) as { series: { data: number[] }[] };
    // Bars stand from below: the first type comes last.
    expect(series.map((s) => s.data)).toEqual(pivot.values.map((_, i) => pivot.rows.map((r) => r.cells[i]).reverse()));
  });
});

describe('figures of the sites', () => {
  it('light exactly the sites that they count, of all layers', () => {
    const figure = siteFigure(table.day, { ...EVERY_SITE, in: { dimension: 'status', value: 'closed' } });
    expect(siteFigures.explain(figure, context)?.quantity).toEqual({ kind: 'count', count: 2 });
    expect(siteFigures.region(figure, context)).toEqual({
      kind: 'sites',
      districtId: null,
      layerId: 'sites',
      ids: ['2'],
      more: [{ layerId: 'blocks', ids: ['4'] }],
    });
  });

  it('say by what rule a site is overdue', () => {
    const explained = siteFigures.explain(siteFigure(table.day, { ...EVERY_SITE, overdue: true }), context);
    expect(explained).toMatchObject({ quantity: { count: 2 }, excluded: null });
    expect(explained?.notes).toEqual([expect.stringMatching(/^逾期:按 2024-09 的状态.*含待验收/)]);
  });

  it('call nothing overdue whose deadline has passed since the statuses were taken', () => {
    const later = { ...table, rows: [...rows.slice(1), site('5', { passed: true })] };
    const parts = { [partKey('siteTable', { day: table.day })]: { kind: 'done' as const, result: later } };
    const asked = (pick: object) =>
      siteFigures.explain(siteFigure(table.day, { ...EVERY_SITE, ...pick }), { ...context, parts })!;
    expect(asked({ overdue: true }).quantity).toEqual({ kind: 'count', count: 1 });
    const passed = asked({ passed: true });
    expect(passed.quantity).toEqual({ kind: 'count', count: 1 });
    expect(passed.name).toContain('状态待更新');
    expect(passed.notes?.join()).toContain('不称逾期');
    const [head, mines] = siteSheet(sitePivot(later, 'status'), { ...words, table: later });
    expect(head!.slice(-2)).toEqual(['逾期(按 2024-09 状态)', '时限已过、状态待更新(至 2026-01-01)']);
    expect(mines!.slice(-2)).toEqual([1, 1]);
  });

  it('are none while the table is not there', () => {
    expect(siteFigures.explain(siteFigure('2026-01-02', EVERY_SITE), context)).toBeNull();
  });
});

describe('the list of sites', () => {
  const ids = (filter: Partial<typeof NO_SITE_FILTER>, column: 'deadline' | 'distance' | 'name', descending = false) =>
    listedSites(words, { ...NO_SITE_FILTER, ...filter }, { column, descending }).map((r) => r.id);

  it('sorts, what has no value last either way', () => {
    expect(ids({}, 'deadline')).toEqual(['3', '1', '4', '2']);
    expect(ids({}, 'deadline', true)).toEqual(['1', '4', '3', '2']);
  });

  it('keeps to type, status, district, name and what is overdue', () => {
    expect(ids({ overdue: true }, 'name')).toEqual(['1', '3']);
    expect(ids({ type: 'blocks/block' }, 'name')).toEqual(['4']);
    expect(ids({ status: 'closed', district: '甲区' }, 'name')).toEqual(['2', '4']);
    expect(ids({ name: '位 3' }, 'name')).toEqual(['3']);
  });

  it('leaves as a file with the same counts', () => {
    const sheet = siteSheet(sitePivot(table, 'status'), words);
    expect(sheet[1]).toEqual(['矿山', 3, 1, 1, 1, 2, 0]);
    expect(sheet.at(-1)).toEqual(['点位 4', '片区', '已销号', expect.anything(), '范围内', 12.5, 2024, '局', 0, 0]);
  });
});

it('sites in no control space have a column of their own', () => {
  const pivot = sitePivot(table, 'control');
  expect(pivot.values).toEqual(['red-line/red-line', 'protected-areas/core', null]);
  expect(pivot.rows[0]!.cells).toEqual([1, 1, 2]);
  expect(siteSheet(pivot, words)[0]).toContain('均不在');
});

it('offers in the list the values of the sites in it, by their names', () => {
  const block = site('6', { layerId: 'blocks', classId: 'block', status: 'treating' });
  const own = { ...table, rows: [...rows.filter((r) => r.districtId !== null && r.status !== 'closed'), block] };
  const named = { ...words, table: own, districts: [{ districtId: '甲区', name: name('甲的区') }] };
  expect(listChoices(named)).toEqual({
    type: [
      ['sites/mine', '矿山'],
      ['blocks/block', '片区'],
    ],
    status: [
      ['treating', '治理中'],
      ['untreated', '未治理'],
    ],
    district: [['甲区', '甲的区']],
  });
  const stale = { ...NO_SITE_FILTER, district: '乙区', status: 'treating' };
  expect(offered(stale, listChoices(named))).toEqual({ ...stale, district: '' });
});

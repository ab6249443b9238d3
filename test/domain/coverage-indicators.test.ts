/** States of indicators: what is judged, what is not, and why. */
import { describe, expect, it } from 'vitest';
import type { City, Service, Target } from '../../src/domain/city.ts';
import { type CoverageSettings, type IndicatorParts, NO_SETTINGS } from '../../src/domain/coverage/indicator.ts';
import { indicatorNeeds, indicatorParts } from '../../src/domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../src/domain/coverage/indicators.ts';
import { traceRegion } from '../../src/domain/coverage/region.ts';
import type { LayerFeature, LayerTable, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { lineLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { cells, feature, SOUTH, smallCity, WEST } from '../support/small-city.ts';

const both = (text: string) => ({ zh: text, en: text });
const at = (x: number, y: number) => [WEST + x * 0.01, SOUTH + y * 0.01];

type Layer = City['layers'][number];
const layer = (
  id: string,
  role: Layer['role'],
  geometry: Layer['geometry'],
  classes: string[],
  versions = ['now'],
): Layer => ({
  ...smallCity.layers[1]!,
  id,
  role,
  name: both(id),
  geometry,
  accuracyMetres: 1,
  versions: versions.map((v) => ({
    id: v,
    file: `${id}-${v}.geojson`,
    date: v === 'now' ? '2025' : '2020',
    approval: null,
  })),
  classes: classes.map((c) => ({ id: c, name: both(c), style: c, check: true })),
});

const service: Service = {
  id: 'parks',
  name: both('parks'),
  supply: { layerId: 'parks' },
  radiusMetres: 500,
  demand: { layerId: 'built-up', land: 'built-up', featureIds: null },
  note: null,
};

const target = (measure: Target['measure'], change: Partial<Target> = {}): Target => ({
  indicator: 'it',
  name: both('it'),
  value: null,
  comparison: 'no-number',
  unit: '%',
  quote: null,
  source: null,
  measure,
  note: null,
  ...change,
});

const district = smallCity.layers[0]!;
const cityOf = (targets: Target[], versions = ['now', 'then']): City => ({
  ...smallCity,
  bandSet: null,
  layers: [
    district,
    layer('red-line', 'red-line', 'polygon', ['red-line'], versions),
    layer('protected-areas', 'protected-areas', 'polygon', ['core', 'general'], versions),
    layer('shoreline', 'shoreline', 'line', ['protect', 'use', 'open'], versions),
    layer('sites', 'sites', 'point', ['mine']),
    layer('parks', 'parks', 'point', ['park']),
    layer('built-up', 'built-up', 'polygon', ['built-up']),
  ],
  services: [service],
  shorelineRate: { countedClasses: ['protect'], unclassifiedClass: 'open' },
  targets,
});

const line = (id: string, classId: string, from: number[], to: number[]): LayerFeature => ({
  type: 'Feature',
  properties: { id, name: id, class: classId },
  geometry: { type: 'LineString', coordinates: [from, to] },
});
const point = (id: string, classId: string, x: number, y: number, status?: string): LayerFeature => ({
  type: 'Feature',
  properties: { id, name: id, class: classId, ...(status ? { status, deadline: 2023 } : {}) },
  geometry: { type: 'Point', coordinates: at(x, y) },
});
const districts = [feature('D1', 'district', cells(0, 0, 5, 10)), feature('D2', 'district', cells(5, 0, 5, 10))];
const area = (id: string, classId: string, polygons: PolygonCoordinates) => feature(id, classId, polygons);

type Data = Record<string, LayerFeature[] | { now: LayerFeature[]; was: LayerFeature[] }>;

async function open(city: City, data: Data): Promise<PreparedCity> {
  const table = (features: LayerFeature[]): LayerTable => ({ type: 'FeatureCollection', features });
  const versions = new Map(
    city.layers.map((l) => {
      const given = { districts, ...data }[l.id] ?? [];
      const states = Array.isArray(given) ? { now: given, was: given } : given;
      return [l.id, new Map(l.versions.map((v) => [v.id, table(v.id === 'then' ? states.was : states.now)]))] as const;
    }),
  );
  return prepareCity(city, versions, atOnce);
}

const DAY = '2026-01-15';

async function ask(
  one: Target,
  data: Data,
  options: { settings?: Partial<CoverageSettings>; versions?: string[]; day?: string } = {},
) {
  const city = cityOf([one], options.versions);
  const prepared = await open(city, data);
  const settings = { ...NO_SETTINGS, ...options.settings };
  const parts = await indicatorParts(prepared, settings, options.day ?? DAY, atOnce);
  return { prepared, city, parts, settings, indicator: indicatorBoard(city, parts, settings)[0]! };
}

const entered = (value: number) => ({ targets: { it: { value, by: '王', date: '2026-01-01' } } });

describe('面积不减少', () => {
  const noNetLoss = target(
    { kind: 'no-net-loss', layerId: 'red-line', classIds: null },
    { comparison: 'not-less-than-baseline', unit: '公顷' },
  );
  const red = (...polygons: PolygonCoordinates[]) => polygons.map((p, i) => area(`R${i}`, 'red-line', p));

  it.each([
    ['met by a gain beyond the error', red(cells(1, 1, 3)), red(cells(1, 1, 2)), 'met'],
    ['missed by a loss beyond the error', red(cells(1, 1, 2)), red(cells(1, 1, 3)), 'missed'],
    ['met where nothing changed', red(cells(1, 1, 2)), red(cells(1, 1, 2)), 'met'],
    // 0.0005 of a cell is half a metre; the lines are good to a metre.
    ['borderline within the error', red(cells(1, 1, 2.0005, 2)), red(cells(1, 1, 2)), 'borderline'],
    ['borderline for a loss within it', red(cells(1, 1, 2)), red(cells(1, 1, 2.0005, 2)), 'borderline'],
  ] as const)('is %s', async (_, now, then, state) => {
    const { indicator } = await ask(noNetLoss, { 'red-line': { now: [...now], was: [...then] } });
    expect(indicator.state).toBe(state);
    const sum = (features: readonly LayerFeature[]) =>
      features.reduce(
        (total, f) => total + polygonsArea((f.geometry as { coordinates: PolygonCoordinates }).coordinates),
        0,
      );
    const { value } = indicator;
    if (value?.kind !== 'change') throw new Error('no change');
    expect(value.netSquareMetres).toBeCloseTo(sum(now) - sum(then), 2);
    expect(value.beforeSquareMetres - value.lostSquareMetres + value.gainedSquareMetres).toBeCloseTo(
      value.afterSquareMetres,
      2,
    );
  });

  it('names the districts that go the other way, and lights what was lost', async () => {
    const { indicator, prepared } = await ask(noNetLoss, {
      'red-line': { now: red(cells(1, 1, 3), cells(6, 1, 1)), was: red(cells(1, 1, 1), cells(6, 1, 2)) },
    });
    expect(indicator.state).toBe('met');
    expect(indicator.notes).toContainEqual({ code: 'districts-against', districtIds: ['D2'] });
    const lost = await traceRegion(prepared, indicator.regions.find((r) => r.role === 'lost')!.region, atOnce);
    if (indicator.value?.kind !== 'change') throw new Error('no change');
    expect(lost.areaSquareMetres).toBeCloseTo(indicator.value.lostSquareMetres, 2);
  });

  it('of some classes counts what moves to others as lost', async () => {
    const core = target(
      { kind: 'no-net-loss', layerId: 'protected-areas', classIds: ['core'] },
      { comparison: 'not-less-than-baseline' },
    );
    const { indicator } = await ask(core, {
      'protected-areas': {
        now: [area('C', 'core', cells(1, 1, 1)), area('G', 'general', cells(2, 1, 1))],
        was: [area('C', 'core', cells(1, 1, 2, 1))],
      },
    });
    expect(indicator.state).toBe('missed');
    expect(indicator.value).toMatchObject({ gainedSquareMetres: 0 });
  });

  it('is 缺数据 without a baseline', async () => {
    const { indicator } = await ask(noNetLoss, { 'red-line': red(cells(1, 1, 2)) }, { versions: ['now'] });
    expect(indicator).toMatchObject({ state: 'no-data', reasons: ['no-baseline'], value: null, dataError: null });
  });

  it('is 缺数据 where a feature with a fault is left out, though the figure is told', async () => {
    const bowtie = area('X', 'red-line', [[[at(1, 6), at(2, 7), at(2, 6), at(1, 7), at(1, 6)]]]);
    const { indicator } = await ask(noNetLoss, {
      'red-line': { now: red(cells(1, 1, 3)), was: [...red(cells(1, 1, 2)), bowtie] },
    });
    expect(indicator).toMatchObject({ state: 'no-data', reasons: ['features-left-out'], value: { kind: 'change' } });
  });
});

describe('河湖岸线保护率', () => {
  const rate = (change: Partial<Target> = {}) =>
    target({ kind: 'shoreline-rate' }, { comparison: 'set-above', ...change });
  /** Along one meridian: one cell protected, two used, one without a zone. */
  const shore = [
    line('P', 'protect', at(1, 1), at(1, 2)),
    line('U', 'use', at(1, 2), at(1, 4)),
    line('O', 'open', at(1, 4), at(1, 5)),
  ];

  it('has no target until one is entered; the shore without a zone is in the whole', async () => {
    const { indicator } = await ask(rate(), { shoreline: shore });
    expect(indicator.state).toBe('no-target');
    if (indicator.value?.kind !== 'share') throw new Error('no share');
    expect(indicator.value.share).toBeCloseTo(0.25, 4);
    expect(indicator.value.whole).toBeCloseTo(lineLength([at(1, 1), at(1, 5)]), 3);
    expect(indicator.notes.map((n) => n.code)).toContain('unclassified-included');
  });

  it.each([
    [20, 'met'],
    [30, 'missed'],
    [25, 'borderline'],
  ])('is judged by an entered target of %d per cent: %s', async (value, state) => {
    const { indicator } = await ask(rate(), { shoreline: shore }, { settings: entered(value) });
    expect(indicator.state).toBe(state);
    expect(indicator.target).toEqual({ value, unit: '%', entered: { by: '王', date: '2026-01-01' } });
    expect(indicator.value).toMatchObject({ achievement: expect.closeTo(25 / value, 3) });
  });

  it('counts the zones that are chosen', async () => {
    const { indicator } = await ask(
      rate({ value: 70, comparison: 'at-least' }),
      { shoreline: shore },
      { settings: { countedClasses: ['protect', 'use'] } },
    );
    expect(indicator.state).toBe('met');
    expect(indicator.notes).toContainEqual({ code: 'counted-classes', classIds: ['protect', 'use'] });
  });

  it('as a trend is judged by the version before, and is 缺数据 with the rate told where there is none', async () => {
    const before = [line('U', 'use', at(1, 1), at(1, 5))];
    const better = await ask(rate({ comparison: 'trend' }), { shoreline: { now: shore, was: before } });
    expect(better.indicator).toMatchObject({ state: 'met', value: { before: 0 } });
    const worse = await ask(rate({ comparison: 'trend' }), { shoreline: { now: before, was: shore } });
    expect(worse.indicator.state).toBe('missed');
    const same = await ask(rate({ comparison: 'trend' }), { shoreline: shore });
    expect(same.indicator.state).toBe('borderline');
    const alone = await ask(rate({ comparison: 'trend' }), { shoreline: shore }, { versions: ['now'] });
    expect(alone.indicator).toMatchObject({
      state: 'no-data',
      reasons: ['no-baseline'],
      value: { kind: 'share', before: null },
    });
  });
});

describe('服务半径', () => {
  const served = (value: number) => target({ kind: 'service', serviceId: 'parks' }, { comparison: 'at-least', value });
  const data = { parks: [point('P', 'park', 2.5, 2.5)], 'built-up': [area('B', 'built-up', cells(1, 1, 3))] };

  it('is met, missed and borderline by the share and its data error', async () => {
    const { indicator, city, parts } = await ask(served(1), data);
    expect(indicator.state).toBe('met');
    if (indicator.value?.kind !== 'share' || indicator.dataError === null) throw new Error('no share');
    const { share } = indicator.value;
    const stateAt = (wanted: number) =>
      indicatorBoard({ ...city, targets: [served(100 * wanted)] }, parts, NO_SETTINGS)[0]!.state;
    expect(stateAt(share - 1.01 * indicator.dataError)).toBe('met');
    expect(stateAt(share - 0.99 * indicator.dataError)).toBe('borderline');
    expect(stateAt(share + 0.99 * indicator.dataError)).toBe('borderline');
    expect(stateAt(share + 1.01 * indicator.dataError)).toBe('missed');
    expect(indicator.notes).toContainEqual({ code: 'demand-land', land: 'built-up' });
  });

  it('is 缺数据 without demand and where a supply has no place', async () => {
    expect((await ask(served(1), { ...data, 'built-up': [] })).indicator).toMatchObject({
      state: 'no-data',
      reasons: ['no-features'],
    });
    const lost = { ...point('Q', 'park', 1, 1), geometry: null } as unknown as LayerFeature;
    const { indicator } = await ask(served(1), { ...data, parks: [...data.parks, lost] });
    expect(indicator).toMatchObject({ state: 'no-data', reasons: ['features-left-out'] });
  });
});

describe('整治点位', () => {
  const done = (change: Partial<Target>, deadline: number | null = 2024) =>
    target(
      { kind: 'sites-done', layerId: 'sites', classId: 'mine', doneStatuses: ['closed'], deadline },
      { unit: '处', ...change },
    );
  const mines = (...statuses: (string | undefined)[]) => ({
    sites: statuses.map((s, i) => point(`M${i}`, 'mine', 1 + i, 1, s)),
  });

  it.each([
    ['all closed', done({ comparison: 'all' }), mines('closed', 'closed'), 'met', []],
    [
      'the plan’s number closed',
      done({ comparison: 'at-least', value: 2 }),
      mines('closed', 'treating', 'closed'),
      'met',
      [],
    ],
    ['accepted is not closed', done({ comparison: 'all' }), mines('closed', 'accepted'), 'missed', []],
    ['the term runs', done({ comparison: 'all' }, 2026), mines('closed', 'treating'), 'not-due', []],
    [
      'the term is over, the status from before its end',
      done({ comparison: 'all' }, 2025),
      mines('closed', 'treating'),
      'no-data',
      ['older-than-term'],
    ],
    ['done before the end of the term', done({ comparison: 'all' }, 2025), mines('closed'), 'met', []],
    ['no term', done({ comparison: 'all' }, null), mines('treating'), 'not-due', []],
    [
      'fewer than planned',
      done({ comparison: 'at-least', value: 3 }),
      mines('closed', 'closed'),
      'no-data',
      ['fewer-than-planned'],
    ],
    ['a site without status', done({ comparison: 'all' }), mines('closed', undefined), 'no-data', ['status-missing']],
    ['no sites', done({ comparison: 'all' }), mines(), 'no-data', ['no-features']],
    ['no number', done({ comparison: 'no-number' }), mines('closed'), 'no-target', []],
  ] as const)('%s', async (_, one, data, state, reasons) => {
    const { indicator } = await ask(one, { ...data });
    expect({ state: indicator.state, reasons: indicator.reasons }).toEqual({ state, reasons });
  });

  it('tells done, all and overdue, and lights both', async () => {
    const { indicator } = await ask(done({ comparison: 'all' }), mines('closed', 'treating', 'untreated'));
    expect(indicator.value).toEqual({ kind: 'done-of', done: 1, total: 3, overdue: 2 });
    const [statuses] = indicator.inputs;
    expect(indicator.notes[0]).toEqual({ code: 'overdue', count: 2, day: DAY, statusDate: statuses!.date, term: 2024 });
    expect(indicator.regions.map((r) => [r.role, r.region.kind === 'sites' ? r.region.ids : null])).toEqual([
      ['done', ['M0']],
      ['open', ['M1', 'M2']],
    ]);
  });

  it('within control classes are counted, judged only by an entered number', async () => {
    const within = target(
      { kind: 'sites-within', layerId: 'sites', classId: 'mine', within: ['red-line/red-line'] },
      { comparison: 'reduce', unit: '处' },
    );
    const data = { ...mines('closed', 'treating'), 'red-line': [area('R', 'red-line', cells(0, 0, 1.5))] };
    expect((await ask(within, data)).indicator).toMatchObject({ state: 'no-target', value: { count: 1 } });
    expect((await ask(within, data, { settings: entered(0) })).indicator.state).toBe('missed');
    expect((await ask(within, data, { settings: entered(1) })).indicator.state).toBe('met');
  });
});

describe('areas, shares and counts', () => {
  const protectedAreas = {
    'protected-areas': [
      area('a', 'core', cells(1, 1, 1)),
      area('b', 'general', cells(2, 1, 3, 1)),
      area('c', 'general', cells(4, 1, 1)),
    ],
  };

  it('ground of several classes is counted once', async () => {
    const one = target(
      { kind: 'ground', classKeys: ['red-line/red-line', 'protected-areas/general'] },
      { unit: '公顷' },
    );
    const { indicator } = await ask(one, { ...protectedAreas, 'red-line': [area('R', 'red-line', cells(3, 1, 3, 1))] });
    if (indicator.value?.kind !== 'area') throw new Error('no area');
    expect(indicator.state).toBe('no-target');
    expect(indicator.value.squareMetres).toBeCloseTo(polygonsArea(cells(2, 1, 4, 1)), 2);
    expect(indicator.value.cityShare).toBeCloseTo(0.04, 4);
    expect(indicator.dataError).toBeCloseTo(10 * lineLength(cells(2, 1, 4, 1)[0]![0]!), 1);
  });

  it('a share of a class of its layer, and its trend', async () => {
    const share = { kind: 'class-share', layerId: 'protected-areas', classId: 'core' } as const;
    const { indicator } = await ask(target(share), protectedAreas);
    expect(indicator).toMatchObject({ state: 'no-target', value: { share: expect.closeTo(0.25, 4) } });
    const then = [area('a', 'core', cells(1, 1, 2, 1)), area('b', 'general', cells(3, 1, 2, 1))];
    const both = { 'protected-areas': { now: protectedAreas['protected-areas'], was: then } };
    const down = await ask(target(share, { comparison: 'trend' }), both);
    expect(down.indicator).toMatchObject({ state: 'missed', value: { before: expect.closeTo(0.5, 4) } });
    const alone = await ask(target(share, { comparison: 'trend' }), protectedAreas, { versions: ['now'] });
    expect(alone.indicator).toMatchObject({
      state: 'no-data',
      reasons: ['no-baseline'],
      value: { share: expect.closeTo(0.25, 4) },
    });
  });

  it('an official area is compared, never judged', async () => {
    const official = target(
      { kind: 'layer-area', layerId: 'districts' },
      { comparison: 'stated', unit: '平方公里', value: 100 },
    );
    const { indicator } = await ask(official, {});
    const own = polygonsArea(cells(0, 0, 10));
    expect(indicator).toMatchObject({
      state: 'compared',
      value: {
        squareMetres: expect.closeTo(own, 1),
        stated: { squareMetres: 1e8, differenceShare: expect.closeTo(own / 1e8 - 1, 9) },
      },
    });
    expect(indicator.dataError).toBeCloseTo(10 * lineLength(cells(0, 0, 10)[0]![0]!), 0);
  });

  it('features by name: which are not on the map', async () => {
    const names = ['name of a', 'nowhere'];
    const named = target(
      { kind: 'feature-count', layerId: 'protected-areas', classId: null, names },
      { comparison: 'stated', value: 2 },
    );
    const { indicator } = await ask(named, protectedAreas);
    expect(indicator).toMatchObject({ state: 'compared', value: { count: 1 } });
    expect(indicator.notes).toContainEqual({ code: 'names-missing', names: ['nowhere'] });
    const all = target({ kind: 'feature-count', layerId: 'protected-areas', classId: 'general', names: null });
    expect((await ask(all, protectedAreas)).indicator.value).toMatchObject({ count: 2 });
  });

  it.each([
    ['at-most', 4.1, 'met'],
    ['at-most', 3.9, 'missed'],
    ['equal', 4, 'met'],
    ['equal', 4.1, 'missed'],
  ] as const)('%s %d cells: %s', async (comparison, value, state) => {
    const one = target(
      { kind: 'ground', classKeys: ['protected-areas/core', 'protected-areas/general'] },
      { comparison },
    );
    const cell = polygonsArea(cells(1, 1, 1)) / 1e4;
    const { indicator } = await ask({ ...one, unit: '公顷', value: value * cell }, protectedAreas);
    expect(indicator.value).toMatchObject({ kind: 'area' });
    expect(indicator.state).toBe(state);
  });

  it('pairs of named areas', async () => {
    const pairs = target({ kind: 'overlap-pairs', layerId: 'protected-areas' }, { comparison: 'reduce', unit: '对' });
    const { indicator } = await ask(pairs, protectedAreas);
    expect(indicator.value).toEqual({
      kind: 'count',
      count: 1,
      squareMetres: expect.closeTo(polygonsArea(cells(4, 1, 1)), 2),
    });
    expect(indicator.regions).toHaveLength(1);
  });

  it('what no map has', async () => {
    const none = (spatial: boolean) =>
      target({ kind: 'none', spatial, needs: both('data') }, { comparison: 'planned', value: 36 });
    expect((await ask(none(true), {})).indicator).toMatchObject({
      state: 'no-data',
      reasons: ['layer-absent'],
      value: { kind: 'planned', value: 36 },
    });
    expect((await ask(none(false), {})).indicator.state).toBe('non-spatial');
  });
});

it('says what is on its way and what failed', () => {
  const problem = { code: 'computation-failed', severity: 'error', where: {}, values: {} } as const;
  const pending = { state: 'pending' } as const;
  const failed = { state: 'failed', problems: [problem] } as const;
  const parts: IndicatorParts = {
    facts: pending,
    overlaps: pending,
    shoreline: pending,
    shorelineBefore: pending,
    changes: { 'red-line': failed },
    services: { parks: pending },
    sites: failed,
  };
  const measures: Target['measure'][] = [
    { kind: 'no-net-loss', layerId: 'red-line', classIds: null },
    { kind: 'shoreline-rate' },
    { kind: 'service', serviceId: 'parks' },
    { kind: 'sites-done', layerId: 'sites', classId: 'mine', doneStatuses: ['closed'], deadline: null },
    { kind: 'ground', classKeys: ['red-line/red-line'] },
    { kind: 'overlap-pairs', layerId: 'protected-areas' },
  ];
  const city = cityOf(measures.map((m, i) => target(m, { indicator: `i${i}` })));
  const board = indicatorBoard(city, parts, NO_SETTINGS);
  expect(board.every((i) => i.state === 'not-computed' && i.value === null)).toBe(true);
  expect(board.map((i) => i.reasons)).toEqual([
    ['failed'],
    ['pending'],
    ['pending'],
    ['failed'],
    ['pending'],
    ['pending'],
  ]);
  expect(board[0]!.problems).toEqual([problem]);
});

describe('what a board asks for', () => {
  const trend = target({ kind: 'class-share', layerId: 'protected-areas', classId: 'core' }, { comparison: 'trend' });
  const loss = target({ kind: 'no-net-loss', layerId: 'red-line', classIds: null }, { indicator: 'loss' });
  const rate = target({ kind: 'shoreline-rate' }, { indicator: 'rate', comparison: 'trend' });

  it('is the oldest version, or the one that is chosen', () => {
    const city = cityOf([trend, loss, rate], ['now', 'middle', 'then']);
    expect(indicatorNeeds(city, NO_SETTINGS)).toEqual({
      changes: [
        { layerId: 'protected-areas', before: 'then' },
        { layerId: 'red-line', before: 'then' },
      ],
      shorelineBefore: 'then',
      serviceIds: [],
    });
    const settings = { ...NO_SETTINGS, baselines: { 'red-line': 'middle', shoreline: 'now' } };
    expect(indicatorNeeds(city, settings)).toMatchObject({
      changes: [{ before: 'then' }, { layerId: 'red-line', before: 'middle' }],
      shorelineBefore: 'then',
    });
  });

  it('is nothing where there is one version only', () => {
    expect(indicatorNeeds(cityOf([trend, loss, rate], ['now']), NO_SETTINGS)).toEqual({
      changes: [],
      shorelineBefore: null,
      serviceIds: [],
    });
  });
});

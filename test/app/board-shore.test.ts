import { describe, expect, it } from 'vitest';
import { lineDecal, shoreOption } from '../../src/app/panels/coverage/shore/shore-chart.ts';
import { shoreFigures } from '../../src/app/panels/coverage/shore/shore-explain.ts';
import {
  groupingsOf,
  groupsOf,
  OUTSIDE_GROUP,
  readShoreFigure,
  SHORE_TOTAL,
  type ShoreFigure,
  shoreFigure,
  shoreMetres,
  shoreRows,
} from '../../src/app/panels/coverage/shore/shore-figure.ts';
import { shoreFileRows } from '../../src/app/panels/coverage/shore/shore-tables.ts';
import { type CoverageParts, type PartState, partKey } from '../../src/app/state/coverage-types.ts';
import { coverage } from '../../src/app/text/coverage.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { City } from '../../src/domain/city.ts';
import { traceRegion } from '../../src/domain/coverage/region.ts';
import { type Shoreline, shorelineOf } from '../../src/domain/coverage/shoreline.ts';
import { shorelineRate, shorelineTrend } from '../../src/domain/coverage/shoreline-rate.ts';
import type { LayerFeature, LayerTable } from '../../src/domain/feature-table.ts';
import { prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { cells, feature, prepare, SOUTH, smallCity, WEST } from '../support/small-city.ts';
import { coverageFixture } from './coverage-fixture.ts';

const [template] = smallCity.layers;
const ZONES = ['protect', 'reserve', 'develop', 'unclassified'];
const city: City = {
  ...smallCity,
  shorelineRate: { countedClasses: ['protect', 'reserve'], unclassifiedClass: 'unclassified' },
  layers: [
    ...smallCity.layers,
    {
      ...template!,
      id: 'shoreline',
      role: 'shoreline',
      geometry: 'line',
      classes: ZONES.map((c) => ({ id: c, name: { zh: c, en: c }, style: c, check: false })),
      versions: ['now', 'old'].map((id, i) => ({ ...template!.versions[0]!, id, date: `${2025 - 5 * i}` })),
    },
  ],
};

type Place = readonly [number, number];
const shore = (zone: string, places: readonly Place[], more: object): LayerFeature => ({
  type: 'Feature',
  properties: { id: zone, name: zone, class: zone, ...more },
  geometry: { type: 'LineString', coordinates: places.map(([x, y]) => [WEST + x * 0.01, SOUTH + y * 0.01]) },
});

// Both districts, the border between them, beyond the city; two banks, a lake, and shore that says neither.
const scene = [
  shore('protect', [[1, 1], [4, 1]], { bank: '左岸', water: '甲河' }), // biome-ignore format: a line
  shore('reserve', [[4, 1], [8, 1]], { bank: '左岸', water: '甲河' }), // biome-ignore format: a line
  shore('develop', [[1, 3], [3, 3]], { bank: '右岸', water: '甲河' }), // biome-ignore format: a line
  shore('unclassified', [[3, 3], [4, 3]], { bank: '右岸' }), // biome-ignore format: a line
  shore('protect', [[5, 5], [5, 7], [12, 7]], { water: '乙湖' }), // biome-ignore format: a line
];
const first = await prepare({ shoreline: scene, 'red-line': [feature('R', 'red-line', cells(2, 0, 4, 4))] }, city);
const versions = new Map([...first.tables].map(([id, table]) => [id, new Map([['now', table]])]));
versions.get('shoreline')!.set('old', { type: 'FeatureCollection', features: scene.slice(1) } satisfies LayerTable);
const prepared = await prepareCity(city, versions, atOnce);
const now = (await shorelineOf(prepared, atOnce))!;
const old = (await shorelineOf(prepared, atOnce, 'old'))!;

const done = (result: Shoreline): PartState<'shoreline'> => ({ kind: 'done', result });
const parts: CoverageParts = {
  [partKey('shoreline', { versionId: null })]: done(now),
  [partKey('shoreline', { versionId: 'old' })]: done(old),
};
const context = { city, result: coverageFixture, parts, indicators: [], language: 'zh' as const, text: coverage.zh };
const counted = city.shorelineRate!.countedClasses;
const groups = [null, OUTSIDE_GROUP, ...groupingsOf(now).flatMap((by) => groupsOf(now, by))];

/** Every length that the card shows. */
const lengths: Partial<ShoreFigure>[] = [
  ...groups.flatMap((group) => [null, ...ZONES].map((zone) => ({ group, zones: zone === null ? null : [zone] }))),
  ...now.cuts.flatMap(({ id }) =>
    (['inside', 'on', 'outside'] as const).flatMap((side) => [
      { cut: { id, side } },
      { cut: { id, side }, zones: counted },
    ]),
  ),
  { versionId: 'old' },
  { versionId: 'old', zones: counted },
];

const explain = (wish: Partial<ShoreFigure>) => shoreFigures.explain(shoreFigure(wish), context);

describe('lengths of the shore', () => {
  it.each(lengths.map((wish) => [JSON.stringify(wish), wish] as const))(
    '%s is the length of the lines that it lights',
    async (_, wish) => {
      const figure = shoreFigure(wish);
      const { quantity } = shoreFigures.explain(figure, context)!;
      const traced = await traceRegion(prepared, shoreFigures.region(figure, context)!, atOnce);
      expect(quantity.kind === 'length' && Math.abs(quantity.metres - traced.lengthMetres)).toBeLessThan(1e-6);
    },
  );

  it('add up in every grouping', () => {
    for (const by of groupingsOf(now)) {
      const sum = groupsOf(now, by).reduce(
        (all, group) => all + shoreMetres(now, shoreRows(now, { zones: null, group })),
        0,
      );
      expect(sum).toBeCloseTo(now.totalMetres, 6);
    }
  });

  it('are split by place, with what is on a border; what is outside is a figure of its own', () => {
    const { split } = explain({})!;
    expect(split.map((p) => p.name)).toEqual(['D1', 'D2', '区界上'].map((n) => expect.stringContaining(n)));
    const metres = split.map(({ quantity }) => (quantity.kind === 'length' ? quantity.metres : Number.NaN));
    expect(metres.reduce((a, b) => a + b)).toBeCloseTo(now.totalMetres, 6);
    const outside = explain({ group: OUTSIDE_GROUP })!;
    expect(outside.name).toContain('市域外');
    expect(outside.quantity).toEqual({ kind: 'length', metres: now.outsideMetres });
  });
});

describe('figures of the shore', () => {
  it('are read as they were written', () => {
    const wishes: ShoreFigure[] = [
      ...lengths.map((wish) => ({ ...SHORE_TOTAL, ...wish })),
      { ...SHORE_TOTAL, kind: 'achievement', zones: [], target: 0.75 },
      { ...SHORE_TOTAL, kind: 'trend', zones: ['protect'], versionId: 'old' },
    ];
    for (const wish of wishes) expect(readShoreFigure(shoreFigure(wish))).toEqual(wish);
    expect(new Set(wishes.map((w) => shoreFigure(w).id)).size).toBe(wishes.length);
    expect(readShoreFigure({ ...shoreFigure({}), id: 'kind=other' })).toBeNull();
  });

  it('say the rate with the zones that count, its error and what the target makes of it', () => {
    const rate = shorelineRate(now, counted, { unclassifiedClass: 'unclassified', target: 0.9 });
    const share = explain({ kind: 'share', zones: counted })!;
    expect(share.quantity).toEqual({ kind: 'share', share: rate.share });
    expect(share.dataError).toEqual({ kind: 'share', share: rate.dataErrorShare });
    expect(share.formula).toContain('protect、reserve');
    expect(explain({ kind: 'zone', zones: ['develop'] })!.quantity).toMatchObject({
      share: now.zones[2]!.lengthMetres / now.totalMetres,
    });
    expect(explain({ kind: 'share', zones: ['develop'] })!.quantity).not.toEqual(share.quantity);
    expect(explain({ kind: 'classified', zones: counted })).toMatchObject({
      quantity: { kind: 'share', share: rate.classifiedShare },
      excluded: 'unclassified',
    });
    expect(explain({ kind: 'achievement', zones: counted, target: 0.9 })!.quantity).toEqual({
      kind: 'share',
      share: rate.share! / 0.9,
    });
    expect(explain({ kind: 'achievement', zones: counted })).toBeNull();
  });

  it('say of a change both versions, and lie nowhere', () => {
    const figure = shoreFigure({ kind: 'trend', zones: counted, versionId: 'old' });
    const { changeOfShare } = shorelineTrend(old, now, counted);
    expect(changeOfShare).toBeGreaterThan(0);
    expect(shoreFigures.explain(figure, context)).toMatchObject({
      quantity: { kind: 'share', share: changeOfShare },
      // And the city's border, at which all shore is cut.
      inputs: [{ date: '2020' }, { date: '2025' }, { name: 'districts' }],
    });
    expect(shoreFigures.region(figure, context)).toBeNull();
  });

  it('carry the same accuracies whatever they are grouped by, and no bound where none is known', () => {
    const [bank, district] = (['bank', 'district'] as const).map((by) => {
      const group = groupsOf(now, by).find((g) => g.key !== 'border')!;
      return shoreFigures.explain(shoreFigure({ group }), context)!;
    });
    expect(bank!.accuracies).toEqual(district!.accuracies);
    expect(bank!.accuracies.map((a) => a.part)).toEqual(expect.arrayContaining(['border', 'line']));
    expect([bank!.dataError, district!.dataError]).toEqual([null, null]);
  });

  it('are not there before the part is', () => {
    expect(shoreFigures.explain(shoreFigure({}), { ...context, parts: {} })).toBeNull();
  });
});

describe('the card of the shore', () => {
  it('puts what is not stated last', () => {
    expect(groupsOf(now, 'bank').map((g) => g.key)).toEqual(['左岸', '右岸', '']);
    expect(groupsOf(now, 'district').map((g) => g.key)).toEqual(['district:D1', 'district:D2', 'border']);
  });

  it('has a bar for each zone of each group, whole lines without gaps', () => {
    const option = shoreOption(now, [{ group: null, name: '全部' }], 'zh') as { series: { data: number[] }[] };
    expect(option.series.map((s) => s.data[0])).toEqual(now.zones.map((z) => expect.closeTo(z.lengthMetres / 1000, 9)));
    expect(lineDecal(null)).toEqual({ symbol: 'none' });
    expect(lineDecal([9, 2.5])).toMatchObject({ dashArrayX: [5, 18] });
  });

  it('says in every file which zones were counted and which line was measured', () => {
    const rate = shorelineRate(now, ['protect'], { unclassifiedClass: 'unclassified', target: 0.5 });
    const rows = shoreFileRows(
      { shore: now, counted: ['protect'], rate, trend: null, districts: null },
      textIn('zh').board.shore,
      'zh',
    );
    expect(rows[1]![0]).toContain('2025');
    expect(rows[2]).toEqual(['计入:protect']);
    const kilometres = (name: string) => Number(rows.find((r) => r[0] === name)![1]);
    expect(rows.find((r) => r[0] === '市域外')![3]).toBe('不计入');
    expect(kilometres('市域内合计') + kilometres('市域外')).toBeCloseTo(kilometres('岸线总长'), 6);
    expect(now.outsideMetres).toBeGreaterThan(0);
    expect(rows.filter((r) => r[3] === 1).map((r) => r[0])).toEqual(['protect']);
    // An achievement beyond the target stays what it is.
    expect(rows.flat()).toContain(Number((200 * rate.share!).toFixed(6)));
  });
});

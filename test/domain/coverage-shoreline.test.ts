import { describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import { type Region, traceRegion } from '../../src/domain/coverage/region.ts';
import { type Shoreline, type ShoreRow, shorelineOf } from '../../src/domain/coverage/shoreline.ts';
import { shorelineRate, shorelineTrend, shoreShare } from '../../src/domain/coverage/shoreline-rate.ts';
import type { LayerFeature, LayerTable } from '../../src/domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { lineLength } from '../../src/geodesy/ellipsoid.ts';
import { cells, feature, prepare, SOUTH, smallCity, WEST } from '../support/small-city.ts';

const [template] = smallCity.layers;
const ZONES = ['protect', 'reserve', 'develop', 'unclassified'];
const city: City = {
  ...smallCity,
  layers: [
    ...smallCity.layers,
    {
      ...template!,
      id: 'shoreline',
      role: 'shoreline',
      geometry: 'line',
      classes: ZONES.map((c) => ({ id: c, name: { zh: c, en: c }, style: c, check: false })),
      versions: ['now', 'old'].map((id, i) => ({ ...template!.versions[0]!, id, date: `${2025 - 5 * i}` })),
      source: { zh: '外缘边界线', en: 'landward line' },
    },
  ],
};

type Place = readonly [number, number];
const positions = (places: readonly Place[]) => places.map(([x, y]) => [WEST + x * 0.01, SOUTH + y * 0.01]);
const metres = (...places: readonly Place[]): number => lineLength(positions(places));

const shore = (zone: string, places: readonly Place[], more: object = {}): LayerFeature => ({
  type: 'Feature',
  properties: { id: zone, name: zone, class: zone, ...more },
  geometry: { type: 'LineString', coordinates: positions(places) },
});

async function cityOf(
  now: readonly LayerFeature[],
  old: readonly LayerFeature[] = [],
  more: Readonly<Record<string, LayerFeature[]>> = {},
): Promise<PreparedCity> {
  const first = await prepare({ shoreline: [...now], ...more }, city);
  const versions = new Map([...first.tables].map(([id, t]) => [id, new Map([['now', t]])]));
  versions.get('shoreline')!.set('old', { type: 'FeatureCollection', features: [...old] } as LayerTable);
  return prepareCity(city, versions, atOnce);
}

const read = async (prepared: PreparedCity, versionId: string | null = null): Promise<Shoreline> =>
  (await shorelineOf(prepared, atOnce, versionId))!;
const sum = (rows: readonly { readonly lengthMetres: number }[]): number =>
  rows.reduce((total, r) => total + r.lengthMetres, 0);

const left = { bank: '左岸', water: '河流' };
const lake = { bank: ' ', water: '湖泊' };
const scene = [
  shore('protect', [[1, 1], [4, 1]], left), // biome-ignore format: a line
  shore('reserve', [[4, 1], [8, 1]], left), // biome-ignore format: a line
  shore('develop', [[1, 3], [3, 3]], { bank: '右岸' }), // biome-ignore format: a line
  shore('unclassified', [[3, 3], [4, 3]], { bank: '右岸' }), // biome-ignore format: a line
  shore('protect', [[5, 5], [5, 7], [12, 7]], lake), // biome-ignore format: a line
];

describe('rows of the shore', async () => {
  const prepared = await cityOf(scene);
  const shoreline = await read(prepared);
  const { rows, outside } = shoreline;
  const all = [...rows, ...outside];

  it('tell zone, bank, water and place apart; what is not stated is null', () => {
    const key = (r: ShoreRow) => [r.zone, r.bank, r.water, r.place, r.districtId];
    expect(rows.map(key)).toEqual([
      ['protect', '左岸', '河流', 'district', 'D1'],
      ['reserve', '左岸', '河流', 'district', 'D1'],
      ['reserve', '左岸', '河流', 'district', 'D2'],
      ['develop', '右岸', null, 'district', 'D1'],
      ['unclassified', '右岸', null, 'district', 'D1'],
      ['protect', null, '湖泊', 'border', null],
      ['protect', null, '湖泊', 'district', 'D2'],
    ]);
    expect(outside.map(key)).toEqual([['protect', null, '湖泊', 'outside', null]]);
  });

  it('have the length of their pieces', () => {
    const expected = [metres([1, 1], [4, 1]), metres([4, 1], [5, 1]), metres([5, 1], [8, 1]), metres([1, 3], [3, 3]), metres([3, 3], [4, 3]), metres([5, 5], [5, 7]), metres([5, 7], [10, 7]), metres([10, 7], [12, 7])]; // biome-ignore format: a row each
    for (const [i, row] of all.entries()) expect(row.lengthMetres).toBeCloseTo(expected[i]!, 5);
  });

  it('add up to the shore in the city by bank, by water, by zone and by place', () => {
    const { totalMetres, zones, places, residualMetres } = shoreline;
    expect(sum(rows)).toBeCloseTo(totalMetres, 6);
    expect(sum(zones)).toBeCloseTo(totalMetres, 6);
    expect(sum(places.filter((p) => p.kind !== 'outside'))).toBeCloseTo(totalMetres, 6);
    for (const by of ['bank', 'water'] as const) {
      const values = [...new Set(rows.map((r) => r[by]))];
      const sums = values.map((value) => sum(rows.filter((r) => r[by] === value)));
      expect(sums.reduce((a, b) => a + b)).toBeCloseTo(totalMetres, 6);
    }
    expect(Math.abs(residualMetres)).toBeLessThan(1e-6);
  });

  it('make up the line with what is outside the city, which is in no total', () => {
    const { totalMetres, outsideMetres, places } = shoreline;
    const beyond = metres([10, 7], [12, 7]);
    expect(outsideMetres).toBeCloseTo(beyond, 5);
    expect(places.find((p) => p.kind === 'outside')!.lengthMetres).toBe(outsideMetres);
    const drawn = scene.reduce((total, { geometry }) => total + (geometry.type === 'LineString' ? lineLength(geometry.coordinates) : 0), 0); // biome-ignore format: one sum
    expect(totalMetres + outsideMetres).toBeCloseTo(drawn, 5);
  });

  it('count no stretch that is wholly outside', async () => {
    const beyond = shore('reserve', [[11, 1], [13, 1]], left); // biome-ignore format: a line
    const { zones, totalMetres, outsideMetres } = await read(await cityOf([...scene, beyond]));
    expect(zones.map((z) => z.stretchCount)).toEqual([2, 1, 1, 1]);
    expect(totalMetres).toBeCloseTo(shoreline.totalMetres, 6);
    expect(outsideMetres).toBeCloseTo(shoreline.outsideMetres + metres([11, 1], [13, 1]), 5);
  });

  it('say which line was measured, and how many stretches each zone has', () => {
    expect(shoreline.line).toMatchObject({ layerId: 'shoreline', versionId: 'now', date: '2025', accuracyMetres: 10, source: { zh: '外缘边界线' } }); // biome-ignore format: one line
    expect(shoreline.zones.map((z) => z.stretchCount)).toEqual([2, 1, 1, 1]);
  });

  it('leave out what is no line, and say so', async () => {
    const point = shore('protect', [[1, 1], [1, 1]]); // biome-ignore format: a line
    const { leftOut, zones } = await read(await cityOf([...scene, point]));
    expect(leftOut).toBe(1);
    expect(zones[0]!.stretchCount).toBe(2);
  });

  it('are none where the city has no shoreline, or no such version', async () => {
    expect(await shorelineOf(await prepare({}), atOnce)).toBeNull();
    expect(await shorelineOf(prepared, atOnce, 'older')).toBeNull();
  });
});

describe('cuts through the shore', async () => {
  const prepared = await cityOf(
    [
      shore('protect', [
        [0, 2],
        [10, 2],
      ]),
      shore('reserve', [
        [0, 4],
        [10, 4],
      ]),
    ],
    [],
    {
      'red-line': [feature('R', 'red-line', cells(1, 1, 3))],
      'protected-areas': [feature('C', 'core', cells(2, 2, 4, 1)), feature('G', 'general', cells(4, 1, 4, 2))],
      'management-range': [feature('M', 'management-range', cells(0, 2, 10, 1))],
      bands: [feature('B', 'band-200', cells(0, 3, 10, 1))],
    },
  );
  const shoreline = await read(prepared);
  const cutOf = (zone: string, id: string) =>
    shoreline.rows
      .filter((r) => r.zone === zone)
      .map((r) => r.cuts[shoreline.cuts.findIndex((c) => c.id === id)]!)
      .reduce((a, b) => ({
        insideMetres: a.insideMetres + b.insideMetres,
        onMetres: a.onMetres + b.onMetres,
        outsideMetres: a.outsideMetres + b.outsideMetres,
      }));
  const expectCut = (zone: string, id: string, inside: number, on: number, outside: number) => {
    const cut = cutOf(zone, id);
    expect(cut.insideMetres, `inside ${id}`).toBeCloseTo(inside, 4);
    expect(cut.onMetres, `on ${id}`).toBeCloseTo(on, 4);
    expect(cut.outsideMetres, `outside ${id}`).toBeCloseTo(outside, 4);
  };
  const along = (from: number, to: number, y: number) => metres([from, y], [to, y]);

  it('are by the grounds that the city has, the corridor the band nearest the river', () => {
    expect(shoreline.cuts.map((c) => [c.id, c.classKeys])).toEqual([
      ['red-line', ['red-line/red-line']],
      ['protected-areas', ['protected-areas/core', 'protected-areas/general']],
      ['corridor', ['bands/band-200']],
      ['management-range', ['management-range/management-range']],
    ]);
  });

  it('tell inside, on the line and outside apart', () => {
    expectCut('protect', 'red-line', along(1, 4, 2), 0, along(0, 1, 2) + along(4, 10, 2));
    expectCut('protect', 'management-range', 0, along(0, 10, 2), 0);
    expectCut('reserve', 'red-line', 0, along(1, 4, 4), along(0, 1, 4) + along(4, 10, 4));
    expectCut('protect', 'corridor', 0, 0, along(0, 10, 2));
    expectCut('reserve', 'corridor', 0, along(0, 10, 4), 0);
  });

  it('count ground of two classes once: inside one, on the edge of the other is inside', () => {
    expectCut('protect', 'protected-areas', along(4, 8, 2), along(2, 4, 2), along(0, 2, 2) + along(8, 10, 2));
  });

  it('add up to the row', () => {
    for (const row of shoreline.rows)
      for (const cut of row.cuts)
        expect(cut.insideMetres + cut.onMetres + cut.outsideMetres).toBeCloseTo(row.lengthMetres, 6);
  });
});

describe('the rate', async () => {
  const shoreline = await read(await cityOf(scene));
  const whole = shoreline.totalMetres;
  const zone = (id: string) => sum(shoreline.rows.filter((r) => r.zone === id));

  it('is the share of the zones that are counted, whichever they are', () => {
    const rate = shorelineRate(shoreline, ['protect', 'reserve']);
    expect(rate.share).toBeCloseTo((zone('protect') + zone('reserve')) / whole, 12);
    expect(shorelineRate(shoreline, ['protect']).countedMetres).toBeCloseTo(zone('protect'), 6);
    expect(shorelineRate(shoreline, ZONES).share).toBeCloseTo(1, 12);
    // Where nothing is counted there is no rate, which is not 0 %.
    expect(shorelineRate(shoreline, [])).toMatchObject({ share: null, dataErrorShare: null });
  });

  it('has what has no zone in the whole; without it the rate would be higher', () => {
    const rate = shorelineRate(shoreline, ['protect'], { unclassifiedClass: 'unclassified' });
    expect(rate.unclassifiedMetres).toBeCloseTo(metres([3, 3], [4, 3]), 5);
    expect(rate.share).toBeCloseTo(zone('protect') / whole, 12);
    expect(rate.classifiedShare).toBeCloseTo(zone('protect') / (whole - zone('unclassified')), 12);
    expect(rate.countsUnclassified).toBe(false);
    const options = { unclassifiedClass: 'unclassified' };
    expect(shorelineRate(shoreline, ['protect', 'unclassified'], options).countsUnclassified).toBe(true);
  });

  it('stands beside what it is of the target', () => {
    expect(shorelineRate(shoreline, ['protect']).achievement).toBeNull();
    const rate = shorelineRate(shoreline, ['protect'], { target: 0.8 });
    expect(rate.achievement).toBeCloseTo(rate.share! / 0.8, 12);
    expect(shorelineRate(shoreline, ['protect'], { target: 0 }).achievement).toBeNull();
  });

  it('may be off by the accuracy at both ends of each counted stretch', () => {
    const rate = shorelineRate(shoreline, ['protect', 'reserve']);
    expect(rate.dataErrorMetres).toBe(3 * 2 * 10);
    expect(rate.dataErrorShare).toBeCloseTo(60 / whole, 12);
  });

  it('of some rows is of these alone', () => {
    const east = shoreline.rows.filter((r) => r.districtId === 'D2');
    const part = metres([5, 7], [10, 7]) / (metres([5, 7], [10, 7]) + metres([5, 1], [8, 1]));
    expect(shoreShare(east, ['protect']).share).toBeCloseTo(part, 9);
  });

  it('is null where there is no shore', async () => {
    const rate = shorelineRate(await read(await cityOf([])), ['protect'], { target: 1 });
    expect(rate).toMatchObject({ share: null, classifiedShare: null, achievement: null, totalMetres: 0, dataErrorShare: null }); // biome-ignore format: one line
  });
});

describe('the trend', async () => {
  const old = [shore('protect', [[1, 1], [2, 1]]), shore('develop', [[2, 1], [5, 1]])]; // biome-ignore format: two lines
  const now = [shore('protect', [[1, 1], [3, 1]]), shore('develop', [[3, 1], [5, 1]])]; // biome-ignore format: two lines
  const prepared = await cityOf(now, old);
  const trend = shorelineTrend(await read(prepared, 'old'), await read(prepared), ['protect']);

  it('is the rate of each version', () => {
    expect(trend.before.share).toBeCloseTo(0.25, 9);
    expect(trend.after.share).toBeCloseTo(0.5, 9);
    expect(trend.changeOfShare).toBeCloseTo(0.25, 9);
    expect([trend.lines.before.date, trend.lines.after.date]).toEqual(['2020', '2025']);
  });

  it('is none where a version has no shore', async () => {
    const bare = await cityOf(now);
    expect(shorelineTrend(await read(bare, 'old'), await read(bare), ['protect']).changeOfShare).toBeNull();
  });
});

describe('the lines of a figure', async () => {
  const prepared = await cityOf(
    scene,
    [
      shore('reserve', [
        [1, 1],
        [2, 1],
      ]),
    ],
    {
      'red-line': [feature('R', 'red-line', cells(2, 0, 4))],
    },
  );
  const { rows, outside, cuts } = await read(prepared);
  const trace = (wish: Partial<Extract<Region, { kind: 'shore' }>>) => {
    const all = { kind: 'shore', districtId: null, versionId: null, zones: null, banks: null, waters: null, place: null, cut: null } as const; // biome-ignore format: one region
    return traceRegion(prepared, { ...all, ...wish }, atOnce);
  };

  it('are as long as the figure, by every column of the table', async () => {
    for (const row of [...rows, ...outside]) {
      const traced = await trace({ zones: [row.zone], banks: [row.bank], waters: [row.water], place: row.place, districtId: row.districtId }); // biome-ignore format: one line
      expect(traced.lengthMetres).toBeCloseTo(row.lengthMetres, 6);
      expect(traced.lines.reduce((total, line) => total + lineLength(line), 0)).toBeCloseTo(row.lengthMetres, 5);
    }
    expect((await trace({})).lengthMetres).toBeCloseTo(sum(rows), 5);
    expect((await trace({ banks: [null] })).lengthMetres).toBeCloseTo(sum(rows.filter((r) => r.bank === null)), 6);
    expect((await trace({ waters: ['湖泊'] })).lengthMetres).toBeCloseTo(
      sum(rows.filter((r) => r.water === '湖泊')),
      6,
    );
    expect((await trace({ place: 'outside' })).lengthMetres).toBeCloseTo(sum(outside), 6);
  });

  it('are those of a side of a cut', async () => {
    expect(cuts[0]!.id).toBe('red-line');
    for (const side of ['inside', 'on', 'outside'] as const) {
      const metresOf = rows.reduce((total, r) => total + r.cuts[0]![`${side}Metres`], 0);
      expect((await trace({ cut: { id: 'red-line', side } })).lengthMetres).toBeCloseTo(metresOf, 5);
    }
    const inside = await trace({ zones: ['protect'], cut: { id: 'red-line', side: 'inside' } });
    expect(inside.lines).toHaveLength(1);
    expect(inside.lines[0]!.map(([lon]) => lon)).toEqual([expect.closeTo(WEST + 0.02, 12), WEST + 0.04]);
  });

  it('are of the version that is asked for', async () => {
    expect((await trace({ versionId: 'old' })).lengthMetres).toBeCloseTo(metres([1, 1], [2, 1]), 5);
  });

  it('are refused where the city has no such version', async () => {
    await expect(trace({ versionId: 'older' })).rejects.toThrow(RangeError);
    const bare = await prepare({}, smallCity);
    const region = { kind: 'shore', districtId: null, versionId: null, zones: null, banks: null, waters: null, place: null, cut: null } as const; // biome-ignore format: one region
    await expect(traceRegion(bare, region, atOnce)).rejects.toThrow(RangeError);
  });
});

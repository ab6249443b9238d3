import { describe, expect, it } from 'vitest';
import { commands } from '../../src/app/commands/register.ts';
import { isSiteLegible, placePills } from '../../src/app/map/deck/place-pills.ts';
import { type PairSide, pairRows } from '../../src/app/panels/compare/city-rows.ts';
import { readoutWithin, type SitingReadout } from '../../src/app/panels/meeting/readout.ts';
import { titleShown } from '../../src/app/panels/meeting/scene-title.ts';
import { isAboutSite, placeAfter, placeOfNext, withKept } from '../../src/app/panels/meeting/scenes.ts';
import { siteName } from '../../src/app/panels/meeting/site-name.ts';
import { presentingKeys } from '../../src/app/panels/shell/presenting-keys.ts';
import { EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import type { Compare, MapScene, TitleScene } from '../../src/app/state/scene.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import { NO_FILTER } from '../../src/domain/coverage/filter.ts';
import type { OverviewCell, OverviewClass } from '../../src/domain/coverage/overview.ts';

const layers = { visible: [], opacity: {}, order: null, versions: {} };

const footprint: Footprint = {
  id: 'a',
  name: '储能产业园',
  polygons: [],
  start: [],
  origin: 'drawn',
  distanceMetres: null,
};

const scene: MapScene = {
  kind: 'map',
  id: 's',
  title: '储能产业园 选址研判',
  note: '',
  group: '',
  cityId: null,
  camera: { lon: 106.8, lat: 39.5, zoom: 8, bearing: 0 },
  frame: { width: 800, height: 800 },
  view: 'siting',
  layers,
  filter: NO_FILTER,
  selection: { kind: 'none' },
  card: null,
  footprintId: 'a',
  footprint,
  compare: null,
  picture: null,
};

const compare: Compare = { mode: 'swipe', share: 0.5, side: 'right', cityId: null, camera: null, layers };

describe('the read-out in less room', () => {
  const line = (name: string) => ({
    name: { zh: name, en: name },
    style: name,
    areaSquareMetres: 1,
    share: 0.1,
    signed: false,
  });
  const readout: SitingReadout = {
    kind: 'siting',
    kindUnknown: 0,
    outcome: 'avoid',
    landSquareMetres: 1,
    checkedSquareMetres: 1,
    lines: [line('a'), line('b'), line('c'), { ...line('n'), name: 'net' }],
    more: 1,
    unchecked: [{ zh: '甲', en: 'A' }],
  };

  it('keeps the strictest and the net area, counts what is left out, and never loses what was not checked', () => {
    const less = readoutWithin(readout, 2);
    expect(less.lines.map((l) => l.style)).toEqual(['a', 'n']);
    expect(less.more).toBe(3);
    expect(less.unchecked).toEqual(readout.unchecked);
    expect(readoutWithin(readout, 4)).toBe(readout);
    // What decides goes last.
    const least = readoutWithin(readout, 1);
    expect(least.lines.map((l) => l.style)).toEqual(['a']);
    expect(least.more).toBe(less.more);
  });

  it('leaves the last lines out where there is no net area', () => {
    const less = readoutWithin({ ...readout, lines: readout.lines.slice(0, 3), more: 0 }, 2);
    expect(less.lines.map((l) => l.style)).toEqual(['a', 'b']);
    expect(less.more).toBe(1);
  });
});

describe('what a scene is about', () => {
  const extent = [106.5, 39.2, 107.1, 39.8] as const;
  const far = [100, 39.2, 113, 39.8] as const;

  it('is its site, unless it compares the whole city', () => {
    expect(isAboutSite(scene, extent)).toBe(true);
    expect(isAboutSite({ ...scene, compare }, extent)).toBe(false);
    expect(isAboutSite({ ...scene, compare }, far)).toBe(true);
    expect(isAboutSite({ ...scene, compare: { ...compare, cityId: 'other' } }, far)).toBe(false);
    expect(isAboutSite({ ...scene, view: 'coverage' }, far)).toBe(false);
    expect(isAboutSite({ ...scene, footprint: null }, far)).toBe(false);
  });
});

describe('scenes kept on the wall', () => {
  it('stand each after the one that it was made from, and at the end where that one is gone', () => {
    const page = (id: string): TitleScene => ({ kind: 'title', id, title: id, lines: '', note: '', group: '' });
    const project = { ...EMPTY_PROJECT, scenes: [page('1'), page('2')] };
    const kept = [
      { scene: page('1b'), after: '1' },
      { scene: page('x'), after: 'gone' },
      { scene: page('1c'), after: '1b' },
    ];
    // The last one is a page of words: what has no place of its own comes before it.
    expect(withKept(project, kept).scenes.map((s) => s.id)).toEqual(['1', '1b', '1c', 'x', '2']);
  });

  it('stand in the order in which they were kept of one scene', () => {
    const deck = ['1', '1b', '1c', '2'].map((id) => ({ ...scene, id }));
    expect(placeAfter(deck, 0, new Set())).toBe(1);
    expect(placeAfter(deck, 0, new Set(['1b', '1c']))).toBe(3);
    expect(placeAfter(deck, 3, new Set(['1b']))).toBe(4);
  });

  it('come before the closing page, and after a page that only opens', () => {
    const page: TitleScene = { kind: 'title', id: 'p', title: '', lines: '', note: '', group: '' };
    expect(placeOfNext([])).toBe(0);
    expect(placeOfNext([page])).toBe(1);
    expect(placeOfNext([page, scene])).toBe(2);
    expect(placeOfNext([page, scene, page])).toBe(2);
    expect(placeOfNext([page, page])).toBe(1);
  });
});

describe('titles on the wall', () => {
  it('have the name of the sample site in its language, in whichever it was drawn up', () => {
    const sample = { ...scene, footprint: { ...footprint, name: '示例地块' } };
    expect(titleShown({ ...sample, title: '示例地块 选址研判' }, 'en')).toBe('Sample site: check');
    expect(titleShown({ ...sample, title: '示例地块: check (2)' }, 'en')).toBe('Sample site: check (2)');
    expect(titleShown({ ...sample, title: 'Sample site: check' }, 'zh')).toBe('示例地块 选址研判');
    expect(titleShown({ ...sample, title: '我的地块' }, 'en')).toBe('我的地块');
    expect([siteName('地块 12', 'en'), siteName('Sample site', 'zh'), siteName('地块 12 东', 'en')]).toEqual([
      textIn('en').siting.footprintName(12),
      '示例地块',
      '地块 12 东',
    ]);
  });

  it('are in its language where the app gave them, with their number', () => {
    expect(titleShown(scene, 'en')).toBe('储能产业园: check');
    expect(titleShown({ ...scene, title: '储能产业园 选址研判 (3)' }, 'en')).toBe('储能产业园: check (3)');
    expect(
      titleShown({ ...scene, view: 'coverage', card: 'overview', title: 'Coverage: Areas by district' }, 'zh'),
    ).toBe('全市成效 · 分区面积');
  });

  it('are in it with the city that a scene was brought from, and of the first page', () => {
    const board = { ...scene, view: 'coverage', card: 'overview' } as const;
    const away = titleShown({ ...board, title: '全市成效 · 分区面积 (2) · 鄂尔多斯市' }, 'en');
    expect(away).toBe('Coverage: Areas by district (2): Ordos');
    expect(titleShown({ ...board, title: away }, 'zh')).toBe('全市成效 · 分区面积 (2) · 鄂尔多斯市');
    const page = { kind: 'title', id: 'a', title: '乌海市生态空间汇报', lines: '', note: '', group: '' } as const;
    expect(titleShown(page, 'en')).toBe('Wuhai: ecological space');
    expect(titleShown({ ...page, title: '我们的汇报 · 鄂尔多斯市' }, 'en')).toBe('我们的汇报 · 鄂尔多斯市');
  });

  it('of comparisons, copies and plain scenes are in it, too', () => {
    const redLine = { layers: [{ name: { zh: '生态保护红线', en: 'Ecological red line' } }] } as never;
    const compared: MapScene = { ...scene, compare };
    const both = { ...compared, title: '生态保护红线 2023-11 / 2025-10 (2)' };
    expect(titleShown(both, 'en', redLine)).toBe('Ecological red line 2023-11 / 2025-10 (2)');
    expect(titleShown({ ...both, title: titleShown(both, 'en', redLine) }, 'zh', redLine)).toBe(both.title);
    expect(titleShown(both, 'en')).toBe(both.title);
    expect(titleShown({ ...compared, title: '乌海市 / 鄂尔多斯市' }, 'en')).toBe('Wuhai / Ordos');
    expect(titleShown({ ...compared, title: '现有图层(12 类) / 仅底图' }, 'en')).toBe(
      'Present layers (12) / Base map only',
    );
    expect(titleShown({ ...compared, title: '乌海市 / 我们' }, 'en')).toBe('乌海市 / 我们');
    expect(titleShown({ ...scene, title: '乌海市 / 鄂尔多斯市' }, 'en')).toBe('乌海市 / 鄂尔多斯市');
    expect(titleShown({ ...scene, title: '储能产业园 选址研判 (2) 副本' }, 'en')).toBe('储能产业园: check (2), copy');
    expect(titleShown({ ...scene, title: '红线怎么调 副本' }, 'en')).toBe('红线怎么调 副本');
    expect(titleShown({ ...scene, footprint: null, title: '场景 7' }, 'en')).toBe('Scene 7');
  });

  it('stand as the user wrote them', () => {
    expect(titleShown({ ...scene, title: '红线怎么调' }, 'en')).toBe('红线怎么调');
    expect(titleShown({ ...scene, title: '全市成效' }, 'en')).toBe('全市成效');
  });
});

describe('two cities class by class', () => {
  const column = (key: string, zh: string, measure: OverviewClass['measure'], style = zh): OverviewClass => ({
    key,
    layerId: 'l',
    classId: key,
    name: { zh, en: zh },
    style,
    illustrative: false,
    measure,
    featureCount: 1,
    leftOut: 0,
  });
  const cell = (areaSquareMetres: number): OverviewCell => ({
    areaSquareMetres,
    share: 0.5,
    lengthMetres: null,
    count: null,
  });
  const side = (classes: OverviewClass[], areas: (number | null)[], drawn = classes.map((c) => c.key)): PairSide => ({
    overview: {
      classes,
      total: {
        kind: 'total',
        districtId: null,
        name: null,
        areaSquareMetres: 10,
        cells: areas.map((area) => (area === null ? null : cell(area))),
      },
    },
    bandSet: null,
    drawn: new Set(drawn),
  });

  it('puts one class of both into one row, areas before lengths, and what only one has beside nothing', () => {
    const first = side([column('s', '岸线', 'length'), column('r', '红线', 'area')], [1, 2]);
    const second = side([column('r2', '红线', 'area'), column('g', '草原', 'area')], [3, 4]);
    expect(
      pairRows(first, second).map((row) => [
        row.name.zh,
        row.first?.areaSquareMetres ?? null,
        row.second?.areaSquareMetres ?? null,
      ]),
    ).toEqual([
      ['红线', 2, 3],
      ['草原', null, 4],
      ['岸线', 1, null],
    ]);
  });

  it('tells what is drawn only, and no class that the city has not', () => {
    const first = side([column('r', '红线', 'area'), column('p', '公园', 'area')], [2, null]);
    const second = side([column('r', '红线', 'area'), column('g', '草原', 'area')], [3, 4], ['r']);
    expect(pairRows(first, second).map((row) => row.name.zh)).toEqual(['红线']);
  });

  it('tells a class of both cities where only one map draws it', () => {
    const first = side([column('r', '红线', 'area')], [2], []);
    const second = side([column('r', '红线', 'area')], [3]);
    for (const rows of [pairRows(first, second), pairRows(second, first)])
      expect(rows.map((row) => [row.first?.areaSquareMetres, row.second?.areaSquareMetres].sort())).toEqual([[2, 3]]);
  });

  it('has bands at the same distances in one row, named and marked by who sets them', () => {
    const bandSet = (standing: 'rule' | 'reference', toMetres: number): PairSide['bandSet'] => ({
      name: { zh: '带', en: 'bands' },
      standing,
      boundaryLayer: 'range',
      bandsLayer: 'l',
      rings: [{ class: 'b', fromMetres: 0, toMetres }],
      largestErrorMetres: 0,
      basis: { zh: '', en: '' },
    });
    const own = { ...side([column('b', '0-200 m 管控带', 'area')], [2]), bandSet: bandSet('rule', 200) };
    const reference = { ...side([column('b', '0-200 m 参考带', 'area')], [3]), bandSet: bandSet('reference', 200) };
    const told = (rows: ReturnType<typeof pairRows>) =>
      rows.map(({ name, first, second }) => [name.zh, first?.isReference, second?.isReference]);
    expect(told(pairRows(own, reference))).toEqual([['0-200 m 管控带', false, true]]);
    expect(told(pairRows(reference, own))).toEqual([['0-200 m 管控带', true, false]]);
    expect(pairRows(own, { ...reference, bandSet: bandSet('reference', 500) })).toHaveLength(2);
  });
});

describe('the list of keys while presenting', () => {
  const text = textIn('zh');

  it('has the keys of the presentation only, the digits in one line, and no more than two keys in a line but for those of clickers', () => {
    const lines = presentingKeys(commands, 12);
    const ids = lines.map(({ id }) => id);
    expect(ids).toContain('present-leave');
    // Taking and putting away are told with the key that asks.
    expect(ids.filter((id) => id.startsWith('present-advice'))).toEqual(['present-advice']);
    expect(ids).not.toContain('present-start');
    expect(ids.every((id) => id === 'number' || id.startsWith('present-'))).toBe(true);
    expect(lines.filter(({ label }) => label === null)).toEqual([{ id: 'number', keys: ['0 – 9'], label: null }]);
    expect(lines.filter(({ keys }) => keys.some((key) => /^\d$/.test(key)))).toEqual([]);
    expect(lines.find(({ id }) => id === 'present-next')?.keys).toEqual(['ArrowRight', 'ArrowDown', 'PageDown']);
    expect(lines.find(({ id }) => id === 'present-previous')?.keys).toEqual(['ArrowLeft', 'ArrowUp', 'PageUp']);
    expect(Math.max(...lines.slice(2).map(({ keys }) => keys.length))).toBe(2);
    expect(lines.find(({ keys }) => keys.includes('g'))?.label?.(text)).toBe(text.wall.keepHint);
    expect(presentingKeys(commands, 6).find(({ id }) => id === 'number')?.keys).toEqual(['1 – 6']);
  });
});

describe('pills on the wall', () => {
  const box = (size: number) => [[[[0, 0], [size, 0], [size, size / 2], [0, 0]]]]; // biome-ignore format: a box

  it('have nothing to say about a site that is a dot', () => {
    expect(isSiteLegible(box(20))).toBe(false);
    expect(isSiteLegible(box(60))).toBe(true);
    expect(isSiteLegible([])).toBe(false);
  });

  it.each(['footprint', 'outlines'] as const)('stand off an outline where there is room beside: %s', (which) => {
    const room = { left: 0, top: 0, right: 1100, bottom: 700 };
    const square = [[[[100, 50], [700, 50], [700, 650], [100, 650], [100, 50]]]]; // biome-ignore format: a square
    const anchor = [which === 'footprint' ? 550 : 640, 350] as const;
    const pill = { id: 'a', anchor, width: 170, height: 24 };
    const scene = { room, footprint: [], outlines: [], taken: [], [which]: square };
    const [{ left } = { left: 0 }] = placePills([pill], scene, new Map());
    expect(left >= 700 || left + 170 <= 700).toBe(true);
  });

  it('are left out where they would lie on one another, and stay inside the map', () => {
    const pills = ['a', 'b', 'c', 'd'].map((id) => ({ id, anchor: [60, 40] as const, width: 170, height: 24 }));
    const placed = placePills(
      pills,
      { room: { left: 0, top: 0, right: 200, bottom: 70 }, footprint: [], taken: [] },
      new Map(),
    );
    expect(placed.length).toBeGreaterThan(0);
    expect(placed.length).toBeLessThan(4);
    for (const [i, { left, top }] of placed.entries()) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + 170).toBeLessThanOrEqual(200);
      for (const other of placed.slice(i + 1)) expect(Math.abs(top - other.top)).toBeGreaterThanOrEqual(24);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { cardTables, changeTable } from '../../src/app/panels/meeting/hand-out/board-tables.ts';
import { partKey } from '../../src/app/state/coverage-types.ts';
import type { SceneCard } from '../../src/app/state/scene.ts';
import { type AppState, getApp } from '../../src/app/state/store.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { CoverageFilter } from '../../src/domain/coverage/filter.ts';
import { NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { cityFixture as city, coverageFixture } from './coverage-fixture.ts';

const state = (filter: Partial<CoverageFilter>, language: AppState['language'] = 'zh'): AppState => ({
  ...getApp(),
  language,
  open: { city, tables: {}, summaries: [] },
  coverage: {
    kind: 'done',
    result: { ...coverageFixture, overview: { ...coverageFixture.overview, filter: { ...NO_FILTER, ...filter } } },
  },
});
const captions = (card: SceneCard, of: AppState) => cardTables(card, of, 0).tables.map((table) => table.caption);

describe('tables of a slide', () => {
  const inRedLine = { within: ['red-line/red-line'] };

  it('say nothing of their ground where the wall shows the whole city', () => {
    for (const card of ['overview', 'overlap', 'indicators'] as const)
      for (const caption of captions(card, state({}))) expect(caption).not.toMatch(/[(（]/);
  });

  it('say the filter where they follow it, and that they are of the whole city where they do not', () => {
    const districts = captions('overview', state(inRedLine));
    expect(districts.length).toBeGreaterThan(0);
    for (const caption of districts) expect(caption).toMatch(/（范围内：red-line）$/);
    const overlaps = cardTables('overlap', state(inRedLine), 0).tables;
    expect(overlaps.find(({ id }) => id === 'combinations-table')?.caption).toMatch(/（范围内：red-line）$/);
    const indicators = captions('indicators', state(inRedLine));
    expect(indicators).toHaveLength(2);
    for (const caption of indicators) expect(caption).toMatch(/（全市，未按筛选）$/);
  });

  it('say what the plan asks of a class under its total, as the wall does', () => {
    const measure = { kind: 'no-net-loss', layerId: 'red-line', classIds: null } as const;
    const older = { id: '2023-11', date: '2023-11' };
    const layers = city.layers.map((l) => (l.id === 'red-line' ? { ...l, versions: [...l.versions, older] } : l));
    const planned = { ...city, layers, targets: [{ ...city.targets[0]!, measure }] } as typeof city;
    const asked = (of: AppState): string[] => {
      const { rows } = cardTables('overview', of, 0).tables.find(({ id }) => id === 'areas')!;
      return rows.map(({ cells }) => `${cells[0]} ${cells.at(-1)}`).filter((row) => row.includes('≥'));
    };
    const open = { city: planned, tables: {}, summaries: [] };
    expect(asked({ ...state({}), open })).toEqual([expect.stringMatching(/^red-line .*\n≥ 25\.20$/s)]);
    expect(asked({ ...state({ districts: ['甲区'] }), open })).toEqual([]);
  });

  it('say what the layers with an older version changed by before they say which lack one', () => {
    const measure = (layerId: string) => ({ kind: 'no-net-loss', layerId, classIds: null }) as const;
    const older = { id: '2023-11', date: '2023-11' };
    const layers = city.layers.map((l) => (l.id === 'red-line' ? { ...l, versions: [...l.versions, older] } : l));
    const targets = ['protected-areas', 'red-line'].map((id) => ({ ...city.targets[0]!, indicator: id, measure: measure(id) })); // biome-ignore format: one list
    const open = { city: { ...city, layers, targets } as typeof city, tables: {}, summaries: [] };
    const none = { beforeSquareMetres: 0, lostSquareMetres: 0, gainedSquareMetres: 0, afterSquareMetres: 0, netSquareMetres: 0, dataErrorSquareMetres: 0 }; // biome-ignore format: one list
    const total = { ...none, districtId: null, name: null, classes: [], beforeSquareMetres: 9e6, gainedSquareMetres: 1e6, afterSquareMetres: 10e6, dataErrorSquareMetres: 2e4 }; // biome-ignore format: one list
    const version = (date: string) => ({ layerId: 'red-line', versionId: date, date, source: null, nature: 'example' });
    const result = { layerId: 'red-line', before: version('2023-11'), after: version('2025-10'), rows: [], total, outside: none, moves: [], ground: [], pieces: [], sites: [], sitesLeftOut: 0, leftOut: { before: 0, after: 0 }, residualSquareMetres: 0 }; // biome-ignore format: one list
    const coverageParts = {
      [partKey('changes', { layerId: 'red-line', before: '2023-11' })]: { kind: 'done', result },
    };
    const of = { ...state({}), open, coverageParts } as unknown as AppState;
    const { told, warnings } = cardTables('changes', of, 0);
    expect(told).toEqual([
      expect.stringMatching(/^red-line.*2023-11 版 → 2025-10 版，净变化 \+100\.00 公顷（数据误差 ±2\.00 公顷）。$/),
    ]);
    expect(warnings).toEqual([expect.stringMatching(/^缺少基准期数据.*：protected-areas。$/)]);
    expect(cardTables('overview', of, 0).told).toEqual([]);
  });

  it('say so in English', () => {
    for (const caption of captions('overview', state(inRedLine, 'en'))) expect(caption).toMatch(/ \([^)]*red-line\)$/);
  });
});

describe('the change between two versions', () => {
  const sums = {
    beforeSquareMetres: 373_156_549,
    lostSquareMetres: 1_361_234,
    gainedSquareMetres: 2_535_497,
    afterSquareMetres: 374_330_812,
  };
  const layer = city.layers[0]!;
  const dates = ['2023-11', '2025-10'] as const;
  const table = (classIds: readonly (string | null)[], laterLeft = false) => {
    const rows = classIds.map((classId) => ({ classId, sums }));
    return changeTable({ layer, dates, isOtherNewer: false, rows, faulty: 0 }, textIn('zh').compare, laterLeft);
  };

  it('is printed to the digits of the board, so that it closes', () => {
    const { columns, rows } = table([null]);
    expect(columns.map(({ title }) => title)).toEqual(['2023-11', '2025-10', '减少', '增加']);
    expect(rows.map(({ cells }) => cells)).toEqual([['37,315.65', '37,433.08', '136.12', '253.55']]);
  });

  it('has both versions in the order of the maps', () => {
    const { caption, columns, rows } = table([null], true);
    expect(caption).toContain('公顷,市域内');
    expect(columns.map(({ title }) => title)).toEqual(['2025-10', '2023-11', '减少', '增加']);
    expect(rows.map(({ cells }) => cells)).toEqual([['37,433.08', '37,315.65', '136.12', '253.55']]);
  });

  it('has a line for each class, then all of them', () => {
    const { rows } = table([layer.classes[0]!.id, null]);
    expect(rows.map(({ cells: [name], total }) => [name, total])).toEqual([
      [layer.classes[0]!.name.zh, false],
      ['合计', true],
    ]);
  });
});

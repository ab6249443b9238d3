import { describe, expect, it } from 'vitest';
import { areaIn } from '../../src/app/panels/coverage/area-unit.ts';
import {
  chosenNames,
  classChoices,
  toggled,
  toggledGroup,
  withinChoices,
} from '../../src/app/panels/coverage/bar/choices.ts';
import { versionDates, versionsAt } from '../../src/app/panels/coverage/bar/version-dates.ts';
import {
  columnGroups,
  districtColumns,
  shortName,
  shownColumns,
  tableRows,
} from '../../src/app/panels/coverage/district-columns.ts';
import { targetOf } from '../../src/app/panels/coverage/district-target.ts';
import { explain } from '../../src/app/panels/coverage/explain.ts';
import { overviewFigure } from '../../src/app/panels/coverage/explain-overview.ts';
import { cellOf, combinationOf, sameFigure } from '../../src/app/panels/coverage/figure.ts';
import { regionOf } from '../../src/app/panels/coverage/region-of.ts';
import { districtsRows } from '../../src/app/panels/coverage/tables-csv.ts';
import { NO_PARTS } from '../../src/app/state/coverage-types.ts';
import { coverage } from '../../src/app/text/coverage.ts';
import type { City } from '../../src/domain/city.ts';
import type { CoverageFilter } from '../../src/domain/coverage/filter.ts';
import { olderInForce } from '../../src/domain/coverage/older-layers.ts';
import type { CoverageResult } from '../../src/domain/coverage/result.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { cityFixture, coverageFixture as result } from './coverage-fixture.ts';

const KM2 = 1_000_000;
const keys = (columns: readonly { readonly key: string }[]) => columns.map((c) => c.key);

const filteredBy = (change: Partial<CoverageFilter>, from: CoverageResult = result): CoverageResult => ({
  ...from,
  overview: { ...from.overview, filter: { ...from.overview.filter, ...change } },
});

const contextOf = (of: CoverageResult, city: City = cityFixture) => ({
  city,
  result: of,
  parts: NO_PARTS,
  indicators: [],
  language: 'zh' as const,
  text: coverage.zh,
});

describe('columns', () => {
  const all = districtColumns(result);

  it('add a union where classes overlap, and leave it out where they do not', () => {
    expect(keys(all)).toEqual([
      'red-line/red-line',
      'protected-areas/core',
      'protected-areas/general',
      'protected-areas',
      'shoreline/shore-protect',
      'sites/mine',
    ]);
    const total = { ...result.total, unions: [{ areaSquareMetres: 23 * KM2, share: 0 }] };
    expect(keys(districtColumns({ ...result, total }))).not.toContain('protected-areas');
  });

  it('are of the leading layers, of those chosen, or of all that a filter leaves', () => {
    const shown = (of: CoverageResult, chosen: string[] | null) =>
      keys(shownColumns(all, { city: cityFixture, result: of, chosen }));
    expect(shown(result, null)).toEqual([
      'red-line/red-line',
      'protected-areas/core',
      'protected-areas/general',
      'protected-areas',
    ]);
    expect(shown(result, ['sites/mine', 'no longer there'])).toEqual(['sites/mine']);
    expect(shown(filteredBy({ classKeys: ['sites/mine'] }), null)).toContain('sites/mine');
  });

  it('stand under the names of their layers, bands by their distances', () => {
    expect(columnGroups(all, cityFixture).map((g) => [g.layerId, g.columns.length])).toEqual([
      ['red-line', 1],
      ['protected-areas', 3],
      ['shoreline', 1],
      ['sites', 1],
    ]);
    expect(shortName({ ...all[0]!, key: 'bands/band-1000' }, cityFixture).zh).toBe('200-1000 m');
    expect(shortName(all[0]!, cityFixture)).toBe(all[0]!.name);
  });
});

describe('rows', () => {
  const all = districtColumns(result);

  it('have borders and what is outside only where something lies there, and outside only of the whole city', () => {
    const kinds = (of: CoverageResult, columns = all) => tableRows(of, columns).map((r) => r.kind);
    expect(kinds(result)).toEqual(['district', 'district', 'border', 'total', 'outside']);
    expect(kinds(result, all.slice(1, 4))).toEqual(['district', 'district', 'total']);
    expect(kinds(filteredBy({ districts: ['甲区'] }))).not.toContain('outside');
  });

  it('say 本区无 by null, not by 0, and have unions by district', () => {
    const [first, second, border] = tableRows(result, all);
    expect(all[1]!.part(second!)).toBeNull();
    expect(all[3]!.part(first!)!.areaSquareMetres).toBe(12 * KM2);
    expect(all[3]!.part(border!)).toBeNull();
  });

  it('are written to files with every column, as many cells as the head has', () => {
    const rows = districtsRows(result, cityFixture, 'zh', coverage.zh);
    for (const row of rows) expect(row).toHaveLength(rows[0]!.length);
    expect(rows[0]).toContain('shore-protect (km)');
    expect(rows[0]).toContain('mine (个数)');
    expect(rows.map((r) => r[0])).toEqual(['行政区', '甲区', '乙区', '界上', '合计', '市域外']);
    const shore = rows[0]!.indexOf('shore-protect (km)');
    expect(rows.slice(1).map((r) => r[shore])).toEqual([30, '本区无', 20, 50, null]);
  });
});

describe('explanations', () => {
  const row = (kind: 'district' | 'border' | 'outside' | 'total', districtId: string | null = null) => ({
    kind,
    districtId,
  });

  it('tell lengths by district and border, and the parts add up', () => {
    const told = explain(overviewFigure('shoreline/shore-protect', row('total')), contextOf(result))!;
    expect(told.quantity).toEqual({ kind: 'length', metres: 50_000 });
    const parts = told.split.map(({ quantity }) => (quantity.kind === 'length' ? quantity.metres : Number.NaN));
    expect(parts.reduce((a, b) => a + b)).toBe(50_000);
    expect(told.split.map((p) => p.name)).toEqual(['甲区', '区界上']);
  });

  it('are of one figure each', () => {
    const { rows, total, outside } = result.overview;
    const all = [...rows, total, outside].flatMap((r) => result.overview.classes.map((c) => overviewFigure(c.key, r)));
    for (const [i, a] of all.entries()) for (const [j, b] of all.entries()) expect(sameFigure(a, b)).toBe(i === j);
  });

  it('tell counts, and ground outside, which the total says it leaves out', () => {
    const context = contextOf(result);
    expect(explain(overviewFigure('sites/mine', row('district', '乙区')), context)!.quantity).toEqual({
      kind: 'count',
      count: 7,
    });
    const outside = explain(overviewFigure('red-line/red-line', row('outside')), context)!;
    expect(outside.quantity).toEqual({ kind: 'area', squareMetres: 3 * KM2 });
    expect(explain(cellOf('red-line/red-line'), context)!.excluded).toBe('市域外 3.00 km²');
    expect(explain(cellOf('red-line/red-line', '甲区'), context)!.excluded).toBeNull();
    expect(explain(overviewFigure('sites/mine', row('outside')), context)).toBeNull();
  });

  it('say what ground a filter leaves, and light only that', () => {
    const filter = { districts: ['甲区'], classKeys: null, within: ['bands/band-200'] };
    const of = filteredBy(filter);
    const told = explain(cellOf('red-line/red-line'), contextOf(of))!;
    expect(told.name).toBe('所选 1 区red-line面积');
    expect(told.formula).toContain('只计“band-200”内');
    const everything = [
      cellOf('red-line/red-line'),
      cellOf('protected-areas', '甲区'),
      cellOf('districts', '甲区', 'district'),
      combinationOf(['red-line']),
      overviewFigure('shoreline/shore-protect', row('district', '甲区')),
    ];
    for (const selection of everything) expect(regionOf(selection, contextOf(of))).toMatchObject({ filter });
    expect(regionOf(cellOf('red-line/red-line'), contextOf(result))).not.toHaveProperty('filter');
  });

  it('light lines and points as such, and ground outside where it is', () => {
    const context = contextOf(result);
    expect(regionOf(overviewFigure('shoreline/shore-protect', row('border')), context)).toEqual({
      kind: 'places',
      classKey: 'shoreline/shore-protect',
      row: 'border',
      districtId: null,
    });
    expect(regionOf(overviewFigure('red-line/red-line', row('outside')), context)).toMatchObject({
      kind: 'classes',
      outside: true,
    });
  });
});

describe('target of a column', () => {
  const measure = { kind: 'no-net-loss' as const, layerId: 'red-line', classIds: null };
  const versions = ['2025-10', '2023-11'].map((date) => ({ id: date, file: `${date}.geojson`, date, approval: null }));
  const city: City = {
    ...cityFixture,
    layers: cityFixture.layers.map((l) => (l.id === 'red-line' ? { ...l, versions } : l)),
    targets: [{ ...cityFixture.targets[0]!, measure }],
  };
  const [red, core] = districtColumns(result);
  const known = (of: CoverageResult) => ({ city, result: of, parts: NO_PARTS });

  it('is its area at the baseline, of the whole city alone', () => {
    expect(targetOf(red!, known(result))).toMatchObject({ date: '2023-11', squareMetres: 25_200_000 });
    expect(targetOf(core!, known(result))).toBeNull();
    expect(targetOf(red!, known(filteredBy({ districts: ['甲区'] })))).toBeNull();
    expect(targetOf(red!, known(filteredBy({ within: ['bands/band-200'] })))).toBeNull();
  });

  it('is none without a baseline', () => {
    expect(targetOf(red!, { ...known(result), city: { ...city, layers: cityFixture.layers } })).toBeNull();
  });
});

describe('choices of the filter', () => {
  const table: LayerTable = { type: 'FeatureCollection', features: [] };
  const open = {
    city: cityFixture,
    tables: Object.fromEntries(cityFixture.layers.map((l) => [l.id, table])),
  };

  it('are all classes but districts, and of ground the bands first', () => {
    expect(classChoices(open, ['sites']).map((g) => g.name?.zh)).not.toContain('sites');
    expect(classChoices(open, []).flatMap((g) => idsOf(g))).not.toContain('districts/district');
    expect(withinChoices(open, []).map((g) => g.name?.zh)[0]).toBe('bands');
  });

  it('are ticked one by one and by layer; none is all', () => {
    expect(toggled(null, 'a')).toEqual(['a']);
    expect(toggled(['a'], 'a')).toBeNull();
    expect(toggledGroup(['a'], ['a', 'b'])).toEqual(['a', 'b']);
    expect(toggledGroup(['c', 'a', 'b'], ['a', 'b'])).toEqual(['c']);
    expect(toggledGroup(['a', 'b'], ['a', 'b'])).toBeNull();
    expect(chosenNames(classChoices(open, []), ['protected-areas/general'], 'zh')).toEqual(['general']);
  });
});

const idsOf = (group: { readonly choices: readonly { readonly id: string }[] }) => group.choices.map((c) => c.id);

describe('dates', () => {
  const layer = (id: string, ...dates: string[]) => ({
    ...cityFixture.layers[0]!,
    id,
    versions: dates.map((date) => ({ id: `${id} ${date}`, file: 'x', date, approval: null })),
  });
  const city = { layers: [layer('a', '2025-10', '2023-11'), layer('b', '2024-06', '2021-06'), layer('c', '2025')] };

  it('are those of layers with several versions, newest first', () => {
    expect(versionDates(city)).toEqual(['2025-10', '2024-06', '2023-11', '2021-06']);
  });

  it('put the newest version no later in force, else the oldest, and pass over what is in force', () => {
    expect(versionsAt(city, '2024-06')).toEqual([{ layerId: 'a', versionId: 'a 2023-11' }]);
    expect(versionsAt(city, '2021-06')).toEqual([
      { layerId: 'a', versionId: 'a 2023-11' },
      { layerId: 'b', versionId: 'b 2021-06' },
    ]);
    expect(versionsAt(city, null)).toEqual([]);
  });

  it('say which layers are older than they could be, and lead back', () => {
    const older = { layers: [layer('a', '2023-11', '2025-10'), layer('b', '2024-06', '2021-06')] };
    expect(olderInForce(older)).toMatchObject([{ layerId: 'a', date: '2023-11', newest: '2025-10' }]);
    expect(versionsAt(older, null)).toEqual([{ layerId: 'a', versionId: 'a 2025-10' }]);
    expect(olderInForce(city)).toEqual([]);
  });
});

it('prints areas in three units', () => {
  expect((['km2', 'hectares', 'mu'] as const).map((unit) => areaIn(unit, 12_345_678))).toEqual([
    '12.35',
    '1,234.57',
    '18,519',
  ]);
});

/** A small made-up city for tests of the board: two districts, three classes, round figures. */
import type { City } from '../../src/domain/city.ts';
import type { CoverageResult, CoverageRow } from '../../src/domain/coverage/result.ts';

const name = (zh: string) => ({ zh, en: zh });
const cell = (areaSquareMetres: number, of: number) => ({ areaSquareMetres, share: areaSquareMetres / of });

const KM2 = 1_000_000;

function row(
  districtId: string | null,
  area: number,
  red: number,
  core: number | null,
  general: number,
  net: number,
): CoverageRow {
  return {
    districtId,
    name: districtId === null ? null : name(districtId),
    areaSquareMetres: area,
    cells: [cell(red, area), core === null ? null : cell(core, area), cell(general, area)],
    unions: [cell(net, area)],
  };
}

type Overview = CoverageResult['overview'];
type Cell = Overview['rows'][number]['cells'][number];

const ground = (part: CoverageRow['cells'][number], count: number | null): Cell =>
  part && { ...part, lengthMetres: null, count };
const metres = (lengthMetres: number): Cell => ({ areaSquareMetres: null, share: null, lengthMetres, count: null });
const number = (count: number): Cell => ({ areaSquareMetres: null, share: null, lengthMetres: null, count });

/** The row of the table with a shore and a number of sites. */
const overviewRow = (row: CoverageRow, shore: Cell, sites: Cell): Overview['rows'][number] => ({
  kind: row.districtId === null ? 'total' : 'district',
  districtId: row.districtId,
  name: row.name,
  areaSquareMetres: row.areaSquareMetres,
  cells: [...row.cells.map((c) => ground(c, 1)), shore, sites],
});

const overviewClass = (key: string, measure: Overview['classes'][number]['measure']): Overview['classes'][number] => {
  const [layerId, classId] = key.split('/') as [string, string];
  return {
    key,
    layerId,
    classId,
    name: name(classId),
    style: classId,
    illustrative: true,
    measure,
    featureCount: 2,
    leftOut: 0,
  };
};

const noArea = { districtId: null, name: null, areaSquareMetres: null };

const rows = [
  row('甲区', 100 * KM2, 20 * KM2, 4 * KM2, 10 * KM2, 12 * KM2),
  row('乙区', 60 * KM2, 6 * KM2, null, 9 * KM2, 9 * KM2),
] as const;
const total = row(null, 160 * KM2, 26 * KM2, 4 * KM2, 19 * KM2, 21 * KM2);

const overview: Overview = {
  filter: { districts: null, classKeys: null, within: null },
  inputs: [],
  classes: [
    overviewClass('red-line/red-line', 'area'),
    overviewClass('protected-areas/core', 'area'),
    overviewClass('protected-areas/general', 'area'),
    overviewClass('shoreline/shore-protect', 'length'),
    overviewClass('sites/mine', 'count'),
  ],
  uncounted: [],
  rows: [overviewRow(rows[0], metres(30_000), number(9)), overviewRow(rows[1], null, number(7))],
  border: { kind: 'border', ...noArea, cells: [null, null, null, metres(20_000), null] },
  total: overviewRow(total, metres(50_000), number(16)),
  outside: {
    kind: 'outside',
    ...noArea,
    cells: [ground({ areaSquareMetres: 3 * KM2, share: 0 }, null), null, null, null, null].map(
      (c) => c && { ...c, share: null },
    ),
  },
  residualSquareMetres: 0,
  residualMetres: 0,
};

export const coverageFixture: CoverageResult = {
  overview,
  classes: (['red-line/red-line', 'protected-areas/core', 'protected-areas/general'] as const).map((key) => {
    const [layerId, classId] = key.split('/') as [string, string];
    return { key, layerId, classId, name: name(classId), style: classId, illustrative: true };
  }),
  unions: [{ id: 'protected-areas', name: name('保护地'), keys: ['protected-areas/core', 'protected-areas/general'] }],
  rows,
  total,
  combinations: [
    { keys: ['red-line'], areaSquareMetres: 20 * KM2 },
    { keys: ['protected-areas'], areaSquareMetres: 15 * KM2 },
    { keys: ['red-line', 'protected-areas'], areaSquareMetres: 6 * KM2 - 0.25 },
    { keys: ['red-line', 'bands'], areaSquareMetres: 0.25 },
  ],
  combinationSets: [
    { key: 'red-line', name: name('红线'), classKeys: ['red-line/red-line'], areaSquareMetres: 26 * KM2 },
    {
      key: 'protected-areas',
      name: name('保护地'),
      classKeys: ['protected-areas/core', 'protected-areas/general'],
      areaSquareMetres: 21 * KM2,
    },
    { key: 'bands', name: name('管控线'), classKeys: ['bands/band-200', 'bands/band-1000'], areaSquareMetres: 0.25 },
  ],
  unionSquareMetres: 41 * KM2,
  grossSquareMetres: 47 * KM2,
  shoreline: {
    layerId: 'shoreline',
    zones: [
      { classId: 'shore-protect', name: name('保护区'), style: 'shore-protect', lengthMetres: 50_000 },
      { classId: 'shore-reserve', name: name('保留区'), style: 'shore-reserve', lengthMetres: 25_000 },
      { classId: 'shore-control', name: name('控制利用区'), style: 'shore-control', lengthMetres: 20_000 },
      { classId: 'shore-unclassified', name: name('未分区'), style: 'shore-unclassified', lengthMetres: 5_000 },
    ],
    totalMetres: 100_000,
    places: [
      { kind: 'district', districtId: '甲区', name: name('甲区'), lengthMetres: 60_000 },
      { kind: 'district', districtId: '乙区', name: name('乙区'), lengthMetres: 0 },
      { kind: 'border', districtId: null, name: null, lengthMetres: 30_000 },
      { kind: 'outside', districtId: null, name: null, lengthMetres: 10_000 },
    ],
    residualMetres: 1e-9,
  },
  sites: {
    layerId: 'sites',
    bands: [
      { id: 'inside', name: name('范围内') },
      { id: 'beyond', name: null },
    ],
    types: [
      {
        classId: 'mine',
        name: name('矿山'),
        style: 'mine',
        total: 16,
        byBand: [4, 12],
        byStatus: { closed: 9, treating: 5, untreated: 2 },
        overdue: 7,
      },
    ],
  },
  ledger: {
    layerId: 'red-line',
    before: { id: '2023-11', date: '2023-11' },
    after: { id: '2025-10', date: '2025-10' },
    rows: [
      {
        districtId: '甲区',
        name: name('甲区'),
        beforeSquareMetres: 20_200_000,
        lostSquareMetres: 500_000,
        gainedSquareMetres: 300_000,
        afterSquareMetres: 20_000_000,
      },
      {
        districtId: '乙区',
        name: name('乙区'),
        beforeSquareMetres: 5_000_000,
        lostSquareMetres: 0,
        gainedSquareMetres: 1_000_000,
        afterSquareMetres: 6_000_000,
      },
      {
        districtId: null,
        name: null,
        beforeSquareMetres: 25_200_000,
        lostSquareMetres: 500_000,
        gainedSquareMetres: 1_300_000,
        afterSquareMetres: 26_000_000,
      },
    ],
    leftOut: { before: 0, after: 0 },
  },
  residualSquareMetres: 0.0001,
  elapsedMilliseconds: 10,
};

const layer = (id: string, role: City['layers'][number]['role'], classes: string[]): City['layers'][number] => ({
  id,
  group: 'all',
  name: name(id),
  geometry: 'polygon',
  classes: classes.map((c) => ({ id: c, name: name(c), style: c, check: true })),
  versions: [{ id: '2025-10', file: `${id}.geojson`, date: '2025-10', approval: null }],
  reality: 'illustrative',
  source: name('示意'),
  licence: 'CC0-1.0',
  accuracyMetres: 20,
  holder: null,
  visible: true,
  role,
});

const target = (indicator: string, value: number | null, comparison: City['targets'][number]['comparison']) => ({
  indicator,
  name: name(indicator),
  value,
  comparison,
  unit: '%',
  quote: null,
  source: null,
  measure: { kind: 'none' as const, spatial: true, needs: name('数据') },
  note: null,
});

export const cityFixture: City = {
  id: 'test',
  name: name('试城'),
  river: name('试河'),
  plan: { title: '试行方案', date: '2025', draft: true },
  extent: [106, 39, 107, 40],
  projectedCrs: [4524],
  groups: [{ id: 'all', name: name('全部') }],
  layers: [
    layer('red-line', 'red-line', ['red-line']),
    layer('protected-areas', 'protected-areas', ['core', 'general']),
    layer('bands', 'bands', ['band-200', 'band-1000', 'band-3000']),
    layer('districts', 'districts', ['district']),
    layer('shoreline', 'shoreline', ['shore-protect']),
    layer('sites', 'sites', ['mine']),
  ],
  bandSet: {
    name: name('沿河带'),
    standing: 'rule',
    boundaryLayer: 'red-line',
    bandsLayer: 'bands',
    rings: [
      { class: 'band-200', fromMetres: 0, toMetres: 200 },
      { class: 'band-1000', fromMetres: 200, toMetres: 1000 },
      { class: 'band-3000', fromMetres: 1000, toMetres: 3000 },
    ],
    largestErrorMetres: 0.1,
    basis: name('示意'),
  },
  absentLayers: [],
  targets: [
    target('soil-retention', 43.42, 'planned'),
    target('protected-area', null, 'not-less-than-baseline'),
    target('red-line-area', null, 'not-less-than-baseline'),
    target('shoreline-rate', null, 'set-above'),
    target('legacy-mines', 16, 'at-least'),
    target('park-coverage', 80, 'at-least'),
  ],
  services: [],
  shorelineRate: null,
  dataVersion: 'TEST-2025.10',
};

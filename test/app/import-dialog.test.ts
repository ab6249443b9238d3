import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { FoundLayers } from '../../src/app/panels/import/FoundLayers.tsx';
import { ImportFooter } from '../../src/app/panels/import/ImportFooter.tsx';
import { LayerChoices } from '../../src/app/panels/import/LayerChoices.tsx';
import type { ImportChoice, Importing } from '../../src/app/state/importing.ts';
import type { OpenCity } from '../../src/app/state/model.ts';
import type { City } from '../../src/domain/city.ts';
import type { PlacementCandidate } from '../../src/domain/imported-layer.ts';
import type { OpenedLayer } from '../../src/worker/data-calls.ts';

vi.mock('../../src/app/state/import-verbs.ts', () => ({}));

const named = (zh: string) => ({ zh, en: zh });

const city = {
  extent: [106.6, 39, 107.1, 39.9],
  layers: [
    {
      id: 'reserve',
      name: named('自然保护地'),
      geometry: 'polygon',
      role: 'protected-areas',
      classes: [
        { id: 'core', name: named('核心保护区'), style: 'core', check: true },
        { id: 'general', name: named('一般控制区'), style: 'general', check: true },
      ],
    },
  ],
  absentLayers: [{ id: 'farmland', name: named('永久基本农田'), holder: named('自然资源局') }],
} as unknown as City;
const open: OpenCity = { city, tables: {}, summaries: [] };

const candidate = (change: Partial<PlacementCandidate> = {}): PlacementCandidate => ({
  epsg: 4524,
  order: 'xy',
  shift: 'none',
  ground: 'prefix',
  certainty: 'likely',
  extent: [106.8, 39.5, 106.9, 39.6],
  insideShare: 1,
  ...change,
});

const layer: OpenedLayer = {
  key: 7,
  name: '保护地2025',
  source: 'upload.zip/保护地2025.shp',
  format: 'shapefile',
  geometry: 'polygon',
  featureCount: 3,
  vertexCount: 1200,
  columns: [
    { name: 'GNFQ', distinct: 2, values: [{ value: '核心区', count: 2 }, { value: '待定', count: 1 }] }, // biome-ignore format: short
    { name: 'BHDMC', distinct: 1, values: [{ value: '甲', count: 3 }] },
  ],
  rows: [{ GNFQ: '核心区', BHDMC: '甲' }],
  encoding: { label: 'gb18030', how: 'guess' },
  encodings: [
    { label: 'utf-8', damaged: 12, sample: '\u{fffd}' },
    { label: 'gb18030', damaged: 0, sample: '核心区' },
  ],
  statement: null,
  placements: [candidate(), candidate({ epsg: 4545, certainty: 'possible', insideShare: 0 })],
  lines: [[[36_400_000, 4_380_000]]],
  problems: [{ code: 'encoding-guessed', severity: 'warning', where: { file: 'x' }, values: { encoding: 'GB18030' } }],
};

const version: ImportChoice = {
  take: true,
  purpose: { kind: 'version', layerId: 'reserve', inForce: true },
  placement: layer.placements[0]!,
  mapping: { name: 'BHDMC', class: 'GNFQ', id: null, area: null, classes: { 核心区: 'core' } },
  record: { name: '自然保护地', date: '2025', version: '', approval: '', holder: '', accuracyMetres: 5 },
};

const choicesOf = (l: OpenedLayer, choice: ImportChoice): string =>
  renderToStaticMarkup(createElement(LayerChoices, { layer: l, choice, open }));

const importing = (l: OpenedLayer, choice: ImportChoice): Importing => ({
  files: [],
  layers: [l],
  choices: { [l.key]: choice },
  shown: l.key,
  problems: [],
});

const footerOf = (l: OpenedLayer, choice: ImportChoice): string =>
  renderToStaticMarkup(createElement(ImportFooter, { importing: importing(l, choice), onCancel: () => {} }));

describe('what is asked of a layer', () => {
  it('shows every candidate with what it rests on, how sure it is and how much lies in the city', () => {
    const page = choicesOf(layer, version);
    for (const words of ['EPSG:4524', '依据:东坐标前的带号', '很可能', '100% 在图幅内', 'EPSG:4545', '不在图幅内'])
      expect(page).toContain(words);
    expect(page).not.toContain('无法断定坐标系');
  });

  it('asks plainly where the place is open', () => {
    expect(choicesOf(layer, { ...version, placement: null })).toContain('无法断定坐标系');
  });

  it('shows the system that the user gave, though it is none of the candidates', () => {
    const page = choicesOf(layer, { ...version, placement: candidate({ epsg: 32648, ground: 'asked' }) });
    expect(page).toMatch(/<option value="utm" selected/);
    expect(page).toMatch(/<option value="48" selected/);
  });

  it('lists the values of a version with their classes, and marks what has none', () => {
    const page = choicesOf(layer, version);
    expect(page).toContain('1 个类别未对应');
    expect(page).toMatch(/<option value="core" selected/);
    expect(page).toContain('未对应,归入“核心保护区”');
  });

  it('asks no record and no classes of sites', () => {
    const page = choicesOf(layer, { ...version, purpose: { kind: 'footprints' } });
    expect(page).not.toContain('数据日期');
    expect(page).not.toContain('未对应');
    expect(page).toContain('BHDMC');
  });

  it('marks a date that is missing, wherever the layer lies', () => {
    const undated = { ...version, placement: null, record: { ...version.record, date: '' } };
    expect(choicesOf(layer, undated)).toMatch(/aria-invalid="true"[^>]*2024-06/);
    expect(choicesOf(layer, version)).not.toContain('aria-invalid="true"');
  });

  it('tells the damage of each encoding, and opens that part where the encoding is a guess', () => {
    const page = choicesOf(layer, version);
    expect(page).toContain('12 处读不出');
    expect(page).toMatch(/<details class="import-section" open=""><summary><h3>文字对不对/);
    const sure = choicesOf({ ...layer, encoding: { label: 'gb18030', how: 'cpg' } }, version);
    expect(sure).toMatch(/<details class="import-section"><summary><h3>文字对不对/);
  });

  it('names the absent layers with who holds them', () => {
    const purpose = { kind: 'layer', absentId: 'farmland', check: true } as const;
    expect(choicesOf(layer, { ...version, purpose })).toContain('永久基本农田(自然资源局保管)');
  });

  it('of a layer that cannot be opened shows only why', () => {
    const page = choicesOf(
      {
        ...layer,
        placements: [],
        problems: [{ code: 'crs-refused', severity: 'error', where: {}, values: { name: 'Xian 1980' } }],
      },
      { ...version, take: false, placement: null },
    );
    expect(page).toContain('这个图层打不开');
    expect(page).toContain('Xian 1980');
    expect(page).not.toContain('作为什么打开');
  });
});

describe('the list and the way out', () => {
  it('cannot tick a layer that cannot be opened', () => {
    const list = (l: OpenedLayer) =>
      renderToStaticMarkup(createElement(FoundLayers, { importing: importing(l, version) }));
    expect(list(layer)).toMatch(/type="checkbox"[^>]*checked=""/);
    expect(list({ ...layer, placements: [] })).toMatch(/type="checkbox"[^>]*disabled=""/);
    expect(list({ ...layer, placements: [] })).not.toContain('checked=""');
  });

  it('opens when all is said, and else says what is missing', () => {
    expect(footerOf(layer, version)).toMatch(/import-open">打开 1 个图层/);
    const unplaced = footerOf(layer, { ...version, placement: null });
    expect(unplaced).toContain('“保护地2025”还没有定坐标系');
    expect(unplaced).toMatch(/import-open" disabled=""/);
    expect(footerOf(layer, { ...version, take: false })).toContain('请勾选要打开的图层');
    expect(footerOf({ ...layer, placements: [] }, version)).toContain('没有可打开的图层');
  });

  it('counts sites where only sites come of it', () => {
    expect(footerOf(layer, { ...version, purpose: { kind: 'footprints' } })).toContain('导入 3 个地块');
    expect(footerOf(layer, { ...version, purpose: { kind: 'project' } })).toContain('导入 1 个项目(3 个地块)');
  });
});

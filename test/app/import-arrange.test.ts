import { describe, expect, it } from 'vitest';
import {
  bySource,
  classRows,
  errorsFirst,
  leastDamaged,
  markOf,
  problemsOf,
  purposeIdOf,
  purposeOf,
  purposesFor,
  readinessOf,
  restClass,
  sameLabel,
  withClass,
  yieldOf,
} from '../../src/app/panels/import/arrange.ts';
import type { ImportChoice, Importing } from '../../src/app/state/importing.ts';
import type { City } from '../../src/domain/city.ts';
import { applyMapping, type MappedFeature } from '../../src/domain/column-mapping-apply.ts';
import type { PlacementCandidate } from '../../src/domain/imported-layer.ts';
import type { Problem } from '../../src/domain/problems.ts';
import type { OpenedLayer } from '../../src/worker/data-calls.ts';

const HERE: PlacementCandidate = {
  epsg: 4524,
  order: 'xy',
  shift: 'none',
  ground: 'prefix',
  certainty: 'sure',
  extent: [106, 39, 107, 40],
  insideShare: 1,
};

const layer = (change: Partial<OpenedLayer> = {}): OpenedLayer => ({
  key: 1,
  name: 'parcels',
  source: 'parcels.zip',
  format: 'shapefile',
  geometry: 'polygon',
  featureCount: 2,
  vertexCount: 10,
  columns: [],
  rows: [],
  encoding: null,
  encodings: [],
  statement: null,
  placements: [HERE],
  lines: [],
  problems: [],
  ...change,
});

const choice = (change: Partial<ImportChoice> = {}): ImportChoice => ({
  take: true,
  purpose: { kind: 'footprints' },
  placement: HERE,
  mapping: { name: null, class: null, id: null, area: null, classes: {} },
  record: { name: 'parcels', date: '2024', version: '', approval: '', holder: '', accuracyMetres: 5 },
  ...change,
});

const importing = (...entries: readonly (readonly [OpenedLayer, ImportChoice])[]): Importing => ({
  files: [],
  layers: entries.map(([l]) => l),
  choices: Object.fromEntries(entries.map(([l, c]) => [l.key, c])),
  shown: 1,
  problems: [],
});

const problem = (severity: Problem['severity'], feature = 0): Problem => ({
  code: 'file-broken',
  severity,
  where: { feature },
  values: {},
});

const named = (id: string) => ({ id, name: { zh: id, en: id } });
const cityLayer = (id: string, geometry: 'polygon' | 'line', role: string | null = null) => ({
  ...named(id),
  geometry,
  role,
});
const CITY = {
  layers: [cityLayer('bands', 'polygon', 'bands'), cityLayer('red-line', 'polygon'), cityLayer('shore', 'line')],
  absentLayers: [{ ...named('farmland'), holder: null }],
} as unknown as City;

describe('the order of things', () => {
  it('puts errors before warnings and keeps the rest of the order', () => {
    const list = [problem('warning', 1), problem('error', 2), problem('warning', 3), problem('error', 4)];
    expect(errorsFirst(list).map((p) => p.where.feature)).toEqual([2, 4, 1, 3]);
  });

  it('puts layers under their files', () => {
    const list = [layer({ key: 1, source: 'a' }), layer({ key: 2, source: 'b' }), layer({ key: 3, source: 'a' })];
    expect(bySource(list).map((g) => [g.source, g.layers.map((l) => l.key)])).toEqual([
      ['a', [1, 3]],
      ['b', [2]],
    ]);
  });

  it('puts the encoding that damages least first, and of equals the one that came first', () => {
    const option = (label: string, damaged: number) => ({ label, damaged, sample: '' });
    const sorted = leastDamaged([option('big5', 9), option('gb18030', 0), option('euc-kr', 0), option('utf-8', 4)]);
    expect(sorted.map((e) => e.label)).toEqual(['gb18030', 'euc-kr', 'utf-8', 'big5']);
  });

  it('knows an encoding whatever its case', () => {
    expect(sameLabel('GB18030', 'gb18030')).toBe(true);
    expect(sameLabel('gbk', 'gb18030')).toBe(false);
    expect(sameLabel('gbk', undefined)).toBe(false);
  });
});

describe('what a layer may become', () => {
  it('offers sites for polygons that are few', () => {
    expect(purposesFor(layer(), CITY)).toEqual(['footprints', 'project', 'batch', 'version', 'layer', 'absent']);
    expect(purposesFor(layer({ featureCount: 1 }), CITY)).not.toContain('project');
    const list = purposesFor(layer({ featureCount: 10_000, vertexCount: 80_000 }), CITY);
    expect(list).toEqual(['batch', 'version', 'layer', 'absent']);
    expect(purposesFor(layer({ featureCount: 1 }), CITY)).not.toContain('batch');
    expect(purposesFor(layer({ featureCount: 100_000 }), CITY)).toEqual(['batch', 'version', 'layer', 'absent']);
    expect(purposesFor(layer({ geometry: 'line' }), CITY)).not.toContain('footprints');
  });

  it('offers a version or a missing layer only where there is one', () => {
    expect(purposesFor(layer({ geometry: 'point' }), { ...CITY, absentLayers: [] })).toEqual(['layer']);
  });

  it('starts each purpose with the first it applies to, and knows it again', () => {
    for (const id of purposesFor(layer(), CITY)) expect(purposeIdOf(purposeOf(id, layer(), CITY))).toBe(id);
    expect(purposeOf('version', layer(), CITY)).toEqual({ kind: 'version', layerId: 'red-line', inForce: true });
    expect(purposeOf('absent', layer(), CITY)).toEqual({ kind: 'layer', absentId: 'farmland', check: true });
  });
});

describe('what is still missing', () => {
  it('is nothing where all is said', () => {
    const all = importing([layer(), choice()]);
    expect(readinessOf(all)).toEqual({ taken: all.layers, lacks: null });
  });

  it('names the first layer that lacks something, and only of those that are taken', () => {
    const unplaced = layer({ key: 2 });
    const undated = layer({ key: 3 });
    const record = { ...choice().record, date: '' };
    const version = { kind: 'version', layerId: 'red-line', inForce: true } as const;
    const entries = (take: boolean) =>
      importing(
        [layer(), choice()],
        [unplaced, choice({ take, placement: null })],
        [undated, choice({ purpose: version, record })],
      );
    expect(readinessOf(entries(true)).lacks).toEqual({ layer: unplaced, what: 'placement' });
    expect(readinessOf(entries(false)).lacks).toEqual({ layer: undated, what: 'date' });
    expect(readinessOf(entries(false)).taken.map((l) => l.key)).toEqual([1, 3]);
  });

  it('does not wait for a layer that cannot be opened', () => {
    const refused = layer({ key: 2, placements: [], problems: [problem('error')] });
    const both = importing([layer(), choice()], [refused, choice({ placement: null })]);
    expect(readinessOf(both)).toMatchObject({ taken: [{ key: 1 }], lacks: null });
  });

  it('is a question and no error where only the place is open', () => {
    const asked = layer({ problems: [{ ...problem('error'), code: 'crs-unknown' }] });
    expect(markOf(asked, choice({ placement: null }))).toBe('missing');
    expect(markOf(asked, choice())).toBeNull();
    expect(problemsOf(asked)).toEqual([]);
    expect(problemsOf({ ...asked, placements: [] })).toEqual(asked.problems);
  });

  it('is counted in sites and layers', () => {
    const own = { kind: 'layer', absentId: null, check: true } as const;
    const all = importing(
      [layer({ featureCount: 12 }), choice()],
      [layer({ key: 2, featureCount: 5 }), choice({ purpose: { kind: 'project' } })],
      [layer({ key: 3 }), choice({ purpose: own })],
      [layer({ key: 4, featureCount: 1 }), choice({ purpose: { kind: 'project' } })],
      [
        layer({ key: 5, featureCount: 900 }),
        choice({ purpose: { kind: 'batch', kinds: { all: null, column: null } } }),
      ],
    );
    const made = { sites: 13, projects: 1, parcels: 5, screened: 900, layers: 1 };
    expect(yieldOf(all.layers, all.choices)).toEqual(made);
  });

  it('is marked by the gravest', () => {
    const warned = layer({ problems: [problem('warning')] });
    expect(markOf(layer(), choice())).toBeNull();
    expect(markOf(warned, choice())).toBe('warning');
    expect(markOf(warned, choice({ placement: null }))).toBe('missing');
    expect(markOf(warned, choice({ placement: null, take: false }))).toBe('warning');
    expect(markOf(layer({ problems: [problem('warning'), problem('error')] }), choice())).toBe('error');
    expect(markOf(layer({ placements: [] }), choice({ take: false }))).toBe('error');
  });
});

describe('values and their classes', () => {
  const column = {
    name: 'kind',
    distinct: 3,
    values: [
      { value: 'inner', count: 5 },
      { value: 'outer', count: 3 },
      { value: '', count: 1 },
    ],
  };
  const mapping = { ...choice().mapping, class: 'kind', classes: { inner: 'core', outer: 'gone' } };
  const classes = ['core', 'general'].map((id) => ({ ...named(id), style: id, check: true }));

  it('show what has no class, also where its class is none of the target', () => {
    expect(classRows([column], mapping, classes)).toEqual([
      { value: 'inner', count: 5, classId: 'core' },
      { value: 'outer', count: 3, classId: null },
      { value: '', count: 1, classId: null },
    ]);
  });

  it('are not asked for without a class column or with one class', () => {
    expect(classRows([column], { ...mapping, class: null }, classes)).toEqual([]);
    expect(classRows([column], mapping, classes.slice(0, 1))).toEqual([]);
  });

  it('change one by one', () => {
    expect(withClass(mapping, 'outer', 'general').classes).toEqual({ inner: 'core', outer: 'general' });
    expect(withClass(mapping, 'inner', null).classes).toEqual({ outer: 'gone' });
    expect(mapping.classes).toEqual({ inner: 'core', outer: 'gone' });
  });

  it('fall to the class that the mapping gives to the rest', () => {
    for (const ids of [
      ['core', 'general'],
      ['core', 'unclassified', 'general'],
      ['core', 'shore-unclassified'],
    ]) {
      const target = ids.map((id) => ({ ...named(id), style: id, check: true }));
      const feature: MappedFeature = {
        geometry: { type: 'Point', coordinates: [0, 0] },
        properties: { kind: 'new' },
      };
      const { table } = applyMapping([feature], mapping, { classes: target, layerName: 'a', file: 'a' });
      expect(restClass(target)?.id).toBe(table.features[0]!.properties.class);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { groupsOf, hasPlace, mendableFeatures } from '../../src/app/panels/layer-record/check-groups.ts';
import { findingCount, findingsOf } from '../../src/app/panels/layer-record/findings.ts';
import { placementWords, systemWords } from '../../src/app/panels/layer-record/placement-words.ts';
import { importFacts, shippedFacts } from '../../src/app/panels/layer-record/record-facts.ts';
import { changesOf, draftOf, faultOf } from '../../src/app/panels/layer-record/record-form.ts';
import { firstPair, userLayersOf, versionLines, versionWords } from '../../src/app/panels/layer-record/versions.ts';
import { inForceBesides } from '../../src/app/panels/shell/in-force.ts';
import { canWrite, lossesOf, systemFor, systemGroups } from '../../src/app/panels/write-layer/write-choices.ts';
import type { AppState } from '../../src/app/state/store.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { Problem } from '../../src/domain/problems.ts';
import { cityWith, type UserLayer } from '../../src/domain/user-layers.ts';
import { city, layer, userLayer, versionOf, withLayers } from './layer-record-fixture.ts';

const text = textIn('zh');
const zh = text.data;
const { crs } = text.imports;

const problem = (code: Problem['code'], severity: Problem['severity'], where: Problem['where'] = {}): Problem => ({
  code,
  severity,
  where,
  values: {},
});

describe('versions side by side', () => {
  const own = userLayer('mine', versionOf('red-line'));
  const beside = userLayer('beside', versionOf('red-line', false), { version: '' });

  it('puts the one in force first and says which can take its place', () => {
    const { city: now, userLayers } = withLayers(own, beside);
    const lines = versionLines(now.layers.find((l) => l.id === 'red-line')!, userLayers);
    expect(lines.map((l) => [l.id, l.label, l.inForce, l.canTakeOver])).toEqual([
      ['mine', '划界成果', true, false],
      ['2025-10', '2025-10', false, true],
      ['2023-11', '2023-11', false, true],
      ['beside', 'name of beside', false, true],
    ]);
  });

  it('lets the versions of the city take the place of each other where nothing was brought in', () => {
    const lines = versionLines(city.layers.find((l) => l.id === 'red-line')!, []);
    expect(lines.map((l) => [l.inForce, l.canTakeOver])).toEqual([
      [true, false],
      [false, true],
    ]);
    const older = cityWith(city, [], { 'red-line': '2023-11' }).layers.find((l) => l.id === 'red-line')!;
    expect(versionLines(older, []).map((l) => [l.id, l.inForce, l.canTakeOver])).toEqual([
      ['2023-11', true, false],
      ['2025-10', false, true],
    ]);
  });

  it('compares an older version with a newer one at first, whichever is in force', () => {
    const at = (own: Record<string, string>) =>
      firstPair(versionLines(cityWith(city, [], own).layers.find((l) => l.id === 'red-line')!, [])).map((l) => l.id);
    expect(at({})).toEqual(['2023-11', '2025-10']);
    expect(at({ 'red-line': '2023-11' })).toEqual(['2023-11', '2025-10']);
  });

  it('keeps older bands of the city out of force: nobody knows what they were drawn from', () => {
    const { versions } = city.layers.find((l) => l.id === 'red-line')!;
    const bands = layer('bands', { role: 'bands', versions });
    const drawn = userLayer('drawn', versionOf('bands'));
    const now = cityWith({ ...city, layers: [bands] }, [drawn]).layers[0]!;
    expect(versionLines(now, [drawn]).map((l) => [l.id, l.canTakeOver])).toEqual([
      ['drawn', false],
      ['2025-10', true],
      ['2023-11', false],
    ]);
  });

  it('names what is in force instead of the newest of the city', () => {
    const named = (own: Record<string, string>, ...layers: UserLayer[]) =>
      inForceBesides(cityWith(city, layers, own), { userLayers: layers, ownVersions: own }).map(
        ({ layerId, date, mine }) => [layerId, date, mine],
      );
    expect(named({})).toEqual([]);
    expect(named({ 'red-line': 'gone' })).toEqual([]);
    expect(named({ 'red-line': '2023-11' })).toEqual([['red-line', '2023-11', false]]);
    expect(named({ 'red-line': '2023-11' }, own)).toEqual([['red-line', '2025-12', true]]);
    expect(named({}, beside)).toEqual([]);
    const checked = userLayer('farm', { kind: 'layer', absentId: null, check: true });
    const drawn = userLayer('drawn', { kind: 'layer', absentId: null, check: false });
    expect(named({}, checked, drawn)).toEqual([['farm', '2025-12', true]]);
  });

  it('finds the layers of a layer, under the id of an absent one too', () => {
    const absent = userLayer('farm', { kind: 'layer', absentId: 'farmland', check: true });
    const alone = userLayer('alone', { kind: 'layer', absentId: null, check: false });
    const all = [own, absent, alone];
    expect(userLayersOf('red-line', all)).toEqual([own]);
    expect(userLayersOf('farmland', all)).toEqual([absent]);
    expect(userLayersOf('alone', all)).toEqual([alone]);
    expect(userLayersOf('farm', all)).toEqual([]);
  });

  it('says a version that is named by its date once', () => {
    const [line] = versionLines(layer('x'), []);
    expect(versionWords(line!)).toEqual(['2024-06']);
    expect(versionWords({ ...line!, label: '报批稿' })).toEqual(['报批稿', '2024-06']);
  });
});

describe('what a data check found', () => {
  it('groups by kind: errors first, then the kinds with the most', () => {
    const groups = groupsOf([
      problem('outside-city', 'warning'),
      problem('area-disagrees', 'warning'),
      problem('area-disagrees', 'warning'),
      problem('ring-self-crossing', 'warning'),
      problem('ring-self-crossing', 'error'),
    ]);
    expect(groups.map((g) => [g.code, g.severity, g.problems.length])).toEqual([
      ['ring-self-crossing', 'error', 2],
      ['area-disagrees', 'warning', 2],
      ['outside-city', 'warning', 1],
    ]);
  });

  it('counts the places a problem stands for', () => {
    const [group] = groupsOf([
      { ...problem('layer-overlaps', 'warning'), values: { places: 5 } },
      problem('layer-overlaps', 'warning'),
    ]);
    expect(group?.places).toBe(6);
  });

  it('mends each faulty feature once, and no warning', () => {
    expect(
      mendableFeatures([
        problem('ring-self-crossing', 'error', { feature: 4 }),
        problem('ring-degenerate', 'error', { feature: 4 }),
        problem('area-disagrees', 'warning', { feature: 7 }),
        problem('file-broken', 'error'),
      ]),
    ).toEqual([4]);
  });

  it('leads to a position, or to the feature', () => {
    expect(hasPlace(problem('outside-city', 'warning', { feature: 0 }))).toBe(true);
    expect(hasPlace(problem('outside-city', 'warning', { position: [106, 39] }))).toBe(true);
    expect(hasPlace(problem('encoding-guessed', 'warning', { file: 'a.shp' }))).toBe(false);
  });

  const stateOf = (inForce: boolean, inspections: AppState['inspections'] = {}) => {
    const found = [problem('outside-city', 'warning')];
    const { city: now, userLayers } = withLayers(userLayer('u', versionOf('red-line', inForce), { problems: found }));
    return {
      inspections,
      project: { userLayers },
      open: { city: now },
    } as unknown as Pick<AppState, 'inspections' | 'project' | 'open'>;
  };

  it('tells what was found at import until a layer is checked again', () => {
    expect(findingsOf(stateOf(true), 'red-line')).toMatchObject({
      from: 'import',
      problems: [{ code: 'outside-city' }],
    });
    expect(findingsOf(stateOf(true, { 'red-line': [] }), 'red-line')).toEqual({ from: 'check', problems: [] });
    expect(findingCount(stateOf(true), 'red-line')).toBe(1);
  });

  it('says nothing of a layer that was never looked through, nor of a version that is not in force', () => {
    expect(findingsOf(stateOf(true), 'range')).toBeNull();
    expect(findingsOf(stateOf(false), 'red-line')).toBeNull();
    expect(findingCount(stateOf(false), 'red-line')).toBe(0);
  });
});

describe('the record in words', () => {
  it('names every coordinate system', () => {
    expect(systemWords(4524, crs)).toBe('CGCS2000 3 度带 36 带 · 中央子午线 108° · EPSG:4524');
    expect(systemWords(4545, crs)).toContain('108°');
    expect(systemWords(32648, crs)).toContain('UTM 48');
    expect(systemWords(4490, crs)).toContain('CGCS2000');
    expect(placementWords({ epsg: 4490, order: 'yx', shift: 'gcj02' }, crs)).toHaveLength(3);
  });

  it('tells file, system and its ground, encoding, columns, classes by name and vertices put in', () => {
    const user = userLayer('u', versionOf('red-line'), {
      addedVertices: 12,
      mapping: {
        name: 'HXMC',
        class: 'HXLX',
        id: null,
        area: { column: 'MJ', unit: 'mu' },
        classes: { 核心区: 'core', 红线: 'red-line' },
      },
    });
    const facts = new Map(
      importFacts(
        user,
        'now',
        new Map([
          ['core', '核心保护区'],
          ['red-line', '红线'],
        ]),
        text,
      ),
    );
    expect(facts.get(zh.record.file)).toEqual(['range.shp']);
    expect(facts.get(zh.record.crsGround)).toEqual([text.imports.place.grounds.prefix]);
    expect(facts.get(zh.record.encoding)).toEqual(['GB18030']);
    expect(facts.get(zh.record.added)?.[0]).toContain('12');
    expect(facts.get(zh.record.mapping)).toEqual([
      '名称 ← HXMC',
      '类别 ← HXLX',
      '面积 ← MJ(亩,仅核对)',
      '核心区 → 核心保护区',
    ]);
  });

  it('tells of a shipped layer what the city says', () => {
    const line = versionLines(city.layers[2]!, [])[1]!;
    const facts = new Map(shippedFacts(city.layers[2]!, line, { features: 19, vertices: 2667 }, 'zh', zh));
    expect(facts.get(zh.record.approval)).toEqual(['1 号']);
    expect(facts.get(zh.record.holder)).toEqual([zh.record.none]);
    expect(facts.get(zh.record.features)?.[0]).toContain('2,667');
  });

  it('keeps only fields that changed and are sound', () => {
    const user = userLayer('u', versionOf('red-line'));
    const draft = draftOf(user);
    expect(changesOf(user, draft)).toBeNull();
    expect(draftOf(userLayer('u', versionOf('bands'), { accuracyMetres: 5.035055429 })).accuracy).toBe('5.035');
    expect(changesOf(user, { ...draft, date: '2025-13', name: ' ', accuracy: '-1' })).toBeNull();
    expect(changesOf(user, { ...draft, date: '2026-01', holder: ' 水务局 ', accuracy: '0.5' })).toEqual({
      date: '2026-01',
      holder: '水务局',
      accuracyMetres: 0.5,
    });
    expect(changesOf(user, { ...draft, name: 'n', date: 'x' })).toEqual({ name: 'n' });
  });

  it.each([
    ['date', '2024', null],
    ['date', '2024-6', 'wrongDate'],
    ['date', '2024-06-31', null],
    ['date', '2024-06-32', 'wrongDate'],
    ['accuracy', '', 'wrongAccuracy'],
    ['accuracy', '1e3', 'wrongAccuracy'],
    ['approval', '', null],
  ] as const)('%s %j: %s', (field, value, fault) => {
    expect(faultOf(field, value)).toBe(fault);
  });
});

describe('ways to write a layer', () => {
  it('offers degrees and the zones of the city with and without their number', () => {
    expect(systemGroups(city, 'shapefile')).toEqual([
      { kind: 'geographic', epsg: [4490] },
      { kind: 'prefixed', epsg: [4524, 4496] },
      { kind: 'plain', epsg: [4545] },
    ]);
  });

  it('keeps the system where the format can have it', () => {
    expect(systemFor(city, 'csv', 4545)).toBe(4545);
    expect(systemFor(city, 'kmz', 4545)).toBe(4326);
    expect(systemFor(city, 'boundary-text', 4490)).toBe(4524);
    expect(systemFor(city, 'geojson', 4326)).toBe(4490);
  });

  it('writes boundary points of polygons only', () => {
    expect(canWrite('boundary-text', 'line')).toBe(false);
    expect(canWrite('boundary-text', 'polygon')).toBe(true);
    expect(canWrite('csv', 'point')).toBe(true);
  });

  it('says what is lost, in both languages', () => {
    expect(lossesOf({ format: 'shapefile' })).toContain('field-names');
    expect(lossesOf({ format: 'kml' })).toContain('always-degrees');
    expect(lossesOf({ format: 'geojson' })).toEqual(['nothing-lost']);
  });
});

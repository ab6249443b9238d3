import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  cityCompare,
  compareKind,
  defaultCompare,
  followed,
  groundClasses,
  layersCompare,
  ownSide,
  versionChoices,
  versionCompare,
  withoutLeading,
} from '../../src/app/panels/compare/choose.ts';
import { compareTitle, editionsOf, mapLabels } from '../../src/app/panels/compare/labels.ts';
import { sideOf } from '../../src/app/panels/compare/side.ts';
import {
  changeCompare,
  compareKindNow,
  compareWith,
  swapSides,
  toggleCompare,
} from '../../src/app/panels/compare/verbs.ts';
import { openSecond, secondOf } from '../../src/app/state/compare.ts';
import { putPack } from '../../src/app/state/layer-store.ts';
import { EMPTY_PROJECT, type Footprint, type OpenCity, type Project } from '../../src/app/state/model.ts';
import { classEntries } from '../../src/app/state/select.ts';
import { type AppState, getApp, setSession } from '../../src/app/state/store.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { City } from '../../src/domain/city.ts';
import { cityWith } from '../../src/domain/user-layers.ts';
import { packTable } from '../../src/io/layer-pack.ts';
import { city, layer, userLayer, versionOf } from './layer-record-fixture.ts';

const table = (of: string) => ({
  type: 'FeatureCollection' as const,
  features: [
    {
      type: 'Feature' as const,
      properties: { id: of, name: of, class: 'x' },
      geometry: { type: 'Point' as const, coordinates: [106, 39] },
    },
  ],
});
const fileOf = (layerId: string, versionId: string) => ({
  layerId,
  versionId,
  form: 'geojson' as const,
  bytes: new TextEncoder().encode(JSON.stringify(table(`${layerId} ${versionId}`))).buffer,
});
const filesOf = (of: City) => ({
  city: of,
  tables: Object.fromEntries(of.layers.map((l) => [l.id, table(`${l.id} ${l.versions[0]!.id}`)])),
  files: of.layers.flatMap((l) => l.versions.map((v) => fileOf(l.id, v.id))),
  rules: { schema: 1 as const, city: of.id, version: '1', kinds: [], rules: [] },
});

const district = layer('districts', { role: 'districts', group: 'ground' });
const here: City = { ...city, layers: [...city.layers, district] };
const shipped = filesOf(here);
const there: City = { ...here, id: 'there', name: { zh: '那里', en: 'There' } };

vi.mock('../../src/app/state/open-city.ts', () => ({ shippedFiles: () => shipped }));
const fetched = vi.hoisted(() => ({ count: 0, fails: false }));
vi.mock('../../src/app/cities.ts', () => ({
  cityList: [{ id: 'city', name: { zh: 'city', en: 'city' } }],
  fetchCity: async () => {
    fetched.count++;
    if (fetched.fails) throw new Error('404');
    return filesOf(there);
  },
}));
const disks = vi.hoisted(() => ({}) as { work: { stored: Map<string, unknown> } });
vi.mock('../../src/app/state/save-disk.ts', async (original) => {
  const { MemoryDisk } = await import('../support/memory-disk.ts');
  disks.work = new MemoryDisk();
  return { ...(await original<object>()), workDisk: disks.work, layerDisk: new MemoryDisk() };
});

const open: OpenCity = { city: here, tables: shipped.tables, summaries: [] };
const ring = [[106, 39], [106.1, 39], [106.1, 39.1], [106, 39]]; // biome-ignore format: a triangle
const footprint: Footprint = {
  id: 'f',
  name: '地块',
  polygons: [[ring]],
  start: [[ring]],
  origin: 'drawn',
  distanceMetres: null,
};
const project: Project = { ...EMPTY_PROJECT, footprints: [footprint], activeFootprintId: 'f' };
const live = (change: Partial<AppState> = {}): AppState => ({
  ...getApp(),
  cityId: 'city',
  open,
  project,
  camera: { lon: 106, lat: 39, zoom: 10, bearing: 0 },
  ...change,
});
const work = { project, cityId: 'city' };
/** What the second map draws. */
const secondState = async (state: AppState): Promise<AppState | null> => {
  const second = await openSecond(state);
  return second && secondOf(state, second);
};
const redLine = versionChoices(here, project)[0]!;
const textZh = textIn('zh').compare;

describe('what is compared', () => {
  it('offers the layers with several versions, and compares the two newest of the first one that is drawn', () => {
    expect(versionChoices(here, project).map((c) => c.layer.id)).toEqual(['red-line']);
    const compare = defaultCompare(work, here);
    expect(compare).toMatchObject({
      mode: 'swipe',
      share: 0.5,
      cityId: null,
      layers: { versions: { 'red-line': '2023-11' } },
    });
    expect(compareKind(compare, work)).toBe('version');
  });

  it('takes the newest of several older versions', () => {
    const versions = ['2025-10', '2019-01', '2023-11'].map((date) => ({
      id: date,
      file: 'r.geojson',
      date,
      approval: null,
    }));
    const many = { ...here, layers: [layer('red-line', { versions })] };
    expect(defaultCompare(work, many).layers.versions).toEqual({ 'red-line': '2023-11' });
  });

  it('leaves out the leading layer where there is one version of each', () => {
    const plain = { ...here, layers: [layer('red-line'), layer('range'), district] };
    const compare = defaultCompare(work, plain);
    expect(compare.layers.visible).toEqual(['range/range', 'districts/districts']);
    expect(compareKind(compare, work)).toBe('layers');
    expect(withoutLeading(work, plain)).toEqual(compare.layers.visible);
    expect(groundClasses(work, plain)).toEqual(['districts/districts']);
  });

  it('knows another city from its own', () => {
    const { layers } = defaultCompare(work, here);
    expect(compareKind(cityCompare('there', layers), work)).toBe('city');
    expect(compareKind({ ...layersCompare(work, here, []), cityId: 'city' }, work)).toBe('layers');
  });

  it('keeps versions in the classes of the first map, and a set of classes as it was chosen', () => {
    const hidden = { ...project, layers: { 'range/range': { visible: false, opacity: 1 } } };
    const compare = versionCompare(work, here, redLine);
    const next = followed(compare, { ...work, project: hidden }, here);
    expect(next.layers.visible).not.toContain('range/range');
    expect(next.layers.versions).toEqual(compare.layers.versions);
    expect(followed(next, { ...work, project: hidden }, here)).toBe(next);
    const set = layersCompare(work, here, ['range/range']);
    expect(followed(set, { ...work, project: hidden }, here)).toBe(set);
  });
});

describe('the sides', () => {
  it('are taken by the two maps, and swapped', () => {
    expect([sideOf('first', { side: 'right' }), sideOf('second', { side: 'right' })]).toEqual(['left', 'right']);
    setSession({ ...live(), compare: defaultCompare(work, here) });
    expect(getApp().compare?.side).toBe('left');
    swapSides();
    const { side } = getApp().compare!;
    expect([sideOf('first', { side }), sideOf('second', { side })]).toEqual(['left', 'right']);
    changeCompare({ mode: 'side' });
    // Swapped maps stay swapped whatever is compared next.
    compareWith(versionCompare(work, here, redLine));
    expect(getApp().compare).toMatchObject({ mode: 'side', side: 'right' });
    compareWith(layersCompare(work, here, []));
    expect(getApp().compare?.side).toBe('left');
    swapSides();
    expect(getApp().compare?.side).toBe('right');
    compareWith(versionCompare(work, here, redLine));
    expect(getApp().compare?.side).toBe('left');
    setSession({ compare: null, open: null });
    swapSides();
    expect(getApp().compare).toBeNull();
  });
});

describe('two versions', () => {
  it('stand the older left and the newer right, whichever is in force', () => {
    const [force, older] = redLine.layer.versions;
    expect(older!.date < force!.date).toBe(true);
    expect(versionCompare(work, here, redLine).side).toBe('left');
    const turned = { ...here, layers: here.layers.map((l) => (l.id === redLine.layer.id ? { ...l, versions: [older!, force!] } : l)) }; // biome-ignore format: one line
    expect(versionCompare(work, turned, redLine, force!.id).side).toBe('right');
    expect(ownSide({ ...versionCompare(work, here, redLine), cityId: 'other' }, here)).toBe('right');
  });
});

describe('a comparison that was ended', () => {
  it('is gone on with, unless it cannot be shown any more', () => {
    setSession({ ...live(), compare: null });
    toggleCompare();
    expect(getApp().compare?.layers.versions).toEqual({ 'red-line': '2023-11' });
    changeCompare({ mode: 'side', share: 0.3 });
    compareKindNow('layers');
    const chosen = getApp().compare!;
    expect(compareKind(chosen, work)).toBe('layers');
    expect(chosen).toMatchObject({ mode: 'side', share: 0.3 });
    toggleCompare();
    expect(getApp().compare).toBeNull();
    toggleCompare();
    expect(getApp().compare).toEqual(chosen);
    compareKindNow('version');
    toggleCompare();
    const plain = { ...here, layers: here.layers.map((l) => ({ ...l, versions: l.versions.slice(0, 1) })) };
    setSession({ open: { ...open, city: plain } });
    toggleCompare();
    expect(compareKind(getApp().compare!, work)).toBe('layers');
    setSession({ compare: null, open: null });
  });

  it('turns to another kind at once, and stays where there is nothing of it', () => {
    setSession({ ...live(), compare: null });
    toggleCompare();
    const before = getApp().compare;
    compareKindNow(compareKind(before!, work));
    compareKindNow('city');
    expect(getApp().compare).toBe(before);
    setSession({ compare: null, open: null });
  });
});

describe('the title of a scene', () => {
  it('names the layer once with both dates, two cities, or both sets of classes, from left to right', async () => {
    const titleOf = async (compare: AppState['compare'], side: 'left' | 'right' = 'right'): Promise<string> => {
      const state = live({ compare });
      const second = (await secondState(state))!;
      const [one, other] = [
        { open, project },
        { open: second.open!, project: second.project },
      ];
      return compareTitle(one, other, { side, language: 'zh' }, textZh);
    };
    expect(await titleOf(defaultCompare(work, here))).toBe('red-line 2025-10 / 2023-11');
    expect(await titleOf(defaultCompare(work, here), 'left')).toBe('red-line 2023-11 / 2025-10');
    const { layers } = defaultCompare(work, here);
    expect(await titleOf(cityCompare('there', { ...layers, versions: {} }))).toMatch(/ \/ 那里$/);
    expect(await titleOf(layersCompare(work, here, ['range/range']))).toMatch(/^现有图层\(\d+ 类\) \/ 不含/);
  });
});

describe('the state of the second map', () => {
  beforeEach(() => {
    fetched.fails = false;
    disks.work.stored.clear();
  });

  it('is none without a comparison', async () => {
    expect(await secondState(live())).toBeNull();
    expect(await secondState(live({ compare: defaultCompare(work, here), open: null }))).toBeNull();
  });

  it('has the other version and all else of the first map, the footprint but nothing that was found of it', async () => {
    const check = { kind: 'failed', problems: [] } as const;
    const state = live({ compare: defaultCompare(work, here), check });
    const second = (await secondState(state))!;
    expect(second.open!.city.layers.find((l) => l.id === 'red-line')!.versions[0]!.id).toBe('2023-11');
    expect(second.open!.tables['red-line']).toEqual(table('red-line 2023-11'));
    expect(second.open!.tables.range).toBe(open.tables.range);
    expect(second.project).toMatchObject({ activeFootprintId: 'f', ownVersions: { 'red-line': '2023-11' } });
    expect(second.project.footprints).toBe(project.footprints);
    expect(second.camera).toBe(state.camera);
    expect(second.check).toEqual({ kind: 'none' });
    expect(state.project.ownVersions).toEqual({});
  });

  it('draws the classes that were chosen from the tables of the first map', async () => {
    const second = (await secondState(live({ compare: layersCompare(work, here, ['range/range']) })))!;
    expect(second.open).toBe(open);
    const drawn = classEntries(here).filter(({ key }) => second.project.layers[key]?.visible);
    expect(drawn.map(({ key }) => key)).toEqual(['range/range']);
  });

  it("reads a version of the user's from where it is stored, and says what is lost", async () => {
    vi.stubGlobal('navigator', {});
    const stored = await putPack(packTable(table('mine')));
    if (!stored.ok) throw new Error('not stored');
    const mine = { ...userLayer('mine', versionOf('range', false)), pack: stored.value };
    const withMine: Project = { ...project, userLayers: [mine] };
    const known = { ...open, city: cityWith(here, [mine]) };
    const choice = versionChoices(known.city, withMine).find((c) => c.layer.id === 'range')!;
    const compare = versionCompare({ project: withMine }, known.city, choice);
    const second = await openSecond(live({ open: known, project: withMine, compare }));
    expect(second!.lost).toEqual([]);
    expect(second!.open.tables.range!.features[0]!.properties.id).toBe('mine');
    const gone = { ...withMine, userLayers: [{ ...mine, pack: '0'.repeat(64) }] };
    const again = { ...open, city: cityWith(here, gone.userLayers) };
    expect((await openSecond(live({ open: again, project: gone, compare })))!.lost).toEqual(['range']);
  });

  it('is of the other city as it was left, without the footprints, from a camera of its own', async () => {
    const compare = cityCompare('there', defaultCompare(work, here).layers);
    const second = (await secondState(live({ compare })))!;
    expect(second).toMatchObject({ cityId: 'there', camera: null, open: { city: { id: 'there' } } });
    expect(second.project).toMatchObject({ footprints: [], activeFootprintId: null });
    const before = fetched.count;
    await secondState(live({ compare }));
    expect(fetched.count).toBe(before);
  });

  it('rejects where the files of the other city cannot be had, and fetches them anew', async () => {
    fetched.fails = true;
    const compare = cityCompare('elsewhere', defaultCompare(work, here).layers);
    await expect(secondState(live({ compare }))).rejects.toThrow('404');
    fetched.fails = false;
    expect(await secondState(live({ compare }))).not.toBeNull();
  });

  it('is made of the same parts while nothing of them changes, so that a move of the pointer draws nothing', async () => {
    const state = live({ compare: defaultCompare(work, here) });
    const second = (await openSecond(state))!;
    const [one, two] = [secondOf(state, second)!, secondOf({ ...state, pointer: [106, 39] }, second)!];
    const others = (Object.keys(one) as (keyof AppState)[]).filter((key) => one[key] !== two[key]);
    expect(others).toEqual(['pointer']);
    const moved = { ...project, footprints: [{ ...footprint, name: 'B' }] };
    const three = secondOf({ ...state, project: moved }, second)!;
    expect(three.project.footprints).toBe(moved.footprints);
    expect(three.project.layers).toBe(one.project.layers);
  });
});

describe('names of both sides', () => {
  const label = async (compare: AppState['compare'], language: 'zh' | 'en' = 'zh') => {
    const second = (await secondState(live({ compare })))!;
    return mapLabels(
      { open, project },
      { open: second.open!, project: second.project },
      language,
      textIn(language).compare,
    );
  };

  it('are the versions with their dates', async () => {
    expect(await label(defaultCompare(work, here))).toEqual({ first: 'red-line 2025-10', second: 'red-line 2023-11' });
  });

  it('are the cities', async () => {
    const compare = cityCompare('there', defaultCompare(work, here).layers);
    expect(await label(compare)).toEqual({ first: 'city', second: '那里' });
    expect(await label(compare, 'en')).toEqual({ first: 'city', second: 'There' });
  });

  it('have the edition of each city once, from left to right', () => {
    const [one, other] = [{ dataVersion: 'A-2025' }, { dataVersion: 'B-2024' }];
    expect(editionsOf(one, null, 'right')).toEqual(['A-2025']);
    expect(editionsOf(one, other, 'right')).toEqual(['A-2025', 'B-2024']);
    expect(editionsOf(one, other, 'left')).toEqual(['B-2024', 'A-2025']);
    expect(editionsOf(one, one, 'right')).toEqual(['A-2025']);
  });

  it('are what is missing, what is left, or that nothing differs', async () => {
    const keys = classEntries(here).map((entry) => entry.key);
    const second = async (visible: readonly string[]) => (await label(layersCompare(work, here, visible))).second;
    expect(await second(keys)).toBe(textZh.labels.same);
    expect(await second(keys.filter((key) => key !== 'range/range'))).toBe(textZh.labels.without('range'));
    expect(await second(keys.slice(3))).toBe(textZh.labels.without(textZh.labels.others('sites、course', 3)));
    expect(await second(['districts/districts'])).toBe(textZh.labels.bare);
  });
});

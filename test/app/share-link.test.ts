/** The link: what it holds comes back, what it cannot read is told and the rest taken, and no work is lost. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cityCompare, layersCompare, versionChoices, versionCompare } from '../../src/app/panels/compare/choose.ts';
import { applyLink } from '../../src/app/panels/share/apply-link.ts';
import { leftOut } from '../../src/app/panels/share/left-out.ts';
import { MOST_CORNERS, readLink, writeLink } from '../../src/app/panels/share/link.ts';
import { cornersOf, polygonsFromText, polygonsToText } from '../../src/app/panels/share/link-coordinates.ts';
import { EMPTY_PROJECT, type Footprint, type OpenCity, type Selection } from '../../src/app/state/model.ts';
import type { Compare } from '../../src/app/state/scene.ts';
import { classEntries, layerView } from '../../src/app/state/select.ts';
import { getApp, replaceProject, setSession, undo } from '../../src/app/state/store.ts';
import { NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { NO_FACTS } from '../../src/domain/siting/project.ts';
import type { UserLayer } from '../../src/domain/user-layers.ts';
import { Random } from '../support/random.ts';
import { shippedCity, shippedVersions } from '../support/shipped-city.ts';

const asked = vi.hoisted(() => ({ refuses: false }));
vi.mock('../../src/app/compute.ts', () => ({
  compute: () => ({
    call: async (_: string, { footprint }: { footprint: unknown }) =>
      asked.refuses ? { ok: false, problems: [] } : { ok: true, value: footprint, problems: [] },
  }),
}));
vi.mock('../../src/app/map/camera.ts', () => ({ flyTo: () => {} }));
vi.mock('../../src/app/state/open-city.ts', () => ({ cityStands: async () => {}, openCityOrTell: async () => {} }));

const city = shippedCity('wuhai');
const tables = Object.fromEntries(
  [...shippedVersions(city)].map(([id, versions]) => [id, versions.values().next().value!]),
);
const open = { city, tables, summaries: [] } as OpenCity;
const entries = classEntries(city);

const ring = (corners: number, west = 106.8): number[][] => {
  const points = Array.from({ length: corners }, (_, i): number[] => {
    const angle = (2 * Math.PI * i) / corners;
    return [west + 0.01 * Math.cos(angle), 39.5 + 0.01 * Math.sin(angle)];
  });
  return [...points, points[0]!];
};
const footprint = (id: string, polygons: number[][][][]): Footprint => ({
  id,
  name: `${id}号地块 & 二期`,
  polygons,
  start: polygons,
  origin: 'drawn',
  distanceMetres: null,
  facts: { ...NO_FACTS, kind: 'chemical' },
});
const rounded = (polygons: number[][][][]) =>
  polygons.map((p) => p.map((r) => r.map((c) => c.map((n) => n.toFixed(8)))));

beforeEach(() => {
  vi.stubGlobal('history', { replaceState: () => {} });
  asked.refuses = false;
  setSession({
    cityId: 'wuhai',
    view: 'siting',
    camera: { lon: 106.8, lat: 39.5, zoom: 11.2, bearing: 0 },
    language: 'zh',
    open,
    opening: 'ready',
    coverageFilter: NO_FILTER,
    selection: { kind: 'none' },
    problems: [],
    toast: null,
  });
  replaceProject(EMPTY_PROJECT);
});

describe('corners as text', () => {
  it('come back to the last bit, or to the millimetre, holes and further polygons too', () => {
    const random = new Random(7);
    for (let i = 0; i < 200; i++) {
      const polygons = Array.from({ length: 1 + Math.floor(3 * random.next()) }, () =>
        Array.from({ length: 1 + Math.floor(2 * random.next()) }, () => {
          const points = Array.from({ length: 3 + Math.floor(8 * random.next()) }, () => [
            random.between(-180, 180),
            random.between(-90, 90),
          ]);
          return [...points, points[0]!];
        }),
      );
      const read = polygonsFromText(polygonsToText(polygons, 'millimetre'), 'millimetre');
      expect(read).not.toBeNull();
      expect(rounded(read!)).toEqual(rounded(polygons));
      expect(polygonsFromText(polygonsToText(polygons, 'exact'), 'exact')).toEqual(polygons);
    }
  });

  it.each(['exact', 'millimetre'] as const)(
    'that were cut or changed are none, or on Earth: no half ring (%s)',
    (precision) => {
      const text = polygonsToText([[ring(8)]], precision);
      for (let at = 0; at < text.length; at++) {
        for (const wrong of [
          text.slice(0, at),
          `${text.slice(0, at)}%${text.slice(at + 1)}`,
          `${text.slice(0, at)}zz${text.slice(at)}`,
        ]) {
          for (const r of polygonsFromText(wrong, precision)?.flat() ?? []) {
            expect(r.length).toBeGreaterThanOrEqual(4);
            expect(r.at(-1)).toEqual(r[0]);
            for (const [lon, lat] of r) expect(Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90).toBe(true);
          }
        }
      }
      expect(polygonsFromText('', precision)).toBeNull();
      expect(polygonsFromText('________________', precision)).toBeNull();
    },
  );
});

describe('the link', () => {
  const selections: Selection[] = [
    { kind: 'feature', layerId: 'red-line', index: 3 },
    { kind: 'finding', key: 'red-line/red-line,x' },
    { kind: 'sum', figure: 'net' },
    { kind: 'cell', districtId: null, key: 'red-line/red-line' },
    { kind: 'cell', districtId: '150302', key: 'red-line/red-line', aspect: 'share' },
    { kind: 'combination', keys: ['a/b', 'c/d'] },
    { kind: 'figure', card: 'shore', id: 'bank,left', districtId: null, keys: ['a/b'] },
  ];

  it('holds what is on show, in less than 400 characters', async () => {
    const site = footprint('甲', [[ring(12)]]);
    const [first, second] = entries;
    const hidden = {
      [first!.key]: { visible: !first!.layer.visible, opacity: 1 },
      [second!.key]: { visible: second!.layer.visible, opacity: 0.4 },
    };
    replaceProject({ ...EMPTY_PROJECT, footprints: [site], activeFootprintId: site.id, layers: hidden });
    const filter = { districts: ['HB'], classKeys: ['red-line/red-line'], within: null };
    const known = String(tables[city.layers.find((l) => l.role === 'districts')!.id]!.features[0]!.properties.id);
    setSession({ view: 'coverage', language: 'en', coverageFilter: { ...filter, districts: [known] } });
    const hash = writeLink(getApp());
    expect(hash.length).toBeLessThan(400);
    expect(hash).toMatch(/^#wuhai\/coverage\/11\.20\/39\.5000\/106\.8000\?/);

    setSession({ language: 'zh', coverageFilter: NO_FILTER });
    replaceProject(EMPTY_PROJECT);
    const read = readLink(hash);
    expect(read.problems).toEqual([]);
    await applyLink(read);
    const { project, language, problems } = getApp();
    expect(problems).toEqual([]);
    expect(language).toBe('en');
    expect(project.footprints).toHaveLength(1);
    expect(project.footprints[0]).toMatchObject({ name: site.name, facts: { kind: 'chemical' } });
    expect(project.footprints[0]!.polygons).toEqual(site.polygons);
    expect(layerView(getApp(), first!).visible).toBe(!first!.layer.visible);
    expect(layerView(getApp(), second!).opacity).toBe(0.4);
    expect(project.boardFilter).toEqual({ districts: [known], classKeys: ['red-line/red-line'], within: null });
    expect(getApp().past).toHaveLength(1);
  });

  it.each(selections)('holds the selection $kind', async (selection) => {
    setSession({ selection });
    const read = readLink(writeLink(getApp()));
    expect(read.problems).toEqual([]);
    setSession({ selection: { kind: 'none' } });
    await applyLink(read);
    expect(getApp().selection).toEqual(selection);
  });

  it('names the few that are drawn where most are not', () => {
    const layers = Object.fromEntries(entries.slice(1).map(({ key }) => [key, { visible: false, opacity: 1 }]));
    replaceProject({ ...EMPTY_PROJECT, layers: { ...layers, [entries[0]!.key]: { visible: true, opacity: 1 } } });
    expect(writeLink(getApp())).toMatch(/\?v=![^,&]+$/);
  });

  it('adds its site to the work as one step that can be undone, and not twice', async () => {
    const own = footprint('乙', [[ring(5, 106.9)]]);
    replaceProject({ ...EMPTY_PROJECT, footprints: [own], activeFootprintId: own.id });
    const before = getApp().project;
    const site = footprint('丙', [[ring(6)]]);
    const hash = writeLink({
      ...getApp(),
      project: { ...EMPTY_PROJECT, footprints: [site], activeFootprintId: site.id },
    });
    await applyLink(readLink(hash));
    expect(getApp().project.footprints.map((f) => f.name)).toEqual([own.name, site.name]);
    expect(getApp().past).toHaveLength(1);
    expect(getApp().toast?.undo).toBe(true);
    await applyLink(readLink(hash));
    expect(getApp().project.footprints).toHaveLength(2);
    undo();
    undo();
    expect(getApp().project).toEqual(before);
  });

  it('reads corners as links had them that knew only millimetres', () => {
    const { link, problems } = readLink('#wuhai/siting/11/39.5/106.8?n=x&p=ggvvy8Tg47gurHuorrCAtkqOgkh9B');
    expect(problems).toEqual([]);
    const corners = [[106.8, 39.5], [106.81234567, 39.5], [106.81, 39.51], [106.8, 39.5]]; // biome-ignore format: a triangle
    expect(link.footprint?.polygons).toEqual([[corners]]);
  });

  it('is the address it always was where nothing else is to be said', async () => {
    expect(writeLink(getApp())).toBe('#wuhai/siting/11.20/39.5000/106.8000');
    const before = getApp().project;
    const old = readLink('#wuhai/coverage/11.20/39.5000/106.8000');
    expect(old).toMatchObject({ link: { cityId: 'wuhai', view: 'coverage', camera: { zoom: 11.2 } }, problems: [] });
    await applyLink(old);
    expect(getApp().project).toBe(before);
  });

  it('takes what it can read, and tells the rest', async () => {
    const read = readLink('#wuhai/siting/11/39.5/106.8?l=xx&v=nothing,%E0%A4%A&o=a*400&s=q&p=AB&n=%&fd=nowhere&zz=1');
    expect(read.problems.map((p) => p.values.part)).toEqual(['language', 'layers', 'selection', 'footprint']);
    await applyLink(read);
    expect(getApp().problems.map((p) => [p.code, p.values.part])).toEqual([
      ...['language', 'layers', 'selection', 'footprint', 'layers', 'layers', 'filter'].map((part) => [
        'link-part-unread',
        part,
      ]),
    ]);
    expect(getApp().project.footprints).toEqual([]);
    expect(readLink('#%E0%A4%A').link).toMatchObject({ cityId: '%E0%A4%A', camera: null });
    expect(readLink('#wuhai/siting/11/139.5/106.8').link.camera).toBeNull();
  });

  it('of a city that is not there is told, and nothing of it is put into another', async () => {
    const site = footprint('戊', [[ring(6)]]);
    const project = { ...EMPTY_PROJECT, footprints: [site], activeFootprintId: site.id };
    await applyLink(readLink(writeLink({ ...getApp(), cityId: 'atlantis', project })));
    expect(getApp().problems.map((p) => p.values)).toEqual([{ part: 'city', text: 'atlantis' }]);
    expect(getApp().project).toEqual(EMPTY_PROJECT);
  });

  it('passes over a shape that cannot be checked', async () => {
    asked.refuses = true;
    const site = footprint('丁', [[ring(6)]]);
    const hash = writeLink({
      ...getApp(),
      project: { ...EMPTY_PROJECT, footprints: [site], activeFootprintId: site.id },
    });
    await applyLink(readLink(hash));
    expect(getApp().project.footprints).toEqual([]);
  });
});

describe('a comparison', () => {
  const drawn = entries.map(({ key }) => key).slice(0, 3);
  const older = city.layers.find((l) => l.id === 'red-line')!.versions[1]!;
  const version = (): Compare => ({
    ...versionCompare(
      getApp(),
      city,
      versionChoices(city, EMPTY_PROJECT).find(({ layer }) => layer.id === 'red-line')!,
    ),
    mode: 'side',
    share: 0.35,
  });
  const layers = (): Compare => ({ ...layersCompare(getApp(), city, drawn), side: 'left' });
  beforeEach(() => setSession({ compare: null }));

  it.each([
    ['two versions', version],
    ['two sets of classes', layers],
  ])('of %s comes back as it stood', async (_, of) => {
    const compare = of();
    setSession({ compare });
    const hash = writeLink(getApp());
    expect(leftOut(getApp()).compare).toBeNull();
    setSession({ compare: null });
    await applyLink(readLink(hash));
    expect(getApp().compare).toEqual(compare);
    expect(getApp().problems).toEqual([]);
  });

  it('with another city names the city, and what of it is not in the link is told', () => {
    setSession({ compare: { ...cityCompare('ordos', layers().layers), side: 'left' } });
    expect(readLink(writeLink(getApp())).link.compare).toEqual({
      kind: 'city',
      cityId: 'ordos',
      mode: 'side',
      side: 'left',
      share: 0.5,
    });
    expect(leftOut(getApp()).compare).toBe('city');
  });

  it('with a version that was brought in is not in the link, and this is told', () => {
    const compare = version();
    const own = { id: older.id } as UserLayer;
    replaceProject({ ...EMPTY_PROJECT, userLayers: [own] });
    setSession({ compare });
    expect(readLink(writeLink(getApp())).link.compare).toBeNull();
    expect(leftOut(getApp()).compare).toBe('all');
    setSession({ compare: null });
    expect(leftOut(getApp()).compare).toBeNull();
  });

  it('that cannot be shown here is told, and nothing is compared', async () => {
    for (const part of ['v,swipe,left,50,red-line%3A1999-01', 'v,swipe,left,500', 'x', 'c,swipe,left,50,atlantis']) {
      setSession({ problems: [] });
      await applyLink(readLink(`${writeLink(getApp())}?c=${part}`));
      expect(getApp().problems.map((p) => p.values.part)).toEqual(['compare']);
      expect(getApp().compare).toBeNull();
    }
  });
});

describe('what the link does not hold', () => {
  it('is counted', () => {
    const many = footprint('大', [[ring(MOST_CORNERS + 1)]]);
    const project = { ...EMPTY_PROJECT, footprints: [many, footprint('小', [[ring(4)]])], activeFootprintId: many.id };
    replaceProject(project);
    expect(writeLink(getApp())).not.toContain('?');
    expect(leftOut(getApp())).toMatchObject({ corners: MOST_CORNERS + 1, otherSites: 1, facts: false, order: false });
    replaceProject({ ...project, activeFootprintId: '小', order: [] });
    expect(leftOut(getApp())).toMatchObject({ corners: null, order: true });
    expect(writeLink(getApp())).toContain('&q=');
    expect(cornersOf([[ring(4)]])).toBe(4);
  });

  it('says where there are too many corners to tell them to the last bit', () => {
    const linkOf = (corners: number): string => {
      const site = footprint('甲', [[ring(corners)]]);
      replaceProject({ ...EMPTY_PROJECT, footprints: [site], activeFootprintId: site.id });
      return writeLink(getApp());
    };
    expect(linkOf(80)).toContain('&q=');
    expect(leftOut(getApp()).rounded).toBe(false);
    for (let corners = 80; corners <= MOST_CORNERS; corners++) expect(linkOf(corners).length).toBeLessThan(2000);
    expect(linkOf(MOST_CORNERS)).toContain('&p=');
    expect(leftOut(getApp())).toMatchObject({ rounded: true, corners: null });
  });
});

/** Scenes that a meeting may begin from: for every shipped city, and for the sites there are. */
import { describe, expect, it } from 'vitest';
import { pixelOf } from '../../src/app/map/picture-camera.ts';
import { draftOffers } from '../../src/app/panels/meeting/draft/draft.ts';
import { missingOf, showsWhole } from '../../src/app/panels/meeting/scenes.ts';
import { EMPTY_PROJECT, type Footprint, type Project } from '../../src/app/state/model.ts';
import type { MapScene } from '../../src/app/state/scene.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { City } from '../../src/domain/city.ts';
import { squareAt } from '../support/rule-footprints.ts';
import { cityIds, shippedCity } from '../support/shipped-city.ts';

const FRAME = { width: 900, height: 640 };

function drafted(city: City, project: Project = EMPTY_PROJECT, isThere: (id: string) => boolean = () => true) {
  let n = 0;
  return draftOffers(
    { project, city, isThere, frame: FRAME, language: 'zh', newId: () => `scene-${n++}` },
    textIn('zh'),
  );
}

const mapsOf = (offers: ReturnType<typeof drafted>): MapScene[] =>
  offers.flatMap(({ scene }) => (scene.kind === 'map' ? [scene] : []));

const siteIn = ({ extent: [west, south, east, north] }: City, id: string): Footprint => {
  const polygons = squareAt([(west + east) / 2, (south + north) / 2], 600);
  return { id, name: `地块 ${id}`, polygons, start: polygons, origin: 'drawn', distanceMetres: null };
};

describe.each(cityIds.map((id) => [id, shippedCity(id)] as const))('a draft for %s', (_, city) => {
  it('begins and ends with a page, and each scene has a name of its own', () => {
    const scenes = drafted(city).map(({ scene }) => scene);
    expect([scenes[0]!.kind, scenes.at(-1)!.kind]).toEqual(['title', 'title']);
    expect(new Set(scenes.map((s) => s.title)).size).toBe(scenes.length);
    expect(new Set(scenes.map((s) => s.id)).size).toBe(scenes.length);
  });

  it('shows the whole city, and only what the city has', () => {
    for (const scene of mapsOf(drafted(city))) {
      expect(showsWhole(scene, city.extent), scene.title).toBe(true);
      expect(missingOf(scene, city, []), scene.title).toEqual([]);
      expect(scene.layers.visible.length, scene.title).toBeGreaterThan(0);
    }
  });
});

describe('what is drafted', () => {
  const city = shippedCity('wuhai');
  const cards = (offers: ReturnType<typeof drafted>) => mapsOf(offers).map(({ card }) => card);

  it('leaves out cards that a city has nothing to show on', () => {
    expect(cards(drafted(city))).toEqual(expect.arrayContaining(['shoreline', 'sites', 'changes']));
    const isThere = (id: string): boolean => !['shoreline', 'sites', 'red-line'].includes(id);
    const left = cards(drafted(city, EMPTY_PROJECT, isThere));
    for (const card of ['shoreline', 'sites', 'changes', 'overlap']) expect(left).not.toContain(card);
    expect(left).toContain('overview');
  });

  it('draws what a card is about, though the map does not, and leaves out what it is not', () => {
    const hidden: Project = {
      ...EMPTY_PROJECT,
      layers: {
        'shoreline/protect': { visible: false, opacity: 1 },
        'districts/district': { visible: false, opacity: 1 },
      },
    };
    const shore = mapsOf(drafted(city, hidden)).find(({ card }) => card === 'shoreline')!;
    const shown = new Set(shore.layers.visible.map((key) => key.split('/')[0]));
    expect([...shown]).toEqual(expect.arrayContaining(['shoreline', 'management-range']));
    for (const other of ['red-line', 'sites', 'built-up', 'districts']) expect(shown).not.toContain(other);
    const shoreClasses = city.layers.find(({ id }) => id === 'shoreline')!.classes.map((c) => `shoreline/${c.id}`);
    expect(shore.layers.visible).toEqual(expect.arrayContaining(shoreClasses));
  });

  it('draws one service with the ground it leaves, and no other', () => {
    const scene = mapsOf(drafted(city)).find(({ card }) => card === 'services')!;
    const shown = new Set(scene.layers.visible.map((key) => key.split('/')[0]));
    expect([...shown]).toEqual(expect.arrayContaining(['parks', 'built-up']));
    for (const other of ['stops', 'sites', 'red-line']) expect(shown).not.toContain(other);
    expect(scene.selection).toMatchObject({ kind: 'figure', card: 'service', id: 'parks uncovered' });
  });

  it('draws all tasks that the card of remediation counts, those of other layers too', () => {
    const sites = mapsOf(drafted(city)).find(({ card }) => card === 'sites')!;
    const counted = city.targets.flatMap(({ measure }) => (measure.kind === 'sites-done' ? [measure.layerId] : []));
    expect(new Set(counted).size).toBeGreaterThan(1);
    const drawn = new Set(sites.layers.visible.map((key) => key.split('/')[0]));
    for (const layerId of counted) expect(drawn).toContain(layerId);
  });

  it('sets the older version at the left of the one in force', () => {
    const scene = mapsOf(drafted(city)).find(({ compare }) => compare !== null)!;
    const [force, older] = city.layers.find(({ id }) => id === 'red-line')!.versions;
    expect(scene.compare).toMatchObject({ side: 'left', layers: { versions: { 'red-line': older!.id } } });
    expect(scene.layers.versions['red-line']).toBe(force!.id);
    expect(scene.title.indexOf(older!.date)).toBeLessThan(scene.title.indexOf(force!.date));
  });

  it('has each site in the middle of its own scene, with as much around it as it is large', () => {
    const sites = [siteIn(city, 'a'), siteIn(city, 'b')];
    const offers = drafted(city, { ...EMPTY_PROJECT, footprints: sites });
    const scenes = offers.flatMap(({ part, scene }) => (part === 'sites' && scene.kind === 'map' ? [scene] : []));
    expect(scenes.map((s) => [s.view, s.footprintId])).toEqual([
      ['siting', 'a'],
      ['siting', 'b'],
    ]);
    const corners = sites[0]!.polygons[0]![0]!.map((corner) => pixelOf(scenes[0]!.camera, FRAME, corner));
    const heights = corners.map(([, y]) => y);
    const tall = Math.max(...heights) - Math.min(...heights);
    expect(Math.min(...heights)).toBeCloseTo(FRAME.height - Math.max(...heights), 0);
    expect(tall).toBeGreaterThan(FRAME.height / 4);
    expect(tall).toBeLessThan(FRAME.height / 2.5);
  });
});

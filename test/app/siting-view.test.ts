import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followSite } from '../../src/app/map/edit/follow-site.ts';
import { freePart, wayIntoView } from '../../src/app/map/in-view.ts';
import { EMPTY_PROJECT, type Footprint, type Project } from '../../src/app/state/model.ts';
import { edit, getApp, replaceProject, setSession, show, undo } from '../../src/app/state/store.ts';

const shown = vi.hoisted(() => [] as unknown[]);
vi.mock('../../src/app/map/zoom.ts', () => ({ bringIntoView: (shape: unknown) => shown.push(shape) }));

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });

describe('the way of a shape into view', () => {
  const tools = box(10, 10, 500, 38);
  const buttons = box(660, 0, 700, 90);
  const view = { map: box(0, 0, 700, 600), over: { top: [tools], right: [buttons], bottom: [box(0, 500, 700, 600)] } };

  it('is none where it is whole, under nothing, and large enough to be seen', () => {
    expect(wayIntoView(box(100, 100, 300, 200), view)).toBe('stay');
    // Beside the buttons and below them.
    expect(wayIntoView(box(600, 95, 699, 499), view)).toBe('stay');
    expect(wayIntoView(box(100, 100, 110, 108), view)).toBe('fit');
  });

  it('keeps the scale where the shape fits: under a tool, a button or a drawer, or off the map', () => {
    expect(wayIntoView(box(100, 20, 300, 200), view)).toBe('pan');
    expect(wayIntoView(box(600, 50, 690, 200), view)).toBe('pan');
    expect(wayIntoView(box(100, 450, 300, 560), view)).toBe('pan');
    expect(wayIntoView(box(2000, 100, 2200, 200), view)).toBe('pan');
    expect(wayIntoView(box(-500, 100, 200, 200), view)).toBe('fit');
    expect(wayIntoView(box(100, -400, 200, 200), view)).toBe('fit');
  });

  it('leads to the part between what stands over the map', () => {
    expect(freePart(view)).toEqual(box(12, 50, 648, 488));
    expect(freePart({ ...view, over: { top: [], right: [], bottom: [] } })).toEqual(box(12, 12, 688, 588));
  });
});

const site = (id: string, lon: number): Footprint => {
  const polygons = [[[[lon, 40], [lon + 0.01, 40], [lon, 40.01], [lon, 40]]]]; // biome-ignore format: a triangle
  return { id, name: id, polygons, start: polygons, origin: 'drawn', distanceMetres: null };
};
const [A, B] = [site('a', 107), site('b', 107.5)];
const choose = (id: string) => show((p) => ({ ...p, activeFootprintId: id }));

describe('the map', () => {
  let onMap = false;
  let stop: () => void;
  beforeEach(() => {
    onMap = false;
    shown.length = 0;
    setSession({ view: 'siting', presenting: null, opening: 'ready' });
    replaceProject({ ...EMPTY_PROJECT, footprints: [A, B], activeFootprintId: 'a' });
    stop = followSite(() => onMap);
  });
  afterEach(() => stop());

  it('shows the site that is chosen, and the one that undo goes back to', () => {
    edit((p) => ({ ...p, footprints: [{ ...A, name: '甲' }, B] }));
    choose('b');
    undo();
    expect(shown).toEqual([B.polygons, A.polygons]);
  });

  it('stays where the site only changes, is gone, or is pressed on the map', () => {
    const moved: Project = { ...getApp().project, footprints: [{ ...A, polygons: B.polygons }, B] };
    edit(() => moved);
    onMap = true;
    choose('b');
    onMap = false;
    edit((p) => ({ ...p, footprints: [], activeFootprintId: null }));
    expect(shown).toEqual([]);
  });

  it('stays in other views, before an audience, and while a city opens', () => {
    for (const session of [{ view: 'coverage' }, { presenting: 0 }, { opening: 'loading' }] as const) {
      setSession({ view: 'siting', presenting: null, opening: 'ready', ...session });
      choose(getApp().project.activeFootprintId === 'a' ? 'b' : 'a');
    }
    expect(shown).toEqual([]);
  });
});

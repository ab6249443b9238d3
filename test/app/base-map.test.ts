/** The base map of builds that allow one: under everything but the ground, with its source named, gone without a trace. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hideBase } from '../../src/app/map/hide-base.ts';
import { isKey, showBase, storeBase, storedBase } from '../../src/app/panels/base/tianditu.ts';
import { setSession } from '../../src/app/state/store.ts';

const KEY = '0123456789abcdef0123456789abcdef';

/** As much of a map as a base needs. */
function fakeMap(layers: string[]) {
  const sources = new Map<string, { tiles: string[]; attribution?: string }>();
  const heard: Record<string, ((event: object) => void)[]> = {};
  const controls: unknown[] = [];
  const map = {
    getLayersOrder: () => [...layers],
    addSource: (id: string, source: { tiles: string[] }) => sources.set(id, source),
    removeSource: (id: string) => sources.delete(id),
    addLayer: ({ id }: { id: string }) => layers.push(id),
    removeLayer: (id: string) => layers.splice(layers.indexOf(id), 1),
    moveLayer: (id: string, before: string) => {
      layers.splice(layers.indexOf(id), 1);
      layers.splice(layers.indexOf(before), 0, id);
    },
    addControl: (control: unknown) => controls.push(control),
    removeControl: (control: unknown) => controls.splice(controls.indexOf(control), 1),
    on: (name: string, listener: (event: object) => void) => {
      heard[name] = [...(heard[name] ?? []), listener];
    },
    off: (name: string, listener: (event: object) => void) => heard[name]!.splice(heard[name]!.indexOf(listener), 1),
  };
  const fire = (name: string, event: object) => {
    for (const listener of heard[name] ?? []) listener(event);
  };
  return { map: map as unknown as MapLibreMap, layers, sources, controls, fire };
}

describe('base map', () => {
  it('lies under all but the ground, also after the city has changed', () => {
    const { map, layers, sources, controls, fire } = fakeMap(['land', 'fill', 'border']);
    const remove = showBase(map, { kind: 'img', key: KEY }, '© 天地图', () => {})!;
    expect(layers).toEqual(['land', 'tianditu-img', 'tianditu-cia', 'fill', 'border']);
    expect(controls).toHaveLength(1);
    expect([...sources.values()].flatMap((s) => s.attribution ?? [])).toEqual(['© 天地图']);
    for (const { tiles } of sources.values())
      for (const tile of tiles) expect(tile).toMatch(/^https:\/\/t[0-7]\.tianditu\.gov\.cn\/.*tk=[0-9a-f]{32}$/);
    layers.splice(0, layers.length, 'tianditu-img', 'tianditu-cia', 'land', 'other', 'border');
    fire('styledata', {});
    expect(layers).toEqual(['land', 'tianditu-img', 'tianditu-cia', 'other', 'border']);
    remove();
    expect(layers).toEqual(['land', 'other', 'border']);
    expect([sources.size, controls.length]).toEqual([0, 0]);
    fire('styledata', {});
    expect(layers).toEqual(['land', 'other', 'border']);
  });

  it('tells when its own tiles do not come', () => {
    const { map, fire } = fakeMap(['land', 'fill']);
    const failed = vi.fn();
    showBase(map, { kind: 'vec', key: KEY }, '', failed);
    fire('error', { error: new Error('of another source'), sourceId: 'red-line' });
    expect(failed).not.toHaveBeenCalled();
    fire('error', { error: new Error('403'), sourceId: 'tianditu-vec' });
    expect(failed).toHaveBeenCalledOnce();
  });

  it('asks for nothing without a kind or a whole key', () => {
    const { map, sources } = fakeMap(['land']);
    expect(showBase(map, { kind: null, key: KEY }, '', () => {})).toBeUndefined();
    expect(showBase(map, { kind: 'vec', key: 'short' }, '', () => {})).toBeUndefined();
    expect(sources.size).toBe(0);
    expect(isKey(`${KEY}/`)).toBe(false);
  });
});

describe('pictures that leave the app', () => {
  it('show no base map, and the screen shows it again afterwards, unless it was turned off meanwhile', () => {
    const types = new Map([
      ['land', 'background'],
      ['tianditu-img', 'raster'],
      ['tianditu-cia', 'raster'],
      ['fill', 'fill'],
    ]);
    const hidden = new Set<string>();
    const map = {
      getLayersOrder: () => [...types.keys()],
      getLayer: (id: string) => (types.has(id) ? { type: types.get(id) } : undefined),
      setLayoutProperty: (id: string, _: string, value: string) =>
        value === 'none' ? hidden.add(id) : hidden.delete(id),
    } as unknown as MapLibreMap;
    const show = hideBase(map);
    expect([...hidden]).toEqual(['tianditu-img', 'tianditu-cia']);
    types.delete('tianditu-cia');
    show();
    expect([...hidden]).toEqual(['tianditu-cia']);
  });
});

describe('the key', () => {
  const stored = new Map<string, string>();
  beforeEach(() => {
    stored.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    });
  });

  it('is kept in this browser, and not in a session that writes nothing', () => {
    setSession({ sessionOnly: true });
    storeBase({ kind: 'vec', key: KEY });
    expect(stored.size).toBe(0);
    setSession({ sessionOnly: false });
    storeBase({ kind: 'vec', key: KEY });
    expect(storedBase()).toEqual({ kind: 'vec', key: KEY });
  });

  it.each(['{', 'null', '7', '{"kind":"osm","key":"https://elsewhere"}'])('is none where %s is stored', (text) => {
    stored.set('ecospace/tianditu', text);
    expect(storedBase()).toEqual({ kind: null, key: '' });
  });
});

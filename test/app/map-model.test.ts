import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { featuresAt } from '../../src/app/map/at-point.ts';
import { derivedOf } from '../../src/app/map/derive.ts';
import { covers } from '../../src/app/map/geometry.ts';
import { hatchScale, type MapInput, mapInputChanged } from '../../src/app/map/input.ts';
import { mapLayers } from '../../src/app/map/layers.ts';
import { defaultOrder, moved, orderOf } from '../../src/app/map/order.ts';
import { mapSources } from '../../src/app/map/sources.ts';
import { classStyle, PROJECTOR, SCREEN } from '../../src/app/map/styles.ts';
import { EMPTY_PROJECT, type OpenCity } from '../../src/app/state/model.ts';
import { classEntries } from '../../src/app/state/select.ts';
import { type City, parseCity } from '../../src/domain/city.ts';
import { EMPTY_REGION, type TracedRegion } from '../../src/domain/coverage/traced.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';

const CITIES = new URL('../../data/cities/', import.meta.url);
const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, CITIES), 'utf8')) as T;
const cityIds = read<{ id: string }[]>('index.json').map((c) => c.id);

function openCity(id: string): OpenCity {
  const city: City = parseCity(read(`${id}/city.json`));
  const tables = Object.fromEntries(
    city.layers.map((l) => [l.id, read<LayerTable>(`${id}/${l.versions[0]!.file}`)] as const),
  );
  return { city, tables, summaries: [] };
}

const open = openCity('wuhai');
const input: MapInput = {
  open,
  project: EMPTY_PROJECT,
  language: 'zh',
  hoverKey: null,
  selection: { kind: 'none' },
  trace: { kind: 'none' },
  mark: null,
  ground: null,
  view: 'siting',
  palette: SCREEN,
  hatchScale: 1,
};
const cellRing = (x: number) => [
  [
    [106 + x, 39],
    [106.5 + x, 39],
    [106.5 + x, 39.5],
    [106 + x, 39.5],
    [106 + x, 39],
  ],
];
const ids = (change: Partial<MapInput> = {}): string[] => mapLayers({ ...input, ...change }).map((l) => l.id);

describe('the style model', () => {
  it.each(cityIds)('draws every class of %s: none falls back to the neutral style', (id) => {
    const { city } = openCity(id);
    const neutral = classStyle('no such style');
    const unknown = classEntries(city).filter((entry) => classStyle(entry.class.style) === neutral);
    expect(unknown.map((entry) => entry.class.style)).toEqual([]);
  });
});

describe('state to map layers', () => {
  it('names a layer once, and only sources that exist', () => {
    const all = ids();
    expect(new Set(all).size).toBe(all.length);
    const sources = Object.keys(mapSources(input));
    for (const layer of mapLayers(input)) if ('source' in layer) expect(sources).toContain(layer.source);
  });

  it('stacks ground, bands, space, red line, protected areas, shore, border and names', () => {
    const all = ids();
    const places = [
      'fill:built-up/built-up',
      'fill:bands/band-3000',
      'fill:ecological-space/ecological-space',
      'fill:red-line/red-line',
      'fill:protected-areas/core',
      'line:bands/band-200',
      'line:shoreline/shore-protect',
      'border',
      'anchor-labels',
      'label:districts',
    ].map((id) => all.indexOf(id));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('leaves out what is switched off', () => {
    const project = { ...EMPTY_PROJECT, layers: { 'red-line/red-line': { visible: false, opacity: 1 } } };
    expect(ids({ project }).some((id) => id.endsWith(':red-line/red-line'))).toBe(false);
  });

  it('puts a class on top where the user moved it', () => {
    const order = moved(defaultOrder(open.city), 'red-line/red-line', defaultOrder(open.city)[0]!, 'above');
    const all = ids({ project: { ...EMPTY_PROJECT, order } });
    expect(all.indexOf('fill:red-line/red-line')).toBeGreaterThan(all.indexOf('fill:protected-areas/core'));
  });

  it('doubles lines for the projector', () => {
    const width = (palette: typeof SCREEN) => {
      const line = mapLayers({ ...input, palette }).find((l) => l.id === 'line:red-line/red-line');
      return JSON.stringify(line?.paint).match(/11\.5,([\d.]+)/)?.[1];
    };
    expect(Number(width(PROJECTOR))).toBe(2 * Number(width(SCREEN)));
  });

  it('shows a district of the board by veiling the rest', () => {
    const selection = { kind: 'cell', districtId: '150303', key: 'red-line/red-line' } as const;
    const all = ids({ selection });
    expect(all).toContain('focus-line:red-line/red-line');
    expect(all.indexOf('focus-veil')).toBeGreaterThan(all.indexOf('focus-line:red-line/red-line'));
    expect(all.indexOf('traced-fill')).toBeGreaterThan(all.indexOf('focus-veil'));
  });

  it('draws the ground of the figure in hand, and of no other', () => {
    const selection = { kind: 'combination', keys: ['red-line'] } as const;
    const region: TracedRegion = {
      ...EMPTY_REGION,
      polygons: [cellRing(0), cellRing(1), cellRing(2), cellRing(3), cellRing(4), cellRing(5)],
      areaSquareMetres: 6,
      residualSquareMetres: 0,
      pieces: [3, 4, 5, 20, 21, 22].map(
        (number) => ({ number, districtId: 'A', change: 'lost', areaSquareMetres: number === 22 ? 0.5 : 1 }) as const,
      ),
    };
    const drawn = (of: MapInput['selection']) =>
      mapSources({ ...input, selection, trace: { kind: 'done', of, region } });
    const own = drawn(selection);
    expect(own.traced).toMatchObject({ features: [{ geometry: { coordinates: region.polygons } }] });
    expect(own.traced).toBe(drawn(selection).traced);
    const numbers = own['traced-numbers'] as GeoJSON.FeatureCollection<GeoJSON.Point>;
    expect(numbers.features.map((f) => f.properties?.number)).toEqual(['③', '④', '⑤', '⑳', '(21)']);
    for (const [i, f] of numbers.features.entries())
      expect(covers({ type: 'Polygon', coordinates: region.polygons[i]! }, f.geometry.coordinates as [number, number]))
        .toBe(true); // biome-ignore format: one line
    expect(drawn({ kind: 'combination', keys: ['red-line'] }).traced).toMatchObject({ features: [] });
  });

  it('does not draw the map anew while a ground is being traced', () => {
    const running = (share: number): MapInput => ({ ...input, trace: { kind: 'running', of: input.selection, share } });
    expect(mapInputChanged(running(0.1), running(0.2))).toBe(false);
  });

  it('draws nothing anew when the footprint alone moved', () => {
    expect(mapInputChanged(input, { ...input, project: { ...EMPTY_PROJECT, activeFootprintId: 'x' } })).toBe(false);
  });

  it('keeps the pitch of hatches within a fifth at every zoom', () => {
    for (let zoom = 8; zoom < 16; zoom += 0.05) {
      const shown = hatchScale(SCREEN, zoom) * 2 ** (zoom - Math.floor(zoom));
      expect(Math.abs(Math.log2(shown))).toBeLessThan(0.13);
    }
  });
});

describe('order of classes', () => {
  it('moves a key next to another and keeps all of them', () => {
    expect(moved(['a', 'b', 'c'], 'c', 'a', 'above')).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', 'b', 'below')).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 'b', 'b', 'above')).toEqual(['a', 'b', 'c']);
  });

  it('completes an old order by classes that came since, and drops those that went', () => {
    const order = orderOf(open.city, { order: ['gone/gone', 'red-line/red-line'] });
    expect(order[0]).toBe('red-line/red-line');
    expect([...order].sort()).toEqual(classEntries(open.city).map((e) => e.key).sort()); // biome-ignore format: one line
  });
});

describe('what is worked out of the layers', () => {
  it.each(cityIds)('veils everything but the ground of %s', (id) => {
    const city = openCity(id);
    const { veil } = derivedOf(city);
    const districts = city.city.layers.find((l) => l.role === 'districts')!;
    for (const { geometry, properties } of derivedOf(city).areaLabels.features) {
      if (!properties.key.startsWith(`${districts.id}/`)) continue;
      const [lon = 0, lat = 0] = geometry.coordinates;
      expect(covers(veil.geometry, [lon, lat])).toBe(false);
    }
    const [west, south] = city.city.extent;
    expect(covers(veil.geometry, [west - 1, south - 1])).toBe(true);
    // A hole inside a hole would be torn by the triangulation: every ring of the city lies in one polygon only.
    const { coordinates } = veil.geometry as GeoJSON.MultiPolygon;
    for (const shell of coordinates.slice(1)) expect(shell).toHaveLength(1);
  });

  it('gives each band its outer edge and distance', () => {
    const names = derivedOf(open).bandLines.features.map((f) => f.properties.name);
    expect(names.map((name) => name.split(' ').slice(1).join(' '))).toEqual(['200 m', '1 km', '3 km']);
    const english = derivedOf(open).bandLines.features.map((f) => f.properties.name_en);
    expect(english).toEqual(['0-200 m band', '200-1000 m band', '1000-3000 m band']);
  });

  it('puts every name inside what it names', () => {
    const { features } = derivedOf(open).areaLabels;
    const places = open.city.layers
      .filter((l) => l.geometry === 'polygon')
      .flatMap((l) => open.tables[l.id]?.features ?? []);
    for (const label of features) {
      const [lon = 0, lat = 0] = label.geometry.coordinates;
      const named = places.filter((f) => f.properties.name === label.properties.name);
      expect(named.some((f) => covers(f.geometry, [lon, lat]))).toBe(true);
    }
  });
});

describe('what lies at a point', () => {
  const toPixel = ([lon, lat]: readonly [number, number]): [number, number] => [lon * 10_000, lat * 10_000];

  it('lists everything under it, the district last', () => {
    const under = featuresAt({ open, project: EMPTY_PROJECT }, [106.995, 39.2], toPixel);
    expect(under.length).toBeGreaterThan(1);
    expect(under.at(-1)?.layerId).toBe('districts');
  });

  it('finds nothing in a layer that is switched off', () => {
    const layers = { 'districts/district': { visible: false, opacity: 1 } };
    const under = featuresAt({ open, project: { ...EMPTY_PROJECT, layers } }, [106.995, 39.2], toPixel);
    expect(under.some((ref) => ref.layerId === 'districts')).toBe(false);
  });

  it('is empty far away', () => {
    expect(featuresAt({ open, project: EMPTY_PROJECT }, [0, 0], toPixel)).toEqual([]);
  });
});

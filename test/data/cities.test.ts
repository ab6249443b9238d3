/** The shipped cities keep their schema and the geometry that coverage and siting rely on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Geometry, Position } from 'geojson';
import initGeosJs from 'geos-wasm';
import { geojsonToGeosGeom } from 'geos-wasm/helpers';
import { describe, expect, it } from 'vitest';
import { type City, type CityLayer, parseCity } from '../../src/domain/city.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';

const folder = fileURLToPath(new URL('../../data/cities/', import.meta.url));
const readJson = <T>(path: string): T => JSON.parse(readFileSync(`${folder}${path}`, 'utf8')) as T;
const list = readJson<{ id: string; name: City['name'] }[]>('index.json');
const cities = list.map((entry) => parseCity(readJson(`${entry.id}/city.json`)));
const geos = await initGeosJs();

const tableOf = (city: City, layer: CityLayer, version = 0): LayerTable =>
  readJson(`${city.id}/${layer.versions[version]!.file}`);
const layerOf = (city: City, id: string): CityLayer => {
  const layer = city.layers.find((l) => l.id === id);
  if (!layer) throw new Error(`${city.id} has no layer ${id}`);
  return layer;
};
const polygonsOf = (g: Geometry): Position[][][] =>
  g.type === 'Polygon' ? [g.coordinates] : g.type === 'MultiPolygon' ? g.coordinates : [];
const polygonsIn = (table: LayerTable) => table.features.flatMap((f) => polygonsOf(f.geometry));

function withPointers<T>(geometries: Geometry[], use: (...pointers: number[]) => T): T {
  const pointers = geometries.map((g) => geojsonToGeosGeom(g, geos) as number);
  const result = use(...pointers);
  for (const p of pointers) geos.GEOSGeom_destroy(p);
  return result;
}

function takeArea(pointer: number): number {
  const out = geos.Module._malloc(8);
  geos.GEOSArea(pointer, out);
  const area = geos.Module.getValue(out, 'double') as number;
  geos.Module._free(out);
  geos.GEOSGeom_destroy(pointer);
  return area;
}

const multi = (polygons: Position[][][]): Geometry => ({ type: 'MultiPolygon', coordinates: polygons });
const isValid = (g: Geometry) => withPointers([g], (p) => geos.GEOSisValid(p) === 1);
const areaOf = (g: Geometry) => withPointers([g], (p) => takeArea(geos.GEOSGeom_clone(p)));
const unionArea = (g: Geometry) => withPointers([g], (p) => takeArea(geos.GEOSUnaryUnion(p)));
const commonArea = (a: Geometry, b: Geometry) =>
  withPointers([a, b], (p, q) => takeArea(geos.GEOSIntersection(p!, q!)));

function signedArea(ring: Position[]): number {
  const [x, y] = ring[0] as [number, number];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    sum += (a[0]! - x) * (b[1]! - y) - (b[0]! - x) * (a[1]! - y);
  }
  return sum / 2;
}

const vertexKeys = (table: LayerTable): Set<string> =>
  new Set(polygonsIn(table).flatMap((polygon) => polygon.flatMap((ring) => ring.map((p) => p.join(' ')))));

it('lists the five cities in order', () => {
  expect(list.map((c) => c.id)).toEqual(['wuhai', 'ordos', 'baiyin', 'maanshan', 'kangbashi']);
});

describe.each(cities.map((city) => [city.id, city] as const))('%s', (_, city) => {
  const versions = city.layers.flatMap((layer) =>
    layer.versions.map((v, i) => [`${layer.id} ${v.id}`, layer, i] as const),
  );

  it('has a file for every version of every layer, and no other', () => {
    const named = city.layers.flatMap((l) => l.versions.map((v) => v.file));
    for (const file of named) expect(existsSync(`${folder}${city.id}/${file}`), file).toBe(true);
    expect(readdirSync(`${folder}${city.id}`).sort()).toEqual(['city.json', 'rules.json', ...named].sort());
  });

  it('stays small', () => {
    const layers = readdirSync(`${folder}${city.id}`).filter((f) => f.endsWith('.geojson'));
    const bytes = layers.reduce((n, f) => n + readFileSync(`${folder}${city.id}/${f}`).length, 0);
    expect(bytes).toBeLessThan(city.id === 'wuhai' ? 900_000 : 650_000);
  });

  it.each(versions)('%s: classes listed, ids unique, names given', (_name, layer, version) => {
    const table = tableOf(city, layer, version);
    const classes = new Set(layer.classes.map((c) => c.id));
    const ids = table.features.map((f) => f.properties.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const f of table.features) {
      expect(classes.has(f.properties.class), `${f.properties.id}: ${f.properties.class}`).toBe(true);
      expect(f.properties.name.length).toBeGreaterThan(0);
    }
  });

  it.each(versions)('%s: geometry sound and of the kind the record says', (_name, layer, version) => {
    for (const f of tableOf(city, layer, version).features) {
      const kind = { polygon: /Polygon$/, line: /LineString$/, point: /Point$/ }[layer.geometry];
      expect(f.geometry.type).toMatch(kind);
      expect(isValid(f.geometry), f.properties.id).toBe(true);
      for (const polygon of polygonsOf(f.geometry)) {
        polygon.forEach((ring, i) => {
          expect(ring.at(-1), f.properties.id).toEqual(ring[0]);
          expect(signedArea(ring) > 0, `${f.properties.id} ring ${i}`).toBe(i === 0);
        });
      }
    }
  });

  it('has districts that share their borders', () => {
    const table = tableOf(city, layerOf(city, 'districts'));
    const parts = table.features.reduce((sum, f) => sum + areaOf(f.geometry), 0);
    expect(Math.abs(parts / unionArea(multi(polygonsIn(table))) - 1)).toBeLessThan(1e-9);
  });

  it('has districts and neighbours that fit vertex to vertex', () => {
    const features = ['districts', 'neighbours'].flatMap((id) => tableOf(city, layerOf(city, id)).features);
    const coverage: Geometry = { type: 'GeometryCollection', geometries: features.map((f) => f.geometry) };
    expect(withPointers([coverage], (p) => geos.GEOSCoverageIsValid(p, 0, 0))).toBe(1);
  });

  it('keeps red line, general space and protected areas within the city', () => {
    const ground = multi(polygonsIn(tableOf(city, layerOf(city, 'districts'))));
    const whole = withPointers([ground], (p) => geos.GEOSUnaryUnion(p));
    for (const id of ['red-line', 'ecological-space', 'protected-areas']) {
      for (const f of tableOf(city, layerOf(city, id)).features) {
        const outside = withPointers([f.geometry], (p) => takeArea(geos.GEOSDifference(p!, whole)));
        // A vertex on a border edge is rounded to 1e-6 degrees, so at most slivers may stand out.
        expect(outside / areaOf(f.geometry), f.properties.id).toBeLessThan(1e-9);
      }
    }
    geos.GEOSGeom_destroy(whole);
  });

  it('has general space that meets the red line vertex by vertex', () => {
    const red = vertexKeys(tableOf(city, layerOf(city, 'red-line')));
    const space = vertexKeys(tableOf(city, layerOf(city, 'ecological-space')));
    expect([...space].filter((key) => red.has(key)).length).toBeGreaterThan(10);
  });

  it('has shore zones that are the outline of the management range', () => {
    const range = vertexKeys(tableOf(city, layerOf(city, 'management-range')));
    for (const f of tableOf(city, layerOf(city, 'shoreline')).features) {
      if (f.geometry.type !== 'LineString') throw new Error(`${f.properties.id} is no line`);
      expect(f.geometry.coordinates.every((p) => range.has(p.join(' ')))).toBe(true);
      expect(['左岸', '右岸']).toContain(f.properties.bank);
    }
    const open = tableOf(city, layerOf(city, 'shoreline')).features.filter(
      (f) => f.properties.class === 'shore-unclassified',
    );
    expect(open.length).toBe(1);
  });

  it('has band rings that neither overlap one another nor the management range', () => {
    if (!city.bandSet) return;
    const range = multi(polygonsIn(tableOf(city, layerOf(city, city.bandSet.boundaryLayer))));
    const bands = tableOf(city, layerOf(city, city.bandSet.bandsLayer));
    const shapes = [range, ...bands.features.map((f) => f.geometry)];
    expect(bands.features.map((f) => f.properties.class)).toEqual(city.bandSet.rings.map((r) => r.class));
    shapes.forEach((a, i) => {
      for (const b of shapes.slice(i + 1)) expect(commonArea(a, b)).toBe(0);
    });
  });
});

describe('wuhai', () => {
  const city = cities.find((c) => c.id === 'wuhai')!;

  it('has the counts of its plan', () => {
    const count = (id: string, cls: string) =>
      tableOf(city, layerOf(city, id)).features.filter((f) => f.properties.class === cls).length;
    expect([count('sites', 'mine'), count('blocks', 'block'), count('coal-parks', 'coal-park')]).toEqual([16, 10, 9]);
  });

  it('has two versions of the red line that differ by small losses and gains only', () => {
    const layer = layerOf(city, 'red-line');
    const [now, before] = [0, 1].map((v) => multi(polygonsIn(tableOf(city, layer, v)))) as [Geometry, Geometry];
    const kept = commonArea(now, before);
    const [gained, lost] = [1 - kept / areaOf(now), 1 - kept / areaOf(before)];
    for (const share of [gained, lost]) {
      expect(share).toBeGreaterThan(0.001);
      expect(share).toBeLessThan(0.03);
    }
  });

  it('has protected areas that overlap one another, and core zones that do not overlap their general zone', () => {
    const table = tableOf(city, layerOf(city, 'protected-areas'));
    const gross = table.features.reduce((sum, f) => sum + areaOf(f.geometry), 0);
    expect(unionArea({ type: 'GeometryCollection', geometries: table.features.map((f) => f.geometry) })).toBeLessThan(
      gross * 0.98,
    );
    for (const core of table.features.filter((f) => f.properties.class === 'core')) {
      const general = table.features.find(
        (f) => f.properties.area === core.properties.area && f.properties.class === 'general',
      );
      expect(commonArea(core.geometry, general!.geometry)).toBe(0);
    }
  });
});

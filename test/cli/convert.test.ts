import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { file, folder, json, run } from './run.ts';

/** Two parcels, one in two parts and with a hole. */
const square = (west: number, south: number, side: number, turn = false): number[][] => {
  const ring = [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ];
  return turn ? ring.toReversed() : ring;
};
const PARCELS = {
  type: 'FeatureCollection',
  name: '红线',
  features: [
    {
      type: 'Feature',
      properties: { BSM: 'X1', 名称: '甲地', MJ: 1.5 },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [square(106.8, 39.66, 0.01), square(106.803, 39.663, 0.002, true)],
          [square(106.83, 39.66, 0.01)],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { BSM: 'X2', 名称: '=乙地', MJ: null },
      geometry: { type: 'Polygon', coordinates: [square(106.85, 39.66, 0.01)] },
    },
  ],
};
const IN = file('parcels.geojson', PARCELS);
const AREA =
  polygonsArea(PARCELS.features[0]!.geometry.coordinates as number[][][][]) +
  polygonsArea([PARCELS.features[1]!.geometry.coordinates as number[][][]]);
const path = (name: string) => join(folder, name);

const near = (area: number, expected: number): void => {
  // Sides that are straight in a plane are not in degrees: a centimetre here.
  expect(Math.abs(area / expected - 1)).toBeLessThan(2e-5);
};

describe('every format that is written is read again', () => {
  test.each<[string, string[], number]>([
    ['a.geojson', [], 4490],
    ['a.zip', [], 4490],
    ['b.zip', ['--to', 'EPSG:4545'], 4545],
    ['a.kml', [], 4326],
    ['a.kmz', ['--to', '4490'], 4326],
    ['a.csv', [], 4490],
    ['b.csv', ['--to', '4524'], 4524],
    ['a.xlsx', [], 4490],
    ['b.xlsx', ['--to', '4524'], 4524],
    ['a.txt', [], 4524],
    ['b.txt', ['--to', '4545'], 4545],
  ])('%s %j', async (name, options, epsg) => {
    const out = path(name);
    const { code, value } = await json('convert', IN, out, ...options);
    expect(code).toBe(0);
    expect(value).toMatchObject({ file: out, features: 2, epsg, layer: '红线', from: { epsg: 4326, how: 'stated' } });
    const { value: seen } = await json('inspect', out);
    const layer = seen.layers.find((l: { geometryType: string }) => l.geometryType === 'polygon');
    expect(layer.problems.filter((p: { severity: string }) => p.severity === 'error')).toEqual([]);
    expect(layer.features).toBe(2);
    for (const [i, bound] of [106.8, 39.66, 106.86, 39.67].entries()) expect(layer.bbox[i]).toBeCloseTo(bound, 6);
    const { value: areas } = await json('overlap', out, IN, '--layer', layer.name, '--by-feature');
    near(areas.areaSquareMetres.a, AREA);
    near(areas.areaSquareMetres.overlap, AREA);
    expect(areas.pairs.map((p: { b: unknown }) => p.b)).toEqual(['X1', 'X2']);
  });

  test('.shp is written as parts beside each other, the columns those of the input', async () => {
    const out = path('parts.shp');
    const { out: said } = await run('convert', IN, out, '--to', '4524');
    for (const extension of ['shp', 'shx', 'dbf', 'prj', 'cpg']) {
      expect(existsSync(path(`parts.${extension}`))).toBe(true);
      expect(said).toContain(`parts.${extension} (EPSG:4524)`);
    }
    await json('convert', out, path('back.geojson'));
    const back = JSON.parse(readFileSync(path('back.geojson'), 'utf8'));
    expect(back.features.map((f: { properties: unknown }) => f.properties)).toEqual(
      PARCELS.features.map((f) => f.properties),
    );
    // Vertices are added on the way back: the sides are straight in the plane.
    const ring: [number, number][] = back.features[1].geometry.coordinates[0];
    for (const [lon, lat] of square(106.85, 39.66, 0.01))
      expect(Math.min(...ring.map(([x, y]) => Math.hypot(x - lon!, y - lat!)))).toBeLessThan(1e-9);
  });
});

describe('what is told', () => {
  test('of several layers the first is taken, or the one that is named', async () => {
    const folders = ['甲', '乙'].map(
      (name, i) => `<Folder><name>${name}</name>${placemark(106.8 + i, i === 0 ? 1 : 2)}</Folder>`,
    );
    const kml = file(
      'folders.kml',
      `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${folders.join('')}</Document></kml>`,
    );
    const { value: seen } = await json('inspect', kml);
    expect(seen.layers.map((l: { name: string }) => l.name)).toEqual(['甲', '乙']);
    const { value, code } = await json('convert', kml, path('one.geojson'));
    expect(code).toBe(0);
    expect(value).toMatchObject({ layer: '甲', features: 1 });
    expect((await run('convert', kml, path('one.geojson'))).err).toContain('Left out: “乙”');
    const { value: other } = await json('convert', kml, path('other.geojson'), '--layer', '乙');
    expect(other).toMatchObject({ layer: '乙', features: 2 });
    expect((await run('convert', kml, path('other.geojson'), '--layer', '乙')).err).not.toContain('甲');
    expect(await json('convert', kml, path('none.geojson'), '--layer', '丙')).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'argument-missing', values: { argument: '--layer 甲 | 乙' } }] },
    });
    expect(existsSync(path('none.geojson'))).toBe(false);
  });

  test('where it cannot be written, or nothing can', async () => {
    const nowhere = await json('convert', IN, path('no/such/folder.zip'));
    expect(nowhere).toMatchObject({ code: 2, value: { problems: [{ code: 'file-not-writable' }] } });
    const parts = await json('convert', IN, path('no/such/folder.shp'));
    expect(parts).toMatchObject({ code: 2, value: { problems: [{ code: 'file-not-writable' }] } });
    const points = file('points.geojson', { type: 'Point', coordinates: [106.8, 39.6] });
    expect(await json('convert', points, path('points.txt'))).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'geojson-no-polygons' }] },
    });
    const abroad = file('abroad.geojson', { type: 'Polygon', coordinates: [square(2, 48, 1)] });
    expect(await json('convert', abroad, path('abroad.txt'))).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'argument-missing', values: { argument: '--to' } }] },
    });
  });
});

function placemark(west: number, count: number): string {
  const ring = square(west, 39.66, 0.01).map((p) => p.join(','));
  const polygon = `<Polygon><outerBoundaryIs><LinearRing><coordinates>${ring.join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon>`;
  return `<Placemark><name>p</name>${polygon}</Placemark>`.repeat(count);
}

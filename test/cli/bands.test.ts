import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { BOWTIE, box, CELL, collection, polygon } from './footprints.ts';
import { file, folder, json } from './run.ts';

describe('bands', () => {
  test('rings as GeoJSON, smallest first, at their distance', async () => {
    const boundary = file('range.geojson', collection(['R1', CELL], ['R2', box(106.805, 39.665, 0.01, 0.01)]));
    const out = join(folder, 'bands.geojson');
    const { code, value } = await json('bands', boundary, '--distances', '1000,200', '--out', out);
    expect(code).toBe(0);
    expect(value.rings.map((r: { fromMetres: number; toMetres: number }) => [r.fromMetres, r.toMetres])).toEqual([
      [0, 200],
      [200, 1000],
    ]);
    expect(value.largestErrorMetres).toBeLessThan(0.05);
    const written = JSON.parse(readFileSync(out, 'utf8'));
    expect(written.features.map((f: { properties: unknown }) => f.properties)).toMatchObject([
      { fromMetres: 0, toMetres: 200 },
      { fromMetres: 200, toMetres: 1000 },
    ]);
    // The south-west corner is a convex one: the nearest point of all that lies south-west of it.
    const outer = written.features[1].geometry.coordinates[0][0] as [number, number][];
    const corner = outer.filter(([lon, lat]) => lon < 106.8 && lat < 39.66);
    expect(corner.length).toBeGreaterThan(10);
    for (const [lon, lat] of corner) expect(distanceMetres(lon, lat, 106.8, 39.66)).toBeCloseTo(1000, 2);
    // Written figures are those of the file.
    expect(polygonsArea(written.features[0].geometry.coordinates)).toBeCloseTo(value.rings[0].areaSquareMetres, 6);
  });

  test('distances must be numbers above zero, the boundary must have an outside', async () => {
    const boundary = file('range.geojson', polygon(CELL));
    const out = join(folder, 'never.geojson');
    for (const distances of ['0', '200,-1', 'far', '200,,300', '1e999'])
      expect(await json('bands', boundary, '--distances', distances, '--out', out)).toMatchObject({
        code: 2,
        value: { problems: [{ code: 'distance-not-positive' }] },
      });
    const bowtie = file('bowtie.geojson', polygon(BOWTIE));
    expect(await json('bands', bowtie, '--distances', '200', '--out', out)).toMatchObject({
      code: 2,
      value: {
        problems: [{ code: 'ring-self-crossing', where: { file: bowtie, feature: 0, position: expect.anything() } }],
      },
    });
    expect(
      await json('bands', boundary, '--distances', '200', '--out', join(folder, 'no/such/folder/x')),
    ).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'file-not-writable' }] },
    });
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });
});

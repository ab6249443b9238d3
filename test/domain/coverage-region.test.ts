import { beforeAll, describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import { type ClassRegion, type Region, traceRegion } from '../../src/domain/coverage/region.ts';
import { EMPTY_REGION } from '../../src/domain/coverage/traced.ts';
import type { LayerFeature, LayerTable, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { lineLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { type Geos, loadGeos } from '../support/geos.ts';
import { cells, feature, prepare, smallCity } from '../support/small-city.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await loadGeos();
});

const WEST_DISTRICT = cells(0, 0, 5, 10);
const areaOf = (polygons: PolygonCoordinates): number => polygonsArea(polygons);

/** As written: valid, of the table's area but for the residual. */
function expectWritten(traced: Awaited<ReturnType<typeof traceRegion>>): void {
  expect(geos.invalidity(traced.polygons)).toBeNull();
  expect(areaOf(traced.polygons) + traced.residualSquareMetres).toBeCloseTo(traced.areaSquareMetres, 5);
  expect(Math.abs(traced.residualSquareMetres)).toBeLessThan(1e-3);
}

const classes = (
  districtId: string | null,
  all: readonly (readonly string[])[],
  none: readonly string[] = [],
): Region => ({ kind: 'classes', districtId, all, none });

describe('the ground of combinations of classes', async () => {
  const prepared = await prepare({
    'red-line': [feature('R', 'red-line', cells(3, 2, 5, 6))],
    'protected-areas': [feature('C', 'core', cells(4, 3, 2)), feature('G', 'general', cells(5, 4, 2))],
    bands: [feature('B', 'band-200', cells(8, 8, 4))],
  });
  const trace = (region: Region) => traceRegion(prepared, region, atOnce);

  it('ends at the border of the district', async () => {
    const traced = await trace(classes('D1', [['red-line/red-line']]));
    expectWritten(traced);
    expect(traced.areaSquareMetres).toBeCloseTo(areaOf(cells(3, 2, 2, 6)), 2);
    expect(areaOf(geos.difference(traced.polygons, WEST_DISTRICT) as PolygonCoordinates)).toBe(0);
  });

  it('leaves out what lies beyond all districts where the whole city is asked for', async () => {
    const traced = await trace(classes(null, [['bands/band-200']]));
    expectWritten(traced);
    expect(traced.areaSquareMetres).toBeCloseTo(areaOf(cells(8, 8, 2)), 2);
  });

  it('is one shape across the border between districts', async () => {
    const traced = await trace(classes(null, [['red-line/red-line']]));
    expect(traced.polygons).toHaveLength(1);
    expectWritten(traced);
  });

  it('needs one class of each group, and none of the excluded', async () => {
    const [either, both, without] = await Promise.all([
      trace(classes(null, [['protected-areas/core', 'protected-areas/general']])),
      trace(classes(null, [['protected-areas/core'], ['protected-areas/general']])),
      trace(classes(null, [['red-line/red-line']], ['protected-areas/core', 'protected-areas/general'])),
    ]);
    for (const traced of [either, both, without]) expectWritten(traced);
    expect(both.areaSquareMetres).toBeCloseTo(areaOf(cells(5, 4, 1)), 2);
    expect(either.areaSquareMetres).toBeCloseTo(areaOf(cells(4, 3, 2)) + areaOf(cells(5, 4, 2)) - both.areaSquareMetres, 2); // biome-ignore format: a sum
    expect(without.areaSquareMetres).toBeCloseTo(areaOf(cells(3, 2, 5, 6)) - either.areaSquareMetres, 2);
    expect(without.polygons[0]).toHaveLength(2);
  });

  it('is the district itself where no class is asked for', async () => {
    const traced = await trace(classes('D2', []));
    expectWritten(traced);
    expect(traced.areaSquareMetres).toBeCloseTo(areaOf(cells(5, 0, 5, 10)), 2);
  });

  it('is empty where nothing lies', async () => {
    const traced = await trace(classes('D1', [['bands/band-200']]));
    expect(traced).toEqual({ ...EMPTY_REGION, outline: { borderMetres: 0, ownMetres: 0 } });
  });

  it('tells border of districts from lines of its own in the outline of ground', async () => {
    const ring = (polygons: PolygonCoordinates) => polygons.flat().reduce((m, r) => m + lineLength(r), 0);
    const district = await trace(classes('D1', []));
    expect(district.outline!.ownMetres).toBeCloseTo(0, 5);
    expect(district.outline!.borderMetres).toBeCloseTo(ring(district.polygons), 5);
    const red = await trace(classes('D1', [['red-line/red-line']]));
    const { borderMetres, ownMetres } = red.outline!;
    expect(borderMetres + ownMetres).toBeCloseTo(ring(red.polygons), 5);
    expect(ownMetres).toBeGreaterThan(0);
    const rest = await trace({ ...(classes('D1', []) as ClassRegion), none: ['red-line/red-line'] });
    expect(rest.outline!.ownMetres).toBeCloseTo(ownMetres, 5);
  });

  it('refuses what the city has not', async () => {
    await expect(trace(classes('D9', []))).rejects.toThrow(RangeError);
    await expect(trace(classes(null, [['farmland/farmland']]))).rejects.toThrow(RangeError);
  });
});

describe('the ground of the red line in its versions', async () => {
  const city: City = {
    ...smallCity,
    layers: smallCity.layers.map((l) =>
      l.id === 'red-line'
        ? { ...l, versions: [...l.versions, { id: 'before', file: 'b.geojson', date: '2023', approval: null }] }
        : l,
    ),
  };
  async function versions(before: LayerFeature[], after: LayerFeature[]): Promise<PreparedCity> {
    const now = await prepare({ 'red-line': after });
    const tables = new Map([...now.tables].map(([id, t]) => [id, new Map([['now', t]])]));
    tables.get('red-line')!.set('before', { type: 'FeatureCollection', features: before } satisfies LayerTable);
    return prepareCity(city, tables, atOnce);
  }
  // Lost: the first column, and a cell of its own; gained: a column east of the border between the districts.
  const prepared = await versions(
    [feature('R', 'red-line', cells(1, 2, 4)), feature('S', 'red-line', cells(8, 8, 1))],
    [feature('R', 'red-line', cells(2, 2, 4))],
  );
  const change = (districtId: string | null, what: 'lost' | 'gained' | 'both') =>
    traceRegion(prepared, { kind: 'change', districtId, change: what }, atOnce);

  it('is in pieces, largest first, one polygon each', async () => {
    const both = await change(null, 'both');
    expectWritten(both);
    expect(both.pieces!.map((p) => [p.districtId, p.change])).toEqual([
      ['D1', 'lost'],
      ['D2', 'gained'],
      ['D2', 'lost'],
    ].sort((a, b) => sizeOf(b) - sizeOf(a))); // biome-ignore format: a table
    for (const [i, piece] of both.pieces!.entries())
      expect(areaOf([both.polygons[i]!])).toBeCloseTo(piece.areaSquareMetres, 5);
  });
  const sizes: Readonly<Record<string, PolygonCoordinates>> = {
    'D1 lost': cells(1, 2, 1, 4),
    'D2 gained': cells(5, 2, 1, 4),
    'D2 lost': cells(8, 8, 1),
  };
  const sizeOf = (key: readonly string[]): number => areaOf(sizes[key.join(' ')]!);

  it('is of one district, and lost or gained, where that is asked for', async () => {
    const lost = await change('D2', 'lost');
    expect(lost.areaSquareMetres).toBeCloseTo(areaOf(cells(8, 8, 1)), 2);
    expect(lost.pieces!.map((p) => p.change)).toEqual(['lost']);
    expect((await change('D1', 'gained')).pieces).toEqual([]);
  });

  it('is that of the older version, not of the one in force', async () => {
    const traced = await traceRegion(
      prepared,
      { kind: 'version', districtId: 'D1', layerId: 'red-line', versionId: 'before' },
      atOnce,
    );
    expectWritten(traced);
    expect(traced.areaSquareMetres).toBeCloseTo(areaOf(cells(1, 2, 4)), 2);
  });

  it('cannot change with one version', () =>
    expect(
      prepare({}).then((one) => traceRegion(one, { kind: 'change', districtId: null, change: 'both' }, atOnce)),
    ).rejects.toThrow(RangeError));
});

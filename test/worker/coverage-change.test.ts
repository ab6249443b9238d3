import { describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import type { LayerFeature, LayerTable } from '../../src/domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { coverageHandlers } from '../../src/worker/coverage-handlers.ts';
import { cells, feature, prepare, smallCity } from '../support/small-city.ts';

const city: City = {
  ...smallCity,
  layers: smallCity.layers.map((l) => ({ ...l, versions: [...l.versions, { ...l.versions[0]!, id: 'old' }] })),
};
const table = (...features: LayerFeature[]): LayerTable => ({ type: 'FeatureCollection', features });

async function opened(): Promise<PreparedCity> {
  const now = await prepare({ 'red-line': [feature('R', 'red-line', cells(1, 1, 1))] }, city);
  const versions = new Map([...now.tables].map(([id, t]) => [id, new Map([['now', t]])]));
  versions.get('red-line')!.set('old', table(feature('R', 'red-line', cells(1, 1, 2))));
  return prepareCity(city, versions, atOnce);
}

const wish = { layerId: 'red-line', before: 'old' };
const footprints = [{ id: 'plot', polygons: cells(1, 1, 2) }];

describe('calls about change and shore', async () => {
  const prepared = await opened();
  const { changes, footprintsInChange, footprintInVersions, shoreline } = coverageHandlers(() => prepared);
  const lost = polygonsArea(cells(1, 1, 2)) - polygonsArea(cells(1, 1, 1));

  it('answer what a layer lost', async () => {
    const answer = await changes(wish, atOnce);
    expect(answer).toMatchObject({ ok: true, value: { total: { lostSquareMetres: expect.closeTo(lost, 2) } } });
    expect(structuredClone(answer)).toEqual(answer);
  });

  it('answer what footprints take of it', async () => {
    const answer = await footprintsInChange({ ...wish, footprints }, atOnce);
    expect(answer).toMatchObject({ ok: true, value: [{ id: 'plot', lostSquareMetres: expect.closeTo(lost, 2), pieces: [1] }] }); // biome-ignore format: one answer
  });

  it('answer what a footprint has in common with the layer as it was and as it is', async () => {
    const ask = { layerId: 'red-line', otherId: 'old', polygons: cells(1, 1, 2) };
    const whole = polygonsArea(cells(1, 1, 2));
    expect(await footprintInVersions(ask, atOnce)).toMatchObject({
      ok: true,
      value: {
        otherSquareMetres: expect.closeTo(whole, 2),
        inForceSquareMetres: expect.closeTo(whole - lost, 2),
      },
    });
    const beside = await footprintInVersions({ ...ask, polygons: cells(3, 1, 1) }, atOnce);
    expect(beside).toMatchObject({ value: { otherSquareMetres: 0, inForceSquareMetres: 0 } });
    const bowTie = [[[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]]; // biome-ignore format: a fault
    expect(await footprintInVersions({ ...ask, polygons: bowTie }, atOnce)).toMatchObject({ ok: true, value: null });
  });

  it('answer null for the shore of a city that has none', async () => {
    expect(await shoreline({ versionId: null }, atOnce)).toMatchObject({ ok: true, value: null });
  });

  it('are refused while no city is open', async () => {
    const closed = coverageHandlers(() => null);
    for (const answer of [
      closed.changes(wish, atOnce),
      closed.footprintsInChange({ ...wish, footprints }, atOnce),
      closed.footprintInVersions({ layerId: 'red-line', otherId: 'old', polygons: cells(1, 1, 1) }, atOnce),
      closed.shoreline({ versionId: null }, atOnce),
    ])
      expect(await answer).toMatchObject({ ok: false, problems: [{ code: 'city-unknown' }] });
  });
});

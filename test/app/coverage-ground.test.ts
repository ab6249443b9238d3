import { describe, expect, it } from 'vitest';
import { explain } from '../../src/app/panels/coverage/explain.ts';
import { cellOf, combinationOf } from '../../src/app/panels/coverage/figure.ts';
import { regionOf } from '../../src/app/panels/coverage/region-of.ts';
import { NO_PARTS } from '../../src/app/state/coverage-types.ts';
import type { Selection } from '../../src/app/state/model.ts';
import { coverage } from '../../src/app/text/coverage.ts';
import type { City } from '../../src/domain/city.ts';
import { coverageOf } from '../../src/domain/coverage/coverage.ts';
import { traceRegion } from '../../src/domain/coverage/region.ts';
import type { CoverageResult } from '../../src/domain/coverage/result.ts';
import type { LayerFeature, LayerTable } from '../../src/domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { fractalRing } from '../support/fractal.ts';
import { loadGeos } from '../support/geos.ts';
import { Random } from '../support/random.ts';
import { feature, prepare, SOUTH, smallCity, WEST } from '../support/small-city.ts';

const city: City = {
  ...smallCity,
  layers: smallCity.layers.map((l) =>
    l.id === 'red-line'
      ? { ...l, versions: [...l.versions, { id: 'before', file: 'b.geojson', date: '2023', approval: null }] }
      : l,
  ),
};

/** Ragged shapes anywhere in the city and across its borders. */
async function randomCity(random: Random): Promise<PreparedCity> {
  const shape = (classId: string): LayerFeature => {
    const [lon, lat] = [WEST + 0.1 * random.next(), SOUTH + 0.1 * random.next()];
    const ring = fractalRing(random, lon, lat, 0.03 * random.next() + 0.002, 12 + random.int(60));
    return feature(classId, classId, [[ring.map((position) => [...position])]]);
  };
  const some = (classId: string) => Array.from({ length: 1 + random.int(4) }, () => shape(classId));
  const before = some('red-line');
  const now = await prepare({
    'red-line': [...before.slice(1), ...some('red-line')],
    'protected-areas': [...some('core'), ...some('general')],
    bands: some('band-200'),
    'management-range': some('management-range'),
  });
  const versions = new Map([...now.tables].map(([id, t]) => [id, new Map([['now', t]])]));
  versions.get('red-line')!.set('before', { type: 'FeatureCollection', features: before } satisfies LayerTable);
  return prepareCity(city, versions, atOnce);
}

/** Every handle of the board that is an area. */
function handles(result: CoverageResult): Selection[] {
  return [
    ...[...result.rows, result.total].flatMap(({ districtId, cells }) => [
      cellOf('districts', districtId, 'district'),
      ...result.classes.flatMap(({ key }, i) => (cells[i] ? [cellOf(key, districtId)] : [])),
      ...result.unions.map((u) => cellOf(u.id, districtId)),
    ]),
    ...result.combinations.map((c) => combinationOf(c.keys)),
    cellOf('combinations', null, 'union'),
  ];
}

const contextOf = (result: CoverageResult) => ({
  city,
  result,
  parts: NO_PARTS,
  language: 'zh' as const,
  text: coverage.zh,
});

describe('the ground of every figure of the board', () => {
  it.each([1, 2, 3, 4])('has the area that the board prints and is valid (city %i)', async (seed) => {
    const geos = await loadGeos();
    const prepared = await randomCity(new Random(seed));
    const result = { ...(await coverageOf(prepared, atOnce)), elapsedMilliseconds: 0 };
    const context = contextOf(result);
    for (const selection of handles(result)) {
      const { quantity } = explain(selection, context)!;
      const traced = await traceRegion(prepared, regionOf(selection, context)!, atOnce);
      const told = JSON.stringify(selection);
      expect(quantity.kind, told).toBe('area');
      if (quantity.kind !== 'area') continue;
      expect(Math.abs(traced.areaSquareMetres - Math.abs(quantity.squareMetres)), told).toBeLessThan(1e-4);
      const drawn = polygonsArea(traced.polygons);
      expect(Math.abs(drawn + traced.residualSquareMetres - traced.areaSquareMetres), told).toBeLessThan(1e-4);
      expect(Math.abs(traced.residualSquareMetres), told).toBeLessThan(0.01);
      if (traced.pieces === null) expect(geos.invalidity(traced.polygons), told).toBeNull();
      else for (const polygon of traced.polygons) expect(geos.invalidity([polygon]), told).toBeNull();
    }
  });

  it('is none for sums of areas that overlap, lengths and counts', async () => {
    const result = { ...(await coverageOf(await randomCity(new Random(5)), atOnce)), elapsedMilliseconds: 0 };
    const none: Selection[] = [
      { kind: 'none' },
      cellOf('combinations', null, 'gross'),
      cellOf('combinations', null, 'repeated'),
      cellOf('sites/mine', null, 'overdue'),
      combinationOf(['no such set']),
    ];
    expect(none.map((selection) => regionOf(selection, contextOf(result)))).toEqual(none.map(() => null));
  });
});

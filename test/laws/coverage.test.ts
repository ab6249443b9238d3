import { expect } from 'vitest';
import { coverageOf } from '../../src/domain/coverage/coverage.ts';
import { type CoverageFilter, NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { areaNameOf } from '../../src/domain/coverage/named-overlaps.ts';
import { overlapsOf } from '../../src/domain/coverage/overlaps.ts';
import { type Overview, type OverviewRow, overviewOf } from '../../src/domain/coverage/overview.ts';
import { type Region, traceRegion } from '../../src/domain/coverage/region.ts';
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { polygonsOf } from '../../src/domain/prepared-city.ts';
import { atOnce, type Polygons } from '../../src/engine/index.ts';
import { lineLength } from '../../src/geodesy/ellipsoid.ts';
import { checkArea, TOUCHING_SQUARE_METRES } from '../support/check-area.ts';
import type { Geos } from '../support/geos.ts';
import { independentArea } from '../support/independent-area.ts';
import { type RandomCity, randomCity } from '../support/random-city.ts';
import { type Case, law } from './law.ts';

const LAYERS = ['red-line', 'protected-areas', 'bands'];

async function city({ random, geos, show }: Case): Promise<RandomCity> {
  const made = await randomCity(random, geos);
  show(
    'districts',
    made.districts.map((polygons) => ({ class: 0, polygons })),
  );
  for (const id of LAYERS)
    show(
      id,
      made.features.get(id)!.map((f) => ({ class: Number(f.properties.class.slice(1)), polygons: polygonsOf(f) })),
    );
  return made;
}

const union = (geos: Geos, all: readonly Polygons[]): Polygons =>
  all.reduce<Polygons>((one, other) => (one.length === 0 ? other : geos.union(one, other)), []);

/** Sums of areas from different walks are equal but for rounding of the largest operand. */
const near = (ours: number, other: number, operand: number, what: string) => {
  if (Math.abs(ours - other) > 100 * TOUCHING_SQUARE_METRES)
    checkArea(ours, other || Number.MIN_VALUE, operand, () => what);
};

law('the matrix is symmetric, and is what dissolved classes have in common', 0.03, async (given) => {
  const { geos } = given;
  const { prepared, districts, features } = await city(given);
  const { classes, together, layers, layersTogether } = await overlapsOf(prepared, null, atOnce);
  const ground = union(geos, districts);
  const dissolved = (layerId: string, pick: (f: LayerFeature) => boolean): Polygons =>
    geos.intersection(
      union(
        geos,
        features
          .get(layerId)!
          .filter(pick)
          .map((f) => polygonsOf(f)),
      ),
      ground,
    );
  const byClass = classes.map((c) => dissolved(c.layerId, (f) => f.properties.class === c.classId));
  const byLayer = layers.map((l) => dissolved(l.layerId, () => true));
  for (const [shapes, matrix] of [
    [byClass, together],
    [byLayer, layersTogether],
  ] as const)
    for (const [i, one] of shapes.entries())
      for (const [j, other] of shapes.entries()) {
        expect(matrix[i]![j]).toBe(matrix[j]![i]);
        const common = one.length > 0 && other.length > 0 ? independentArea(geos.intersection(one, other)) : 0;
        near(matrix[i]![j]!, common, Math.max(independentArea(one), independentArea(other)), `${i} ${j}`);
      }
  expect(classes.map((c) => c.netSquareMetres)).toEqual(together.map((row, i) => row[i]));
  expect(layers.map((l) => l.netSquareMetres)).toEqual(layersTogether.map((row, i) => row[i]));
});

law('gross is the sum of the features, and gross less net the ground that is repeated', 0.03, async (given) => {
  const { geos } = given;
  const { prepared, districts, features } = await city(given);
  const { classes, layers } = await overlapsOf(prepared, null, atOnce);
  const ground = union(geos, districts);
  const grossOf = (layerId: string, classId: string | null) =>
    features
      .get(layerId)!
      .filter((f) => classId === null || f.properties.class === classId)
      .reduce((sum, f) => sum + independentArea(geos.intersection(polygonsOf(f), ground)), 0);
  const rows = [...classes, ...layers.map((l) => ({ ...l, classId: null }))];
  for (const { layerId, classId, grossSquareMetres, netSquareMetres } of rows) {
    near(grossSquareMetres, grossOf(layerId, classId), grossSquareMetres, `gross of ${layerId}/${classId}`);
    const region: Region = { kind: 'repeated', districtId: null, layerId, classId };
    const { areaSquareMetres } = await traceRegion(prepared, region, atOnce);
    const twice = grossSquareMetres - netSquareMetres;
    // Ground that n features cover is repeated n - 1 times.
    expect(areaSquareMetres).toBeLessThanOrEqual(twice + 1e-9 * grossSquareMetres + 1e-4);
    if (twice > 1e-3) expect(areaSquareMetres).toBeGreaterThan((0.99 * twice) / features.get(layerId)!.length);
  }
});

law('districts add up to the city, in every figure', 0.04, async (given) => {
  const { prepared, districts } = await city(given);
  const overview = await overviewOf(prepared, NO_FILTER, atOnce);
  const areas = districts.map((d) => independentArea(d));
  for (const [i, row] of overview.rows.entries()) checkArea(row.areaSquareMetres!, areas[i]!, areas[i]!);
  const whole = areas.reduce((sum, a) => sum + a, 0);
  checkArea(overview.total.areaSquareMetres!, whole, whole);
  const tables = await Promise.all(prepared.districts.map((d) => overlapsOf(prepared, [d.properties.id], atOnce)));
  const all = await overlapsOf(prepared, null, atOnce);
  const sumsTo = (of: (t: typeof all) => number) =>
    near(
      tables.reduce((sum, t) => sum + of(t), 0),
      of(all),
      whole,
      'sum of the districts',
    );
  all.classes.forEach((_, i) => {
    sumsTo((t) => t.classes[i]!.grossSquareMetres);
    all.classes.forEach((_, j) => {
      sumsTo((t) => t.together[i]![j]!);
    });
  });
  sumsTo((t) => t.unionSquareMetres);
  sumsTo((t) => t.apart!.redLineSquareMetres);
  sumsTo((t) => t.named.reduce((sum, n) => sum + n.areaSquareMetres, 0));
  expect(Math.max(overview.residualSquareMetres, all.residualSquareMetres)).toBeLessThan(1e-9 * whole);
});

/** Area, length and count of a class in a row. */
const figures = (overview: Overview, row: OverviewRow, key: string) => {
  const cell = row.cells[overview.classes.findIndex((c) => c.key === key)];
  return [cell?.areaSquareMetres ?? 0, cell?.lengthMetres ?? 0, cell?.count ?? 0] as const;
};

law('lines and points are in one row each', 0.04, async (given) => {
  const { prepared, features } = await city(given);
  const overview = await overviewOf(prepared, NO_FILTER, atOnce);
  const { rows, border, outside, total, classes } = overview;
  for (const { key, layerId, classId, measure, featureCount } of classes) {
    const own = features.get(layerId)!.filter((f) => f.properties.class === classId);
    expect(featureCount).toBe(own.length);
    if (measure === 'area') continue;
    const at = measure === 'length' ? 1 : 2;
    const sum = [...rows, border].reduce((all, row) => all + figures(overview, row, key)[at], 0);
    expect(sum).toBeCloseTo(figures(overview, total, key)[at], 6);
    const everything = own.reduce(
      (all, { geometry }) => all + (geometry.type === 'LineString' ? lineLength(geometry.coordinates) : 1),
      0,
    );
    expect(sum + figures(overview, outside, key)[at]).toBeCloseTo(everything, 6);
  }
});

law('what lies within some classes and what does not make the whole', 0.03, async (given) => {
  const { random } = given;
  const { prepared } = await city(given);
  const bands = prepared.classes.filter((c) => c.layer.id === 'bands').map((c) => c.key);
  const districtId = random.chance(0.5) ? null : random.pick(prepared.districts).properties.id;
  const filter: CoverageFilter = {
    ...NO_FILTER,
    within: bands,
    districts: districtId === null ? null : [districtId],
  };
  const [inside, all] = [
    await overviewOf(prepared, filter, atOnce),
    await overviewOf(prepared, { ...filter, within: null }, atOnce),
  ];
  for (const { key } of prepared.classes) {
    const without: Region = { kind: 'classes', districtId, all: [[key]], none: bands };
    const { areaSquareMetres } = await traceRegion(prepared, without, atOnce);
    const [whole] = figures(all, all.total, key);
    near(figures(inside, inside.total, key)[0] + areaSquareMetres, whole, whole, key);
    const within: Region = { kind: 'classes', districtId: null, all: [[key]], none: [], filter };
    const traced = await traceRegion(prepared, within, atOnce);
    near(traced.areaSquareMetres, figures(inside, inside.total, key)[0], whole, `ground of ${key}`);
  }
});

law('a filter leaves the other districts as they are, and totals to those it has', 0.03, async (given) => {
  const { random } = given;
  const { prepared } = await city(given);
  const ids = prepared.districts.map((d) => d.properties.id);
  const districts = random.shuffled(ids).slice(0, 1 + random.int(ids.length));
  const [some, all] = [
    await coverageOf(prepared, atOnce, { ...NO_FILTER, districts }),
    await coverageOf(prepared, atOnce),
  ];
  expect(some.rows).toEqual(all.rows.filter((r) => districts.includes(r.districtId!)));
  expect(some.overview.rows).toEqual(all.overview.rows.filter((r) => districts.includes(r.districtId!)));
  const whole = all.total.areaSquareMetres;
  some.classes.forEach((_, i) => {
    const sum = some.rows.reduce((area, r) => area + (r.cells[i]?.areaSquareMetres ?? 0), 0);
    near(sum, some.total.cells[i]?.areaSquareMetres ?? 0, whole, `class ${i}`);
  });
  // Every class by itself, where its neighbours are hidden too.
  const { key } = random.pick(all.overview.classes);
  const one = await overviewOf(prepared, { ...NO_FILTER, classKeys: [key] }, atOnce);
  expect(one.classes.map((c) => c.key)).toEqual([key]);
  expect(figures(one, one.total, key)).toEqual(figures(all.overview, all.overview.total, key));
});

law('exclusive combinations add up to the union, and with what repeats to the gross', 0.04, async (given) => {
  const { prepared } = await city(given);
  const { combinations, combinationSets, unionSquareMetres, grossSquareMetres, total } = await coverageOf(
    prepared,
    atOnce,
  );
  const whole = total.areaSquareMetres;
  const gross = combinations.reduce((sum, c) => sum + c.areaSquareMetres * c.keys.length, 0);
  near(gross, grossSquareMetres, whole, 'gross');
  const all = combinationSets.flatMap((s) => s.classKeys);
  const region: Region = { kind: 'classes', districtId: null, all: [all], none: [] };
  near(unionSquareMetres, (await traceRegion(prepared, region, atOnce)).areaSquareMetres, whole, 'union');
});

law('named areas overlap where the unions of their parts do', 0.03, async (given) => {
  const { geos } = given;
  const { prepared, districts, features } = await city(given);
  const { named } = await overlapsOf(prepared, null, atOnce);
  const own = features.get('protected-areas')!;
  const names = [...new Set(own.map(areaNameOf))].sort();
  const ground = union(geos, districts);
  const shape = (name: string) =>
    union(
      geos,
      own.filter((f) => areaNameOf(f) === name).map((f) => polygonsOf(f)),
    );
  expect(named.map((n) => n.areaSquareMetres)).toEqual(named.map((n) => n.areaSquareMetres).sort((a, b) => b - a));
  for (const [i, one] of names.entries())
    for (const other of names.slice(i + 1)) {
      const [a, b] = [shape(one), shape(other)];
      const expected = independentArea(geos.intersection(geos.intersection(a, b), ground));
      const found = named.find((n) => n.names[0] === one && n.names[1] === other);
      near(found?.areaSquareMetres ?? 0, expected, Math.max(independentArea(a), independentArea(b)), `${one} ${other}`);
      if (!found) continue;
      const region: Region = {
        kind: 'named-overlap',
        districtId: null,
        layerId: 'protected-areas',
        names: found.names,
      };
      const traced = await traceRegion(prepared, region, atOnce);
      expect(traced.areaSquareMetres).toBe(found.areaSquareMetres);
      expect(found.districts.reduce((sum, d) => sum + d.areaSquareMetres, 0)).toBeCloseTo(found.areaSquareMetres, 3);
    }
});

law('every length and count of the overview can be drawn', 0.03, async (given) => {
  const { random } = given;
  const { prepared } = await city(given);
  const within = random.chance(0.5) ? ['bands/c0'] : null;
  const filter: CoverageFilter = { ...NO_FILTER, within };
  const overview = await overviewOf(prepared, filter, atOnce);
  for (const row of [...overview.rows, overview.border, overview.outside, overview.total])
    for (const { key, measure } of overview.classes) {
      if (measure === 'area') continue;
      const region: Region = { kind: 'places', classKey: key, row: row.kind, districtId: row.districtId, filter };
      const { lengthMetres, points } = await traceRegion(prepared, region, atOnce);
      const [, length, count] = figures(overview, row, key);
      expect(lengthMetres).toBeCloseTo(length, 6);
      expect(points).toHaveLength(count);
    }
});

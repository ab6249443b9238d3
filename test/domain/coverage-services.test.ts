/** Service radius on squares and discs whose areas are known beforehand. */
import { describe, expect, it } from 'vitest';
import type { City, Service } from '../../src/domain/city.ts';
import { traceRegion } from '../../src/domain/coverage/region.ts';
import { type ServiceCoverage, serviceCoverage } from '../../src/domain/coverage/services.ts';
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea, ringArea } from '../../src/geodesy/ellipsoid.ts';
import { direct, distanceMetres } from '../../src/geodesy/geodesic.ts';
import { cells, feature, prepare, SOUTH, smallCity, WEST } from '../support/small-city.ts';

const both = (text: string) => ({ zh: text, en: text });
const RADIUS = 500;

const service: Service = {
  id: 'stops',
  name: both('stops'),
  supply: { layerId: 'stops' },
  radiusMetres: RADIUS,
  demand: { layerId: 'built-up', land: 'built-up', featureIds: null },
  note: null,
};

const layer = (id: string, geometry: 'polygon' | 'point', accuracyMetres: number): City['layers'][number] => ({
  ...smallCity.layers[1]!,
  id,
  role: null,
  name: both(id),
  geometry,
  accuracyMetres,
  classes: [{ id, name: both(id), style: id, check: false }],
});

const city: City = {
  ...smallCity,
  layers: [...smallCity.layers, layer('stops', 'point', 2), layer('built-up', 'polygon', 3)],
  services: [service],
};

const at = (x: number, y: number): [number, number] => [WEST + x * 0.01, SOUTH + y * 0.01];

const point = (id: string, position: readonly number[]): LayerFeature => ({
  type: 'Feature',
  properties: { id, name: id, class: 'stops' },
  geometry: { type: 'Point', coordinates: [...position] },
});

const built = (id: string, x: number, y: number, width: number, height = width) =>
  feature(id, 'built-up', cells(x, y, width, height));

async function answer(features: Record<string, LayerFeature[]>, asked: Service = service) {
  const prepared = await prepare(features, { ...city, services: [asked] });
  const outcome = await serviceCoverage(prepared, atOnce, asked);
  if (!outcome.ok) throw new Error('not drawn');
  return { prepared, coverage: outcome.value! };
}

/** A geodesic circle by its own means: a polygon of 20,000 corners. */
function circleArea([lon, lat]: readonly number[], metres: number): number {
  const corners = Array.from({ length: 20_000 }, (_, i) => [...direct(lon!, lat!, (360 * i) / 20_000, metres)]);
  return Math.abs(ringArea([...corners, corners[0]!]));
}

/** What the outlines may be off: their error along the whole of them. */
const slack = ({ largestErrorMetres }: ServiceCoverage, metresOfEdge: number) =>
  largestErrorMetres * metresOfEdge + 0.01;

describe('one stop in a square', () => {
  it('covers a disc', async () => {
    const { coverage } = await answer({ stops: [point('S', at(2.5, 2.5))], 'built-up': [built('B', 1, 1, 3)] });
    const { total, largestErrorMetres, uncovered, residualSquareMetres } = coverage;
    const edge = 2 * Math.PI * RADIUS;
    expect(largestErrorMetres).toBeLessThanOrEqual(0.05);
    expect(Math.abs(total.coveredSquareMetres - circleArea(at(2.5, 2.5), RADIUS))).toBeLessThan(slack(coverage, edge));
    expect(total.demandSquareMetres).toBeCloseTo(polygonsArea(cells(1, 1, 3)), 3);
    expect(total.share).toBe(total.coveredSquareMetres / total.demandSquareMetres);
    expect(uncovered).toHaveLength(1);
    expect(uncovered[0]).toMatchObject({ number: 1, districtId: 'D1' });
    expect(uncovered[0]!.polygon).toHaveLength(2);
    const missed = total.demandSquareMetres - total.coveredSquareMetres;
    expect(Math.abs(uncovered[0]!.areaSquareMetres - missed)).toBeLessThan(0.01);
    expect(Math.abs(residualSquareMetres)).toBeLessThan(0.01);
  });

  it('has the data error of its boundaries', async () => {
    const { coverage } = await answer({ stops: [point('S', at(2.5, 2.5))], 'built-up': [built('B', 1, 1, 3)] });
    const edge = 2 * Math.PI * RADIUS;
    const [x, y] = [distanceMetres(...at(1, 1), ...at(4, 1)), distanceMetres(...at(1, 1), ...at(1, 4))];
    const { total } = coverage;
    // Only the disc's edge is inside the demand; the demand's own edge is nowhere within reach.
    expect(total.dataErrorSquareMetres / (2 * edge)).toBeCloseTo(1, 4);
    const perimeter = y * 2 + x + distanceMetres(...at(1, 4), ...at(4, 4));
    const ofShare = (2 * edge + 3 * total.share! * perimeter) / total.demandSquareMetres;
    expect(total.dataErrorShare! / ofShare).toBeCloseTo(1, 4);
  });

  it('is counted half where the demand ends at it', async () => {
    const { coverage } = await answer({ stops: [point('S', at(1, 2.5))], 'built-up': [built('B', 1, 1, 3)] });
    const half = circleArea(at(1, 2.5), RADIUS) / 2;
    expect(coverage.total.coveredSquareMetres / half).toBeCloseTo(1, 3);
    // Edge of the demand within reach: the diameter.
    const edges = 2 * Math.PI * RADIUS + 3 * 2 * RADIUS;
    expect(coverage.total.dataErrorSquareMetres / edges).toBeCloseTo(1, 3);
  });
});

describe('several stops', () => {
  it('count ground once that two of them reach', async () => {
    const [a, b] = [at(2.3, 2.5), at(2.7, 2.5)];
    const { coverage } = await answer({ stops: [point('A', a), point('B', b)], 'built-up': [built('B', 1, 1, 3)] });
    const apart = distanceMetres(...a, ...b);
    const lens =
      2 * RADIUS ** 2 * Math.acos(apart / (2 * RADIUS)) - (apart / 2) * Math.sqrt(4 * RADIUS ** 2 - apart ** 2);
    const union = circleArea(a, RADIUS) + circleArea(b, RADIUS) - lens;
    expect(Math.abs(coverage.total.coveredSquareMetres - union)).toBeLessThan(slack(coverage, 4 * Math.PI * RADIUS));
    expect(lens).toBeGreaterThan(1e5);
  });

  it('are split by district, and rows add up to the total', async () => {
    const { coverage } = await answer({ stops: [point('S', at(5, 5))], 'built-up': [built('B', 4, 4, 2)] });
    const [one, two] = coverage.rows;
    const disc = circleArea(at(5, 5), RADIUS);
    for (const row of [one!, two!])
      expect(Math.abs(row.coveredSquareMetres - disc / 2)).toBeLessThan(slack(coverage, Math.PI * RADIUS));
    for (const of of ['demandSquareMetres', 'coveredSquareMetres', 'dataErrorSquareMetres'] as const)
      expect(one![of] + two![of]).toBeCloseTo(coverage.total[of], 3);
    expect(coverage.uncovered.map((p) => p.districtId).toSorted()).toEqual(['D1', 'D2']);
  });

  it('outside the demand serve what they reach and are told apart', async () => {
    const stops = [point('in', at(2.5, 2.5)), point('near', at(0.8, 2.5)), point('far', at(9, 9))];
    const { coverage } = await answer({ stops, 'built-up': [built('B', 1, 1, 3)] });
    expect(coverage.supply).toEqual({ count: 3, outsideDemand: 2, leftOut: 0 });
    expect(coverage.total.coveredSquareMetres).toBeGreaterThan(circleArea(at(2.5, 2.5), RADIUS) * 1.05);
  });
});

describe('parks', () => {
  const park = (id: string, x: number, y: number, width: number) => feature(id, 'stops', cells(x, y, width));

  it('reach from their outline: corners are rounded', async () => {
    const { coverage } = await answer({ stops: [park('P', 4, 4, 1)], 'built-up': [built('B', 2, 2, 5)] });
    const [west, south] = at(4, 4);
    const [x, y] = [distanceMetres(west, south, west + 0.01, south), distanceMetres(west, south, west, south + 0.01)];
    const north = distanceMetres(west, south + 0.01, west + 0.01, south + 0.01);
    const steiner = polygonsArea(cells(4, 4, 1)) + RADIUS * (x + north + 2 * y) + circleArea(at(4.5, 4.5), RADIUS);
    expect(coverage.total.coveredSquareMetres / steiner).toBeCloseTo(1, 4);
    expect(coverage.largestErrorMetres).toBeLessThanOrEqual(0.05);
  });

  it('that touch are one, and one with a fault serves nothing', async () => {
    const bowtie = feature('X', 'stops', [
      [[at(3, 3), at(3.5, 3.5), at(3.5, 3), at(3, 3.5), at(3, 3)].map((p) => [...p])],
    ]);
    const whole = await answer({ stops: [park('P', 4, 4, 2)], 'built-up': [built('B', 2, 2, 6)] });
    const halves = [feature('L', 'stops', cells(4, 4, 1, 2)), feature('R', 'stops', cells(5, 4, 1, 2)), bowtie];
    const split = await answer({ stops: halves, 'built-up': [built('B', 2, 2, 6)] });
    expect(split.coverage.total.coveredSquareMetres).toBeCloseTo(whole.coverage.total.coveredSquareMetres, 0);
    expect(split.coverage.supply).toEqual({ count: 3, outsideDemand: 1, leftOut: 1 });
  });
});

it('takes only the features of the demand that are named', async () => {
  const asked: Service = { ...service, demand: { ...service.demand, featureIds: ['B2'] } };
  const demand = [built('B1', 1, 1, 1), built('B2', 2, 2, 1)];
  const { coverage } = await answer({ stops: [point('S', at(2.5, 2.5))], 'built-up': demand }, asked);
  expect(coverage.total.demandSquareMetres).toBeCloseTo(polygonsArea(cells(2, 2, 1)), 3);
});

it('numbers what is not reached, largest first', async () => {
  const demand = [built('small', 1, 8, 0.5), built('large', 7, 7, 2), built('served', 3, 3, 0.2)];
  const { coverage } = await answer({ stops: [point('S', at(3.1, 3.1))], 'built-up': demand });
  expect(coverage.uncovered.map((p) => [p.number, p.districtId])).toEqual([
    [1, 'D2'],
    [2, 'D1'],
  ]);
  expect(coverage.uncovered[0]!.areaSquareMetres).toBeCloseTo(polygonsArea(cells(7, 7, 2)), 1);
});

it('is null without data of a layer, and without a share where there is no demand', async () => {
  const asked: Service = { ...service, supply: { layerId: 'red-line-of-nowhere' } };
  const prepared = await prepare({ stops: [], 'built-up': [] }, city);
  expect(await serviceCoverage(prepared, atOnce, asked)).toEqual({ ok: true, value: null, problems: [] });
  const { coverage } = await answer({ stops: [point('S', at(1, 1))], 'built-up': [] });
  expect(coverage.total).toMatchObject({
    demandSquareMetres: 0,
    coveredSquareMetres: 0,
    share: null,
    dataErrorShare: null,
  });
});

it('traces what it counts', async () => {
  const { prepared, coverage } = await answer({ stops: [point('S', at(5, 5))], 'built-up': [built('B', 4, 4, 2)] });
  const trace = (ground: 'covered' | 'uncovered' | 'demand', districtId: string | null, piece: number | null = null) =>
    traceRegion(prepared, { kind: 'service', serviceId: 'stops', districtId, ground, piece }, atOnce);
  const covered = await trace('covered', 'D1');
  expect(covered.areaSquareMetres).toBe(coverage.rows[0]!.coveredSquareMetres);
  expect(polygonsArea(covered.polygons)).toBeCloseTo(covered.areaSquareMetres, 1);
  expect((await trace('demand', null)).areaSquareMetres).toBeCloseTo(coverage.total.demandSquareMetres, 3);
  expect((await trace('uncovered', null, 2)).polygons).toEqual([coverage.uncovered[1]!.polygon]);
  // All that is not reached: the pieces of the list with their numbers, and the demand less what is covered.
  for (const [districtId, row] of [
    ['D1', coverage.rows[0]!],
    [null, coverage.total],
  ] as const) {
    const uncovered = await trace('uncovered', districtId);
    const own = coverage.uncovered.filter((p) => districtId === null || p.districtId === districtId);
    expect(uncovered.areaSquareMetres).toBeCloseTo(row.demandSquareMetres - row.coveredSquareMetres, 3);
    expect(uncovered.pieces?.map((p) => p.number)).toEqual(own.map((p) => p.number));
    expect(uncovered.polygons).toEqual(own.map((p) => p.polygon));
    const drawn = polygonsArea(uncovered.polygons);
    expect(drawn + uncovered.residualSquareMetres).toBeCloseTo(uncovered.areaSquareMetres, 3);
    expect(Math.abs(uncovered.residualSquareMetres)).toBeLessThan(0.1);
  }
  await expect(trace('uncovered', null, 9)).rejects.toThrow(RangeError);
});

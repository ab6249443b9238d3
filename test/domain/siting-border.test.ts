import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import type { PreparedCity } from '../../src/domain/prepared-city.ts';
import { batchColumns, screenRows } from '../../src/domain/siting/batch.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import { examineFootprint } from '../../src/domain/siting/footprint.ts';
import { hasOwnDistances, outlineInCity } from '../../src/domain/siting/ground-in-city.ts';
import { netGround } from '../../src/domain/siting/net-ground.ts';
import type { SitingResult } from '../../src/domain/siting/result.ts';
import { planRows } from '../../src/domain/siting/rows.ts';
import type { RuleBook } from '../../src/domain/siting/rules.ts';
import { sphericalChecks } from '../../src/domain/siting/spherical.ts';
import { atOnce } from '../../src/engine/index.ts';
import { edgeLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { Random } from '../support/random.ts';
import { bookOf, cells, feature, prepare, rule, ruleBook, SOUTH, smallCity, WEST } from '../support/small-city.ts';

/** The city lies in cells 0 to 10; two columns of the footprint are west of it and three in it. */
const footprint = cells(-2, 2, 5, 2);
const inCity = polygonsArea(cells(0, 2, 3, 2));

/** Classes that lie over the border, one of two features that overlap there, one only outside. */
const features = {
  'red-line': [feature('R1', 'red-line', cells(-1, 1.5, 2, 1.5)), feature('R2', 'red-line', cells(-1.5, 2.5, 2, 1))],
  'protected-areas': [feature('G', 'general', cells(-3, 1, 5, 2)), feature('C', 'core', cells(-2, 3, 1, 1))],
};
const book = bookOf(...ruleBook.rules, rule('core', 'protected-areas', 'core', 'avoid'));

const near = (value: number | null, expected: number) =>
  expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-9 * inCity);

async function checked(prepared: PreparedCity, rules: RuleBook, polygons: PolygonCoordinates = footprint) {
  const answer = await checkSite(prepared, rules, { polygons, kind: null }, true);
  if (!answer.ok) throw new Error('refused');
  return answer.value;
}
const of = ({ findings }: Pick<SitingResult, 'findings'>, id: string) => findings.find((f) => f.ruleId === id)!;

describe('a footprint across the border of the city', async () => {
  const prepared = await prepare(features);
  const result = await checked(prepared, book);
  const red = polygonsArea(cells(0, 2, 1)) + polygonsArea(cells(0, 3, 0.5));

  it('has areas of the ground in the city, what is outside apart', () => {
    near(result.insideSquareMetres, inCity);
    const hit = of(result, 'red');
    near(hit.areaSquareMetres, red);
    near(hit.outsideSquareMetres, polygonsArea(cells(-1.5, 2, 1.5, 1.5)) - polygonsArea(cells(-1.5, 2, 0.5, 0.5)));
    near((hit.share ?? 0) * result.areaSquareMetres, red);
    near(of(result, 'general').areaSquareMetres, polygonsArea(cells(0, 2, 2, 1)));
    const outside = result.findings.find((f) => f.reason === 'outside-city')!;
    expect(outside.status).toBe('unchecked');
    near(outside.areaSquareMetres, polygonsArea(cells(-2, 2, 2, 2)));
  });

  it('has rows that add up to the gross sum, and the net area of their union', async () => {
    const hits = result.findings.filter(
      (f) => f.status === 'hit' && ['avoid', 'justify', 'certify'].includes(f.outcome),
    );
    expect(hits.map((f) => f.ruleId).sort()).toEqual(['general', 'red']);
    const rows = hits.map((f) => f.areaSquareMetres ?? Number.NaN);
    expect(rows.reduce((sum, a) => sum + a, 0)).toBe(result.net.grossSquareMetres);
    const union = polygonsArea(cells(0, 2, 2, 1)) + polygonsArea(cells(0, 3, 0.5, 0.5));
    near(result.net.netSquareMetres, union);
    const ground = await netGround(prepared, footprint, result.net.keys, 1);
    near(ground.ok ? ground.value.areaSquareMetres : null, result.net.netSquareMetres);
  });

  it('has features, borders and outlines of that ground', () => {
    const { features: touched, overlap, overlapResidualSquareMetres, dataErrorSquareMetres } = of(result, 'red');
    expect(touched.map((f) => f.id)).toEqual(['R1', 'R2']);
    near(touched[0]!.areaSquareMetres, polygonsArea(cells(0, 2, 1, 1)));
    near(touched[1]!.areaSquareMetres, polygonsArea(cells(0, 2.5, 0.5, 1)));
    near(polygonsArea(overlap) + overlapResidualSquareMetres!, red);
    expect(Math.min(...overlap.flat(2).map(([lon]) => lon!))).toBeCloseTo(WEST, 9);
    // The border of the class north and east of it; not that of the footprint, nor that of the city.
    const edge = (x: number, y: number, toX: number, toY: number) =>
      edgeLength(WEST + x / 100, SOUTH + y / 100, WEST + toX / 100, SOUTH + toY / 100);
    const border = edge(1, 2, 1, 3) + edge(0.5, 3, 1, 3) + edge(0.5, 3, 0.5, 3.5) + edge(0, 3.5, 0.5, 3.5);
    expect(dataErrorSquareMetres! / (10 * border)).toBeCloseTo(1, 6);
  });

  it('has features of that ground at a corner of the city too', async () => {
    const corner = await prepare({ 'red-line': [feature('R', 'red-line', cells(-2, -2, 3))] });
    const hit = of(await checked(corner, book, cells(-1, -1, 3)), 'red');
    near(hit.areaSquareMetres, polygonsArea(cells(0, 0, 1)));
    near(hit.features[0]!.areaSquareMetres, polygonsArea(cells(0, 0, 1)));
  });

  it('is not in conflict with what it meets outside alone, nor does it touch it', () => {
    expect(of(result, 'core')).toMatchObject({
      status: 'clear',
      areaSquareMetres: 0,
      features: [],
      overlap: [],
      distanceMetres: 0,
      touching: false,
    });
    near(of(result, 'core').outsideSquareMetres, polygonsArea(cells(-2, 3, 1, 1)));
  });

  it('is screened to the same figures, and agrees on the sphere', async () => {
    const columns = batchColumns(prepared, book);
    const sites = [{ polygons: footprint, kind: null }];
    const rows = await screenRows(prepared, book, columns, sites, 0, atOnce);
    expect(rows.netSquareMetres[0]).toBe(result.net.netSquareMetres);
    const ids = ['red', 'general', 'core'];
    const screened = ids.map((id) => rows.cellSquareMetres[columns.findIndex((c) => c.ruleId === id)]);
    expect(screened).toEqual(ids.map((id) => of(result, id).areaSquareMetres));
    const again = await sphericalChecks(prepared, footprint, result.findings, atOnce);
    expect(again.map((c) => [c.key, c.state])).toEqual([
      ['red-line/red-line', 'agrees'],
      ['protected-areas/general', 'agrees'],
    ]);
  });
});

describe('lines and points across the border', async () => {
  const of2 = (id: string, geometry: 'line' | 'point'): City['layers'][number] => ({
    ...smallCity.layers[1]!,
    id,
    geometry,
    classes: [{ ...smallCity.layers[1]!.classes[0]!, id }],
  });
  const city: City = { ...smallCity, layers: [...smallCity.layers, of2('shore', 'line'), of2('well', 'point')] };
  const at = (x: number, y: number): number[] => [WEST + x / 100, SOUTH + y / 100];
  const one = (id: string, classId: string, geometry: Geometry) => ({ ...feature(id, classId, []), geometry });
  const prepared = await prepare(
    {
      shore: [
        one('S1', 'shore', { type: 'LineString', coordinates: [at(-5, 3), at(2, 3)] }),
        one('S2', 'shore', { type: 'LineString', coordinates: [at(-1, 2.5), at(-0.5, 2.5)] }),
      ],
      well: [one('W1', 'well', { type: 'Point', coordinates: at(-1, 3) })],
    } as never,
    city,
  );
  const lines = bookOf(rule('shore', 'shore', 'shore', 'justify', { test: { kind: 'crosses', toleranceMetres: 0 } }));

  it('count in the city alone', async () => {
    const result = await checked(prepared, lines);
    const length = edgeLength(...(at(0, 3) as [number, number]), ...(at(2, 3) as [number, number]));
    expect(of(result, 'shore').status).toBe('hit');
    expect(of(result, 'shore').lengthMetres! / length).toBeCloseTo(1, 9);
    expect(of(result, 'shore').features.map((f) => f.id)).toEqual(['S1']);
    const well = result.findings.find((f) => f.layerId === 'well');
    expect(well).toMatchObject({ status: 'clear', distanceMetres: 0, touching: false, features: [] });
  });
});

describe('a distance asked for across the border', async () => {
  const within = (id: string, layer: string, classId: string, metres: number, inside = true) =>
    rule(id, layer, classId, 'avoid', { test: { kind: 'within', metres, inside } });
  const column = edgeLength(WEST - 0.01, SOUTH + 0.04, WEST, SOUTH + 0.04);
  const beyond = { 'management-range': [feature('M', 'management-range', cells(-4, 2, 3, 2))] };
  const prepared = await prepare(beyond);
  const limits = [200, Math.ceil(column), 900].map((m) => within(`m${m}`, 'management-range', 'management-range', m));

  it('is that of the ground in the city: what lies outside sets no outcome', async () => {
    const result = await checked(prepared, bookOf(...limits));
    const [near200, reached, all900] = limits.map((l) => of(result, l.id));
    expect(near200).toMatchObject({ status: 'clear', outcome: 'none', touching: false });
    expect(near200!.distanceMetres! / column).toBeCloseTo(1, 6);
    expect(near200!.nearest!.onFootprint[0]).toBeCloseTo(WEST, 9);
    expect(reached!.status).toBe('hit');
    expect(all900!.status).toBe('hit');
    expect(result.findings.find((f) => f.reason === 'outside-city')?.status).toBe('unchecked');
  });

  it('is screened to the same', async () => {
    const rules = bookOf(...limits);
    const columns = batchColumns(prepared, rules);
    const rows = await screenRows(prepared, rules, columns, [{ polygons: footprint, kind: null }], 0, atOnce);
    const result = await checked(prepared, rules);
    for (const { id } of limits) {
      const at = columns.findIndex((c) => c.ruleId === id);
      expect(rows.distanceMetres[at]).toBe(of(result, id).distanceMetres);
      expect(rows.status[at]).toBe(of(result, id).status === 'hit' ? 0 : 1);
    }
  });

  it('is 0 and a hit where the class reaches into the city, outward of it or not', async () => {
    const reaching = await prepare({ 'management-range': [feature('M', 'management-range', cells(-4, 2, 5, 2))] });
    for (const inside of [true, false]) {
      const result = await checked(reaching, bookOf(within('m', 'management-range', 'management-range', 50, inside)));
      expect(of(result, 'm')).toMatchObject({ status: 'hit', distanceMetres: 0 });
    }
  });

  it('counts lines by the ground in the city too', async () => {
    const city: City = {
      ...smallCity,
      layers: [
        ...smallCity.layers,
        {
          ...smallCity.layers[1]!,
          id: 'shore',
          geometry: 'line',
          classes: [{ ...smallCity.layers[1]!.classes[0]!, id: 'shore' }],
        },
      ],
    };
    const line = [-1, -1].map((x, i) => [WEST + x / 100, SOUTH + (2 + i) / 100]);
    const shore = [{ ...feature('S', 'shore', []), geometry: { type: 'LineString', coordinates: line } }];
    const own = await prepare({ shore } as never, city);
    const result = await checked(
      own,
      bookOf(within('near', 'shore', 'shore', 200), within('far', 'shore', 'shore', 900)),
    );
    expect(of(result, 'near').status).toBe('clear');
    expect(of(result, 'near').distanceMetres! / column).toBeCloseTo(1, 2);
    expect(of(result, 'far').status).toBe('hit');
  });

  it('is that of the cut ground itself, whether its nearest point lies in the city or outside', async () => {
    const random = new Random(5);
    const limit = within('m', 'management-range', 'management-range', 1e6);
    const counts = { ofGround: 0, ofAll: 0 };
    for (let n = 0; n < 24; n++) {
      // In the city or west of it, and the footprint across the border, turned somehow.
      const range = cells(random.chance(0.5) ? random.between(2, 6) : random.between(-9, -5), random.between(0, 8), 1);
      const own = await prepare({ 'management-range': [feature('M', 'management-range', range)] });
      const turned = quad(random, random.between(-0.8, 0.8), random.between(2, 8));
      const examined = examineFootprint(turned);
      if (!examined.ok) throw new Error('refused');
      const whole = of(await checked(own, bookOf(limit), turned), 'm').distanceMetres!;
      const cut = await outlineInCity(own, examined.value);
      near(polygonsArea(cut), (await checked(own, bookOf(limit), turned)).insideSquareMetres);
      expect(whole).toBeCloseTo(of(await checked(own, bookOf(limit), cut), 'm').distanceMetres!, 6);
      const check = await own.overlay.check(examined.value, {
        outlines: false,
        distances: [...ALL_BITS],
        partsOnly: true,
      });
      const plan = planRows(own, bookOf(limit), null).rows;
      if (await hasOwnDistances(own, check, 1e-6, plan)) counts.ofGround++;
      else counts.ofAll++;
    }
    expect(Math.min(counts.ofGround, counts.ofAll)).toBeGreaterThan(4);
  });
});

describe('the ground in the city', () => {
  it('is that of all districts, holes and several parcels among it', async () => {
    const prepared = await prepare({});
    // Over the border of the two districts and, west and north, that of the city; its hole and a second parcel lie over both too.
    const [[shell], [hole]] = [cells(-1, 8, 8, 3)[0]!, cells(4, 9, 2, 1.5)[0]!];
    const parcels = [[shell!, hole!], ...cells(-2, 4, 3, 1), ...cells(9, 4, 3, 1)];
    const examined = examineFootprint(parcels);
    if (!examined.ok) throw new Error('refused');
    const cut = await outlineInCity(prepared, examined.value);
    const kept = [cells(0, 8, 7, 2), cells(0, 4, 1), cells(9, 4, 1)].map(polygonsArea);
    near(polygonsArea(cut), kept.reduce((sum, a) => sum + a) - polygonsArea(cells(4, 9, 2, 1)));
    const lons = cut.flat(2).map(([lon]) => lon!);
    expect([Math.min(...lons), Math.max(...lons)]).toEqual([expect.closeTo(WEST, 9), expect.closeTo(WEST + 0.1, 9)]);
    expect(Math.max(...cut.flat(2).map(([, lat]) => lat!))).toBeCloseTo(SOUTH + 0.1, 9);
  });
});

const ALL_BITS = Array.from({ length: 8 }, (_, bit) => bit);

/** A turned square around a place (cells). */
function quad(random: Random, x: number, y: number): PolygonCoordinates {
  const angle = random.between(0, Math.PI / 2);
  const ring = [0, 1, 2, 3, 4].map((k) => {
    const turn = angle + ((k % 4) * Math.PI) / 2;
    return [WEST + (x + Math.cos(turn)) / 100, SOUTH + (y + Math.sin(turn)) / 100];
  });
  return [[ring]];
}

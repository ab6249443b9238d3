/** What the computing thread answers about a footprint and about versions, against what is known of squares beforehand. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { toProjected } from '../../src/geodesy/gauss-kruger.ts';
import { makeHandlers } from '../../src/worker/handlers.ts';
import { bookOf, cells, feature, rule, SOUTH, smallCity, WEST } from '../support/small-city.ts';

const versionsOf = (...ids: string[]) => ids.map((id) => ({ id, file: `${id}.geojson`, date: id, approval: null }));
const city: City = {
  ...smallCity,
  layers: smallCity.layers.map((l) => (l.id === 'red-line' ? { ...l, versions: versionsOf('2025', '2023') } : l)),
};

const fileOf = (layerId: string, versionId: string, ...features: LayerFeature[]) => ({
  layerId,
  versionId,
  form: 'geojson' as const,
  bytes: new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })).buffer,
});
const files = [
  fileOf('districts', 'now', feature('D', 'district', cells(0, 0, 10))),
  fileOf('red-line', '2025', feature('R', 'red-line', cells(2, 2, 3, 2))),
  fileOf('red-line', '2023', feature('R', 'red-line', cells(2, 2, 2, 4))),
  fileOf('protected-areas', 'now', feature('C', 'core', cells(3, 1, 4, 2))),
  ...['management-range', 'bands'].map((id) => fileOf(id, 'now')),
];
const rules = bookOf(rule('red', 'red-line', 'red-line', 'avoid'), rule('core', 'protected-areas', 'core', 'justify'));

const handlers = makeHandlers();
beforeAll(async () => {
  expect(await handlers.openCity({ city, files, rules }, atOnce)).toMatchObject({ ok: true });
});

function valueIn<T>(answer: { ok: true; value: T } | { ok: false; problems: readonly { code: string }[] }): T {
  if (!answer.ok) throw new Error(`refused: ${answer.problems.map((p) => p.code)}`);
  return answer.value;
}
const footprint = cells(1, 1, 5, 2);
const bowtie: PolygonCoordinates = [
  [
    [
      [WEST, SOUTH],
      [WEST + 0.02, SOUTH + 0.02],
      [WEST + 0.02, SOUTH],
      [WEST, SOUTH + 0.02],
      [WEST, SOUTH],
    ],
  ],
];
/** To the accuracy that is promised of the footprint's own area. */
const near = (area: number, expected: number, of = polygonsArea(footprint)) =>
  expect(Math.abs(area - expected)).toBeLessThanOrEqual(1e-9 * of);

describe('the ground of a sum', () => {
  it('is that of the check, where one class lies at least, and where two do', async () => {
    const { net } = valueIn(await handlers.check({ footprint, kind: null, detail: true }, atOnce));
    const red = polygonsArea(cells(2, 2, 3, 1));
    const core = polygonsArea(cells(3, 1, 3, 2));
    const both = polygonsArea(cells(3, 2, 2, 1));
    const once = valueIn(await handlers.netGround({ footprint, keys: net.keys, least: 1 }, atOnce));
    expect(once.areaSquareMetres).toBe(net.netSquareMetres);
    near(once.areaSquareMetres, red + core - both);
    near(polygonsArea(once.polygons) + once.residualSquareMetres, once.areaSquareMetres);
    const twice = valueIn(await handlers.netGround({ footprint, keys: net.keys, least: 2 }, atOnce));
    near(twice.areaSquareMetres, both);
    near(net.repeatedSquareMetres, both);
    expect(twice.combinations.map((c) => c.keys.toSorted())).toEqual([['protected-areas/core', 'red-line/red-line']]);
  });
});

describe('the second computation', () => {
  it('is of each hit of the footprint, on the sphere, beside the deviation that is known', async () => {
    const checks = valueIn(await handlers.recheck({ footprint, kind: null }, atOnce));
    expect(checks.map((c) => [c.key, c.state])).toEqual([
      ['red-line/red-line', 'agrees'],
      ['protected-areas/core', 'agrees'],
    ]);
    const { findings } = valueIn(await handlers.check({ footprint, kind: null, detail: false }, atOnce));
    for (const { key, sphereSquareMetres, deviation, expectedDeviation } of checks) {
      const own = findings.find((f) => f.key === key)!.areaSquareMetres!;
      expect(deviation).toBeCloseTo(sphereSquareMetres! / own - 1, 9);
      expect(Math.abs(deviation! - expectedDeviation!)).toBeLessThan(1e-5);
      expect(Math.abs(deviation!)).toBeGreaterThan(1e-5);
    }
  });
});

describe('two versions of a layer', () => {
  it('are compared from the first that is named to the second', async () => {
    const ask = async (before: string, after: string) =>
      valueIn(await handlers.compareVersions({ layerId: 'red-line', before, after }, atOnce));
    const [lost, gained] = [polygonsArea(cells(2, 4, 2, 2)), polygonsArea(cells(4, 2, 1, 2))];
    const forth = await ask('2023', '2025');
    near(forth.lostSquareMetres, lost);
    near(forth.gainedSquareMetres, gained);
    near(forth.beforeSquareMetres - forth.lostSquareMetres + forth.gainedSquareMetres, forth.afterSquareMetres);
    expect(forth.pieces.map((p) => [p.change, p.districtId])).toEqual([
      ['lost', 'D'],
      ['gained', 'D'],
    ]);
    const back = await ask('2025', '2023');
    near(back.lostSquareMetres, gained);
    near(back.gainedSquareMetres, lost);
  });

  it('that are not there are refused', async () => {
    const answer = await handlers.compareVersions({ layerId: 'red-line', before: '2021', after: '2025' }, atOnce);
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'layer-empty' }] });
  });
});

describe('a footprint that crosses itself', () => {
  it('is told with its place, and is mended to the ground it encloses', async () => {
    const refused = await handlers.validate({ footprint: bowtie }, atOnce);
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'ring-self-crossing' }] });
    const mended = valueIn(await handlers.repair({ footprint: bowtie }, atOnce));
    expect(valueIn(await handlers.validate({ footprint: mended }, atOnce))).toEqual(mended);
    // Two of the four triangles of the square.
    expect(polygonsArea(mended) / polygonsArea(cells(0, 0, 2))).toBeCloseTo(0.5, 3);
  });

  it('is no matter of one that does not: it stays as it is', async () => {
    expect(valueIn(await handlers.validate({ footprint }, atOnce))).toBe(footprint);
  });
});

describe('pasted coordinates', () => {
  const corners = cells(4, 4, 1)[0]![0]!.slice(0, 4);
  /** Without zone number: which of the zones they are of is told by where the city lies. */
  const pasted = (epsg: number) =>
    corners
      .map(([lon, lat]) => toProjected(epsg, lon!, lat!))
      .map(({ northingMetres, eastingMetres }) => `${northingMetres} ${eastingMetres}`)
      .join('\n');

  it('are of the zone in which they lie in the city', async () => {
    const read = valueIn(await handlers.readCoordinates({ text: pasted(4545), projectedCrs: [4544, 4545] }, atOnce));
    expect(read.understood).toMatchObject({ epsg: 4545, order: 'northing-easting', zoneFrom: 'given' });
    expect(read.ring).toHaveLength(4);
    for (const [i, [lon, lat]] of read.ring.entries()) {
      expect(lon).toBeCloseTo(corners[i]![0]!, 7);
      expect(lat).toBeCloseTo(corners[i]![1]!, 7);
    }
  });
});

describe('a large layer', () => {
  it('is drawn with all its vertices and the rows of its features; one that is not there is refused', async () => {
    const drawn = valueIn(await handlers.drawLarge({ layerId: 'red-line' }, atOnce));
    expect(drawn).toMatchObject({ featureCount: 1, vertexCount: 5 });
    expect(drawn.rows.map((row) => row.id)).toEqual(['R']);
    expect(await handlers.drawLarge({ layerId: 'gone' }, atOnce)).toMatchObject({ ok: false });
  });
});

it('nothing is answered before a city is open', async () => {
  const { netGround, recheck, compareVersions, drawLarge } = makeHandlers();
  for (const answer of [
    await netGround({ footprint, keys: [], least: 1 }, atOnce),
    await recheck({ footprint, kind: null }, atOnce),
    await compareVersions({ layerId: 'red-line', before: '2023', after: '2025' }, atOnce),
    await drawLarge({ layerId: 'red-line' }, atOnce),
  ])
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'city-unknown' }] });
});

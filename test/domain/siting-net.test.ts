import { describe, expect, it } from 'vitest';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import { netGround } from '../../src/domain/siting/net-ground.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { cells, feature, prepare, ruleBook } from '../support/small-city.ts';

/** Red line over two by two cells, general zone over two by two beside it with one column in common. */
const layers = {
  'red-line': [feature('R', 'red-line', cells(2, 2, 2))],
  'protected-areas': [feature('G', 'general', cells(3, 2, 2))],
};

async function trace(footprint: PolygonCoordinates, least: 1 | 2) {
  const prepared = await prepare(layers);
  const checked = await checkSite(prepared, ruleBook, { polygons: footprint, kind: null }, false);
  if (!checked.ok) throw new Error('refused');
  const { net } = checked.value;
  const answer = await netGround(prepared, footprint, net.keys, least);
  if (!answer.ok) throw new Error('refused');
  return { net, ground: answer.value };
}
const near = (value: number, expected: number) => expect(Math.abs(value - expected)).toBeLessThan(1e-6 * expected);

describe('the ground behind the sums of a check', () => {
  it('is the net area as polygons, by the combinations that occur', async () => {
    const { net, ground } = await trace(cells(1, 1, 6), 1);
    near(ground.areaSquareMetres, net.netSquareMetres);
    expect(polygonsArea(ground.polygons) + ground.residualSquareMetres).toBeCloseTo(net.netSquareMetres, 4);
    near(polygonsArea(ground.polygons), polygonsArea(cells(2, 2, 3, 2)));
    expect(ground.combinations.map((c) => c.keys.join('+')).sort()).toEqual([
      'protected-areas/general',
      'red-line/red-line',
      'red-line/red-line+protected-areas/general',
    ]);
    near(
      ground.combinations.reduce((sum, c) => sum + c.areaSquareMetres, 0),
      net.netSquareMetres,
    );
  });

  it('is what two classes share, where the repeated part is asked for', async () => {
    const { net, ground } = await trace(cells(1, 1, 6), 2);
    near(polygonsArea(ground.polygons), polygonsArea(cells(3, 2, 1, 2)));
    near(ground.areaSquareMetres, net.repeatedSquareMetres);
    expect(ground.combinations).toHaveLength(1);
  });

  it('leaves out ground beyond the city, as the sums do', async () => {
    const beyond = { ...layers, 'red-line': [feature('R', 'red-line', cells(-2, 2, 4))] };
    const prepared = await prepare(beyond);
    const footprint = cells(-1, 2, 3, 2);
    const answer = await netGround(prepared, footprint, ['red-line/red-line'], 1);
    if (!answer.ok) throw new Error('refused');
    near(answer.value.areaSquareMetres, polygonsArea(cells(0, 2, 2, 2)));
    near(polygonsArea(answer.value.polygons), polygonsArea(cells(0, 2, 2, 2)));
  });

  it('is refused where the footprint is no area', async () => {
    const flat = [[[[107, 40], [107.1, 40], [107.2, 40], [107, 40]]]]; // biome-ignore format: a ring
    expect(await netGround(await prepare(layers), flat, [], 1)).toMatchObject({ ok: false });
  });
});

import { describe, expect, test } from 'vitest';
import { box, CELL, CELL_HECTARES, collection, polygon } from './footprints.ts';
import { file, json, run } from './run.ts';

describe('overlap', () => {
  test('areas, pairs and residual of cells that share a half', async () => {
    const a = file('a.geojson', collection(['A1', CELL], [undefined, box(106.9, 39.66, 0.01, 0.01)]));
    const b = file(
      'b.geojson',
      collection(['B1', box(106.805, 39.66, 0.01, 0.01)], ['B2', box(106.81, 39.66, 0.01, 0.01)]),
    );
    const { code, value } = await json('overlap', a, b, '--by-feature');
    expect(code).toBe(0);
    const { areaSquareMetres: areas, pairs, residualSquareMetres } = value;
    // To the four decimals of a hectare in which the golden cell is printed; B is a cell and a half.
    expect(areas.a / 1e4).toBeCloseTo(2 * CELL_HECTARES, 3);
    expect(areas.b / 1e4).toBeCloseTo(1.5 * CELL_HECTARES, 3);
    expect(areas.overlap / 1e4).toBeCloseTo(0.5 * CELL_HECTARES, 4);
    expect(areas.union / 1e4).toBeCloseTo(3 * CELL_HECTARES, 3);
    expect(Math.abs(residualSquareMetres)).toBeLessThan(1e-6);
    expect(pairs).toEqual([{ a: 'A1', b: 'B1', areaSquareMetres: expect.closeTo(areas.overlap, 6) }]);
  });

  test('features without ids are named by their place', async () => {
    const a = file('a.geojson', collection([undefined, box(106.9, 39, 0.01, 0.01)], [undefined, CELL]));
    const { value } = await json('overlap', a, a, '--by-feature');
    expect(value.pairs).toEqual([
      { a: 0, b: 0, areaSquareMetres: expect.any(Number) },
      { a: 1, b: 1, areaSquareMetres: expect.any(Number) },
    ]);
  });

  test('as a table', async () => {
    const a = file('a.geojson', polygon(CELL));
    const { out, code } = await run('overlap', a, a);
    expect(code).toBe(0);
    expect(out).toContain('95.2730');
    expect((await run('overlap', a, a, '--lang', 'zh')).out).toContain('亩');
  });

  test('what is passed over is told on the error stream', async () => {
    const point = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [106.8, 39.6] } };
    const mixed = collection(['A', CELL]);
    const a = file('mixed.geojson', { ...mixed, features: [...mixed.features, point] });
    const { code, err } = await run('overlap', a, a);
    expect(code).toBe(0);
    expect(err).toContain('mixed.geojson');
    expect(err).toContain('Point');
  });

  test('a hole outside its polygon and a polygon inside another would count twice', async () => {
    const a = file('a.geojson', polygon(CELL));
    const hole = file('hole.geojson', polygon([CELL[0], box(106.9, 39.7, 0.001, 0.001)[0]]));
    const inside = file('inside.geojson', {
      type: 'MultiPolygon',
      coordinates: [CELL, box(106.802, 39.662, 0.001, 0.001)],
    });
    expect(await json('overlap', a, hole)).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'hole-outside-shell', where: { file: hole, feature: 0 } }] },
    });
    expect(await json('overlap', inside, a)).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'rings-overlap', where: { file: inside, feature: 0 } }] },
    });
  });

  test('a spike and a feature written twice change no area and are told', async () => {
    const [first, second, ...rest] = CELL[0]!;
    const spike = [[first!, second!, [106.9, 39.6], second!, ...rest]];
    const a = file('a.geojson', polygon(CELL));
    const dirty = file('dirty.geojson', collection(['D1', spike], ['D2', CELL], ['D3', box(106.9, 39.66, 0.01, 0.01)]));
    const { code, value } = await json('overlap', a, dirty, '--by-feature');
    expect(code).toBe(0);
    expect(value.areaSquareMetres.overlap / 1e4).toBeCloseTo(CELL_HECTARES, 4);
    expect(value.pairs.map((pair: { a: unknown; b: unknown }) => [pair.a, pair.b])).toEqual([[0, 'D1']]);
    const { err } = await run('overlap', a, dirty);
    expect(err).toContain('dirty.geojson, feature 1, ring 1, from corner 3, 106.900000, 39.600000');
    expect(err).toContain('It is the same as feature 1 and is counted once');
  });
});

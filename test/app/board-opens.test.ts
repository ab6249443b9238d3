/** Every figure of the board opens: shares, sums, totals of sets, errors; and the map is taken to what was lit only where it must be. */
import { expect, it } from 'vitest';
import { isInSight } from '../../src/app/map/in-sight.ts';
import { explain } from '../../src/app/panels/coverage/explain.ts';
import { cellOf } from '../../src/app/panels/coverage/figure.ts';
import { quantityText } from '../../src/app/panels/coverage/quantity-text.ts';
import { regionOf } from '../../src/app/panels/coverage/region-of.ts';
import { NO_PARTS } from '../../src/app/state/coverage-types.ts';
import { coverage } from '../../src/app/text/coverage.ts';
import { EMPTY_REGION } from '../../src/domain/coverage/traced.ts';
import { cells } from '../support/small-city.ts';
import { cityFixture as city, coverageFixture as result } from './coverage-fixture.ts';

const text = coverage.zh;
const context = { city, result, parts: NO_PARTS, language: 'zh' as const, text };

it('a share is the quotient of two figures that open in turn, and its ground is the part', () => {
  for (const row of [...result.overview.rows, result.overview.total])
    for (const key of ['red-line/red-line', 'protected-areas']) {
      const share = explain(cellOf(key, row.districtId, 'share'), context)!;
      expect(share.quantity.kind).toBe('share');
      const [part, whole] = share.operands!.map(({ quantity, selection }) => {
        expect(explain(selection, context)!.quantity).toEqual(quantity);
        return quantity.kind === 'area' ? quantity.squareMetres : Number.NaN;
      });
      expect(share.quantity).toEqual({ kind: 'share', share: part! / whole! });
      expect(regionOf(cellOf(key, row.districtId, 'share'), context)).toEqual(
        regionOf(cellOf(key, row.districtId), context),
      );
    }
});

it('the total of a set is its area, wherever it lies', () => {
  for (const set of result.combinationSets) {
    const cell = cellOf('combinations', null, `set:${set.key}`);
    expect(explain(cell, context)!.quantity).toEqual({ kind: 'area', squareMetres: set.areaSquareMetres });
    expect(regionOf(cell, context)).toMatchObject({ kind: 'classes', all: [set.classKeys], none: [] });
  }
  expect(explain(cellOf('combinations', null, 'set:none'), context)).toBeNull();
});

it('an error is printed with its sign, in the unit of what it is the error of', () => {
  expect(quantityText({ kind: 'area', squareMetres: 265_800, bound: true }, text)).toBe('± 26.5800 公顷');
});

it('what was traced is in sight where a part of it is in the view, or all of the view in it', () => {
  const ground = { ...EMPTY_REGION, polygons: cells(0, 0, 5) };
  const [west, south] = ground.polygons[0]![0]![0] as [number, number];
  const around = (lon: number, lat: number, size: number) => [lon - size, lat - size, lon + size, lat + size] as const;
  expect(isInSight(ground, around(west, south, 0.001))).toBe(true);
  expect(isInSight(ground, around(west + 0.025, south + 0.025, 0.001))).toBe(true);
  expect(isInSight(ground, around(west - 0.1, south, 0.01))).toBe(false);
  const line = { ...EMPTY_REGION, lines: [[[107, 39], [107.1, 39]]] }; // biome-ignore format: one line
  expect(isInSight(line, around(107.1, 39, 0.01))).toBe(true);
  expect(isInSight(line, around(107.2, 39, 0.01))).toBe(false);
  const sites = { ...EMPTY_REGION, points: [{ featureId: 'a', position: [107, 39] }] };
  expect(isInSight(sites, around(107, 39, 0.01))).toBe(true);
  expect(isInSight(sites, around(108, 39, 0.01))).toBe(false);
  expect(isInSight(EMPTY_REGION, around(107, 39, 1))).toBe(false);
});

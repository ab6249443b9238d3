import { describe, expect, it } from 'vitest';
import { traceRegion } from '../../src/domain/coverage/region.ts';
import type { NamedOverlapsRegion } from '../../src/domain/coverage/region-named.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { cells, feature, prepare } from '../support/small-city.ts';

const area = (...at: Parameters<typeof cells>) => polygonsArea(cells(...at));

describe('pairs of areas that lie upon each other', () => {
  it('are drawn together, each with its number in its largest part', async () => {
    const prepared = await prepare({
      'protected-areas': [
        feature('A', 'core', [...cells(0, 0, 2), ...cells(5, 0, 2)]),
        feature('B', 'general', [...cells(1, 0, 6, 1)]),
        feature('C', 'core', cells(0, 1, 1)),
      ],
    });
    const names = (...ids: [string, string]) => ids.map((id) => `name of ${id}`) as [string, string];
    const region: NamedOverlapsRegion = {
      kind: 'named-overlaps',
      districtId: null,
      layerId: 'protected-areas',
      pairs: [
        { names: names('A', 'B'), number: 1 },
        { names: names('A', 'C'), number: 7 },
        { names: names('B', 'C'), number: 9 },
      ],
    };
    const traced = await traceRegion(prepared, region, atOnce);
    const common = area(1, 0, 1) + area(5, 0, 2, 1) + area(0, 1, 1);
    expect(traced.areaSquareMetres).toBeCloseTo(common, 2);
    expect(polygonsArea(traced.polygons)).toBeCloseTo(common, 2);
    expect(traced.marks?.map((m) => m.number)).toEqual([1, 7]);
    const marked = traced.marks!.map((m) => polygonsArea([traced.polygons[m.polygon]!]));
    expect(marked[0]).toBeCloseTo(area(5, 0, 2, 1), 2);
    expect(marked[1]).toBeCloseTo(area(0, 1, 1), 2);
  });
});

describe('ground outside all districts', () => {
  it('is what a class has beyond them', async () => {
    const prepared = await prepare({ 'red-line': [feature('R', 'red-line', cells(-3, 0, 5, 1))] });
    const region = { kind: 'classes', districtId: null, all: [['red-line/red-line']], none: [] } as const;
    const inside = await traceRegion(prepared, region, atOnce);
    const outside = await traceRegion(prepared, { ...region, outside: true }, atOnce);
    expect(inside.areaSquareMetres).toBeCloseTo(area(0, 0, 2, 1), 2);
    expect(outside.areaSquareMetres).toBeCloseTo(area(-3, 0, 3, 1), 2);
    expect(polygonsArea(outside.polygons)).toBeCloseTo(area(-3, 0, 3, 1), 2);
  });
});

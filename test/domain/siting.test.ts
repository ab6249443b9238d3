import { describe, expect, it } from 'vitest';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { cells, feature, prepare, ruleBook, SOUTH, smallCity, WEST } from '../support/small-city.ts';

async function check(features: Readonly<Record<string, LayerFeature[]>>, footprint: PolygonCoordinates) {
  const answer = await checkSite(await prepare(features), ruleBook, { polygons: footprint, kind: null }, true);
  if (!answer.ok) throw new Error(`refused: ${answer.problems[0]?.code}`);
  return answer.value;
}

const finding = (result: Awaited<ReturnType<typeof check>>, key: string) => result.findings.find((f) => f.key === key)!;

describe('a footprint against the layers of a city', () => {
  it('measures the overlap with a class once where its features overlap each other', async () => {
    const red = [feature('R1', 'red-line', cells(2, 2, 2)), feature('R2', 'red-line', cells(3, 2, 2))];
    const result = await check({ 'red-line': red }, cells(2, 2, 4, 2));
    const hit = finding(result, 'red-line/red-line');
    const expected = polygonsArea(cells(2, 2, 3, 2));
    expect(hit.status).toBe('hit');
    expect(hit.outcome).toBe('avoid');
    expect(Math.abs(hit.areaSquareMetres! - expected)).toBeLessThan(1e-9 * expected);
    expect(hit.share).toBeCloseTo(expected / polygonsArea(cells(2, 2, 4, 2)), 9);
    expect(hit.features.map((f) => f.id).sort()).toEqual(['R1', 'R2']);
    expect(polygonsArea(hit.overlap) + hit.overlapResidualSquareMetres!).toBeCloseTo(hit.areaSquareMetres!, 6);
    expect(Math.abs(hit.overlapResidualSquareMetres!)).toBeLessThan(1e-3);
  });

  it('counts what two classes share once in the net and says how much was repeated', async () => {
    const result = await check(
      {
        'red-line': [feature('R', 'red-line', cells(2, 2, 2))],
        'protected-areas': [feature('G', 'general', cells(3, 2, 2))],
      },
      cells(1, 1, 6),
    );
    const net = polygonsArea(cells(2, 2, 3, 2));
    expect(result.net.netSquareMetres).toBeCloseTo(net, 2);
    expect(result.net.grossSquareMetres).toBeCloseTo(polygonsArea(cells(2, 2, 2)) + polygonsArea(cells(3, 2, 2)), 2);
    expect(result.net.repeatedSquareMetres).toBeCloseTo(polygonsArea(cells(3, 2, 1, 2)), 2);
    expect(result.overall).toBe('avoid');
  });

  it('splits the footprint by district and keeps the part outside the city apart', async () => {
    const result = await check({}, cells(4, 8, 2, 4));
    const area = (id: string | null) => result.districts.find((d) => d.id === id)!.areaSquareMetres;
    expect(area('D1')).toBeCloseTo(polygonsArea(cells(4, 8, 1, 2)), 2);
    expect(area('D2')).toBeCloseTo(polygonsArea(cells(5, 8, 1, 2)), 2);
    expect(area(null)).toBeCloseTo(polygonsArea(cells(4, 10, 2, 2)), 2);
    expect(result.districts.reduce((sum, d) => sum + d.areaSquareMetres, 0)).toBeCloseTo(result.areaSquareMetres, 3);
  });

  it('measures the geodesic distance to the nearest boundary of a class it does not meet', async () => {
    const result = await check({ 'red-line': [feature('R', 'red-line', cells(6, 2, 2))] }, cells(2, 2, 2));
    const clear = finding(result, 'red-line/red-line');
    expect(clear.status).toBe('clear');
    expect(clear.outcome).toBe('none');
    expect(clear.nearest?.feature.id).toBe('R');
    // The shortest way between two parallels' ends runs along the northern edge, where a degree is shortest.
    const north = distanceMetres(WEST + 0.04, SOUTH + 0.04, WEST + 0.06, SOUTH + 0.04);
    expect(clear.distanceMetres).toBeCloseTo(north, 3);
  });

  it('calls contact along an edge 相接, not an overlap, and 临界', async () => {
    const clear = finding(
      await check({ 'red-line': [feature('R', 'red-line', cells(4, 2, 2))] }, cells(2, 2, 2)),
      'red-line/red-line',
    );
    expect(clear.status).toBe('clear');
    expect(clear.touching).toBe(true);
    expect(clear.borderline).toBe(true);
    expect(clear.areaSquareMetres).toBe(0);
    expect(clear.overlap).toEqual([]);
  });

  it('is 临界 where the overlap is within the positional accuracy of the layer', async () => {
    // 0.00005 degree is about 4 m wide, the layer is good to 10 m.
    const sliver: PolygonCoordinates = [
      [
        [
          [107.02, 40.02],
          [107.04005, 40.02],
          [107.04005, 40.04],
          [107.02, 40.04],
          [107.02, 40.02],
        ],
      ],
    ];
    const near = finding(
      await check({ 'red-line': [feature('R', 'red-line', cells(4, 1, 4))] }, sliver),
      'red-line/red-line',
    );
    expect(near.status).toBe('hit');
    expect(near.borderline).toBe(true);
    expect(near.dataErrorSquareMetres!).toBeGreaterThan(near.areaSquareMetres!);
    const deep = finding(
      await check({ 'red-line': [feature('R', 'red-line', cells(3, 1, 4))] }, sliver),
      'red-line/red-line',
    );
    expect(deep.borderline).toBe(false);
  });

  it('lists layers that are missing as unchecked, which blocks 未发现空间冲突', async () => {
    const result = await check({}, cells(2, 2, 1));
    expect(finding(result, 'farmland')).toMatchObject({ status: 'unchecked', areaSquareMetres: null, share: null });
    expect(result.overall).toBe('unchecked');
    const complete = await checkSite(
      await prepare({}, { ...smallCity, absentLayers: [] }),
      ruleBook,
      { polygons: cells(2, 2, 1), kind: null },
      false,
    );
    expect(complete.ok && complete.value.overall).toBe('none');
  });

  it('does not call a footprint clear that lies partly where the layers end', async () => {
    const prepared = await prepare({}, { ...smallCity, absentLayers: [] });
    const overall = async (footprint: PolygonCoordinates) => {
      const answer = await checkSite(prepared, ruleBook, { polygons: footprint, kind: null }, false);
      return answer.ok ? answer.value.overall : 'refused';
    };
    expect(await overall(cells(8, 8, 1))).toBe('none');
    expect(await overall(cells(8, 8, 3))).toBe('unchecked');
  });

  it('says of a class without any feature that the city has none', async () => {
    expect(finding(await check({}, cells(2, 2, 1)), 'red-line/red-line')).toMatchObject({
      status: 'clear',
      absentHere: true,
      distanceMetres: null,
    });
  });

  it('divides the footprint among the bands, and the parts add up', async () => {
    const features = {
      'management-range': [feature('M', 'management-range', cells(0, 0, 2, 10))],
      bands: [feature('B', 'band-200', cells(2, 0, 1, 10))],
    };
    const { bands, areaSquareMetres } = await check(features, cells(1, 4, 4, 1));
    expect(bands!.insideSquareMetres).toBeCloseTo(polygonsArea(cells(1, 4, 1)), 2);
    expect(bands!.rings[0]!.areaSquareMetres).toBeCloseTo(polygonsArea(cells(2, 4, 1)), 2);
    expect(bands!.beyondSquareMetres).toBeCloseTo(polygonsArea(cells(3, 4, 2, 1)), 2);
    expect(Math.abs(bands!.residualSquareMetres)).toBeLessThan(1e-9 * areaSquareMetres);
  });

  it('measures a band by the boundary it runs along, and no move changes that by more than itself', async () => {
    const features = {
      'management-range': [feature('M', 'management-range', cells(0, 0, 2, 10))],
      bands: [feature('B', 'band-200', cells(2, 0, 1, 10))],
    };
    const at = async (shift: number) => {
      const moved = cells(6, 4, 1).map((p) => p.map((r) => r.map(([x, y]) => [x! + shift, y!])));
      const result = await check(features, moved);
      return {
        range: finding(result, 'management-range/management-range').distanceMetres!,
        band: finding(result, 'bands/band-200'),
      };
    };
    const here = await at(0);
    expect(here.band).toMatchObject({ status: 'clear', threshold: { kind: 'within', metres: 200 } });
    expect(here.band.distanceMetres).toBe(here.range);
    expect(here.band.marginMetres).toBe(here.range - 200);
    const moved = await at(0.001);
    const move = distanceMetres(WEST, SOUTH + 0.04, WEST + 0.001, SOUTH + 0.04);
    expect(moved.range - here.range).toBeLessThanOrEqual(move + 1e-6);
    expect(moved.band.marginMetres! - here.band.marginMetres!).toBeLessThanOrEqual(move + 1e-6);
  });
});

describe('footprints that cannot be checked', () => {
  const code = async (footprint: PolygonCoordinates) => {
    const answer = await checkSite(await prepare({}), ruleBook, { polygons: footprint, kind: null }, false);
    return answer.ok ? 'checked' : answer.problems[0]!.code;
  };
  const at = (x: number, y: number) => [WEST + x * 0.01, SOUTH + y * 0.01];

  it('says where a ring crosses itself', async () => {
    const bow: PolygonCoordinates = [[[at(1, 1), at(3, 3), at(3, 1), at(1, 3), at(1, 1)]]];
    const answer = await checkSite(await prepare({}), ruleBook, { polygons: bow, kind: null }, false);
    expect(answer.ok).toBe(false);
    const [lon, lat] = answer.problems[0]!.where.position!;
    expect(answer.problems[0]!.code).toBe('ring-self-crossing');
    expect(lon).toBeCloseTo(WEST + 0.02, 9);
    expect(lat).toBeCloseTo(SOUTH + 0.02, 9);
  });

  it('refuses what bounds no area, lies outside the city, or is nested wrongly', async () => {
    expect(await code([[[at(1, 1), at(2, 2), at(1, 1)]]])).toBe('ring-degenerate');
    expect(await code(cells(40, 40, 1))).toBe('footprint-outside-city');
    expect(await code([[...cells(1, 1, 3)[0]!, ...cells(6, 6, 1)[0]!]])).toBe('hole-outside-shell');
    expect(await code([...cells(1, 1, 4), ...cells(2, 2, 1)])).toBe('rings-overlap');
    expect(await code([[[at(1, 1), [Number.NaN, 40], at(2, 2), at(1, 1)]]])).toBe('coordinates-not-numbers');
    expect(await code(cells(1, 1, 1))).toBe('checked');
  });
});

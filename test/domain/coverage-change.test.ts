import { beforeAll, describe, expect, it } from 'vitest';
import { changeDataError, changesOf } from '../../src/domain/coverage/change.ts';
import { changeSums } from '../../src/domain/coverage/change-ground.ts';
import { footprintsInChange } from '../../src/domain/coverage/change-sites.ts';
import { baselineOf } from '../../src/domain/coverage/change-versions.ts';
import { type Region, traceRegion } from '../../src/domain/coverage/region.ts';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { type Geos, loadGeos } from '../support/geos.ts';
import { cells, feature, SOUTH, smallCity, WEST } from '../support/small-city.ts';
import { area, changes, city, cityOf, core, general, LAYER, perimeter, table } from './change-city.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await loadGeos();
});

describe('ground that moves from the core to the general zone', async () => {
  // Six by two cells of core; two of them by the west end become general, one by the east end is given up, half of one is added.
  const prepared = await cityOf(
    [core(1, 2, 6, 2), general(1, 6, 2)],
    [general(1, 2, 2), core(3, 2, 3, 2), core(7, 2, 1), general(1, 6, 2)],
  );
  const result = await changes(prepared);
  const classOf = (id: string) => result.total.classes.find((c) => c.classId === id)!;

  it('is lost to the one and gained by the other, and is no loss of the layer', () => {
    expect(classOf('core').lostSquareMetres).toBeCloseTo(area(1, 2, 2) + area(6, 2, 1, 2), 2);
    expect(classOf('core').gainedSquareMetres).toBeCloseTo(area(7, 2, 1), 2);
    expect(classOf('general').gainedSquareMetres).toBeCloseTo(area(1, 2, 2), 2);
    expect(classOf('general').lostSquareMetres).toBe(0);
    expect(result.total.lostSquareMetres).toBeCloseTo(area(6, 2, 1, 2), 2);
    expect(result.total.beforeSquareMetres).toBeCloseTo(area(1, 2, 6, 2) + area(1, 6, 2), 2);
    expect(result.total.afterSquareMetres).toBeCloseTo(area(1, 2, 5, 2) + area(7, 2, 1) + area(1, 6, 2), 2);
  });

  it('is told by both classes', () => {
    expect(result.moves).toEqual([
      { districtId: 'D1', from: ['core'], to: ['general'], areaSquareMetres: expect.closeTo(area(1, 2, 2), 2) },
    ]);
  });

  it('adds up by district', () => {
    const [west, east] = result.rows;
    expect([west!.districtId, east!.districtId, result.total.districtId]).toEqual(['D1', 'D2', null]);
    expect(west!.lostSquareMetres).toBe(0);
    expect(east!.lostSquareMetres).toBeCloseTo(area(6, 2, 1, 2), 2);
    expect(east!.gainedSquareMetres).toBeCloseTo(area(7, 2, 1), 2);
    expect(result.residualSquareMetres).toBeLessThan(1e-3);
  });

  it('has pieces by kind, numbered, largest first', () => {
    expect(result.pieces.map((p) => [p.number, p.change, p.districtId, p.from, p.to])).toEqual([
      [1, 'moved', 'D1', ['core'], ['general']],
      [2, 'lost', 'D2', ['core'], []],
      [3, 'gained', 'D2', [], ['core']],
    ]);
    for (const { polygon, areaSquareMetres } of result.pieces)
      expect(polygonsArea([polygon])).toBeCloseTo(areaSquareMetres, 6);
    expect(result.pieces[1]!.perimeterMetres).toBeCloseTo(perimeter(6, 2, 1, 2), 6);
  });

  it('may be off by the accuracy along the border of all that was lost or gained', () => {
    const around = perimeter(6, 2, 1, 2) + perimeter(7, 2, 1);
    expect(result.total.dataErrorSquareMetres).toBeCloseTo(10 * around, 4);
    expect(result.rows[0]!.dataErrorSquareMetres).toBe(0);
    expect(classOf('general').dataErrorSquareMetres).toBeCloseTo(10 * perimeter(1, 2, 2), 4);
    expect(changeDataError(3, result.pieces)).toBeCloseTo(3 * around, 4);
    expect(changeDataError(10, result.pieces, ['core', 'general'])).toBe(result.total.dataErrorSquareMetres);
  });

  it('sums of any classes come from the same ground', () => {
    const inside = result.ground.filter((g) => g.districtId !== null);
    expect(changeSums(inside, ['core', 'general'])).toEqual(changeSums(inside));
    expect(changeSums(inside, ['core']).afterSquareMetres).toBe(classOf('core').afterSquareMetres);
  });

  it('says which versions it compared', () => {
    expect(result.before).toMatchObject({ layerId: LAYER, versionId: 'old', date: '2020', accuracyMetres: 10 });
    expect(result.after).toMatchObject({ versionId: 'now', date: '2025', reality: 'illustrative' });
  });

  const trace = async (wish: Partial<Extract<Region, { kind: 'layer-change' }>>) => {
    const region = { kind: 'layer-change', districtId: null, layerId: LAYER, before: 'old', part: 'changed', classIds: null, move: null, piece: null } as const; // biome-ignore format: one region
    const traced = await traceRegion(prepared, { ...region, ...wish }, atOnce);
    expect(geos.invalidity(traced.polygons)).toBeNull();
    expect(polygonsArea(traced.polygons) + traced.residualSquareMetres).toBeCloseTo(traced.areaSquareMetres, 5);
    return traced;
  };

  it('lights every figure', async () => {
    const [, east] = result.rows;
    expect((await trace({ part: 'lost' })).areaSquareMetres).toBeCloseTo(result.total.lostSquareMetres, 6);
    expect((await trace({ part: 'before' })).areaSquareMetres).toBeCloseTo(result.total.beforeSquareMetres, 6);
    expect((await trace({ part: 'after', districtId: 'D2' })).areaSquareMetres).toBeCloseTo(east!.afterSquareMetres, 6);
    expect((await trace({ part: 'after', classIds: ['core'] })).areaSquareMetres).toBeCloseTo(classOf('core').afterSquareMetres, 6); // biome-ignore format: one line
    expect((await trace({ part: 'lost', classIds: ['core'] })).areaSquareMetres).toBeCloseTo(classOf('core').lostSquareMetres, 6); // biome-ignore format: one line
    const moved = await trace({ part: 'moved', move: { from: ['core'], to: ['general'] } });
    expect(moved.areaSquareMetres).toBeCloseTo(area(1, 2, 2), 2);
    for (const [from, to] of [['general', 'general'], ['core', 'core']]) // biome-ignore format: one list
      expect((await trace({ part: 'moved', move: { from: [from!], to: [to!] } })).polygons).toEqual([]);
  });

  it('lights a piece by its number', async () => {
    const traced = await trace({ piece: 2 });
    expect(traced.polygons).toEqual([result.pieces[1]!.polygon]);
    expect(traced.pieces).toEqual([{ number: 2, districtId: 'D2', change: 'lost', areaSquareMetres: result.pieces[1]!.areaSquareMetres }]); // biome-ignore format: one line
  });
});

describe('pieces', () => {
  it('that touch in a corner are two, each with its area', async () => {
    const { pieces } = await changes(await cityOf([core(1, 1, 1), core(2, 2, 1)], []));
    expect(pieces).toHaveLength(2);
    for (const piece of pieces) expect(piece.polygon).toHaveLength(1);
  });

  it('along an edge are one, though several features had them', async () => {
    const { pieces } = await changes(await cityOf([core(1, 1, 1), core(2, 1, 1)], []));
    expect(pieces).toHaveLength(1);
    expect(pieces[0]!.areaSquareMetres).toBeCloseTo(area(1, 1, 2, 1), 4);
  });

  it('across the border of two districts are parted, each with all of its perimeter', async () => {
    const { pieces, total } = await changes(await cityOf([core(4, 1, 2)], []));
    expect(pieces.map((p) => p.districtId).sort()).toEqual(['D1', 'D2']);
    const both = perimeter(4, 1, 1, 2) + perimeter(5, 1, 1, 2);
    expect(total.dataErrorSquareMetres).toBeCloseTo(10 * both, 4);
  });

  it('of overlapping classes are by the classes that lay there', async () => {
    const { pieces } = await changes(await cityOf([core(1, 1, 3), general(2, 2, 1)], []));
    expect(pieces.map((p) => p.from)).toEqual([['core'], ['core', 'general']]);
    expect(pieces[0]!.polygon).toHaveLength(2);
  });
});

describe('what lies outside the city', () => {
  it('is no part of the total, of the rows and of the pieces', async () => {
    const result = await changes(await cityOf([core(8, 1, 4, 1)], []));
    expect(result.total.lostSquareMetres).toBeCloseTo(area(8, 1, 2, 1), 2);
    expect(result.outside.lostSquareMetres).toBeCloseTo(area(10, 1, 2, 1), 2);
    expect(result.pieces).toHaveLength(1);
    expect(result.residualSquareMetres).toBeLessThan(1e-3);
  });
});

describe('what stands on lost ground', async () => {
  const at = (id: string, x: number, y: number, status: string | null): LayerFeature => ({
    type: 'Feature',
    properties: { id, name: `site ${id}`, class: 'mine', ...(status ? { status } : {}) },
    geometry: { type: 'Point', coordinates: [WEST + x * 0.01, SOUTH + y * 0.01] },
  });
  const block = (id: string, polygons: PolygonCoordinates, status: string | null): LayerFeature => {
    const made = feature(id, 'block', polygons);
    return { ...made, properties: { ...made.properties, ...(status ? { status } : {}) } };
  };
  const [[[a, b, c, d]]] = cells(1.2, 1.2, 0.5) as [[number[][]]];
  const prepared = await cityOf([core(1, 1, 4, 2), core(8, 8, 4)], [core(1, 1, 2)], {
    sites: [
      at('kept', 2, 2, 'untreated'),
      at('lost', 4, 2, 'treating'),
      at('on the outer edge', 4, 3, 'closed'),
      at('on the edge of what is kept', 3, 2, 'closed'),
      at('gone with the outside', 11, 9, 'untreated'),
      at('without status', 3.5, 1.5, null),
    ],
    blocks: [
      block('half', cells(2.5, 1.5, 1), 'untreated'),
      block('beside', cells(5, 1, 1), 'untreated'),
      block('no site', cells(3, 1, 1), null),
      block('crossed', [[[a!, c!, b!, d!, a!]]], 'untreated'),
    ],
  });
  const result = await changes(prepared);

  it('names the sites, points on the edge of what was lost among them', () => {
    const lost = result.pieces.find((p) => p.change === 'lost' && p.districtId === 'D1')!.number;
    expect(result.sites.map((s) => [s.id, s.layerId, s.classId, s.status, s.pieces])).toEqual([
      ['lost', 'sites', 'mine', 'treating', [lost]],
      ['on the outer edge', 'sites', 'mine', 'closed', [lost]],
      ['without status', 'sites', 'mine', 'none', [lost]],
      ['half', 'blocks', 'block', 'untreated', [lost]],
    ]);
    expect(result.sites[0]).toMatchObject({ name: 'site lost', position: [WEST + 0.04, SOUTH + 0.02] });
    expect(result.sites[3]!.lostSquareMetres).toBeCloseTo(area(3, 1.5, 0.5, 1), 2);
  });

  it('names the piece that a site stands on, not one that bends around it', async () => {
    const bent = [core(1, 1, 3, 1), core(1, 2, 1, 2), core(3, 3, 1)];
    const within = await changes(await cityOf(bent, [], { sites: [at('in the bend', 3.5, 3.5, 'untreated')] }));
    expect(within.pieces).toHaveLength(2);
    expect(within.sites.map((s) => s.pieces)).toEqual([[2]]);
  });

  it('says how many sites could not be measured', () => {
    expect(result.sitesLeftOut).toBe(1);
  });

  it('measures footprints, and what they take of it', async () => {
    const found = await footprintsInChange(
      prepared,
      atOnce,
      LAYER,
      'old',
      [
        { id: 'across', polygons: cells(0, 0, 10) },
        { id: 'kept', polygons: cells(1, 1, 2) },
        { id: 'crossed', polygons: [[[a!, c!, b!, d!, a!]]] },
      ],
      result.pieces,
    );
    expect(found).toEqual([
      {
        id: 'across',
        lostSquareMetres: expect.closeTo(area(3, 1, 2) + area(8, 8, 2), 2),
        pieces: result.pieces.filter((p) => p.change === 'lost').map((p) => p.number),
      },
      { id: 'kept', lostSquareMetres: 0, pieces: [] },
      { id: 'crossed', lostSquareMetres: null, pieces: [] },
    ]);
  });
});

describe('what stands on lost ground, lit', async () => {
  const prepared = await cityOf([core(1, 1, 4, 2)], [core(1, 1, 2)]);
  const region = (within: PolygonCoordinates, part: 'lost' | 'gained' = 'lost') =>
    traceRegion(
      prepared,
      { kind: 'layer-change', districtId: null, layerId: LAYER, before: 'old', part, classIds: null, move: null, piece: null, within },
      atOnce,
    ); // biome-ignore format: one region

  it('is what of the footprint was lost, as it is measured', async () => {
    const within = cells(2.5, 1.5, 1);
    const [found] = await footprintsInChange(
      prepared,
      atOnce,
      LAYER,
      'old',
      [{ id: 'one', polygons: within }],
      (await changes(prepared)).pieces,
    );
    const traced = await region(within);
    expect(traced.areaSquareMetres).toBeCloseTo(found!.lostSquareMetres!, 6);
    expect(polygonsArea(traced.polygons)).toBeCloseTo(area(3, 1.5, 0.5, 1), 1);
    expect((await region(within, 'gained')).polygons).toEqual([]);
  });

  it('is no ground of a footprint with a fault', async () => {
    const [[[a, b, c, d]]] = cells(1.2, 1.2, 0.5) as [[number[][]]];
    await expect(region([[[a!, c!, b!, d!, a!]]])).rejects.toThrow(RangeError);
  });
});

describe('what cannot be compared', () => {
  it('has no baseline with one version, or with newer ones only', () => {
    const dated = (...dates: string[]) => ({ ...smallCity.layers[0]!, versions: dates.map((date, i) => ({ ...smallCity.layers[0]!.versions[0]!, id: `v${i}`, date })) }); // biome-ignore format: one layer
    expect(baselineOf(dated('2025'))).toBeNull();
    expect(baselineOf(dated('2023', '2025'))).toBeNull();
    expect(baselineOf(dated('2025', '2023', '2019'))!.id).toBe('v2');
  });

  it('throws for a version or a layer of polygons that the city has not', async () => {
    const prepared = await cityOf([], [], { sites: [] });
    await expect(changesOf(prepared, atOnce, LAYER, 'older')).rejects.toThrow(RangeError);
    await expect(changesOf(prepared, atOnce, 'sites', 'now')).rejects.toThrow(RangeError);
  });

  it('refuses more classes than can be told apart', async () => {
    const many = Array.from({ length: 33 }, (_, i) => ({ ...smallCity.layers[0]!.classes[0]!, id: `c${i}` }));
    const crowded = { ...city, layers: city.layers.map((l) => (l.id === LAYER ? { ...l, classes: many } : l)) };
    const versions = new Map([[LAYER, new Map([['now', table([])], ['old', table([])]])]]); // biome-ignore format: one map
    const answer = await changesOf(await prepareCity(crowded, versions, atOnce), atOnce, LAYER, 'old');
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'classes-too-many' }] });
  });

  it('tells features with faults, of either version', async () => {
    const [[[a, b, c, d]]] = cells(1, 2, 2) as [[number[][]]];
    const bowtie = feature('X', 'core', [[[a!, c!, b!, d!, a!]]]);
    const prepared = await cityOf([core(4, 4, 1), bowtie], [core(4, 4, 1)]);
    const answer = await changesOf(prepared, atOnce, LAYER, 'old');
    expect(answer.problems.map((p) => [p.code, p.where.file])).toEqual([['ring-self-crossing', `${LAYER} 2020`]]);
    expect(answer.ok && answer.value.leftOut).toEqual({ before: 1, after: 0 });
  });
});

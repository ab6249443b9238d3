import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { DataContext } from '../../src/domain/data-check/asked.ts';
import { checkData } from '../../src/domain/data-check/check-data.ts';
import { insidePoint } from '../../src/domain/data-check/inside-point.ts';
import type { LayerFeature, LayerTable, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import type { Problem, ProblemCode } from '../../src/domain/problems.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { problemLine } from '../../src/text/problems.ts';
import { cells, feature } from '../support/small-city.ts';

const table = (...features: LayerFeature[]): LayerTable => ({ type: 'FeatureCollection', features });
const square = (id: string, x: number, y: number, w: number, h = w): LayerFeature =>
  feature(id, 'a', cells(x, y, w, h));
const shape = (id: string, geometry: Geometry | null): LayerFeature => ({
  type: 'Feature',
  properties: { id, name: id, class: 'a' },
  geometry: geometry as Geometry,
});
const bowTie = (id: string, x: number): LayerFeature => {
  const [[[a, b, c, d]]] = cells(x, 0, 1) as [[number[][]]];
  return feature(id, 'a', [[[a!, c!, b!, d!, a!]]]);
};

const plain: DataContext = {
  file: 'layer.shp',
  expectNoOverlap: true,
  extent: [106.9, 39.9, 107.2, 40.2],
  districts: null,
  neighbour: null,
  accuracyMetres: 5,
  area: null,
};

async function found(of: LayerTable, context: Partial<DataContext> = {}) {
  const { problems, faults } = await checkData(of, { ...plain, ...context }, atOnce);
  for (const problem of problems) {
    expect(problem.where.file).toBe('layer.shp');
    for (const language of ['zh', 'en'] as const)
      expect(problemLine(problem, language)).not.toMatch(/\?|undefined|NaN/);
  }
  return { problems, faults, of: (code: ProblemCode) => problems.filter((p) => p.code === code) };
}
const isInside = ([x, y]: readonly [number, number], [w, s, e, n]: readonly number[]): boolean =>
  x > w! && x < e! && y > s! && y < n!;
const at = (problem: Problem | undefined): readonly [number, number] => problem!.where.position!;

test('a sound layer has nothing to tell', async () => {
  const sound = table(square('a', 0, 0, 2), square('b', 2, 0, 2), square('c', 0, 2, 4));
  expect((await found(sound)).problems).toEqual([]);
  expect((await found(sound, { districts: table(square('d', 0, 0, 10)) })).problems).toEqual([]);
});

test('empty and null geometry, and kinds mixed', async () => {
  const { of } = await found(
    table(
      square('a', 0, 0, 1),
      shape('b', null),
      shape('c', { type: 'MultiPolygon', coordinates: [] }),
      square('d', 2, 0, 1),
      shape('e', { type: 'Point', coordinates: [107.01, 40.01] }),
    ),
  );
  expect(of('geometry-missing')).toMatchObject([{ where: { feature: 1 }, values: { places: 2 } }]);
  expect(of('geometry-mixed')).toMatchObject([
    { where: { feature: 4, position: [107.01, 40.01] }, values: { types: 'polygon 2, point 1' } },
  ]);
});

test('invalid shapes, spikes, repeated vertices, duplicates and open rings, each with its feature and place', async () => {
  const [[ring]] = cells(4, 4, 1) as [[number[][]]];
  const [p, q, r, s] = ring as [number[], number[], number[], number[]];
  const tip = [p[0]! + 0.02, p[1]!];
  const { of, faults } = await found(
    table(
      bowTie('tie', 0),
      shape('open', { type: 'Polygon', coordinates: [[p, q, r, s]] }),
      square('twice', 6, 6, 1),
      square('twice', 6, 6, 1),
      shape('spike', {
        type: 'Polygon',
        coordinates: [[[107.08, 40], tip, [107.08, 40], [107.09, 40], [107.09, 40.01], [107.08, 40]]],
      }),
    ),
  );
  expect([...faults.keys()]).toContain(0);
  expect(faults.get(0)).toEqual(['ring-self-crossing']);
  const [crossing] = of('ring-self-crossing');
  expect(crossing).toMatchObject({ severity: 'error', where: { feature: 0 } });
  expect(at(crossing)[0]).toBeCloseTo(107.005);
  expect(of('ring-unclosed')).toMatchObject([{ severity: 'warning', where: { feature: 1 } }]);
  expect(of('feature-duplicate')).toMatchObject([{ where: { feature: 3 }, values: { of: 3 } }]);
});

test('many faults: fifty are listed, the rest is one line', async () => {
  const many = table(...Array.from({ length: 1200 }, (_, i) => bowTie(String(i), i % 10)).map((f, i) => shift(f, i)));
  const { of, faults } = await found(many, { expectNoOverlap: false, extent: [-180, -90, 180, 90] });
  const crossings = of('ring-self-crossing');
  expect(faults.size).toBe(1200);
  expect(crossings).toHaveLength(51);
  expect(crossings.at(-1)).toMatchObject({ where: { file: 'layer.shp' }, values: { rest: 1150 } });
  expect(problemLine(crossings.at(-1)!, 'zh')).toContain('另有 1,150 处');
  expect(problemLine({ ...crossings.at(-1)!, code: 'outside-city' }, 'zh')).toContain('块过半在市域外');
});
const shiftWest = (f: LayerFeature, degrees: number): LayerFeature => shift(f, -degrees / 1e-5);
function shift(f: LayerFeature, by: number): LayerFeature {
  const coordinates = (f.geometry as { coordinates: PolygonCoordinates }).coordinates;
  return feature(
    f.properties.id,
    'a',
    coordinates.map((p) => p.map((r) => r.map(([x, y]) => [x! + by * 1e-5, y!]))),
  );
}

describe('overlaps inside a layer', () => {
  const layer = table(square('a', 0, 0, 2), square('b', 1, 1, 2), square('c', 3, 0, 2), square('d', 2, 1, 1, 1));

  test('pairs with area and a place inside, largest first', async () => {
    const { of } = await found(layer);
    const overlaps = of('layer-overlaps');
    expect(overlaps.map((p) => p.values.features).sort()).toEqual(['1, 2', '2, 4']);
    for (const overlap of overlaps) {
      const box = overlap.values.features === '1, 2' ? [107.01, 40.01, 107.02, 40.02] : [107.02, 40.01, 107.03, 40.02];
      expect(isInside(at(overlap), box)).toBe(true);
      expect(overlap.values.squareMetres).toBeCloseTo(polygonsArea(cells(1, 1, 1)), -2);
    }
  });

  test('not where they are allowed', async () => {
    expect((await found(layer, { expectNoOverlap: false })).of('layer-overlaps')).toEqual([]);
  });

  test('more than fifty are summed up', async () => {
    const strips = Array.from({ length: 70 }, (_, i) => square(String(i), (i % 35) * 0.2, i < 35 ? 0 : 3, 0.21, 1));
    const overlaps = (await found(table(...strips))).of('layer-overlaps');
    expect(overlaps).toHaveLength(51);
    expect(overlaps.at(-1)!.values.rest).toBe(18);
    expect(overlaps.at(-1)!.values.squareMetres).toBeGreaterThan(18 * 5000);
    const areas = overlaps.slice(0, 50).map((p) => p.values.squareMetres as number);
    expect(areas).toEqual([...areas].sort((a, b) => b - a));
  });

  test('two ways of writing one border within a millimetre are no overlap', async () => {
    const mm = 1e-8;
    const [[left]] = cells(0, 0, 1) as [[number[][]]];
    const bulged = [left[0]!, [107.01, 40], [107.01 + mm, 40.005], [107.01, 40.01], left[3]!, left[0]!];
    const { of } = await found(table(shape('l', { type: 'Polygon', coordinates: [bulged] }), square('r', 1, 0, 1)));
    expect(of('layer-overlaps')).toEqual([]);
  });
});

describe('gaps and slivers', () => {
  const metre = 1 / 111_000;
  /** A square whose right border leaves out (or takes too much by) a lens of some metres. */
  const dented = (metres: number): LayerFeature => {
    const [[r]] = cells(0, 0, 1) as [[number[][]]];
    const x = 107.01 - metres * metre;
    return shape('l', {
      type: 'Polygon',
      coordinates: [[r[0]!, [107.01, 40], [x, 40.003], [x, 40.007], [107.01, 40.01], r[3]!, r[0]!]],
    });
  };
  const neighbour = { name: 'reserves', table: table(square('r', 1, 0, 1)), accuracyMetres: 5 };

  test('a gap against the neighbour is told with its place', async () => {
    const { of } = await found(table(dented(6)), { neighbour });
    const gaps = of('layer-gaps');
    expect(gaps).toMatchObject([{ values: { places: 1, layer: 'reserves' } }]);
    expect(gaps[0]!.values.squareMetres).toBeGreaterThan(2000);
    expect(isInside(at(gaps[0]), [107.01 - 6 * metre, 40, 107.01, 40.01])).toBe(true);
    expect(of('layer-slivers')).toEqual([]);
  });

  test('an overlap as thin is a sliver', async () => {
    const { of } = await found(table(dented(-6)), { neighbour });
    const slivers = of('layer-slivers');
    expect(slivers).toHaveLength(1);
    expect(slivers[0]!.values.widthMetres).toBeGreaterThan(2);
    expect(slivers[0]!.values.widthMetres).toBeLessThan(6);
    expect(isInside(at(slivers[0]), [107.01, 40, 107.01 + 6 * metre, 40.01])).toBe(true);
    expect(of('layer-gaps')).toEqual([]);
  });

  test('what is wider than the accuracy is meant so', async () => {
    expect((await found(table(dented(60)), { neighbour })).problems).toEqual([]);
    expect((await found(table(dented(-60)), { neighbour })).problems).toEqual([]);
    const coarse = await found(table(dented(60)), { neighbour: { ...neighbour, accuracyMetres: 100 } });
    expect(coarse.of('layer-gaps')).toHaveLength(1);
  });

  test('a gap between two features of the layer; one of the neighbour’s own is not told', async () => {
    const inner = await found(table(dented(6), square('r', 1, 0, 1)));
    expect(inner.of('layer-gaps')).toMatchObject([{ values: { places: 1 } }]);
    expect(inner.of('layer-gaps')[0]!.values.layer).toBeUndefined();
    const theirs = { name: 'theirs', table: table(dented(6), square('r', 1, 0, 1)), accuracyMetres: 5 };
    const around = table(square('a', 5, 5, 1), square('b', -4, -4, 1));
    expect((await found(around, { neighbour: theirs, extent: [106, 39, 108, 41] })).problems).toEqual([]);
  });

  test('where the city ends is no gap', async () => {
    const inset = 5 * metre;
    const [[r]] = cells(0, 0, 2) as [[number[][]]];
    const [w, s, e, n] = [107 + inset, 40 + inset, 107.02 - inset, 40.02 - inset];
    const inner = shape('l', {
      type: 'Polygon',
      coordinates: [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ],
    });
    const city = table(shape('d', { type: 'Polygon', coordinates: [r!] }));
    const elsewhere = { ...neighbour, table: table(square('r', 50, 0, 1)) };
    expect((await found(table(inner), { districts: city })).problems).toEqual([]);
    expect((await found(table(inner), { districts: city, neighbour: elsewhere })).problems).toEqual([]);
  });

  test('a strip along the neighbour, open at both ends', async () => {
    const strip = (metres: number) => table(shiftWest(square('l', 0, 0, 1), metres * metre));
    const { of } = await found(strip(6), { neighbour });
    expect(of('layer-gaps')).toMatchObject([{ where: { feature: 0 }, values: { layer: 'reserves' } }]);
    // Six metres of longitude at 40 degrees north, 1110 metres long.
    expect(of('layer-gaps')[0]!.values.squareMetres).toBeGreaterThan(4900);
    expect(of('layer-gaps')[0]!.values.squareMetres).toBeLessThan(5300);
    expect(isInside(at(of('layer-gaps')[0]), [107.01 - 6 * metre, 39.999, 107.01, 40.011])).toBe(true);
    expect((await found(strip(60), { neighbour })).problems).toEqual([]);
    expect((await found(strip(0), { neighbour })).problems).toEqual([]);
    expect((await found(strip(-6), { neighbour })).of('layer-gaps')).toEqual([]);
  });

  test('a feature that is a sliver by itself', async () => {
    const { of } = await found(table(square('a', 0, 0, 1), square('thin', 3, 0, 0.5 * metre * 100, 2)));
    expect(of('layer-slivers')).toMatchObject([{ where: { feature: 1 } }]);
    expect(of('layer-slivers')[0]!.values.widthMetres).toBeLessThan(0.6);
  });
});

describe('outside the city', () => {
  const districts = table(square('d1', 0, 0, 5), square('d2', 5, 0, 5));

  test('by area in the districts', async () => {
    const half = square('over the border', 9, 0, 3, 1);
    const { of } = await found(table(square('in', 4, 1, 2), half, square('out', 11, 1, 1), square('in 2', 7, 7, 1)), {
      districts: table(...districts.features, square('d3', 0, 5, 10, 5)),
    });
    expect(of('outside-city').map((p) => p.where.feature)).toEqual([2, 1]);
    expect(of('outside-city')[0]!.where.position).toEqual([107.11, 40.01]);
  });

  test('by the extent where there are no districts; lines and points by their vertices', async () => {
    const line = shape('line', {
      type: 'LineString',
      coordinates: [
        [110, 41],
        [110, 42],
        [111, 42],
      ],
    });
    const point = shape('point', { type: 'MultiPoint', coordinates: [[107.05, 40.05]] });
    const features = [square('in', 0, 0, 1), square('in 2', 2, 0, 1), line, point];
    for (const context of [{}, { districts }])
      expect((await found(table(...features), context)).of('outside-city').map((p) => p.where.feature)).toEqual([2]);
  });

  test('most of the layer outside is one thing to say', async () => {
    const far = table(square('a', 500, 0, 1), square('b', 502, 0, 1), square('c', 0, 0, 1));
    expect((await found(far)).of('outside-city')).toMatchObject([{ where: { feature: 0 }, values: { places: 2 } }]);
  });
});

describe('stated areas', () => {
  const hectares = polygonsArea(cells(0, 0, 1)) / 10_000;
  const stating = (...values: (number | string | null)[]): LayerTable =>
    table(
      ...values.map((value, i) => {
        const f = square(String(i), 2 * (i % 4), 2 * Math.floor(i / 4), 1);
        return { ...f, properties: { ...f.properties, MJ: value } };
      }),
    );
  const area = { column: 'MJ', unit: 'hectares' } as const;

  test('more than one per cent off is told; rounding, empty cells and text are not', async () => {
    const { of } = await found(stating(hectares * 1.005, hectares * 1.02, '—', null, String(hectares.toFixed(4))), {
      area,
    });
    expect(of('area-disagrees')).toMatchObject([{ where: { feature: 1 }, values: { unit: 'hectares', percent: 2 } }]);
    expect(problemLine(of('area-disagrees')[0]!, 'zh')).toContain('公顷');
    // 0.95 square kilometres, rounded to a whole one.
    const coarse = { column: 'MJ', unit: 'square-kilometres' } as const;
    expect((await found(stating(1), { area: coarse })).problems).toEqual([]);
    expect((await found(stating(2), { area: coarse })).of('area-disagrees')).toHaveLength(1);
  });

  test('a column in another unit is told once, with the unit that fits', async () => {
    const mu = hectares * 15;
    const { of } = await found(stating(mu, mu, mu, mu, mu), { area });
    expect(of('area-disagrees')).toMatchObject([{ values: { places: 5, likely: 'mu' } }]);
    expect(problemLine(of('area-disagrees')[0]!, 'zh')).toContain('亩');
  });
});

test('a place inside a bent shape', () => {
  const u = [
    [0, 0],
    [3, 0],
    [3, 3],
    [2, 3],
    [2, 1],
    [1, 1],
    [1, 3],
    [0, 3],
    [0, 0],
  ];
  expect(insidePoint([u])).toEqual([0.5, 1.5]);
  expect(
    insidePoint([
      [
        [1, 2],
        [1, 2],
        [1, 2],
      ],
    ]),
  ).toEqual([1, 2]);
});

test('cancelling stops the check', async () => {
  const stopping = { ...atOnce, drive: () => Promise.reject(new Error('cancelled')) };
  await expect(checkData(table(square('a', 0, 0, 1)), plain, stopping)).rejects.toThrow('cancelled');
});

/** Sites at places that are known: district, band, distance, control classes; and what is counted of them. */
import { describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import { traceRegion } from '../../src/domain/coverage/region.ts';
import { siteTable } from '../../src/domain/coverage/site-table.ts';
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { atOnce } from '../../src/engine/index.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { cells, feature, prepare, SOUTH, smallCity, WEST } from '../support/small-city.ts';

const both = (text: string) => ({ zh: text, en: text });
const layer = (id: string, role: City['layers'][number]['role'], geometry: 'polygon' | 'point', classes: string[]) => ({
  ...smallCity.layers[1]!,
  id,
  role,
  name: both(id),
  geometry,
  classes: classes.map((c) => ({ id: c, name: both(c), style: c, check: false })),
});

const city: City = {
  ...smallCity,
  layers: [
    ...smallCity.layers,
    layer('sites', 'sites', 'point', ['mine', 'outfall']),
    layer('blocks', null, 'polygon', ['block']),
    layer('stops', 'stops', 'point', ['stop']),
  ],
};

const DAY = '2026-03-01';
const at = (x: number, y: number): [number, number] => [WEST + x * 0.01, SOUTH + y * 0.01];
const site = (id: string, position: readonly number[] | null, columns: object = {}): LayerFeature =>
  ({
    type: 'Feature',
    properties: {
      id,
      name: id,
      class: 'mine',
      status: 'treating',
      deadline: 2025,
      found: 2020,
      holder: '局',
      ...columns,
    },
    geometry: position && { type: 'Point', coordinates: [...position] },
  }) as LayerFeature;
const block = (id: string, polygons: number[][][][], status = 'closed') => {
  const f = feature(id, 'block', polygons);
  return { ...f, properties: { ...f.properties, status, deadline: 2025 } };
};

/** The range covers columns 4 and 5, the band column 6; red line in rows 8 and 9. */
const ground = {
  'management-range': [
    feature('M1', 'management-range', cells(4, 0, 1, 10)),
    feature('M2', 'management-range', cells(5, 0, 1, 10)),
  ],
  bands: [feature('B', 'band-200', cells(6, 0, 1, 10))],
  'red-line': [feature('R', 'red-line', cells(0, 8, 10, 2))],
};

const tableOf = async (
  sites: LayerFeature[],
  blocks: LayerFeature[] = [],
  more: Record<string, LayerFeature[]> = {},
) => {
  const prepared = await prepare({ ...ground, sites, blocks, stops: [], ...more }, city);
  return { prepared, table: (await siteTable(prepared, DAY, atOnce))! };
};

describe('points', () => {
  it('lie in a district, a band and control classes', async () => {
    const { table } = await tableOf([
      site('inside', at(4.5, 5)),
      site('band', at(6.5, 5)),
      site('beyond', at(8.5, 8.5)),
      site('outside', at(-1, 5)),
    ]);
    const rows = table.rows.map(({ id, districtId, band, controls }) => [id, districtId, band, controls]);
    expect(rows).toEqual([
      ['inside', 'D1', 'inside', []],
      ['band', 'D2', 'band-200', []],
      ['beyond', 'D2', 'beyond', ['red-line/red-line']],
      ['outside', null, 'beyond', []],
    ]);
    expect(table.bands.map((b) => b.id)).toEqual(['inside', 'band-200', 'beyond']);
  });

  it('on the line between range and band belong to the range', async () => {
    const { table } = await tableOf([site('edge', at(6, 5))]);
    expect(table.rows[0]).toMatchObject({ band: 'inside', rangeDistanceMetres: 0 });
  });

  it('are measured to the outline of the range, not to the seam between its parts', async () => {
    const { table } = await tableOf([site('inside', at(4.9, 5)), site('beyond', at(7, 5))]);
    const [inside, beyond] = table.rows.map((r) => r.rangeDistanceMetres!);
    // Along a parallel; a geodesic to a meridian is shorter by less than a millimetre.
    expect(inside).toBeCloseTo(distanceMetres(...at(4.9, 5), ...at(4, 5)), 2);
    expect(beyond).toBeCloseTo(distanceMetres(...at(7, 5), ...at(6, 5)), 2);
  });

  it('without a place are left out', async () => {
    const { table } = await tableOf([site('there', at(1, 1)), site('nowhere', null), site('odd', [Number.NaN, 40])]);
    expect(table.rows.map((r) => r.id)).toEqual(['there']);
    expect(table.leftOut).toBe(2);
  });
});

describe('polygons', () => {
  it('lie where most of them is, and in the innermost band they meet', async () => {
    const { table } = await tableOf(
      [],
      [
        block('across', cells(4.5, 2, 3, 1)),
        block('west', cells(3.8, 4, 1.5, 1)),
        block('far', cells(8, 2, 1)),
        block('within', cells(4.2, 2, 0.5)),
      ],
    );
    const [across, west, far, within] = table.rows;
    expect(west).toMatchObject({ districtId: 'D1', rangeDistanceMetres: 0 });
    expect(across).toMatchObject({
      layerId: 'blocks',
      districtId: 'D2',
      band: 'inside',
      rangeDistanceMetres: 0,
      position: null,
    });
    expect(far!.band).toBe('beyond');
    expect(far!.rangeDistanceMetres).toBeCloseTo(distanceMetres(...at(8, 3), ...at(6, 3)), 2);
    expect(within).toMatchObject({ districtId: 'D1', band: 'inside', rangeDistanceMetres: null });
    expect(far!.areaSquareMetres).toBeGreaterThan(9e5);
  });

  it('with a fault are left out', async () => {
    const bowtie = [[[at(1, 1), at(2, 2), at(2, 1), at(1, 2), at(1, 1)].map((p) => [...p])]];
    const { table } = await tableOf([], [block('good', cells(1, 1, 1)), block('bad', bowtie)]);
    expect(table.rows.map((r) => r.id)).toEqual(['good']);
    expect(table.leftOut).toBe(1);
  });
});

it('takes in layers whose features have a status, and no others', async () => {
  const { table } = await tableOf([site('a', at(1, 1))], [block('b', cells(1, 1, 1))], {
    stops: [site('stop', at(2, 2), { class: 'stop', status: undefined, deadline: undefined })],
  });
  expect(table.types.map((t) => t.key)).toEqual(['sites/mine', 'sites/outfall', 'blocks/block']);
});

it('counts by type, status, district, band, control, holder and year, overdue by the date of the statuses', async () => {
  const { prepared, table } = await tableOf(
    [
      site('a', at(1, 1), { deadline: 2024 }),
      site('b', at(2, 9), { deadline: 2026 }),
      site('c', at(8, 1), { deadline: 2023, status: 'closed', class: 'outfall', holder: '' }),
      site('d', at(-1, 1), { deadline: undefined, found: '早' }),
    ],
    [block('e', cells(1, 1, 1), 'accepted')],
  );
  const { counts } = table;
  expect(counts.type).toEqual([
    { key: 'sites/mine', count: 3, overdue: 1 },
    { key: 'sites/outfall', count: 1, overdue: 0 },
    { key: 'blocks/block', count: 1, overdue: 0 },
  ]);
  expect(counts.deadline).toEqual([
    { key: '2023', count: 1, overdue: 0 },
    { key: '2024', count: 1, overdue: 1 },
    { key: '2025', count: 1, overdue: 0 },
    { key: '2026', count: 1, overdue: 0 },
    { key: null, count: 1, overdue: 0 },
  ]);
  expect(counts.district.find((t) => t.key === null)!.count).toBe(1);
  expect(counts.control).toEqual([{ key: 'red-line/red-line', count: 1, overdue: 0 }]);
  expect(counts.holder).toEqual([
    { key: '局', count: 3, overdue: 1 },
    { key: null, count: 2, overdue: 0 },
  ]);
  for (const of of ['type', 'status', 'band', 'district', 'holder', 'found', 'deadline'] as const)
    expect(counts[of].reduce((sum, t) => sum + t.count, 0)).toBe(5);
  const later = (await siteTable(prepared, '2027-01-01', atOnce))!;
  const ids = ({ rows }: typeof later, of: 'overdue' | 'passed') => rows.filter((r) => r[of]).map((r) => r.id);
  expect([ids(table, 'overdue'), ids(table, 'passed')]).toEqual([['a'], ['e']]);
  expect([ids(later, 'overdue'), ids(later, 'passed')]).toEqual([['a'], ['b', 'e']]);
  expect([table.statusDates, table.day]).toEqual([[smallCity.layers[1]!.versions[0]!.date], DAY]);
});

it('is null without sites', async () => {
  const prepared = await prepare({}, smallCity);
  expect(await siteTable(prepared, DAY, atOnce)).toBeNull();
});

it('lights the sites that are picked', async () => {
  const { prepared } = await tableOf([site('a', at(1, 1)), site('b', at(2, 2))], [block('e', cells(1, 1, 1))]);
  const points = await traceRegion(prepared, { kind: 'sites', districtId: null, layerId: 'sites', ids: ['b'] }, atOnce);
  expect(points.points).toEqual([{ featureId: 'b', position: at(2, 2) }]);
  const areas = await traceRegion(prepared, { kind: 'sites', districtId: null, layerId: 'blocks', ids: ['e'] }, atOnce);
  expect(areas.polygons).toEqual(cells(1, 1, 1));
  const missing = { kind: 'sites', districtId: null, layerId: 'sites', ids: ['z'] } as const;
  await expect(traceRegion(prepared, missing, atOnce)).rejects.toThrow(RangeError);
});

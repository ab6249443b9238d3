import { describe, expect, it } from 'vitest';
import { coordinate, degrees } from '../../src/app/format.ts';
import { search } from '../../src/app/panels/find/search.ts';
import { measuresOf } from '../../src/app/panels/record/facts.ts';
import { readAddress, writeAddress } from '../../src/app/panels/shell/address.ts';
import { asCsv, asTsv, shownCell, tableColumns, tableRows } from '../../src/app/panels/table/rows.ts';
import type { OpenCity } from '../../src/app/state/model.ts';
import { shell } from '../../src/app/text/shell.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { isOverdue, siteStatus } from '../../src/domain/site-status.ts';

const point = (properties: Record<string, unknown>, at = [106.8, 39.5]): LayerTable['features'][number] => ({
  type: 'Feature',
  properties: { id: 'X', name: '点', class: 'mine', ...properties },
  geometry: { type: 'Point', coordinates: at },
});

const table: LayerTable = {
  type: 'FeatureCollection',
  features: [
    point({ id: 'MI-01', name: '历史遗留矿山 1 号', status: 'untreated', deadline: 2023 }),
    point({ id: 'MI-02', name: '=HYPERLINK("x")', status: 'closed', deadline: 2024 }),
    {
      type: 'Feature',
      properties: { id: 'P', name: '方格', class: 'mine' },
      geometry: {
        type: 'Polygon',
        coordinates: [[[106.8, 39.5], [106.81, 39.5], [106.81, 39.51], [106.8, 39.51], [106.8, 39.5]]], // biome-ignore format: a ring
      },
    },
  ],
};

const both = (zh: string, en: string) => ({ zh, en });

const open = {
  city: {
    extent: [106.6, 39, 107.2, 40],
    projectedCrs: [4524, 4545],
    layers: [
      {
        id: 'sites',
        role: 'sites',
        name: both('点位', 'sites'),
        classes: [{ id: 'mine', name: both('矿坑', 'pits') }],
      },
      {
        id: 'bands',
        role: 'bands',
        name: both('管控带', 'bands'),
        classes: [
          { id: 'near', name: both('0–200 m 廊道', '0-200 m band') },
          { id: 'far', name: both('200–1,000 m 引导', '200-1,000 m band') },
          { id: 'unused', name: both('3000 m', '3000 m') },
        ],
      },
    ],
    bandSet: { name: both('沿河带', 'river belts'), bandsLayer: 'bands' },
  },
  tables: { sites: table, bands: { features: ['near', 'far'].map((id) => point({ name: '', class: id })) } },
  summaries: [],
} as unknown as OpenCity;

describe('find', () => {
  it('finds by name, by id and by words in any order', () => {
    expect(search(open, 'mi-01')).toMatchObject([{ kind: 'feature', at: { index: 0 } }]);
    expect(search(open, '矿山 1')).toMatchObject([{ at: { index: 0 } }]);
    expect(search(open, '  ')).toEqual([]);
  });

  it('finds bands by their names and distances, however written, and all of them by those of the layer', () => {
    const classesFor = (query: string) =>
      search(open, query).flatMap((hit) => (hit.kind === 'class' ? [`${hit.layerId}/${hit.classId}`] : []));
    for (const query of ['管控带', '沿河带', 'river belts', 'BANDS'])
      expect(classesFor(query), query).toEqual(['bands/near', 'bands/far']);
    for (const query of ['200-1000米', '200 - 1000 m', '200至1000m', '引导'])
      expect(classesFor(query), query).toEqual(['bands/far']);
    expect(classesFor('矿坑')).toEqual(['sites/mine']);
    expect(classesFor('3000')).toEqual([]);
    expect(classesFor('m')).toEqual([]);
  });

  it('reads degrees in either order', () => {
    expect(search(open, '106.8, 39.5')).toMatchObject([{ kind: 'position', position: [106.8, 39.5], epsg: null }]);
    expect(search(open, '39.5 106.8')).toMatchObject([{ position: [106.8, 39.5] }]);
  });

  it('reads Gauss-Kruger metres in the zone that puts them into the city', () => {
    const [hit] = search(open, 'X 4400343.89 Y 36395609.29');
    expect(hit).toMatchObject({ kind: 'position', epsg: 4524 });
    expect(hit?.kind === 'position' && hit.position[0]).toBeCloseTo(106.78, 1);
  });

  it('offers nothing for a place elsewhere', () => {
    expect(search(open, '2.35 48.85')).toEqual([]);
  });
});

describe('attribute table', () => {
  const text = shell.zh;
  const columns = tableColumns(table, text);
  const rows = tableRows(table);

  it('puts id and name first and adds a computed area', () => {
    expect(columns.slice(0, 3).map((c) => c.id)).toEqual(['id', 'name', 'class']);
    expect(columns.at(-1)).toMatchObject({ id: '@area', numeric: true });
    const area = columns.at(-1)!;
    expect(shownCell(rows[0]!, area, text)).toBe('—');
    expect(Number(shownCell(rows[2]!, area, text))).toBeGreaterThan(90);
  });

  it('says statuses in words', () => {
    const status = columns.find((c) => c.id === 'status')!;
    expect(shownCell(rows[0]!, status, text)).toBe('未治理');
  });

  it('hands out no cell that a spreadsheet would run', () => {
    for (const sheet of [asCsv(rows, columns, text), asTsv(rows, columns, text)]) {
      expect(sheet).toContain("'=HYPERLINK");
      expect(sheet).not.toMatch(/(^|[\t,"])=HYPERLINK/m);
    }
    expect(asCsv(rows, columns, text).startsWith('\uFEFF')).toBe(true);
  });
});

describe('sites', () => {
  it('are overdue when not closed and the year of the deadline was over', () => {
    expect(isOverdue(table.features[0]!, '2025-09')).toBe(true);
    expect(isOverdue(table.features[0]!, '2023-12')).toBe(false);
    expect(isOverdue(table.features[1]!, '2025-09')).toBe(false);
    expect(siteStatus(table.features[2]!)).toBe('none');
  });
});

describe('record', () => {
  it('measures polygons and leaves points alone', () => {
    expect(measuresOf(table.features[0]!.geometry)).toEqual({ areaSquareMetres: null, lengthMetres: null });
    expect(measuresOf(table.features[2]!.geometry).areaSquareMetres).toBeGreaterThan(900_000);
  });
});

describe('address', () => {
  it('goes there and back', () => {
    const camera = { lon: 106.8, lat: 39.5, zoom: 11.2, bearing: 0 };
    const hash = writeAddress({ cityId: 'wuhai', view: 'coverage', camera });
    expect(readAddress(hash)).toEqual({ cityId: 'wuhai', view: 'coverage', camera });
  });

  it('bears what people type', () => {
    expect(readAddress('')).toEqual({ cityId: null, view: null, camera: null });
    expect(readAddress('#wuhai/nowhere/a/b')).toEqual({ cityId: 'wuhai', view: null, camera: null });
  });
});

describe('positions in print', () => {
  it('names the hemisphere and sets thousands apart', () => {
    expect(degrees([106.78231, 39.73076])).toBe('106.78231°E 39.73076°N');
    expect(coordinate(4400343.891)).toBe('4\u2009400\u2009343.89');
  });
});

import { readSheet } from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import type { ColumnMapping } from '../../src/domain/imported-layer.ts';
import { polygonsOf } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { toProjected } from '../../src/geodesy/gauss-kruger.ts';
import { shifted } from '../../src/geodesy/shift.ts';
import { hasBlock, unpackTable } from '../../src/io/layer-pack.ts';
import { encodeGb18030 } from '../../src/io/write/gb18030.ts';
import { prjOf } from '../../src/io/write/prj.ts';
import type { CityFrame, OpenedLayer } from '../../src/worker/data-calls.ts';
import { makeDataHandlers } from '../../src/worker/data-handlers.ts';
import { cellArea } from '../support/independent-area.ts';
import { partsRecord, shpBytes, shxBytes } from '../support/shapefile-bytes.ts';
import { cells, feature, SOUTH, WEST } from '../support/small-city.ts';

const districts: LayerTable = {
  type: 'FeatureCollection',
  features: [feature('D1', 'district', cells(0, 0, 5, 10)), feature('D2', 'district', cells(5, 0, 5, 10))],
};
const city: CityFrame = {
  extent: [WEST, SOUTH, WEST + 0.1, SOUTH + 0.1],
  projectedCrs: [4524, 4545],
  districts,
};
const nothing: ColumnMapping = { name: null, class: null, id: null, area: null, classes: {} };
const file = (path: string, content: string | Uint8Array) => ({
  path,
  bytes: (typeof content === 'string' ? new TextEncoder().encode(content) : content).slice().buffer as ArrayBuffer,
});

type DataHandlers = ReturnType<typeof makeDataHandlers>;

async function open(handlers: DataHandlers, ...files: ReturnType<typeof file>[]): Promise<readonly OpenedLayer[]> {
  const opened = await handlers.open({ files, city }, atOnce);
  if (!opened.ok) throw new Error(opened.problems.map((p) => p.code).join());
  return opened.value;
}

async function take(handlers: DataHandlers, layer: OpenedLayer, mapping: ColumnMapping = nothing, joined = false) {
  const taken = await handlers.take(
    {
      key: layer.key,
      placement: layer.placements[0]!,
      mapping,
      classes: [],
      city,
      expectNoOverlap: true,
      accuracyMetres: 1,
      joined,
    },
    atOnce,
  );
  if (!taken.ok) throw new Error(taken.problems.map((p) => p.code).join());
  const pack = unpackTable(new Uint8Array(taken.value.pack));
  if (!pack.ok) throw new Error('no pack');
  return { ...taken, table: pack.value.table };
}

/** Cell (x, y) of the small city as a ring. */
const square = (x: number, y: number) => cells(x, y, 1)[0]![0]!;

describe('the data thread', () => {
  it('opens, places, classes and packs a layer, with a compiled block', async () => {
    const features = [feature('a', 'one', cells(1, 1, 1)), feature('b', 'two', cells(3, 1, 1))].map((f) => ({
      ...f,
      properties: { 名称: f.properties.id, 类型: f.properties.class },
    }));
    const handlers = makeDataHandlers();
    const [layer] = await open(handlers, file('林地.geojson', JSON.stringify({ type: 'FeatureCollection', features })));
    expect(layer).toMatchObject({ geometry: 'polygon', featureCount: 2, vertexCount: 8 });
    expect(layer!.placements[0]).toMatchObject({ certainty: 'sure' });
    const { value, table } = await take(handlers, layer!, { ...nothing, name: '名称', class: '类型' });
    expect(value.newClasses).toEqual([
      { id: 'class-1', name: 'one' },
      { id: 'class-2', name: 'two' },
    ]);
    expect(table.features.map((f) => [f.properties.name, f.properties.class])).toEqual([
      ['a', 'class-1'],
      ['b', 'class-2'],
    ]);
    expect(hasBlock(new Uint8Array(value.pack))).toBe(true);
    expect(value.extent[0]).toBeCloseTo(WEST + 0.01, 9);
  });

  it('says how many vertices keep projected edges straight, feature by feature', async () => {
    const corner = ([lon = 0, lat = 0]: number[]) => {
      const { northingMetres, eastingMetres } = toProjected(4524, lon, lat);
      return `${northingMetres.toFixed(4)},${eastingMetres.toFixed(4)}`;
    };
    const rows = square(2, 2).map((p, i) => `J${(i % 4) + 1},1,${corner(p)}`);
    const text = ['[地块坐标]', '5,0,,甲,面,,,,@', ...rows].join('\r\n');
    const handlers = makeDataHandlers();
    const [layer] = await open(handlers, file('甲.txt', encodeGb18030(text)));
    expect(layer!.placements[0]).toMatchObject({ epsg: 4524, order: 'yx', ground: 'prefix' });
    // Boundary texts write the northing first: that needs no word.
    expect(layer!.problems.map((p) => p.code)).not.toContain('axes-swapped');
    const { value, table } = await take(handlers, layer!, { ...nothing, name: '地块名称' });
    expect(table.features[0]!.properties.name).toBe('甲');
    expect(value.addedVertices).toBeGreaterThan(0);
    expect(value.addedByFeature).toEqual([value.addedVertices]);
    expect(value.vertexCount).toBe(5 + value.addedVertices);
  });

  it('warns of parcels whose stated area is not that of their corners before they are taken, and keeps what they state', async () => {
    const start = toProjected(4524, WEST + 0.02, SOUTH + 0.02);
    const [x, y] = [Math.round(start.northingMetres), Math.round(start.eastingMetres)];
    const parcel = (name: string, area: string, shift: number) => [
      `5,${area},${name},${name},面,,工业用地,,@`,
      ...[[0, 0], [300, 0], [300, 400], [0, 400], [0, 0]].map(([n, e], i) => `J${(i % 4) + 1},1,${(x + n!).toFixed(3)},${(y + shift + e!).toFixed(3)}`), // biome-ignore format: a ring
    ];
    const text = ['[地块坐标]', ...parcel('一期', '15.0000', 0), ...parcel('二期', '12.0000', 400)].join('\r\n');
    const handlers = makeDataHandlers();
    const [layer] = await open(handlers, file('厂.txt', encodeGb18030(text)));
    const told = layer!.problems.filter((p) => p.code === 'parcel-area-disagrees');
    expect(told).toMatchObject([{ where: { file: '厂.txt', feature: 0 }, values: { name: '一期', stated: '15.0000', planar: '12.0000' } }]); // biome-ignore format: one problem
    const mapping: ColumnMapping = { ...nothing, area: { column: '地块面积', unit: 'hectares' } };
    const { value } = await take(handlers, layer!, mapping, true);
    expect(value.statedByFeature.map((area) => area?.squareMetres)).toEqual([150_000, 120_000]);
    expect((await take(handlers, layer!)).value.statedByFeature).toEqual([null, null]);
  });

  describe('parcels of one project', () => {
    /** A west parcel of 2 km, and two east of it that share its edge; their common corner lies in the middle of it. */
    const start = toProjected(4524, WEST + 0.02, SOUTH + 0.02);
    const [x, y] = [Math.round(start.northingMetres), Math.round(start.eastingMetres)];
    const parcels: readonly (readonly (readonly [number, number])[])[] = [
      [[x, y], [x, y + 1000], [x + 2000, y + 1300.011], [x + 2000, y]],
      [[x, y + 1000], [x, y + 3000], [x + 777.123, y + 3000], [x + 777.123, y + 1116.573]],
      [[x + 777.123, y + 1116.573], [x + 777.123, y + 3000], [x + 2000, y + 3000], [x + 2000, y + 1300.011]],
    ]; // biome-ignore format: parcels
    const closed = parcels.map((ring) => [...ring, ring[0]!]);
    const text = [
      '[属性描述]\r\n带号=36\r\n几度分带=3\r\n[地块坐标]',
      ...closed.flatMap((ring, p) => [
        `4,0,${p},地块${p},面,,,,@`,
        ...ring.map(([n, e], i) => `J${(i % 4) + 1},1,${n.toFixed(3)},${e.toFixed(3)}`),
      ]),
    ].join('\r\n');
    const table = [
      '地块名称,点号,X坐标,Y坐标',
      ...parcels.flatMap((ring, p) => ring.map(([n, e], i) => `地块${p},J${i + 1},${n.toFixed(3)},${e.toFixed(3)}`)),
    ].join('\n');
    const records = closed.map((ring) => partsRecord(5, [ring.map(([n, e]) => [e, n] as const).reverse()]));
    const shapes = () => [
      file('地块.shp', shpBytes(5, records)),
      file('地块.shx', shxBytes(5, records)),
      file('地块.prj', prjOf(4524)),
    ];

    it.each([
      ['a boundary text', () => [file('地块.txt', text)]],
      ['a table of corners', () => [file('地块.csv', table)]],
      ['a shapefile', shapes],
    ])('that meet in a T-joint are one shape of seven corners: %s', async (_, files) => {
      const handlers = makeDataHandlers();
      const [layer] = await open(handlers, ...files());
      const { value, table: own } = await take(handlers, layer!, nothing, true);
      if (!value.whole?.ok) throw new Error('not dissolved');
      const { polygons, addedVertices } = value.whole.value;
      expect(polygons.map((rings) => rings.length)).toEqual([1]);
      // Outer corners, and those in the eastern, southern and northern edges at which parcels meet.
      expect(polygons[0]![0]!.length - 1 - addedVertices).toBe(7);
      const sum = own.features.reduce((total, f) => total + polygonsArea(polygonsOf(f)), 0);
      expect(Math.abs(polygonsArea(polygons) / sum - 1)).toBeLessThan(1e-9);
      // Of corners that are not in the file none is one of a parcel: neither those in its edges nor a neighbour's.
      const count = own.features.map((f) => polygonsOf(f).flat(2).length - 1);
      expect(count.map((n, i) => n - value.addedByFeature[i]!)).toEqual([4, 4, 4]);
      const [told] = value.whole.problems;
      expect(told).toMatchObject({ code: 'corners-shared', values: { inserted: 1, moved: 0 } });
      expect(told!.values.millimetres).toBeLessThan(1);
      // Parcels that stay apart are as their file has them.
      const apart = await take(handlers, layer!);
      expect([apart.value.whole, apart.problems.map((p) => p.code)]).toEqual([null, []]);
    });
  });

  it('reads a source again in another encoding, under the same key', async () => {
    const handlers = makeDataHandlers();
    const csv = ['名称,lon,lat', `东坡,${WEST + 0.02},${SOUTH + 0.02}`].join('\n');
    const [layer] = await open(handlers, file('点.csv', encodeGb18030(csv)));
    expect(layer!.encodings.length).toBeGreaterThan(1);
    const again = await handlers.reread({ key: layer!.key, encoding: 'big5', city }, atOnce);
    expect(again.ok && again.value[0]!.key).toBe(layer!.key);
    expect(again.ok && again.value[0]!.columns[0]!.name).not.toBe('名称');
  });

  it('puts both readings to the user where the borders say that the coordinates are shifted', async () => {
    // Straight borders hide a shift along them: these wind.
    const winding = Array.from({ length: 121 }, (_, i) => {
      const turn = (2 * Math.PI * (i % 120)) / 120;
      const radius = 0.03 + 0.008 * Math.sin(7 * turn) + 0.004 * Math.cos(17 * turn);
      return [WEST + 0.05 + radius * Math.cos(turn), SOUTH + 0.05 + radius * Math.sin(turn)];
    });
    const frame = {
      ...city,
      districts: { type: 'FeatureCollection' as const, features: [feature('D', 'district', [[winding]])] },
    };
    const moved = { type: 'Polygon', coordinates: [winding.map(([lon = 0, lat = 0]) => shifted('gcj02', lon, lat))] };
    const handlers = makeDataHandlers();
    const opened = await handlers.open({ files: [file('区.geojson', JSON.stringify(moved))], city: frame }, atOnce);
    const layer = opened.ok ? opened.value[0] : undefined;
    expect(layer!.placements.slice(0, 2).map((p) => [p.shift, p.certainty])).toEqual([
      ['gcj02', 'possible'],
      ['none', 'possible'],
    ]);
    expect(layer!.problems.map((p) => p.code)).toContain('shift-suspected');
  });

  it('mends what has no area, and says what it was before and after', async () => {
    const [sw, se, ne, nw] = square(2, 2);
    const bow = { type: 'Polygon', coordinates: [[sw, ne, se, nw, sw]] };
    const handlers = makeDataHandlers();
    const [layer] = await open(handlers, file('结.geojson', JSON.stringify(bow)));
    const { value, problems } = await take(handlers, layer!);
    expect(problems.map((p) => p.code)).toContain('ring-self-crossing');
    const mended = await handlers.mend({ pack: value.pack, features: [0] }, atOnce);
    if (!mended.ok) throw new Error('not mended');
    const whole = cellArea(WEST + 0.02, SOUTH + 0.02, WEST + 0.03, SOUTH + 0.03);
    expect(mended.value.repairs[0]!.areaAfterSquareMetres / whole).toBeCloseTo(0.5, 3);
    const checked = await handlers.inspect(
      { name: '结', pack: mended.value.pack, city, expectNoOverlap: true, neighbour: null, accuracyMetres: 1 },
      atOnce,
    );
    expect(checked.problems.filter((p) => p.severity === 'error')).toEqual([]);
  });

  it('draws bands as a layer of classes and writes a layer that it reads back', async () => {
    const handlers = makeDataHandlers();
    const drawn = await handlers.bands(
      {
        source: { type: 'polygons', coordinates: cells(4, 4, 2) },
        boundary: { layerId: 'range', versionId: 'now', date: '2026' },
        distancesMetres: [200, 1000],
        classIds: ['band-200', 'band-200-1000'],
      },
      atOnce,
    );
    if (!drawn.ok) throw new Error('no bands');
    expect(drawn.value.largestErrorMetres).toBeLessThanOrEqual(0.05);
    const pack = unpackTable(new Uint8Array(drawn.value.pack));
    if (!pack.ok) throw new Error('no pack');
    expect(pack.value.table.features.map((f) => f.properties.class)).toEqual(['band-200', 'band-200-1000']);
    const written = await handlers.write(
      { name: '带', table: pack.value.table, target: { format: 'shapefile', epsg: 4524, encoding: 'GB18030' } },
      atOnce,
    );
    if (!written.ok) throw new Error('not written');
    const [layer] = await open(handlers, { path: written.value.name, bytes: written.value.bytes });
    expect(layer).toMatchObject({ featureCount: 2, geometry: 'polygon' });
    expect(layer!.placements[0]).toMatchObject({ epsg: 4524, ground: 'stated', certainty: 'sure' });
  });

  it("lists a parcel's own corners as boundary points, and keeps long edges of shapes in place by further vertices", async () => {
    const handlers = makeDataHandlers();
    const parcel = feature('P', 'site', cells(0, 0, 8));
    const corners = cells(0, 0, 8)[0]![0]!;
    const table = { type: 'FeatureCollection', features: [parcel] } as LayerTable;
    const write = async (format: 'boundary-text' | 'xlsx' | 'csv') => {
      const written = await handlers.write(
        { name: '地块', table, target: { format, epsg: 4524, encoding: 'UTF-8' } },
        atOnce,
      );
      if (!written.ok) throw new Error(`no ${format}`);
      return new Uint8Array(written.value.bytes);
    };
    const points = new TextDecoder().decode(await write('boundary-text')).match(/^J\d+,1,/gm);
    expect(points).toHaveLength(corners.length);
    const sheet = await readSheet(new Blob([await write('xlsx')]), '界址点');
    expect(sheet).toHaveLength(1 + corners.length);
    const wkt = /POLYGON[^"]*/.exec(new TextDecoder().decode(await write('csv')))![0];
    expect(wkt.split(',').length).toBeGreaterThan(corners.length);
  });

  it('opens nothing of a drop in which nothing can be read', async () => {
    const opened = await makeDataHandlers().open({ files: [file('a.bin', 'qwerty')], city }, atOnce);
    expect(opened.ok).toBe(false);
    expect(opened.problems.length).toBeGreaterThan(0);
  });
});

/** A layer as a file in a format and a coordinate system. */
import type { FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';
import { type Outcome, refusal } from '../domain/problems.ts';
import type { Work } from '../engine/index.ts';
import { crsOf, fromLonLat } from '../geodesy/crs.ts';
import { polygonsArea } from '../geodesy/ellipsoid.ts';
import { zipFiles } from '../io/archive.ts';
import type { Cell, RawFeature } from '../io/raw-layer.ts';
import { cornersToPlane, toPlane } from '../io/write/to-plane.ts';
import type { DataCalls } from './data-calls.ts';

type Input = Omit<DataCalls['write']['input'], 'table'> & {
  /** Longitude, latitude in degrees on CGCS2000. */
  readonly table: Table;
};
type Table = FeatureCollection<Geometry, Readonly<Record<string, unknown>>>;
type Written = Outcome<{ readonly name: string; readonly bytes: ArrayBuffer }>;

interface ToWrite {
  readonly name: string;
  readonly columns: readonly string[];
  /** In the system of the file. */
  readonly features: readonly (RawFeature & { readonly type: 'Feature' })[];
}

/**
 * Write one layer. Columns are those of the file it came from, then ours; projected where the target asks for it. Shapes
 * (SHP, WKT in CSV) then have vertices on long edges, which keep the ground in its place: an edge straight in
 * longitude/latitude bends in the plane. Lists of boundary points (界址点: TXT, the sheet of corners) have a parcel's own
 * corners only: each point there is a numbered one that somebody surveyed and stakes out, and the area is stated beside it.
 */
export async function writeLayer({ name, table, target }: Input, work: Work): Promise<Written> {
  work.tell({ done: 0, total: 2 });
  const crs = crsOf(target.epsg);
  if (!crs) throw new RangeError(`EPSG:${target.epsg} is not written`);
  const convert = crs.kind === 'degrees' || inDegrees(target.format) ? null : fromLonLat(crs);
  const place = listsCorners(target.format) ? cornersToPlane : toPlane;
  const layer: ToWrite = {
    name,
    columns: columnsOf(table),
    features: table.features.map((f) => ({
      type: 'Feature',
      properties: Object.fromEntries(Object.entries(f.properties).map(([column, value]) => [column, cellOf(value)])),
      geometry: convert ? place(f.geometry, convert) : f.geometry,
    })),
  };
  work.tell({ done: 1, total: 2 });
  return WRITERS[target.format](layer, target, table);
}

/** Formats that know degrees only. */
const inDegrees = (format: Input['target']['format']): boolean =>
  format === 'kml' || format === 'kmz' || format === 'geojson';

/** Formats in which a polygon is the list of its corners; the workbook has no other geometry. */
const listsCorners = (format: Input['target']['format']): boolean => format === 'boundary-text' || format === 'xlsx';

type Writer = (layer: ToWrite, target: Input['target'], table: Table) => Promise<Written>;

const WRITERS: Readonly<Record<Input['target']['format'], Writer>> = {
  async shapefile(layer, { epsg, encoding }) {
    const { writeShapefile } = await import('../io/write/shapefile.ts');
    const files = writeShapefile(layer, { epsg, encoding });
    return files.ok ? done(`${layer.name}.zip`, await zipFiles(files.value), files.problems) : files;
  },
  async geojson(layer) {
    const { writeGeoJson } = await import('../io/write/geojson.ts');
    return done(`${layer.name}.geojson`, new TextEncoder().encode(writeGeoJson(layer, { statesCrs: true })));
  },
  async kml(layer) {
    const { writeKml } = await import('../io/write/kml.ts');
    return done(`${layer.name}.kml`, new TextEncoder().encode(writeKml(layer)));
  },
  async kmz(layer) {
    const { writeKmz } = await import('../io/write/kml.ts');
    return done(`${layer.name}.kmz`, await writeKmz(layer));
  },
  async 'boundary-text'(layer, { epsg, encoding }, table) {
    const { writeBoundaryText } = await import('../io/write/boundary-text.ts');
    const parcels = layer.features.flatMap(({ geometry, properties }, i) =>
      geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon'
        ? [
            {
              head: { ...properties, 地块编号: properties.id ?? null, 地块名称: properties.name ?? null },
              areaSquareMetres: areaOf(table.features[i]!.geometry),
              geometry: geometry as Polygon | MultiPolygon,
            },
          ]
        : [],
    );
    if (parcels.length === 0) return refusal('geojson-no-polygons', { file: layer.name }, {});
    return done(`${layer.name}.txt`, writeBoundaryText(parcels, { epsg, encoding, decimals: 4 }));
  },
  async csv(layer) {
    const [{ attributeTable }, { writeCsv }] = await Promise.all([
      import('../io/write/csv-tables.ts'),
      import('../io/write/csv.ts'),
    ]);
    return done(`${layer.name}.csv`, writeCsv(await attributeTable(layer, true)));
  },
  async xlsx(layer, { epsg }) {
    const [{ attributeTable, cornerTable }, { writeXlsx }] = await Promise.all([
      import('../io/write/csv-tables.ts'),
      import('../io/write/xlsx.ts'),
    ]);
    const axes = crsOf(epsg)?.kind === 'degrees' ? (['经度', '纬度'] as const) : (['东坐标', '北坐标'] as const);
    const book = await writeXlsx([
      { name: layer.name, rows: await attributeTable(layer, false) },
      { name: '界址点', rows: cornerTable(layer, axes) },
    ]);
    return book.ok ? done(`${layer.name}.xlsx`, book.value.bytes, book.problems) : book;
  },
};

function done(name: string, bytes: Uint8Array, problems: Written['problems'] = []): Written {
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
  return { ok: true, value: { name, bytes: own.buffer as ArrayBuffer }, problems };
}

function areaOf(geometry: Geometry): number {
  if (geometry.type === 'Polygon') return polygonsArea([geometry.coordinates]);
  return geometry.type === 'MultiPolygon' ? polygonsArea(geometry.coordinates) : 0;
}

function columnsOf(table: Table): string[] {
  const columns = new Set<string>();
  for (const { properties } of table.features) for (const column of Object.keys(properties)) columns.add(column);
  return [...columns];
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return JSON.stringify(value);
}

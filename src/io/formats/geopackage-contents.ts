/** What a GeoPackage says it holds: its contents, geometry columns and coordinate systems. */
import type { CrsStatement } from '../raw-layer.ts';
import type { ReadDatabase, SqlValue } from './geopackage-database.ts';

export interface FeatureTable {
  readonly name: string;
  readonly geometryColumn: string;
  readonly statement: CrsStatement | null;
}

export type Description =
  /** A database of another kind, by name. */
  | { readonly kind: 'other'; readonly format: string }
  | {
      readonly kind: 'geopackage';
      readonly featureTables: readonly FeatureTable[];
      readonly attributeTables: readonly { readonly name: string; readonly rows: number }[];
      /** Contents of other kinds (tiles, coverages). */
      readonly passedOver: readonly { readonly type: string; readonly tables: number }[];
    };

/** Throws DatabaseFailure where the database is damaged. */
export function describeGeoPackage(database: ReadDatabase): Description {
  const names = new Set(database.rows("SELECT lower(name) FROM sqlite_master WHERE type IN ('table','view')").flat());
  if (!names.has('gpkg_contents')) return { kind: 'other', format: otherFormat(names) };
  const contents = database
    .rows('SELECT table_name, data_type FROM gpkg_contents ORDER BY rowid')
    .map(([name, type]) => ({ name: String(name), type: String(type).toLowerCase() }));
  const columns = names.has('gpkg_geometry_columns') ? geometryColumns(database) : new Map<string, GeometryColumn>();
  const systems = names.has('gpkg_spatial_ref_sys') ? statements(database) : new Map<number, CrsStatement | null>();
  const featureTables: FeatureTable[] = [];
  const attributeTables: { name: string; rows: number }[] = [];
  const passedOver = new Map<string, number>();
  for (const { name, type } of contents) {
    const column = columns.get(name.toLowerCase());
    if (type === 'features' && column)
      featureTables.push({ name, geometryColumn: column.name, statement: systems.get(column.system) ?? null });
    else if (type === 'features' || type === 'attributes' || type === 'aspatial')
      attributeTables.push({ name, rows: rowCount(database, name) });
    else passedOver.set(type, (passedOver.get(type) ?? 0) + 1);
  }
  return {
    kind: 'geopackage',
    featureTables,
    attributeTables,
    passedOver: [...passedOver].map(([type, tables]) => ({ type, tables })),
  };
}

/** `"name"`, safe inside SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Rows of a table or view, counted no further than `most`. */
export function rowCount(database: ReadDatabase, table: string, most = 1_000_000): number {
  const limited = `SELECT 1 FROM ${quoted(table)} LIMIT ${most + 1}`;
  return Number(database.rows(`SELECT count(*) FROM (${limited})`)[0]![0]);
}

function otherFormat(names: ReadonlySet<SqlValue>): string {
  if (names.has('metadata') && names.has('tiles')) return 'MBTiles';
  if (names.has('geometry_columns')) return 'SpatiaLite';
  return 'SQLite';
}

interface GeometryColumn {
  readonly name: string;
  readonly system: number;
}

function geometryColumns(database: ReadDatabase): Map<string, GeometryColumn> {
  const found = database.rows('SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns');
  return new Map(
    found.map(([table, name, system]) => [String(table).toLowerCase(), { name: String(name), system: Number(system) }]),
  );
}

/** By srs_id; null for the two undefined systems and for those that only say that nothing is known. */
function statements(database: ReadDatabase): Map<number, CrsStatement | null> {
  const found = database.rows(
    'SELECT srs_id, organization, organization_coordsys_id, definition, srs_name FROM gpkg_spatial_ref_sys',
  );
  return new Map(
    found.map(([id, organization, code, definition, name]) => {
      const epsg = String(organization).toUpperCase() === 'EPSG' && Number(code) > 0 ? Number(code) : null;
      const text = meaningful(definition) ?? meaningful(name);
      const says = Number(id) !== 0 && Number(id) !== -1 && (epsg !== null || text !== null);
      return [Number(id), says ? { from: 'crs-member', epsg, text } : null];
    }),
  );
}

function meaningful(value: SqlValue | undefined): string | null {
  if (typeof value !== 'string') return null;
  return value.trim() === '' || /^undefined|^(?:LOCAL_CS|ENGCRS|ENGINEERINGCRS)\["undefined/i.test(value)
    ? null
    : value;
}

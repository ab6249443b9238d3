/** PostGIS in WebAssembly as an oracle: overlays in the lon/lat plane, hundreds to a statement, nothing rounded on the way. */
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import type { Polygons } from '../../src/engine/index.ts';
import { fromWkbHex, toWkbHex } from './wkb.ts';

export type Pair = readonly [Polygons, Polygons];

export interface PostGis {
  readonly version: string;
  /** Overlap of each pair. */
  intersections(pairs: readonly Pair[]): Promise<Polygons[]>;
  /** Overlap of what two sets of polygons cover, each dissolved first. */
  intersectionsOfUnions(pairs: readonly (readonly [readonly Polygons[], readonly Polygons[]])[]): Promise<Polygons[]>;
  /** What of the polygons is valid. */
  areValid(polygons: readonly Polygons[]): Promise<boolean[]>;
  close(): Promise<void>;
}

/** Takes some twenty seconds: the database is made anew. */
export async function startPostGis(): Promise<PostGis> {
  const db = await PGlite.create({ extensions: { postgis } });
  await db.exec('create extension postgis');
  const { rows } = await db.query<{ version: string }>('select postgis_full_version() as version');
  const geometries = async (sql: string, ...columns: readonly string[][]): Promise<Polygons[]> => {
    const result = await db.query<{ wkb: string }>(sql, [...columns]);
    return result.rows.map((row) => fromWkbHex(row.wkb));
  };
  return {
    version: rows[0]!.version,
    intersections: (pairs) =>
      geometries(
        `select encode(st_asbinary(st_intersection(st_geomfromwkb(decode(a, 'hex')), st_geomfromwkb(decode(b, 'hex'))), 'NDR'), 'hex') as wkb
         from unnest($1::text[], $2::text[]) with ordinality as t(a, b, n) order by n`,
        pairs.map(([a]) => toWkbHex(a)),
        pairs.map(([, b]) => toWkbHex(b)),
      ),
    intersectionsOfUnions: (pairs) => geometries(UNIONS, ...columnsOf(pairs)),
    async areValid(polygons) {
      const result = await db.query<{ valid: boolean }>(
        `select st_isvalid(st_geomfromwkb(decode(g, 'hex'))) as valid from unnest($1::text[]) with ordinality as t(g, n) order by n`,
        [polygons.map(toWkbHex)],
      );
      return result.rows.map((row) => row.valid);
    },
    close: () => db.close(),
  };
}

const UNIONS = `
  with dissolved as (
    select pair::int as pair, side, st_union(st_geomfromwkb(decode(g, 'hex'))) as geom
    from unnest($1::text[], $2::text[], $3::text[]) as t(pair, side, g) group by 1, 2)
  select encode(st_asbinary(st_intersection(a.geom, b.geom), 'NDR'), 'hex') as wkb
  from dissolved a join dissolved b on a.pair = b.pair and a.side = 'a' and b.side = 'b' order by a.pair`;

/** Number of the pair, side and geometry, one row a feature. */
function columnsOf(pairs: readonly (readonly [readonly Polygons[], readonly Polygons[]])[]): string[][] {
  const rows = pairs.flatMap(([a, b], n) => [
    ...a.map((g) => [`${n}`, 'a', toWkbHex(g)]),
    ...b.map((g) => [`${n}`, 'b', toWkbHex(g)]),
  ]);
  return [0, 1, 2].map((column) => rows.map((row) => row[column]!));
}

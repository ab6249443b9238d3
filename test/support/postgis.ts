/** PostGIS in WebAssembly as an oracle: overlays in the lon/lat plane, hundreds to a statement, nothing rounded on the way. */
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import type { Polygons } from '../../src/engine/parts.ts';
import { fromWkbHex, toWkbHex } from './wkb.ts';

export type Pair = readonly [Polygons, Polygons];
type Sides = readonly [readonly Polygons[], readonly Polygons[]];

export interface PostGis {
  readonly version: string;
  /** For questions of a test's own. */
  readonly db: PGlite;
  /** Overlap of each pair; null where PostGIS gave no answer. */
  intersections(pairs: readonly Pair[]): Promise<(Polygons | null)[]>;
  /** What each set of polygons covers, dissolved; null where PostGIS gave no answer. */
  unions(sets: readonly (readonly Polygons[])[]): Promise<(Polygons | null)[]>;
  /** Overlap of what two sets of polygons cover, each dissolved first; null where PostGIS gave no answer. */
  intersectionsOfUnions(pairs: readonly Sides[]): Promise<(Polygons | null)[]>;
  close(): Promise<void>;
}

/** Takes some twenty seconds: the database is made anew. */
export async function startPostGis(): Promise<PostGis> {
  const db = await PGlite.create({ extensions: { postgis } });
  await db.exec('create extension postgis');
  const { rows } = await db.query<{ version: string }>('select postgis_full_version() as version');
  const geometries = async (sql: string, columns: readonly string[][]): Promise<Polygons[]> => {
    const result = await db.query<{ wkb: string }>(sql, [...columns]);
    return result.rows.map((row) => fromWkbHex(row.wkb));
  };
  return {
    version: rows[0]!.version,
    db,
    intersections: (pairs) =>
      inHalves(pairs, (part) => geometries(PAIRS, [part.map(([a]) => toWkbHex(a)), part.map(([, b]) => toWkbHex(b))])),
    unions: (sets) =>
      inHalves(sets, (part) => {
        const rows = part.flatMap((set, n) => set.map((g) => [`${n}`, toWkbHex(g)] as const));
        return geometries(DISSOLVED, [rows.map(([n]) => n), rows.map(([, g]) => g)]);
      }),
    intersectionsOfUnions: (pairs) => inHalves(pairs, (part) => geometries(UNIONS, columnsOf(part))),
    close: () => db.close(),
  };
}

/**
 * In this build an overlay that GEOS gives up at first, to try again on a grid, ends the whole statement without a row or
 * an error. The cases of such a statement are asked again in halves, until the one that has no answer stands alone.
 */
async function inHalves<T>(
  items: readonly T[],
  ask: (part: readonly T[]) => Promise<Polygons[]>,
): Promise<(Polygons | null)[]> {
  if (items.length === 0) return [];
  const answers = await ask(items);
  if (answers.length === items.length) return answers;
  if (items.length === 1) return [null];
  const middle = items.length >> 1;
  return [...(await inHalves(items.slice(0, middle), ask)), ...(await inHalves(items.slice(middle), ask))];
}

const PAIRS = `
  select encode(st_asbinary(st_intersection(st_geomfromwkb(decode(a, 'hex')), st_geomfromwkb(decode(b, 'hex'))), 'NDR'), 'hex') as wkb
  from unnest($1::text[], $2::text[]) with ordinality as t(a, b, n) order by n`;

const DISSOLVED = `
  select encode(st_asbinary(st_union(st_geomfromwkb(decode(g, 'hex'))), 'NDR'), 'hex') as wkb
  from unnest($1::text[], $2::text[]) as t(n, g) group by n::int order by n::int`;

const UNIONS = `
  with dissolved as (
    select pair::int as pair, side, st_union(st_geomfromwkb(decode(g, 'hex'))) as geom
    from unnest($1::text[], $2::text[], $3::text[]) as t(pair, side, g) group by 1, 2)
  select encode(st_asbinary(st_intersection(a.geom, b.geom), 'NDR'), 'hex') as wkb
  from dissolved a join dissolved b on a.pair = b.pair and a.side = 'a' and b.side = 'b' order by a.pair`;

/** Number of the pair, side and geometry, one row a feature. */
function columnsOf(pairs: readonly Sides[]): string[][] {
  const rows = pairs.flatMap(([a, b], n) => [
    ...a.map((g) => [`${n}`, 'a', toWkbHex(g)]),
    ...b.map((g) => [`${n}`, 'b', toWkbHex(g)]),
  ]);
  return [0, 1, 2].map((column) => rows.map((row) => row[column]!));
}

/** PostGIS in WebAssembly with two layers loaded, indexed (GiST) and analyzed. */
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import type { Polygons } from '../../src/engine/parts.ts';
import { fromWkbHex, toWkbHex } from '../support/wkb.ts';
import { OVERLAP_SQL } from './native-postgis.ts';

export interface WasmPostGis {
  readonly version: string;
  /** Sum of the planar overlaps, square degrees. */
  overlapSum(): Promise<number>;
  /** The overlaps themselves. */
  overlaps(): Promise<Polygons[]>;
  close(): Promise<void>;
}

export async function wasmPostGis(a: readonly Polygons[], b: readonly Polygons[]): Promise<WasmPostGis> {
  const db = await PGlite.create({ extensions: { postgis } });
  await db.exec('create extension postgis');
  const load = async (table: string, polygons: readonly Polygons[]) => {
    await db.exec(`create table ${table} (geom geometry)`);
    for (const p of polygons)
      await db.query(`insert into ${table} values (st_geomfromwkb(decode($1, 'hex')))`, [toWkbHex(p)]);
    await db.exec(`create index on ${table} using gist (geom); analyze ${table}`);
  };
  await load('a', a);
  await load('b', b);
  const { rows } = await db.query<{ version: string }>('select postgis_lib_version() as version');
  return {
    version: rows[0]!.version,
    overlapSum: async () => (await db.query<{ area: number }>(OVERLAP_SQL)).rows[0]!.area,
    async overlaps() {
      const result = await db.query<{ wkb: string }>(
        `select encode(st_asbinary(st_intersection(a.geom, b.geom), 'NDR'), 'hex') as wkb from a join b on st_intersects(a.geom, b.geom)`,
      );
      return result.rows.map((row) => fromWkbHex(row.wkb));
    },
    close: () => db.close(),
  };
}

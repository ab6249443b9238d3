/** The board's figures by the SQL under `test/oracle/sql`, run on PostGIS in WebAssembly over the cities' own files. */
import { readdirSync, readFileSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';

const SQL = new URL('../sql/', import.meta.url);
const CITIES = new URL('../../../data/cities/', import.meta.url);

/** In the order in which an auditor runs them. */
const SCRIPTS = ['measures', 'load', 'ground', 'overview', 'overlaps', 'shoreline', 'sites', 'changes', 'services', 'indicators']; // biome-ignore format: one list

/** A row of a table that a script left. */
export type Row = Readonly<Record<string, unknown>>;

/** All rows of one city in a table. */
export type Rows = (table: string) => Promise<Row[]>;

export const number = (row: Row, column: string): number => Number(row[column]);
export const words = (row: Row, ...columns: string[]): string => columns.map((c) => String(row[c])).join(' ');
export const classKey = (row: Row): string => `${row.layer}/${row.class}`;

/**
 * `day`: YYYY-MM-DD, on which deadlines are looked at. In this build of PostGIS a statement in which GEOS gives up an overlay
 * ends with the rows so far and without an error; figures that are missing then are told as zero, and the comparison fails.
 * Answers what asks for the rows of a city.
 */
export async function runBoardSql(db: PGlite, cities: readonly string[], day: string): Promise<(city: string) => Rows> {
  await db.exec('create table source (city text, file text, content jsonb, primary key (city, file))');
  await db.exec('create table asked (day date)');
  await db.query('insert into asked values ($1)', [day]);
  for (const city of cities)
    for (const file of readdirSync(new URL(`${city}/`, CITIES))) {
      const content = readFileSync(new URL(`${city}/${file}`, CITIES), 'utf8');
      await db.query('insert into source values ($1, $2, $3)', [city, file, content]);
    }
  for (const script of SCRIPTS) await db.exec(readFileSync(new URL(`${script}.sql`, SQL), 'utf8'));
  return (city) => async (table) => (await db.query<Row>(`select * from ${table} where city = $1`, [city])).rows;
}

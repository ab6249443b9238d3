/**
 * PostGIS on a server that psql reaches with the PG* variables of the environment. Temporary tables only, so a statement is
 * worked on by one process of the server; times are those that psql prints for a statement.
 */
import { spawn, spawnSync } from 'node:child_process';
import type { Polygons } from '../../src/engine/parts.ts';
import { toWkbHex } from '../support/wkb.ts';
import { quantile } from './timing.ts';

export interface NativePostGis {
  /** For tables: the versions. */
  readonly name: string;
  /** What a script prints, rows and times. @throws Error where a statement fails. */
  run(script: string): string;
  /** The same for several scripts at once, each in a process of the server of its own. */
  runAll(scripts: readonly string[]): Promise<string[]>;
}

const CLIENT = 'psql';
const OPTIONS = ['-XqAt', '-v', 'ON_ERROR_STOP=1'];
/** Compiling plans to machine code costs more than it saves here. */
const withoutJit = (script: string) => `set jit = off;\n${script}`;

function psql(input: string): { ok: boolean; out: string; message: string } {
  const { status, stdout, stderr } = spawnSync(CLIENT, OPTIONS, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return { ok: status === 0, out: stdout, message: stderr };
}

function psqlBeside(input: string): Promise<string> {
  const client = spawn(CLIENT, OPTIONS);
  let [out, message] = ['', ''];
  client.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  client.stderr.setEncoding('utf8').on('data', (text: string) => {
    message += text;
  });
  client.stdin.end(input);
  return new Promise((resolve, reject) =>
    client.on('close', (status) => (status === 0 ? resolve(out) : reject(new Error(`psql: ${message}`)))),
  );
}

/** Null, and a sentence, where there is no server, or none with PostGIS. */
export function connectNative(): NativePostGis | null {
  const version = psql('select postgis_full_version();');
  if (!version.ok) {
    console.log('No server with PostGIS is reached by psql (PGHOST ...): rows of a native PostGIS are left out.\n');
    return null;
  }
  const [, postgis, geos] = /POSTGIS="([^" ]+).*GEOS="([^"-]+)/.exec(version.out)!;
  return {
    name: `PostGIS ${postgis} native (GEOS ${geos})`,
    run(script) {
      const answer = psql(withoutJit(script));
      if (!answer.ok) throw new Error(`psql: ${answer.message}`);
      return answer.out;
    },
    runAll: (scripts) => Promise.all(scripts.map((script) => psqlBeside(withoutJit(script)))),
  };
}

/** Statements that fill a temporary table with polygons, numbered from 0 by the column `id`. */
export const copyPolygons = (table: string, polygons: readonly Polygons[]): string =>
  `create temp table ${table} (id int, geom geometry);\ncopy ${table} from stdin;\n${polygons
    .map((p, id) => `${id}\t${toWkbHex(p)}`)
    .join('\n')}\n\\.\n`;

export const indexed = (table: string): string => `create index on ${table} using gist (geom);\nanalyze ${table};\n`;

const TIME = /^Time: ([\d.]+) ms.*$/gm;

/** Times that psql printed, milliseconds. */
export const printedTimes = (out: string): number[] => [...out.matchAll(TIME)].map((m) => Number(m[1]));

/** A question asked once without and then `runs` times with the clock: median milliseconds and the answer's first row. */
export function askNative(
  native: NativePostGis,
  setup: string,
  question: string,
  runs: number,
): { readonly milliseconds: number; readonly row: string } {
  const ask = `${question};\n`;
  const out = native.run(`${setup}${ask}\\timing on\n${ask.repeat(runs)}`);
  return { milliseconds: quantile(printedTimes(out), 0.5), row: out.slice(0, out.indexOf('\n')) };
}

export const OVERLAP_SQL =
  'select sum(st_area(st_intersection(a.geom, b.geom))) as area from a join b on st_intersects(a.geom, b.geom)';

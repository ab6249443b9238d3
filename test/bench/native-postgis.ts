/** PostGIS on a server that psql reaches with the PG* variables of the environment; temporary tables only. */
import { spawnSync } from 'node:child_process';
import type { Polygons } from '../../src/engine/index.ts';
import { toWkbHex } from '../support/wkb.ts';
import { quantile } from './timing.ts';

export interface NativeAnswer {
  readonly version: string;
  readonly milliseconds: number;
  readonly squareDegrees: number;
}

const CLIENT = 'psql';
const psql = (input: string) =>
  spawnSync(CLIENT, ['-XqAt', '-v', 'ON_ERROR_STOP=1'], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });

/** Null where there is no server, or none with PostGIS. */
export function nativePostGis(a: readonly Polygons[], b: readonly Polygons[], runs: number): NativeAnswer | null {
  const version = psql('select postgis_full_version();');
  if (version.status !== 0) return null;
  const copy = (table: string, polygons: readonly Polygons[]) =>
    `create temp table ${table} (geom geometry);\ncopy ${table} from stdin;\n${polygons.map(toWkbHex).join('\n')}\n\\.\n` +
    `create index on ${table} using gist (geom);\nanalyze ${table};\n`;
  const ask = `${OVERLAP_SQL};\n`;
  const { stdout, stderr, status } = psql(`${copy('a', a)}${copy('b', b)}${ask}\\timing on\n${ask.repeat(runs)}`);
  if (status !== 0) throw new Error(`psql: ${stderr}`);
  const times = [...stdout.matchAll(/^Time: ([\d.]+) ms/gm)].map((m) => Number(m[1]));
  return {
    version: version.stdout.trim(),
    milliseconds: quantile(times, 0.5),
    squareDegrees: Number.parseFloat(stdout),
  };
}

export const OVERLAP_SQL =
  'select sum(st_area(st_intersection(a.geom, b.geom))) as area from a join b on st_intersects(a.geom, b.geom)';

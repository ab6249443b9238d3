/**
 * Benchmark against PostGIS, GEOS and Turf on the same data, each ratio from one run. `npm run bench`; takes some minutes.
 * `npm run bench -- overlap` measures one section.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { atoms } from './atoms.ts';
import { bands } from './bands.ts';
import { batch } from './batch.ts';
import { borders } from './borders.ts';
import { compiling } from './compiling.ts';
import { coverage } from './coverage.ts';
import { density } from './density.ts';
import { footprints } from './footprints.ts';
import { connectNative, type NativePostGis } from './native-postgis.ts';
import { overlap } from './overlap.ts';
import { threads } from './threads.ts';
import { trace } from './trace.ts';

const SECTIONS: Readonly<Record<string, (native: NativePostGis | null) => Promise<void>>> = {
  overlap,
  borders,
  footprints,
  density,
  atoms,
  compiling,
  trace,
  threads,
  bands,
  batch,
  coverage,
};

async function main(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter((name) => !(name in SECTIONS));
  if (unknown.length > 0) {
    console.error(`no section ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const [only, ...others] = asked;
  if (only !== undefined && others.length === 0) {
    await SECTIONS[only]!(connectNative());
    return;
  }
  console.log(`${cpus()[0]!.model.trim()}, ${cpus().length} cores; Node ${process.version}; medians\n`);
  // Each in a process of its own: a first run is one, and nothing is left over from the section before.
  for (const name of asked.length > 0 ? asked : Object.keys(SECTIONS)) {
    const { status } = spawnSync(process.execPath, [...process.execArgv, process.argv[1]!, name], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}

await main(process.argv.slice(2));

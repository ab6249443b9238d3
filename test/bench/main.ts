/**
 * Benchmark against PostGIS, GEOS and Turf on the same data, each ratio from one run. `npm run bench`; takes some minutes.
 * `npm run bench -- overlap` measures one section.
 */
import { cpus } from 'node:os';
import { atoms } from './atoms.ts';
import { borders } from './borders.ts';
import { compiling } from './compiling.ts';
import { density } from './density.ts';
import { footprints } from './footprints.ts';
import { connectNative, type NativePostGis } from './native-postgis.ts';
import { overlap } from './overlap.ts';
import { trace } from './trace.ts';

const SECTIONS: Readonly<Record<string, (native: NativePostGis | null) => Promise<void>>> = {
  overlap,
  borders,
  footprints,
  density,
  atoms,
  compiling,
  trace,
};

async function main(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter((name) => !(name in SECTIONS));
  if (unknown.length > 0) {
    console.error(`no section ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  console.log(`${cpus()[0]!.model.trim()}, ${cpus().length} cores; Node ${process.version}; medians\n`);
  const native = connectNative();
  for (const name of asked.length > 0 ? asked : Object.keys(SECTIONS)) await SECTIONS[name]!(native);
}

await main(process.argv.slice(2));

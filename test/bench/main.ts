/** Benchmark against PostGIS, GEOS and Turf on the same layers. `npm run bench`; takes some minutes. */
import { cpus } from 'node:os';
import { area, featureCollection, intersect, polygon } from '@turf/turf';
import type { Polygons } from '../../src/engine/index.ts';
import { type BenchLayers, benchLayers, boxPairs } from '../support/bench-layers.ts';
import { loadGeos } from '../support/geos.ts';
import { independentArea } from '../support/independent-area.ts';
import { nativePostGis } from './native-postgis.ts';
import { compile, footprintTimes, overlapSum } from './ours.ts';
import { markdown, median, milliseconds, print, quantile } from './timing.ts';
import { wasmPostGis } from './wasm-postgis.ts';

const RUNS = 5;
const TURF_PAIRS = 24;

type Row = readonly [what: string, ms: number, sum: string];

async function ours({ a, b }: BenchLayers): Promise<{ rows: Row[]; warm: number; squareMetres: number }> {
  let layers = [compile([]), compile([])] as const;
  const compiling = await milliseconds(() => {
    layers = [compile(a), compile(b)];
  });
  let squareMetres = 0;
  const run = () => {
    squareMetres = overlapSum(...layers);
  };
  const first = await milliseconds(run);
  for (let n = 0; n < 10; n++) run();
  const warm = await median(RUNS, run);
  const sum = `${squareMetres.toFixed(3)} m²`;
  const rows: Row[] = [
    ['EcoSpace, warm (all pairs of both layers found, also those within a layer)', warm, sum],
    ['EcoSpace, first run in the process', first, sum],
    ['(EcoSpace: compiling both layers, once)', compiling, ''],
  ];
  return { rows, warm, squareMetres };
}

async function turf({ a, b }: BenchLayers, pairs: readonly (readonly [number, number])[]): Promise<Row> {
  const feature = (p: Polygons) => polygon(p[0] as number[][][]);
  const [left, right] = [a.map(feature), b.map(feature)];
  const step = Math.floor(pairs.length / TURF_PAIRS);
  const sample = pairs.filter((_, n) => n % step === 0).slice(0, TURF_PAIRS);
  const ms = await milliseconds(() => {
    for (const [i, j] of sample) {
      const common = intersect(featureCollection([left[i]!, right[j]!]));
      if (common) area(common);
    }
  });
  return [
    `Turf 7.4 intersect + area, extrapolated from ${sample.length} of ${pairs.length} pairs of boxes`,
    (ms * pairs.length) / sample.length,
    '',
  ];
}

async function geosInWasm({ a, b }: BenchLayers, pairs: readonly (readonly [number, number])[]): Promise<Row> {
  const geos = await loadGeos();
  const [left, right] = [a.map(geos.load), b.map(geos.load)];
  let sum = 0;
  const ms = await median(RUNS, () => {
    sum = 0;
    for (const [i, j] of pairs) sum += geos.overlap(left[i]!, right[j]!);
  });
  return ['GEOS 3.13 in WebAssembly (geos-wasm), geometries loaded, pairs of boxes given', ms, `${sum} sq deg`];
}

function native({ a, b }: BenchLayers): Row | null {
  const answer = nativePostGis(a, b, RUNS);
  if (!answer) return null;
  const version = /POSTGIS="([^" ]+).*GEOS="([^"-]+)/.exec(answer.version);
  return [
    `PostGIS ${version?.[1]} native, GEOS ${version?.[2]}, GiST`,
    answer.milliseconds,
    `${answer.squareDegrees} sq deg`,
  ];
}

async function main(): Promise<void> {
  console.log(`${cpus()[0]!.model.trim()}, ${cpus().length} cores; Node ${process.version}; median of ${RUNS} runs\n`);
  const layers = benchLayers();
  const pairs = boxPairs(layers.a, layers.b);
  const own = await ours(layers);
  const nativeRow = native(layers);
  if (!nativeRow)
    console.log('No server with PostGIS is reached by psql (PGHOST ...): PostGIS runs in WebAssembly only.\n');

  const wasm = await wasmPostGis(layers.a, layers.b, layers.footprints);
  let squareDegrees = 0;
  const wasmTime = await median(RUNS, async () => {
    squareDegrees = await wasm.overlapSum();
  });
  const wasmRow: Row = [`PostGIS ${wasm.version} in WebAssembly (pglite), GiST`, wasmTime, `${squareDegrees} sq deg`];
  const exact = (await wasm.overlaps()).reduce((sum, p) => sum + independentArea(p), 0);
  const rivals = [
    ...(nativeRow ? [nativeRow] : []),
    wasmRow,
    await geosInWasm(layers, pairs),
    await turf(layers, pairs),
  ];

  console.log(`### 200 polygons of 5,000 vertices x 60 of 3,000: sum of all overlaps\n`);
  const line = ([what, ms, sum]: Row, ratio: string) => [what, print(ms), ratio, sum];
  console.log(
    markdown(
      ['', 'ms', 'x our warm time', 'sum'],
      [
        ...own.rows.map((r) => line(r, '')),
        ...rivals.map((r) => line(r, Math.round(r[1] / own.warm).toLocaleString('en'))),
      ],
    ),
  );
  console.log(
    `\nPostGIS's overlaps on the ellipsoid, by an integral of its own: ${exact.toFixed(3)} m²; ours differ by ${(own.squareMetres / exact - 1).toExponential(1)} of it.\n`,
  );

  await footprints(layers, () => wasm.footprintSum());
  await wasm.close();
}

async function footprints({ a, footprints: list }: BenchLayers, postgis: () => Promise<number>): Promise<void> {
  const layer = compile(a);
  await footprintTimes(layer, list);
  const { check, withOutlines, nearest } = await footprintTimes(layer, list);
  const theirs = (await median(RUNS, postgis)) / list.length;
  const row = (what: string, times: readonly number[]) => [
    what,
    print(quantile(times, 0.5)),
    print(quantile(times, 0.95)),
    print(Math.max(...times)),
  ];
  console.log(`### One footprint of 100 vertices against 200 polygons of 5,000, ms (${list.length} footprints)\n`);
  console.log(
    markdown(
      ['', 'p50', 'p95', 'max'],
      [
        row('EcoSpace, compile and check', check),
        row('EcoSpace, with outlines', withOutlines),
        row('EcoSpace, nearest distance', nearest),
        ['PostGIS in WebAssembly, ST_Subdivide(128) and GiST, all in one statement', `mean ${print(theirs)}`, '', ''],
      ],
    ),
  );
}

await main();

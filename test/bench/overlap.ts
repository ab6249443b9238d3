/** All overlaps of 200 polygons of 5,000 vertices with 60 of 3,000. */
import { area, featureCollection, intersect, polygon } from '@turf/turf';
import type { Polygons } from '../../src/engine/parts.ts';
import { type BenchLayers, benchLayers, boxPairs } from '../support/bench-layers.ts';
import { loadGeos } from '../support/geos.ts';
import { independentArea } from '../support/independent-area.ts';
import { askNative, copyPolygons, indexed, type NativePostGis, OVERLAP_SQL } from './native-postgis.ts';
import { compile, ourTimes, overlapSum } from './ours.ts';
import { median, milliseconds, print, show, times } from './timing.ts';
import { wasmPostGis } from './wasm-postgis.ts';

const RUNS = 5;
const TURF_PAIRS = 24;

interface Rival {
  readonly name: string;
  readonly ms: number;
  readonly sum: string;
}

export async function overlap(native: NativePostGis | null): Promise<void> {
  const layers = benchLayers();
  const pairs = boxPairs(layers.a, layers.b);
  const [a, b] = [compile(layers.a), compile(layers.b)];
  let squareMetres = 0;
  const ours = await ourTimes(RUNS, () => {
    squareMetres = overlapSum(a, b);
  });
  const wasm = await inWasm(layers);
  const rivals = [
    ...(native ? [onServer(native, layers)] : []),
    wasm.rival,
    await geosInWasm(layers, pairs),
    await turf(layers, pairs),
  ];
  const sum = `${squareMetres.toFixed(3)} m²`;
  show(
    '200 polygons of 5,000 vertices x 60 of 3,000: sum of all overlaps',
    ['everybody loaded and indexed beforehand', 'ms', 'x ours, warm', 'x ours, first', 'sum'],
    [
      ['EcoSpace, warm', print(ours.warm), '1', '', sum],
      ['EcoSpace, first run in the process', print(ours.first), '', '1', sum],
      ...rivals.map((r) => [r.name, print(r.ms), times(r.ms, ours.warm), times(r.ms, ours.first), r.sum]),
    ],
    `PostGIS's overlaps on the ellipsoid, by an integral of its own: ${wasm.squareMetres.toFixed(3)} m²; ours differ by ${(squareMetres / wasm.squareMetres - 1).toExponential(1)} of it.`,
  );
}

function onServer(native: NativePostGis, { a, b }: BenchLayers): Rival {
  const setup = copyPolygons('a', a) + indexed('a') + copyPolygons('b', b) + indexed('b');
  const { milliseconds: ms, row } = askNative(native, setup, OVERLAP_SQL, RUNS);
  return { name: `${native.name}, GiST`, ms, sum: `${row} sq deg` };
}

async function inWasm({ a, b }: BenchLayers): Promise<{ rival: Rival; squareMetres: number }> {
  const postgis = await wasmPostGis(a, b);
  let squareDegrees = 0;
  const ms = await median(RUNS, async () => {
    squareDegrees = await postgis.overlapSum();
  });
  const squareMetres = (await postgis.overlaps()).reduce((sum, p) => sum + independentArea(p), 0);
  await postgis.close();
  const name = `PostGIS ${postgis.version} in WebAssembly (pglite), GiST`;
  return { rival: { name, ms, sum: `${squareDegrees} sq deg` }, squareMetres };
}

async function geosInWasm({ a, b }: BenchLayers, pairs: readonly (readonly [number, number])[]): Promise<Rival> {
  const geos = await loadGeos();
  const [left, right] = [a.map(geos.load), b.map(geos.load)];
  let sum = 0;
  const ms = await median(RUNS, () => {
    sum = 0;
    for (const [i, j] of pairs) sum += geos.overlap(left[i]!, right[j]!);
  });
  return { name: 'GEOS 3.13 in WebAssembly (geos-wasm), pairs of boxes given', ms, sum: `${sum} sq deg` };
}

async function turf({ a, b }: BenchLayers, pairs: readonly (readonly [number, number])[]): Promise<Rival> {
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
  return {
    name: `Turf 7.4 intersect + area, extrapolated from ${sample.length} of ${pairs.length} pairs of boxes`,
    ms: (ms * pairs.length) / sample.length,
    sum: '',
  };
}

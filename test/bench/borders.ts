/** Two generalisations of the same real borders over each other: slivers everywhere, the nastiest ordinary case. */
import type { Polygons } from '../../src/engine/parts.ts';
import { boxPairs } from '../support/bench-layers.ts';
import { hasDistricts, readDistricts } from '../support/districts.ts';
import { loadGeos } from '../support/geos.ts';
import { hasProvinces, readProvinces } from '../support/packaged.ts';
import { askNative, copyPolygons, indexed, type NativePostGis, OVERLAP_SQL } from './native-postgis.ts';
import { compile, ourTimes, overlapSum } from './ours.ts';
import { median, milliseconds, print, show, times } from './timing.ts';

const RUNS = 5;
const RIVAL_RUNS = 3;

export async function borders(native: NativePostGis | null): Promise<void> {
  if (!hasProvinces() || !hasDistricts()) return;
  const geos = await loadGeos();
  const counties = readProvinces(geos);
  const districts = readDistricts().map((d) => d.polygons);
  let layers = [compile([]), compile([])] as const;
  const compiling = await milliseconds(() => {
    layers = [compile(counties), compile(districts)];
  });
  let squareMetres = 0;
  const ours = await ourTimes(RUNS, () => {
    squareMetres = overlapSum(...layers);
  });
  const rivals: (readonly [string, number, string])[] = [];
  if (native) {
    const setup = copyPolygons('a', counties) + indexed('a') + copyPolygons('b', districts) + indexed('b');
    const { milliseconds: ms, row } = askNative(native, setup, OVERLAP_SQL, RIVAL_RUNS);
    rivals.push([`${native.name}, GiST`, ms, `${row} sq deg`]);
  }
  const [left, right] = [counties.map(geos.load), districts.map(geos.load)];
  const pairs = boxPairs(counties, districts);
  let sum = 0;
  const wasm = await median(RIVAL_RUNS, () => {
    sum = 0;
    for (const [i, j] of pairs) sum += geos.overlap(left[i]!, right[j]!);
  });
  rivals.push(['GEOS 3.13 in WebAssembly (geos-wasm), pairs of boxes given', wasm, `${sum} sq deg`]);
  const vertices = (list: readonly Polygons[]) => list.flat(3).length.toLocaleString('en');
  show(
    `Real borders: ${counties.length} counties of five provinces (${vertices(counties)} vertices) x ${districts.length} districts of China (${vertices(districts)}): sum of all overlaps`,
    ['everybody loaded and indexed beforehand', 'ms', 'x ours, warm', 'x ours, first', 'sum'],
    [
      ['EcoSpace, warm', print(ours.warm), '1', '', `${squareMetres.toFixed(0)} m²`],
      ['EcoSpace, first run', print(ours.first), '', '1', ''],
      ['(EcoSpace: compiling both layers, once)', print(compiling), '', '', ''],
      ...rivals.map(([name, ms, s]) => [name, print(ms), times(ms, ours.warm), times(ms, ours.first), s]),
    ],
  );
}

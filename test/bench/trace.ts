/** Polygons of every combination of two layers, against GEOS making those of the overlaps alone. */
import { type Arrangement, arrange, type Outline, runThrough, traceOf } from '../../src/engine/parts.ts';
import { benchLayers, boxPairs } from '../support/bench-layers.ts';
import { loadGeos } from '../support/geos.ts';
import { compile, ourTimes } from './ours.ts';
import { median, print, show, times } from './timing.ts';

const RUNS = 5;

export async function trace(): Promise<void> {
  const layers = benchLayers();
  const members = [
    { layer: compile(layers.a), bits: [0] },
    { layer: compile(layers.b), bits: [1] },
  ];
  const arrangement: Arrangement = runThrough(arrange(members));
  let outlines: ReadonlyMap<number, Outline> = new Map();
  const ours = await ourTimes(RUNS, () => {
    outlines = runThrough(traceOf(arrangement, ({ mask }) => mask.low));
  });
  const geos = await loadGeos();
  const [left, right] = [layers.a.map(geos.load), layers.b.map(geos.load)];
  const pairs = boxPairs(layers.a, layers.b);
  const theirs = await median(RUNS, () => {
    for (const [i, j] of pairs) geos.overlap(left[i]!, right[j]!);
  });
  const drawn = [...outlines.values()];
  const vertices = drawn.flatMap((o) => o.polygons).reduce((sum, p) => sum + p.reduce((n, r) => n + r.length, 0), 0);
  const invalid = drawn.filter((o) => geos.invalidity(o.polygons) !== null).length;
  const residual = Math.max(...drawn.map((o) => Math.abs(o.residualSquareMetres)));
  show(
    '200 polygons of 5,000 vertices x 60 of 3,000: polygons of all combinations',
    ['crossings known', 'ms', 'x ours, warm'],
    [
      [
        `EcoSpace, warm: ${drawn.length} combinations, ${vertices.toLocaleString('en')} vertices`,
        print(ours.warm),
        '1',
      ],
      ['EcoSpace, first run', print(ours.first), ''],
      [
        'GEOS 3.13 in WebAssembly (geos-wasm): the overlaps only, pair by pair',
        print(theirs),
        times(theirs, ours.warm),
      ],
    ],
    `${invalid} of the outlines are not valid by GEOS; the largest residual is ${residual.toExponential(1)} m².`,
  );
}

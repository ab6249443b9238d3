/** Our side of the benchmark. */
import {
  arrangeAcross,
  type CompiledLayer,
  compileLayer,
  type Polygons,
  pairOverlaps,
  runThrough,
} from '../../src/engine/parts.ts';
import { median, milliseconds } from './timing.ts';

export const compile = (polygons: readonly Polygons[]): CompiledLayer =>
  compileLayer(
    polygons.map((p) => ({ class: 0, polygons: p })),
    1,
  ).layer;

/** Sum over all pairs of a feature of a and one of b, square metres. */
export function overlapSum(a: CompiledLayer, b: CompiledLayer): number {
  const arrangement = runThrough(
    arrangeAcross([
      { layer: a, bits: [0] },
      { layer: b, bits: [1] },
    ]),
  );
  let sum = 0;
  for (const pair of pairOverlaps(arrangement)) sum += pair.areaSquareMetres;
  return sum;
}

export interface OurTimes {
  readonly first: number;
  readonly warm: number;
}

/** First run in the process, and the median of some once the engine is warm. */
export async function ourTimes(runs: number, work: () => unknown): Promise<OurTimes> {
  const first = await milliseconds(work);
  const until = performance.now() + WARM_UP;
  while (performance.now() < until) work();
  return { first, warm: await median(runs, work) };
}

/** Milliseconds of work before the clock counts. */
const WARM_UP = 1500;

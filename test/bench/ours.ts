/** Our side of the benchmark. */
import {
  arrange,
  type CompiledLayer,
  checkFootprint,
  compileLayer,
  nearest,
  type Polygons,
  pairOverlaps,
  runThrough,
} from '../../src/engine/index.ts';
import { milliseconds } from './timing.ts';

export const compile = (polygons: readonly Polygons[]): CompiledLayer =>
  compileLayer(
    polygons.map((p) => ({ class: 0, polygons: p })),
    1,
  ).layer;

/** Sum over all pairs of a feature of a and one of b, square metres. Pairs within a layer are found too, and not counted. */
export function overlapSum(a: CompiledLayer, b: CompiledLayer): number {
  const arrangement = runThrough(
    arrange([
      { layer: a, bits: [0] },
      { layer: b, bits: [1] },
    ]),
  );
  let sum = 0;
  for (const pair of pairOverlaps(arrangement))
    if (pair.a < a.featureCount && pair.b >= a.featureCount) sum += pair.areaSquareMetres;
  return sum;
}

export interface FootprintTimes {
  readonly check: number[];
  readonly withOutlines: number[];
  readonly nearest: number[];
  readonly squareMetres: number;
}

/** Each footprint compiled and checked by itself, as a hand that drags it would have it. */
export async function footprintTimes(a: CompiledLayer, footprints: readonly Polygons[]): Promise<FootprintTimes> {
  const arrangement = runThrough(arrange([{ layer: a, bits: [0] }]));
  const times: FootprintTimes = { check: [], withOutlines: [], nearest: [], squareMetres: 0 };
  let squareMetres = 0;
  for (const p of footprints) {
    times.check.push(
      await milliseconds(() => {
        const { features } = checkFootprint(arrangement, compile([p]), false);
        for (const f of features) squareMetres += f.areaSquareMetres;
      }),
    );
    times.withOutlines.push(
      await milliseconds(() => checkFootprint(arrangement, compile([p]), true).tracer!.outline(0)),
    );
    times.nearest.push(await milliseconds(() => nearest(compile([p]), a, () => true)));
  }
  return { ...times, squareMetres };
}

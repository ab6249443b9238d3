/** The same overlay by one thread and by two: the answers are equal to the last bit, so only the time differs. */
import { nodeCrew } from '../../src/cli/crew.ts';
import type { Crew } from '../../src/engine/index.ts';
import { arrange, arrangeWith, atomsOf, compileSteps, type Polygons, runThrough } from '../../src/engine/parts.ts';
import { benchLayers } from '../support/bench-layers.ts';
import { mapPositions } from '../support/shapes.ts';
import { median, print, show, times } from './timing.ts';

const RUNS = 7;
/** Each layer so many times beside itself: overlaps of features of the same layer and of the other. */
const COPIES = 4;

export async function threads(): Promise<void> {
  const { a, b } = benchLayers();
  const several = (layer: readonly Polygons[], east: number, north: number) =>
    Array.from({ length: COPIES }, (_, i) =>
      layer.map((p) => mapPositions(p, ([x, y]) => [x! + east * i, y! + north * i])),
    ).flat();
  const compiled = (layer: readonly Polygons[]) =>
    runThrough(
      compileSteps(
        layer.map((polygons) => ({ class: 0, polygons })),
        1,
        true,
      ),
    ).layer;
  const members = [
    { layer: compiled(several(a, 0.013, 0.007)), bits: [0] },
    { layer: compiled(several(b, 0.011, -0.009)), bits: [1] },
  ];
  const vertices = members.reduce((sum, { layer }) => sum + layer.vertexCount, 0);
  let crossings = 0;
  const alone = async () => {
    const arrangement = runThrough(arrange(members));
    crossings = arrangement.crossingCount;
    runThrough(atomsOf(arrangement));
  };
  const shared = (crew: Crew) => arrangeWith(crew, members, () => {});
  const two = nodeCrew(2)!;
  // All warm before the clock counts.
  for (let n = 0; n < RUNS; n++) {
    await alone();
    await shared(two);
  }
  const one = await median(RUNS, alone);
  const both = await median(RUNS, () => shared(two));
  show(
    `Arrangement and atoms of two layers, ${vertices.toLocaleString('en')} vertices, ${crossings.toLocaleString('en')} crossings`,
    ['warm', 'ms', 'x one thread'],
    [
      ['one thread', print(one), '1'],
      ['two threads, and one that puts together', print(both), times(one, both)],
    ],
  );
  process.exit();
}

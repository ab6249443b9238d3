/** The same overlay by one thread and by two: the answers are equal to the last bit, so only the time differs. */
import { nodeCrew } from '../../src/cli/crew.ts';
import {
  arrange,
  arrangeWith,
  atomsOf,
  compileSteps,
  type Member,
  type Polygons,
  runThrough,
} from '../../src/engine/parts.ts';
import { benchLayers } from '../support/bench-layers.ts';
import { hasDistricts, readDistricts } from '../support/districts.ts';
import { loadGeos } from '../support/geos.ts';
import { hasProvinces, readProvinces } from '../support/packaged.ts';
import { milliseconds, print, quantile, show, times } from './timing.ts';

const RUNS = 9;

/** Real borders where they are at hand, else the layers of the first table. */
async function layers(): Promise<readonly [readonly Polygons[], readonly Polygons[]]> {
  if (hasProvinces() && hasDistricts())
    return [readProvinces(await loadGeos()), readDistricts().map((d) => d.polygons)];
  const { a, b } = benchLayers();
  return [a, b];
}

export async function threads(): Promise<void> {
  const members = (await layers()).map((layer, bit): Member => {
    const features = layer.map((polygons) => ({ class: 0, polygons }));
    return { layer: runThrough(compileSteps(features, 1, true)).layer, bits: [bit] };
  });
  const crew = nodeCrew(2)!;
  let crossings = 0;
  const alone = () => {
    const arrangement = runThrough(arrange(members));
    crossings = arrangement.crossingCount;
    runThrough(atomsOf(arrangement));
  };
  const spent: { one: number[]; two: number[] } = { one: [], two: [] };
  // In turns, since a machine may be faster at one time than at another; the first rounds are not counted.
  for (let n = -4; n < RUNS; n++) {
    const one = await milliseconds(alone);
    const two = await milliseconds(() => arrangeWith(crew, members, () => {}));
    if (n < 0) continue;
    spent.one.push(one);
    spent.two.push(two);
  }
  const [one, two] = [quantile(spent.one, 0.5), quantile(spent.two, 0.5)];
  const vertices = members.reduce((sum, { layer }) => sum + layer.vertexCount, 0);
  show(
    `Arrangement and atoms of two layers, ${vertices.toLocaleString('en')} vertices, ${crossings.toLocaleString('en')} crossings`,
    ['warm', 'ms', 'x one thread'],
    [
      ['one thread', print(one), '1'],
      ['two threads, and one that puts together', print(two), times(one, two)],
    ],
  );
  process.exit();
}

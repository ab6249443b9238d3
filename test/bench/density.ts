/** Twice the vertices with the same crossings: what counts is where borders cross, not how finely they are drawn. */
import type { Polygons } from '../../src/engine/parts.ts';
import { benchLayers } from '../support/bench-layers.ts';
import { mapRings, type Ring } from '../support/shapes.ts';
import { compile, overlapSum } from './ours.ts';
import { milliseconds, print, quantile, show, times } from './timing.ts';

const ROUNDS = 40;
const WARM_UP = 20;

const cutInTwo = (r: Ring): Ring =>
  r.flatMap((p, n) => {
    const q = r[n + 1];
    return q ? [p, [(p[0]! + q[0]!) / 2, (p[1]! + q[1]!) / 2]] : [p];
  });

export async function density(): Promise<void> {
  const { a, b } = benchLayers();
  const dense = (list: readonly Polygons[]) => list.map((p) => mapRings(p, cutInTwo));
  const plain = [compile(a), compile(b)] as const;
  const twice = [compile(dense(a)), compile(dense(b))] as const;
  const rounds: (readonly [number, number])[] = [];
  // In turns, so that both see the same machine.
  for (let n = 0; n < WARM_UP + ROUNDS; n++)
    rounds.push([await milliseconds(() => overlapSum(...plain)), await milliseconds(() => overlapSum(...twice))]);
  const measured = rounds.slice(WARM_UP);
  const [once, doubled] = [0, 1].map((k) =>
    quantile(
      measured.map((round) => round[k]!),
      0.5,
    ),
  ) as [number, number];
  const count = ([p, q]: typeof plain) => (p.vertexCount + q.vertexCount).toLocaleString('en');
  show(
    'The same overlaps with every edge cut in two',
    ['vertices', 'ms', 'x'],
    [
      [count(plain), print(once), '1'],
      [count(twice), print(doubled), times(doubled, once)],
    ],
  );
}

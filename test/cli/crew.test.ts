import { afterAll, expect, test } from 'vitest';
import { nodeCrew } from '../../src/cli/crew.ts';
import { atOnce, openOverlay, type Work } from '../../src/engine/index.ts';
import { fractalRing } from '../support/fractal.ts';
import { Random } from '../support/random.ts';

/** Enough vertices for the work to be shared out: forty ragged shapes in two classes, and four districts over them. */
function layers() {
  const random = new Random(11);
  const shape = () => [
    [fractalRing(random, random.between(106.4, 107.6), random.between(38.6, 39.4), random.between(0.05, 0.4), 6000)],
  ];
  const features = Array.from({ length: 40 }, (_, i) => ({ class: i % 2, polygons: shape() }));
  const district = (west: number) => ({
    class: 0,
    polygons: [
      [
        [
          [west, 38],
          [west + 0.5, 38],
          [west + 0.5, 40],
          [west, 40],
          [west, 38],
        ],
      ],
    ],
  });
  return [
    { id: 'districts', features: [106, 106.5, 107, 107.5].map(district), bits: null },
    { id: 'shapes', features, bits: [3, 60] },
  ];
}

const crew = nodeCrew(3)!;
const told: number[] = [];
const together: Work = { ...atOnce, crew, tell: ({ done }) => told.push(done) };

test('threads give what one gives, to the last bit, and tell how far they are', async () => {
  const alone = await openOverlay(layers(), atOnce);
  const shared = await openOverlay(layers(), together);
  expect(await shared.atoms(together)).toEqual(await alone.atoms(atOnce));
  expect(await shared.pairs(together)).toEqual(await alone.pairs(atOnce));
  expect(told.length).toBeGreaterThan(20);
  expect(told).toEqual([...told].sort((a, b) => a - b));
});

test('work that is stopped half way leaves the threads free', async () => {
  let blocks = 0;
  const stop = () => {
    if (++blocks > 5) throw new Error('stopped');
  };
  await expect(openOverlay(layers(), { ...together, tell: stop })).rejects.toThrow('stopped');
  const again = await openOverlay(layers(), together);
  expect((await again.atoms(together)).length).toBeGreaterThan(4);
});

test('one thread is no crew', () => {
  expect(nodeCrew(1)).toBeNull();
});

afterAll(() => expect(told.length).toBeGreaterThan(0));

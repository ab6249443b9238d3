/** Footprints that are examined together have the answers of each alone. */
import { expect, it } from 'vitest';
import { atOnce, examine, examineAll, footprintMeetsLines, openLines, openOverlay } from '../../src/engine/index.ts';
import type { Polygons } from '../../src/engine/normalise.ts';

const square = (west: number, size = 1, south = 0): number[][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

const list: readonly Polygons[] = [
  [[square(0)]],
  // Twice the same: neither is left out.
  [[square(0)]],
  // With a hole, and of two parts.
  [[square(2, 3), square(3, 1, 1)], [square(6)]],
  // Crosses itself.
  [
    [
      [
        [8, 0],
        [9, 1],
        [9, 0],
        [8, 1],
        [8, 0],
      ],
    ],
  ],
  // A hole outside its shell.
  [[square(10), square(12)]],
  // Closed by the engine.
  [[square(14).slice(0, -1)]],
  [[Array.from({ length: 41 }, (_, i) => [17 + Math.cos((i % 40) * 0.157), 1 + Math.sin((i % 40) * 0.157)])]],
];

it('says the same of each as one by one', () => {
  const together = examineAll(list);
  expect(together.map((e) => e.footprint.vertexCount)).toEqual(list.map((p) => examine(p).footprint.vertexCount));
  expect(together.map((e) => e.notes)).toEqual(list.map((p) => examine(p).notes));
  expect(together.map((e) => e.faults)).toEqual(list.map((p) => examine(p).faults));
  expect(together[3]!.faults[0]!.code).toBe('self-crossing');
  expect(together[4]!.faults[0]!.code).toBe('hole-outside-shell');
  expect(together[5]!.notes[0]).toMatchObject({ code: 'ring-closed', feature: 0 });
});

it('measures each as one by one, to the last bit', async () => {
  const ground = [0.5, 3.2, 6.4, 16.5].map((west) => ({ class: 0, polygons: [[square(west, 1.3, 0.4)]] }));
  const overlay = await openOverlay([{ id: 'ground', features: ground, bits: [0] }], atOnce);
  const lines = openLines(
    [
      {
        class: 0,
        lines: [
          [
            [-1, 0.6],
            [20, 0.7],
          ],
        ],
      },
      { class: 0, lines: [[[4, 4]]] },
    ],
    1,
  );
  const wishes = { outlines: true, distances: [0] };
  const examined = examineAll(list);
  for (const [i, polygons] of list.entries()) {
    const alone = examine(polygons);
    if (alone.faults.length > 0) continue;
    const { footprint } = examined[i]!;
    const { outlines, ...figures } = await overlay.check(footprint, wishes);
    const { outlines: outlinesAlone, ...figuresAlone } = await overlay.check(alone.footprint, wishes);
    expect(figures).toEqual(figuresAlone);
    expect([...outlines]).toEqual([...outlinesAlone]);
    const met = (f: typeof footprint) => {
      const { insideMetres, features, nearest } = footprintMeetsLines(f, lines)[0]!;
      return { insideMetres, features, nearest };
    };
    expect(met(footprint)).toEqual(met(alone.footprint));
  }
});

import { expect, it } from 'vitest';
import { type Cards, cardsOver, clearNames } from '../../src/app/map/names-clear.ts';

const SIZE = { width: 800, height: 600 };
const boxes = (...of: readonly (readonly [left: number, top: number, right: number, bottom: number])[]) =>
  cardsOver(
    SIZE,
    of.map(([left, top, right, bottom]) => ({ left, top, right, bottom })),
    (x, y) => [x / 10, y / 10],
  );

it('keeps as much room free around the middle of each card as the card takes', () => {
  const { middles, paddings } = boxes([20, 100, 220, 400], [600, 50, 780, 150]);
  expect(middles.features.map(({ geometry, properties }) => [geometry.coordinates, properties.card])).toEqual([
    [[12, 25], 0],
    [[69, 10], 1],
  ]);
  expect(paddings).toEqual([
    [150, 100, 150, 100],
    [50, 90, 50, 90],
  ]);
});

it('counts what of a card lies over the map, and no card beside it', () => {
  const { middles, paddings } = boxes([-100, -50, 100, 50], [800, 0, 900, 600], [40, 40, 40, 90]);
  expect(middles.features.map(({ geometry }) => geometry.coordinates)).toEqual([[5, 2.5]]);
  expect(paddings).toEqual([[25, 50, 25, 50]]);
});

/** What a map that stands is told of room to keep free: middles and paddings, by their number. */
function told(boxes: Parameters<typeof clearNames>[1], layers = ['under-cards'], moved: string[] = []) {
  let middles: Cards['middles'] | null = null;
  let padding: unknown;
  const map = {
    getContainer: () => ({ clientWidth: SIZE.width, clientHeight: SIZE.height }),
    unproject: ([x, y]: [number, number]) => ({ toArray: () => [x, y] }),
    getLayersOrder: () => layers,
    moveLayer: (id: string) => moved.push(id),
    getLayer: () => ({ type: 'symbol' }),
    getSource: () => ({ setData: (data: Cards['middles']) => (middles = data) }),
    setLayoutProperty: (...[, , value]: unknown[]) => (padding = value),
  };
  clearNames(map as unknown as Parameters<typeof clearNames>[0], boxes);
  const cases = JSON.stringify(padding);
  return middles!.features.map(({ geometry: { coordinates } }, card) => {
    const [, across, down] = new RegExp(`"card"\\],${card}\\],\\["literal",\\[([\\d.]+),([\\d.]+),`).exec(cases)!;
    return [...coordinates, Number(across), Number(down)];
  });
}

it('keeps names of a picture off its edges, so that none is cut there, and off what is drawn over it', () => {
  expect(told([{ left: 100, top: 200, right: 300, bottom: 240 }])).toEqual([
    [400, 2, 2, 400],
    [400, 598, 2, 400],
    [2, 300, 300, 2],
    [798, 300, 300, 2],
    [200, 220, 20, 100],
  ]);
});

it('finds its room before all names, also those that came to the map later', () => {
  const moved: string[] = [];
  told([], ['label:districts', 'under-cards'], moved);
  expect(moved).toEqual([]);
  told([], ['under-cards', 'label:districts'], moved);
  expect(moved).toEqual(['under-cards']);
});

import { expect, it } from 'vitest';
import { cardsOver } from '../../src/app/map/names-clear.ts';

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

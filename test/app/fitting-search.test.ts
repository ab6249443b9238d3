import { expect, test } from 'vitest';
import { type FittingSearch, searchFrom, searchOn } from '../../src/app/panels/meeting/fitting-search.ts';

/** Goes on until nothing changes; `drawings` counts the layouts, of which a browser's page takes no more than 50 in a row. */
function settle(start: FittingSearch, room: number, least: number): { shown: number; drawings: number } {
  let search = start;
  for (let drawings = 1; drawings < 1000; drawings++) {
    const next = searchOn(search, search.shown > room, least);
    if (next === search) return { shown: search.shown, drawings };
    search = next;
  }
  throw new Error('does not settle');
}

test('the most rows that fit are shown, at least the least, whatever the room', () => {
  for (const count of [0, 1, 2, 7, 64, 300])
    for (const least of [0, 1, 3])
      for (let room = 0; room <= count + 1; room++)
        expect(settle(searchFrom(count, least), room, least).shown).toBe(
          Math.min(count, Math.max(room, Math.min(least, count))),
        );
});

test('a long list takes a handful of drawings', () => {
  for (const room of [0, 1, 5, 150, 299])
    expect(settle(searchFrom(300, 1), room, 1).drawings).toBeLessThanOrEqual(Math.ceil(Math.log2(300)) + 2);
});

test('a place that becomes lower shows fewer, down to the least', () => {
  let search = searchFrom(40, 1);
  for (let i = 0; i < 20; i++) search = searchOn(search, search.shown > 20, 1);
  expect(search.shown).toBe(20);
  expect(settle(search, 6, 1).shown).toBe(6);
  expect(settle(search, 0, 1).shown).toBe(1);
});

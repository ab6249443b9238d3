import { describe, expect, it } from 'vitest';
import { dashes } from '../../src/app/map/deck/dashes.ts';
import { hatch } from '../../src/app/map/deck/hatch.ts';
import { placePills, seenPart, visibleMiddle } from '../../src/app/map/deck/place-pills.ts';
import { groundPixels, toWorld } from '../../src/app/map/deck/world.ts';
import type { Compare } from '../../src/app/state/scene.ts';

const SQUARE = [
  [
    [
      [106.8, 39.7],
      [106.81, 39.7],
      [106.81, 39.71],
      [106.8, 39.71],
      [106.8, 39.7],
    ],
  ],
];
const HOLE = [[106.802, 39.702], [106.808, 39.702], [106.808, 39.708], [106.802, 39.708], [106.802, 39.702]]; // biome-ignore format: a ring
const ZOOM = 14;

const pixelLength = (line: { from: number[]; to: number[] }): number => {
  const [a, b] = [toWorld(line.from), toWorld(line.to)];
  return Math.hypot(b[0] - a[0], b[1] - a[1]) * groundPixels(ZOOM);
};

describe('hatch', () => {
  it('covers the area: length of the lines times the pitch', () => {
    const [a, b] = [toWorld([106.8, 39.7]), toWorld([106.81, 39.71])];
    const area = Math.abs((b[0] - a[0]) * (b[1] - a[1])) * groundPixels(ZOOM) ** 2;
    const length = hatch(SQUARE, ZOOM, 5).reduce((sum, line) => sum + pixelLength(line), 0);
    expect(length * 5).toBeCloseTo(area, -Math.log10(area * 0.02));
  });

  it('leaves holes clear', () => {
    const inHole = hatch([[...SQUARE[0]!, HOLE]], ZOOM, 5).some(({ from, to }) => {
      const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
      return x > 106.8021 && x < 106.8079 && y > 39.7021 && y < 39.7079;
    });
    expect(inHole).toBe(false);
  });

  it('holds still on the ground while the shape moves over it', () => {
    const moved = SQUARE.map((p) => p.map((r) => r.map(([x, y]) => [x! + 0.00123, y!])));
    const slots = (lines: { from: number[] }[]) =>
      lines.map(({ from }) => {
        const [x, y] = toWorld(from);
        return (((x - y) * groundPixels(ZOOM)) / (Math.SQRT2 * 5)) % 1;
      });
    for (const slot of [...slots(hatch(SQUARE, ZOOM, 5)), ...slots(hatch(moved, ZOOM, 5))])
      expect(Math.min(slot, 1 - slot)).toBeLessThan(1e-3);
  });
});

describe('dashes', () => {
  it('make up their share of the line', () => {
    const line = [[106.8, 39.7], [106.83, 39.72], [106.84, 39.7]]; // biome-ignore format: a line
    const whole = pixelLength({ from: line[0]!, to: line[1]! }) + pixelLength({ from: line[1]!, to: line[2]! });
    const drawn = dashes(line, ZOOM, 5, 3).reduce((sum, dash) => sum + pixelLength(dash), 0);
    expect(Math.abs(drawn / whole - 5 / 8)).toBeLessThan(0.01);
  });
});

const SCENE = {
  room: { left: 0, top: 0, right: 600, bottom: 500 },
  footprint: [[[[200, 200], [400, 200], [400, 350], [200, 350], [200, 200]]]], // biome-ignore format: a box
  taken: [],
};

describe('pills', () => {
  it('stand off one another, off the footprint and inside the map', () => {
    const pills = ['a', 'b', 'c'].map((id) => ({ id, anchor: [210, 210] as const, width: 120, height: 24 }));
    const placed = placePills(pills, SCENE, new Map());
    for (const [i, p] of placed.entries()) {
      expect(p.left).toBeGreaterThanOrEqual(0);
      expect(p.top).toBeGreaterThanOrEqual(0);
      const onFootprint = p.left < 400 && p.left + 120 > 200 && p.top < 350 && p.top + 24 > 200;
      expect(onFootprint).toBe(false);
      for (const q of placed.slice(i + 1))
        expect(Math.abs(p.left - q.left) >= 120 || Math.abs(p.top - q.top) >= 24).toBe(true);
    }
  });

  it('stay in their slot while that is nearly as good', () => {
    const pill = { id: 'a', anchor: [210, 210] as const, width: 120, height: 24 };
    const [first] = placePills([pill], SCENE, new Map());
    const [second] = placePills([{ ...pill, anchor: [214, 206] }], SCENE, new Map([['a', first!.slot]]));
    expect(second!.slot).toBe(first!.slot);
  });

  it('stand wholly on the side of the divider on which the map is seen, or not at all', () => {
    const compare = { mode: 'swipe', share: 0.4, side: 'right' } as Compare;
    const size = { width: 600, height: 500 };
    const pills = ['a', 'b'].map((id, i) => ({
      id,
      anchor: [230, 60] as const,
      width: i === 0 ? 150 : 300,
      height: 24,
    }));
    const placed = (room: ReturnType<typeof seenPart>) =>
      placePills(pills, { room, footprint: [], taken: [] }, new Map());
    expect(placed(seenPart(null, size))).toHaveLength(2);
    const [left, ...cut] = placed(seenPart(compare, size));
    expect(cut).toEqual([]);
    expect(left!.left + 150).toBeLessThanOrEqual(240);
    expect(placed(seenPart({ ...compare, side: 'left' }, size))[0]!.left).toBeGreaterThanOrEqual(240);
    expect(seenPart({ ...compare, mode: 'side' }, size)).toEqual(seenPart(null, size));
  });

  it('are left out where a card would lie over them', () => {
    const pill = { id: 'a', anchor: [60, 60] as const, width: 120, height: 24 };
    const scene = { room: { left: 0, top: 0, right: 300, bottom: 120 }, footprint: [], taken: [] };
    const card = { left: 0, top: 0, right: 300, bottom: 110 };
    expect(placePills([pill], { ...scene, taken: [card] }, new Map())).toHaveLength(1);
    expect(placePills([pill], { ...scene, taken: [card], covered: [card] }, new Map())).toEqual([]);
  });

  it('name the visible part of a line', () => {
    const { room } = SCENE;
    expect(visibleMiddle([[100, 100], [2100, 100]], room)).toEqual([350, 100]); // biome-ignore format: ends
    expect(visibleMiddle([[-50, 100]], room)).toBeNull();
    expect(visibleMiddle([[30, 40]], room)).toEqual([30, 40]);
    expect(visibleMiddle([[100, 100], [2100, 100]], { ...room, left: 400 })).toEqual([500, 100]); // biome-ignore format: ends
  });
});

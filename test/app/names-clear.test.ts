import type { Map as MapLibreMap } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Cards, cardsOver, clearNames, holdNames, keepNamesClear } from '../../src/app/map/names-clear.ts';
import type { Compare } from '../../src/app/state/scene.ts';
import { setSession } from '../../src/app/state/store.ts';

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

/** A map that stands, and what it is told of room to keep free: middles and paddings, by their number. */
function standing(layers = ['under-cards'], moved: string[] = []) {
  let middles: Cards['middles'] | null = null;
  let padding: unknown;
  const handlers = new Map<string, () => void>();
  const on = (event: string, run: () => void) => handlers.set(event, run);
  const map = {
    on,
    once: on,
    triggerRepaint: () => handlers.get('idle')?.(),
    getContainer: () => ({ clientWidth: SIZE.width, clientHeight: SIZE.height }),
    unproject: ([x, y]: [number, number]) => ({ toArray: () => [x, y] }),
    getLayersOrder: () => layers,
    moveLayer: (id: string) => moved.push(id),
    getLayer: () => ({ type: 'symbol' }),
    getSource: () => ({ setData: (data: Cards['middles']) => (middles = data) }),
    setLayoutProperty: (...[, , value]: unknown[]) => (padding = value),
  };
  const told = () => {
    const cases = JSON.stringify(padding);
    return (middles?.features ?? []).map(({ geometry: { coordinates } }, card) => {
      const [, across, down] = new RegExp(`"card"\\],${card}\\],\\["literal",\\[([\\d.]+),([\\d.]+),`).exec(cases)!;
      return [...coordinates, Number(across), Number(down)];
    });
  };
  const rest = () => handlers.get('idle')?.();
  const begin = () => handlers.get('style.load')?.();
  return { map: map as unknown as MapLibreMap, told, rest, begin };
}

function told(over: Parameters<typeof clearNames>[1], layers?: string[], moved?: string[]) {
  const { map, told: now } = standing(layers, moved);
  clearNames(map, over);
  return now();
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

describe('a live map', () => {
  /** Pixels from the left: its middle. */
  let divider: number | null;
  const element = (at: number) => ({
    getBoundingClientRect: () => ({ left: at - 12, top: 0, right: at + 12, bottom: SIZE.height }),
  });
  beforeEach(() => {
    divider = 400;
    vi.useFakeTimers();
    vi.stubGlobal('document', {
      querySelectorAll: (of: string) =>
        of.startsWith('.compare-divider') && divider !== null ? [element(divider)] : [],
    });
    setSession({ compare: null });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    setSession({ compare: null });
  });
  function kept() {
    const made = standing();
    const container = { clientWidth: SIZE.width, clientHeight: SIZE.height, getBoundingClientRect: () => ({ left: 0, top: 0 }), querySelectorAll: () => [] }; // biome-ignore format: one object
    Object.assign(made.map, { getContainer: () => container });
    keepNamesClear(made.map);
    made.begin();
    return made;
  }

  it('has no name across the divider, wherever it comes to rest, and free room again without one', async () => {
    const { told: now, rest } = kept();
    rest();
    expect(now()).toEqual([[400, 300, 300, 12]]);
    divider = 200;
    setSession({ compare: { mode: 'swipe', share: 0.25 } as Compare });
    await vi.runAllTimersAsync();
    expect(now()).toEqual([[200, 300, 300, 12]]);
    divider = null;
    setSession({ compare: null });
    await vi.runAllTimersAsync();
    expect(now()).toEqual([]);
  });

  it('has none at the edges of a picture while that is taken, nor under what is drawn on it', () => {
    divider = null;
    const { map, told: now } = kept();
    const frame = { left: 100, top: 50, right: 500, bottom: 450 };
    const release = holdNames(map, frame, [{ left: 100, top: 400, right: 300, bottom: 450 }]);
    map.triggerRepaint();
    expect(now()).toEqual([
      [300, 52, 2, 200],
      [300, 448, 2, 200],
      [102, 250, 200, 2],
      [498, 250, 200, 2],
      [200, 425, 25, 100],
    ]);
    release();
    expect(now()).toEqual([]);
  });
});

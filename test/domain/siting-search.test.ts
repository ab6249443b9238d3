import { describe, expect, it } from 'vitest';
import { leastMove, type Search } from '../../src/domain/siting/search.ts';
import { Ground, type Obstacle } from '../../src/domain/siting/search-obstacle.ts';
import { doubledArea, type PlaneRing, SearchPlane } from '../../src/domain/siting/search-plane.ts';
import { shapeOf } from '../../src/domain/siting/search-shape.ts';
import { runThrough } from '../../src/engine/index.ts';
import { roomBetween, shifted } from '../support/plane-room.ts';
import { Random } from '../support/random.ts';

/** On the equator meridians are parallel: the plane of the search is a plane without turns for some kilometres. */
const plane = new SearchPlane(107, 0);
const KEEP = 1;
/** Within a kilometre a part of the shape is off by its turn and growth on the way, metres. */
const OFF = 0.002;

const box = (west: number, south: number, east: number, north: number): PlaneRing => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const hole = (ring: PlaneRing): PlaneRing => ring.toReversed();
const shape = (...rings: PlaneRing[]) => shapeOf(rings, (ring) => doubledArea(ring) > 0);
const area = (...rings: PlaneRing[]): Obstacle => ({ ground: new Ground('area', rings), metres: KEEP });
const lines = (metres: number, ...list: PlaneRing[]): Obstacle => ({ ground: new Ground('lines', list), metres });

const find = (own: ReturnType<typeof shape>, obstacles: readonly Obstacle[], change: Partial<Search> = {}) =>
  runThrough(leastMove({ plane, shape: own, obstacles, from: [0, 0], within: 5000, ...change }, { done: 0, total: 1 }));

/** A square of 600 by 400 around the pivot. */
const FIELD = shape(box(-300, -200, 300, 200));
const FAR = 20_000;

/** The answer is the least of a closed form, to its precision. */
function expectLeast(found: ReturnType<typeof find>, metres: number): void {
  expect(found.complete).toBe(true);
  expect(found.metres).toBeGreaterThan(metres - OFF);
  expect(found.metres).toBeLessThan(metres + Math.max(1, metres / 100));
  expect(found.leastMetres).toBeLessThan(metres + OFF);
}

describe('the least move', () => {
  it('is none where the distance is kept', () => {
    expect(find(FIELD, [area(box(302, -FAR, FAR, FAR))])).toMatchObject({ at: [0, 0], metres: 0 });
  });

  it('leads straight away from a half plane', () => {
    const found = find(FIELD, [area(box(100, -FAR, FAR, FAR))]);
    expectLeast(found, 201);
    expect(found.at![0]).toBeLessThan(-201 + OFF);
  });

  it('leads off a corner to the nearer side', () => {
    expectLeast(find(FIELD, [area(box(250, 120, FAR, FAR))]), 51);
    expectLeast(find(FIELD, [area(box(250, 170, FAR, FAR))]), 31);
  });

  it('leads off a strip that is narrower than anything searched for', () => {
    expectLeast(find(FIELD, [area(box(100, -FAR, 105, FAR))]), 201);
    expectLeast(find(FIELD, [lines(KEEP, [[100, -FAR], [100, FAR]])]), 201); // biome-ignore format: one line
  });

  it('keeps a distance from a point: off the middle of a disc', () => {
    expectLeast(find(FIELD, [lines(500, [[0, 60]])]), 500 + 140);
  });

  it('comes to lie between two obstacles where it fits, and passes on where it does not', () => {
    const west = box(-FAR, -FAR, 1000, FAR);
    expectLeast(find(FIELD, [area(west), area(box(1603, -FAR, FAR, FAR))]), 1301);
    expectLeast(find(FIELD, [area(west), area(box(1595, -FAR, 2000, FAR))]), 2301);
  });

  it('knows that there is none: all is covered, or every gap is too narrow, or the search may not go so far', () => {
    expect(find(FIELD, [area(box(-FAR, -FAR, FAR, FAR))])).toMatchObject({ at: null, complete: true });
    const bars = Array.from({ length: 60 }, (_, i) => box(-15_000 + 500 * i, -FAR, -15_000 + 500 * i + 150, FAR));
    expect(find(FIELD, [area(...bars)])).toMatchObject({ at: null, complete: true });
    expect(find(FIELD, [area(box(-FAR, -FAR, FAR, 4700))])).toMatchObject({
      at: [expect.any(Number), expect.any(Number)],
    });
    expect(find(FIELD, [area(box(-FAR, -FAR, FAR, 4800))])).toMatchObject({ at: null, complete: true });
  });

  it('may lie in the hole of an obstacle, and have an obstacle in a hole of its own', () => {
    const ring = area(box(-FAR, -FAR, FAR, FAR), hole(box(-100, -500, 700, 500)));
    expectLeast(find(FIELD, [ring]), 201);
    const frame = shape(box(-300, -300, 300, 300), hole(box(-200, -200, 200, 200)));
    expect(find(frame, [area(box(-150, -150, 150, 150))]).metres).toBe(0);
    expectLeast(find(frame, [area(box(-100, -150, 260, 150))]), 61);
  });

  it('sees an obstacle that lies wholly inside, without any boundary in common', () => {
    expectLeast(find(FIELD, [area(box(-5, 90, 5, 100))]), 111);
    expectLeast(find(FIELD, [lines(KEEP, [[0, 90]])]), 111);
  });

  it('moves several polygons as one', () => {
    const pair = shape(box(-300, -50, -200, 50), box(200, -50, 300, 50));
    expect(find(pair, [area(box(-150, -FAR, 150, FAR))]).metres).toBe(0);
    expectLeast(find(pair, [area(box(-290, -20, 100, 20))]), 71);
  });

  it('stays inside a region', () => {
    const region: Obstacle = { ground: new Ground('outside', [box(-400, -1000, 5000, 1000)]), metres: 0.05 };
    const east = area(box(100, -FAR, 1000, FAR));
    expectLeast(find(FIELD, [east]), 201);
    expectLeast(find(FIELD, [east, region]), 1301);
  });

  it('turns a shape clockwise', () => {
    const strip = shape(box(-500, -20, 500, 20));
    const gap = [area(box(-FAR, -FAR, -30, FAR)), area(box(30, -FAR, FAR, FAR))];
    expect(find(strip, gap).at).toBeNull();
    expect(find(strip, gap, { turn: 90 }).metres).toBe(0);
    const leaning = shape([[-500, -520], [500, 480], [500, 520], [-500, -480], [-500, -520]]); // biome-ignore format: one line
    expect(find(leaning, gap, { turn: 45 }).at).toBeNull();
    expect(find(leaning, gap, { turn: 315 }).metres).toBe(0);
  });

  it('is given up, and says so, when it takes too long', () => {
    const found = find(FIELD, [area(box(-FAR, -FAR, 1000, FAR)), area(box(1601.9, -FAR, FAR, FAR))], { most: 500 });
    expect(found).toMatchObject({ at: null, complete: false });
    expect(found.leastMetres).toBeLessThan(5000);
  });
});

/** A ragged star of many corners. */
function blob(random: Random, x: number, y: number, radius: number, corners: number): PlaneRing {
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const way = (2 * Math.PI * i) / corners;
    const r = radius * random.between(0.5, 1);
    return [x + r * Math.cos(way), y + r * Math.sin(way)];
  });
  return [...ring, ring[0]!];
}

function scene(random: Random) {
  const corners = 3 + random.int(8);
  const own = [blob(random, 0, 0, random.between(50, 250), corners)];
  const grounds = Array.from({ length: 2 + random.int(14) }, () => {
    const far = random.between(0, 900);
    const way = random.between(0, 2 * Math.PI);
    const reach = random.between(20, 350);
    return blob(random, far * Math.cos(way), far * Math.sin(way), reach, 3 + random.int(30));
  });
  return { own, grounds, keep: random.pick([0.5, 1, 30]) };
}

/** Distances that a dense search tries between two directions and on each of them. */
const STEPS = 60;

describe('against a dense search', () => {
  it.each(Array.from({ length: 40 }, (_, i) => i + 1))('random scene %i', (seed) => {
    const random = new Random(seed);
    const { own, grounds, keep } = scene(random);
    const isFree = (x: number, y: number, metres: number) =>
      grounds.every((g) => roomBetween(shifted(own, x, y), [g], metres) >= metres);
    const obstacles = grounds.map((g) => ({ ground: new Ground('area', [g]), metres: keep }));
    const found = find(shape(...own), obstacles, { within: 1500 });
    expect(found.complete).toBe(true);
    expect(found.at).not.toBeNull();
    expect(isFree(...(found.at as [number, number]), keep - OFF)).toBe(true);
    const most = found.metres - Math.max(1, found.metres / 100);
    for (let i = 1; i <= STEPS && most > 0; i++)
      for (let j = 0; j < STEPS; j++) {
        const [away, way] = [(most * i) / STEPS, (2 * Math.PI * (j + random.next())) / STEPS];
        expect(isFree(away * Math.cos(way), away * Math.sin(way), keep + OFF)).toBe(false);
      }
  });
});

import { expect } from 'vitest';
import { ChordFoot, ReachPlane, reach } from '../../src/engine/foot.ts';
import { nearestOfClass } from '../../src/engine/nearest.ts';
import { compileLayer, nearest, nearestToPoint, type Polygons } from '../../src/engine/parts.ts';
import { direct, distanceMetres } from '../../src/geodesy/geodesic.ts';
import { fractalRing } from '../support/fractal.ts';
import { leastDistance, leastFromVertices } from '../support/least-distance.ts';
import type { Random } from '../support/random.ts';
import { box, mapPositions, type Position, type Ring, ring, square } from '../support/shapes.ts';
import { type Case, law } from './law.ts';

/** Metres. The search by sections ends there, and no distance is told finer. */
const TOLERANCE = 1e-6;
const CLASSES = 3;

/** A footprint and features around it. */
interface Scene {
  readonly footprint: Polygons;
  readonly features: readonly Polygons[];
}

/** A place at so many degrees of latitude from another, in any direction. */
function placeAround(random: Random, [lon, lat]: Position, degrees: number): [number, number] {
  const t = random.between(0, 2 * Math.PI);
  const y = lat! + degrees * Math.sin(t);
  return [lon! + (degrees * Math.cos(t)) / Math.cos((y * Math.PI) / 180), y];
}

const middleOf = (random: Random): [number, number] => [random.between(75, 130), random.between(20, 52)];

/** Ragged features, `away` degrees or more from a ragged footprint; some with a hole, some in two parts. */
function ragged(random: Random, away: number): Scene {
  const middle = middleOf(random);
  const size = 10 ** random.between(-3.5, -1.5);
  const shells = Array.from({ length: random.chance(0.2) ? 3 : 1 }, (_, n) =>
    fractalRing(random, middle[0] + 4 * n * size, middle[1], size, 4 + random.int(30)),
  );
  const footprint = shells.map((shell) => [shell]);
  const features = Array.from({ length: 1 + random.int(8) }, () => {
    const radius = Math.min(1, away + 0.01) * 10 ** random.between(-2, -0.3);
    const [lon, lat] = placeAround(random, middle, 1.4 * (size + radius) + away * random.between(1, 1.5));
    const shell = fractalRing(random, lon, lat, radius, 3 + random.int(60));
    const scaled = (s: number, dx: number): Ring =>
      shell.map(([x, y]) => [lon + dx + (x! - lon) * s, lat + (y! - lat) * s]);
    if (random.chance(0.2)) return [[shell, scaled(0.4, 0)]];
    return random.chance(0.2) ? [[shell], [scaled(0.2, 3 * radius)]] : [[shell]];
  });
  return { footprint, features };
}

/** Needles and long edges: few vertices far apart, seen from a small footprint. */
function long(random: Random): Scene {
  const middle = middleOf(random);
  const features = Array.from({ length: 1 + random.int(6) }, () => {
    const [a, b] = [placeAround(random, middle, 2.5 * random.next()), placeAround(random, middle, 2.5 * random.next())];
    const thin = 10 ** random.between(-7, -1);
    return [[ring(a, b, [b[0] + thin, b[1] + thin])]];
  });
  return { footprint: [[fractalRing(random, ...middle, 0.01, 12)]], features };
}

/** Equal squares on a lattice, touching the footprint or not, at equal distances on all sides. */
function lattice(random: Random): Scene {
  const [lon, lat] = middleOf(random).map((d) => Math.round(d * 8) / 8) as [number, number];
  const step = random.pick([1, 1 / 8, 1 / 1024]);
  const size = step * random.pick([1, 0.75, 0.5]);
  const features = Array.from({ length: 49 }, (_, n) => [(n % 7) - 3, Math.floor(n / 7) - 3] as const)
    .filter(([i, j]) => (i !== 0 || j !== 0) && random.chance(0.6))
    .map(([i, j]) => square(lon + i * step, lat + j * step, size));
  return { footprint: square(lon, lat, size), features };
}

/** A footprint with a vertex in the middle of circles of vertices at one distance. */
function circles(random: Random): Scene {
  const [lon, lat] = middleOf(random);
  const radius = 10 ** random.between(-3, 0);
  const perLon = 1 / Math.cos((lat * Math.PI) / 180);
  const features = Array.from({ length: 1 + random.int(3) }, () => {
    const count = 8 + random.int(200);
    const at = (k: number, r: number) => {
      const t = (2 * Math.PI * k) / count;
      return [lon + r * perLon * Math.cos(t), lat + r * Math.sin(t)];
    };
    const circle = (r: number) => ring(...Array.from({ length: count }, (_, k) => at(k, r)));
    return [[circle(1.5 * radius), circle(radius)]];
  });
  return { footprint: [[box(lon, lat, lon + radius * 1e-3, lat + radius * 1e-3)]], features };
}

/** Boundaries that share a vertex, or of which one has a vertex on an edge of the other. */
function touching(random: Random): Scene {
  const { footprint, features } = ragged(random, 0.01);
  const shell = footprint[0]![0]!;
  const v = random.int(shell.length - 1);
  const t = random.pick([0, 0.5, random.next()]);
  const [a, b] = [shell[v]!, shell[v + 1]!];
  const place = [a[0]! + t * (b[0]! - a[0]!), a[1]! + t * (b[1]! - a[1]!)];
  const corner = features[0]![0]![0]![0]!;
  const move = ([x, y]: Position): Position =>
    x === corner[0] && y === corner[1] ? place : [x! - corner[0]! + place[0]!, y! - corner[1]! + place[1]!];
  return { footprint, features: [mapPositions(features[0]!, move), ...features.slice(1)] };
}

function sceneOf({ random, show }: Case): Scene {
  const scene = random.pick([
    () => ragged(random, 10 ** random.between(-4, -1)),
    () => ragged(random, random.between(0.1, 2)),
    () => long(random),
    () => lattice(random),
    () => circles(random),
    () => touching(random),
  ])();
  show('footprint', [{ class: 0, polygons: scene.footprint }]);
  show(
    'layer',
    scene.features.map((polygons, n) => ({ class: n % CLASSES, polygons })),
  );
  return scene;
}

law('the nearest of a class is that of a search over all vertices and edges', 0.15, (c) => {
  const { footprint, features } = sceneOf(c);
  const compiled = compileLayer([{ class: 0, polygons: footprint }], 1).layer;
  const { layer, notes } = compileLayer(
    features.map((polygons, n) => ({ class: n % CLASSES, polygons })),
    CLASSES,
  );
  expect(notes).toEqual([]);
  const each = features.map((polygons) => leastDistance(footprint.flat(), polygons.flat()));
  for (let k = 0; k < CLASSES; k++) {
    const expected = Math.min(...each.filter((_, n) => n % CLASSES === k));
    for (const found of [nearestOfClass(compiled, layer, k), nearest(compiled, layer, (f) => f % CLASSES === k)]) {
      if (expected === Number.POSITIVE_INFINITY) {
        expect(found).toBeNull();
        continue;
      }
      const { metres, feature, onFootprint, onFeature } = found!;
      expect(Math.abs(metres - expected), `class ${k}: ${metres}, not ${expected}`).toBeLessThan(TOLERANCE);
      expect(feature % CLASSES).toBe(k);
      expect(Math.abs(each[feature]! - expected)).toBeLessThan(TOLERANCE);
      expect(Math.abs(distanceMetres(...onFootprint, ...onFeature) - metres)).toBeLessThan(TOLERANCE);
    }
    // Whatever was asked before from there: what is half a degree away stands in the same place of the memory.
    const before = nearestOfClass(compiled, layer, k);
    nearestOfClass(compileLayer([{ class: 0, polygons: moved(footprint, 0.5) }], 1).layer, layer, k);
    expect(nearestOfClass(compiled, layer, k)).toEqual(before);
    expect(nearestOfClass(compiled, layer, k)).toEqual(before);
  }
});

const moved = (polygons: Polygons, degrees: number): Polygons =>
  mapPositions(polygons, ([lon, lat]) => [lon! + degrees, lat!]);

law('from a point likewise, and nothing beyond the distance asked for', 0.2, (c) => {
  const { footprint, features } = sceneOf(c);
  const { layer } = compileLayer(
    features.map((polygons) => ({ class: 0, polygons })),
    1,
  );
  const [lon, lat] = c.random.pick(footprint[0]![0]!) as [number, number];
  const expected = Math.min(...features.flat(2).map((r) => leastFromVertices([[lon, lat]], r)));
  const within = expected * c.random.pick([1.000001, 2, 1000]) + TOLERANCE;
  if (features.length > 0)
    expect(Math.abs(nearestToPoint(layer, lon, lat, within)! - expected)).toBeLessThan(TOLERANCE);
  if (expected > 1) expect(nearestToPoint(layer, lon, lat, expected - 1e-5)).toBeNull();
});

const chainOf = (...positions: readonly Position[]) => ({
  x: Float64Array.from(positions, (p) => p[0]!),
  y: Float64Array.from(positions, (p) => p[1]!),
});

/** Squared chord between two points. */
function chord(p: Position, q: Position): number {
  const foot = new ChordFoot();
  foot.find(chainOf(p), 0, chainOf(q, q), 0, Number.POSITIVE_INFINITY);
  return foot.square;
}

law('the chord puts two points in the order of their geodesics, but for what is within reach', 20, ({ random }) => {
  const from: Position = [100, random.between(-60, 60)];
  const metres = 10 ** random.between(1, 6.3);
  const near = direct(from[0]!, from[1]!, random.between(0, 360), metres);
  const far = direct(from[0]!, from[1]!, random.between(0, 360), metres * (1 + 10 ** random.between(-12, -3)));
  if (Math.abs(near[1]) > 75 || Math.abs(far[1]) > 75) return;
  expect(chord(from, near)).toBeLessThanOrEqual(reach(chord(from, far)));
});

law('in the plane of a reach nothing is further apart than by the chord', 20, ({ random }) => {
  const [west, south] = [100, random.between(-70, 69)];
  const size = 10 ** random.between(-4, 0);
  const box = Float64Array.of(west, south, west + size, south + size);
  const p: Position = [west + size * random.next(), south + size * random.next()];
  const metres = 10 ** random.between(0, 6);
  const [lon, lat] = direct(p[0]!, p[1]!, random.between(0, 360), metres);
  const square = chord(p, [lon, lat]);
  const plane = new ReachPlane();
  const fitted = square * random.pick([0.99, 1, 4, 100]);
  plane.fit(box, fitted);
  const at = ([x, y]: Position) => Float64Array.of(x!, y!, x!, y!);
  const inPlane = plane.between(at(p), 0, at([lon, lat]), 0);
  if (fitted >= square) expect(inPlane).toBeLessThanOrEqual(square * (1 + 1e-9) + 1e-9);
  if (inPlane <= fitted && plane.most < Number.POSITIVE_INFINITY)
    expect(square).toBeLessThanOrEqual(inPlane * plane.most * (1 + 1e-9) + 1e-9);
  // No looser than it need be where all is near.
  if (metres < 1000 && size < 0.001 && square > 1) {
    expect(inPlane).toBeGreaterThan(square * 0.98);
    expect(plane.most).toBeLessThan(1.02);
  }
});

law('the foot by the chord is that of the least chord', 1, ({ random }) => {
  const p: Position = [100, random.between(-60, 60)];
  const away = 10 ** random.between(-4, 1);
  const place = (): Position => [p[0]! + away * random.between(-1, 1), p[1]! + away * random.between(-1, 1)];
  const [a, b] = [place(), place()];
  const foot = new ChordFoot();
  expect(foot.find(chainOf(p), 0, chainOf(a, b), 0, Number.POSITIVE_INFINITY)).toBe(true);
  const found = Math.sqrt(foot.square);
  for (let k = -50; k <= 50; k++) {
    // Places all along the edge, and many more about the foot.
    const t = Math.min(1, Math.max(0, foot.along + (k / 50) ** 5));
    const there = chord(p, [a[0]! + t * (b[0]! - a[0]!), a[1]! + t * (b[1]! - a[1]!)]);
    expect(Math.sqrt(there)).toBeGreaterThan(found * (1 - 1e-9) - 1e-7);
    // Nothing is turned away that is within the limit.
    expect(foot.find(chainOf(p), 0, chainOf(a, b), 0, there * (1 + 1e-8) + 1e-9)).toBe(true);
  }
});

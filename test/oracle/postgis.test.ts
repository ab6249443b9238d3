/**
 * Areas against PostGIS (in WebAssembly): its overlay in the lon/lat plane, then an integral on the ellipsoid that shares
 * nothing with ours. Both orders of the operands, within the project's one tolerance.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Atom, compileLayer, type Polygons, pairOverlaps } from '../../src/engine/parts.ts';
import { checkArea } from '../support/check-area.ts';
import { hasDistricts, readDistricts } from '../support/districts.ts';
import { fractalRing } from '../support/fractal.ts';
import { type Geos, loadGeos } from '../support/geos.ts';
import { independentArea } from '../support/independent-area.ts';
import { LATTICE, latticePolygons } from '../support/lattice.ts';
import { arrangementOf, atomTable, layerOf, overlapArea, overlapFromAtoms } from '../support/overlay.ts';
import { type Pair, type PostGis, startPostGis } from '../support/postgis.ts';
import { Random } from '../support/random.ts';
import { mapPositions, rewritten } from '../support/shapes.ts';
import { toWkt } from '../support/wkt.ts';
import { citiesTables } from './cities-tables.ts';

let geos: Geos;
let postgis: PostGis;

beforeAll(async () => {
  [geos, postgis] = await Promise.all([loadGeos(), startPostGis()]);
  console.log(`oracle: ${postgis.version}`);
}, 180_000);

afterAll(() => postgis?.close());

/** Largest deviation so far, in square metres and as a share of what is allowed. */
class Worst {
  private metres = 0;
  private share = 0;
  private overlapping = 0;
  private count = 0;
  private unanswered = 0;

  /** `overlap` is PostGIS's answer to what `ours` is the area of. */
  check(ours: number, overlap: Polygons | null, smaller: number, describeCase: () => string): void {
    if (!overlap) {
      this.unanswered++;
      return;
    }
    const oracle = independentArea(overlap);
    this.share = Math.max(this.share, checkArea(ours, oracle, smaller, describeCase));
    this.metres = Math.max(this.metres, Math.abs(ours - oracle));
    this.count++;
    if (oracle > 0) this.overlapping++;
  }

  tell(what: string): void {
    console.log(
      `oracle: ${what}: ${this.count} comparisons, ${this.overlapping} of them with an overlap, ${this.unanswered} without an answer of PostGIS; largest deviation ${this.metres} m2, ${this.share} of the tolerance`,
    );
    expect(this.unanswered).toBeLessThan(0.06 * this.count);
    expect(this.overlapping).toBeGreaterThan(0.3 * this.count);
  }
}

async function comparePairs(what: string, pairs: readonly Pair[]): Promise<void> {
  const worst = new Worst();
  const batch = 250;
  for (let from = 0; from < pairs.length; from += batch) {
    const part = pairs.slice(from, from + batch);
    const overlaps = await postgis.intersections(part);
    part.forEach(([a, b], n) => {
      const oracle = overlaps[n]!;
      const smaller = Math.min(independentArea(a), independentArea(b));
      const describeCase = () => `pair ${from + n}\n${toWkt(a)}\n${toWkt(b)}`;
      for (const [first, second] of [
        [a, b],
        [b, a],
      ] as const) {
        worst.check(overlapArea(first, second), oracle, smaller, describeCase);
        worst.check(overlapFromAtoms(first, second), oracle, smaller, describeCase);
      }
    });
  }
  worst.tell(what);
}

describe('random pairs', () => {
  test('2,000 of lattice polygons: shared edges, touching vertices, holes', async () => {
    const random = new Random(1);
    await comparePairs(
      'lattice',
      Array.from({ length: 2000 }, () => [latticePolygons(random, geos, 5), latticePolygons(random, geos, 5)]),
    );
  });

  test('200 of a lattice polygon and itself, written another way', async () => {
    const random = new Random(2);
    const pairs = Array.from({ length: 200 }, (): Pair => {
      const a = latticePolygons(random, geos, 6);
      return [a, rewritten(a, random)];
    });
    await comparePairs('identical', pairs);
  });

  test('500 of ragged polygons of 4 to 2,000 vertices and all sizes', async () => {
    const random = new Random(3);
    const ragged = (lon: number, lat: number, radius: number): Polygons => [
      [fractalRing(random, lon, lat, radius, Math.round(10 ** random.between(0.7, 3.3)))],
    ];
    const pairs = Array.from({ length: 500 }, (): Pair => {
      const [lon, lat] = [random.between(75, 130), random.between(18, 53)];
      const radius = 10 ** random.between(-4, 0.5);
      const off = () => radius * random.between(-1, 1);
      return [ragged(lon, lat, radius), ragged(lon + off(), lat + off(), radius * random.between(0.3, 1.5))];
    });
    await comparePairs('ragged', pairs);
  });

  test('200 of ragged polygons cut by the same ragged border, so that they share it', async () => {
    const random = new Random(4);
    const pairs = Array.from({ length: 200 }, (): Pair => {
      const [lon, lat] = [random.between(100, 120), random.between(30, 42)];
      const blob = (): Polygons => [
        [fractalRing(random, lon + random.between(-0.1, 0.1), lat + random.between(-0.1, 0.1), 0.15, 200)],
      ];
      const border = blob();
      // One inside the border, the other outside of it; every second pair overlaps too.
      const inside = geos.intersection(blob(), border);
      const outside = random.chance(0.5) ? geos.difference(blob(), border) : geos.union(blob(), border);
      return [inside, outside];
    });
    await comparePairs(
      'shared border',
      pairs.filter(([a, b]) => a.length > 0 && b.length > 0),
    );
  });
});

test('300 pairs of classes of several features, dissolved', async () => {
  const random = new Random(5);
  const span = LATTICE.size * LATTICE.step;
  const feature = (): Polygons =>
    random.chance(0.6)
      ? latticePolygons(random, geos)
      : [
          [
            fractalRing(
              random,
              LATTICE.west + random.next() * span,
              LATTICE.south + random.next() * span,
              span / 4,
              30,
            ),
          ],
        ];
  const classOf = () => Array.from({ length: 1 + random.int(6) }, feature);
  const pairs = Array.from({ length: 300 }, () => [classOf(), classOf()] as const);
  const overlaps = await postgis.intersectionsOfUnions(pairs);
  const worst = new Worst();
  pairs.forEach(([a, b], n) => {
    const oracle = overlaps[n]!;
    // Twice the same place may be covered: the smallest feature is less than either class.
    const smaller = Math.min(...[a, b].map((side) => Math.max(...side.map(independentArea))));
    const [layerA, layerB] = [layerOf(...a), layerOf(...b)];
    const common = (atoms: readonly Atom[]) => atoms.find((atom) => atom.mask.low === 3)?.areaSquareMetres ?? 0;
    const describeCase = () => `pair ${n}\n${[...a, ...b].map(toWkt).join('\n')}`;
    worst.check(
      common(atomTable({ layer: layerA, bits: [0] }, { layer: layerB, bits: [1] })),
      oracle,
      smaller,
      describeCase,
    );
    worst.check(
      common(atomTable({ layer: layerB, bits: [0] }, { layer: layerA, bits: [1] })),
      oracle,
      smaller,
      describeCase,
    );
  });
  worst.tell('dissolved classes');
});

describe('real districts of north-west China', () => {
  test.skipIf(!hasDistricts())('against each other and against their own copy, moved by a kilometre', async () => {
    const inRegion = ([x, y]: readonly number[]) => x! > 103 && x! < 112 && y! > 36 && y! < 42;
    const districts = readDistricts().filter((d) => d.polygons.every(([shell]) => shell!.every(inRegion)));
    expect(districts.length).toBeGreaterThan(50);
    const still = districts.map((d) => d.polygons);
    const moved = still.map((p) => mapPositions(p, ([x, y]) => [x! + 0.01, y! + 0.007]));
    const compiled = (list: readonly Polygons[]) =>
      compileLayer(
        list.map((polygons) => ({ class: 0, polygons })),
        1,
      ).layer;
    const found = pairOverlaps(
      arrangementOf({ layer: compiled(still), bits: [0] }, { layer: compiled(moved), bits: [1] }),
    );
    const all = [...still, ...moved];
    const overlaps = await postgis.intersections(found.map((p) => [all[p.a]!, all[p.b]!]));
    const worst = new Worst();
    found.forEach((p, n) => {
      const [a, b] = [all[p.a]!, all[p.b]!];
      const smaller = Math.min(independentArea(a), independentArea(b));
      worst.check(
        p.areaSquareMetres,
        overlaps[n]!,
        smaller,
        () => `${districts[p.a % still.length]!.name} and ${districts[p.b % still.length]!.name}`,
      );
    });
    worst.tell('districts');
  });
});

describe('the cities of the data folder', () => citiesTables(() => postgis));

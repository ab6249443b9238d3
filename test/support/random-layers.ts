/** Random layers for laws: ragged shapes, lattice shapes full of ties, and districts that divide a box. */
import type { LayerFeature, Polygons } from '../../src/engine/parts.ts';
import { fractalRing } from './fractal.ts';
import type { Geos } from './geos.ts';
import { LATTICE, latticePolygons } from './lattice.ts';
import type { Random } from './random.ts';
import { box, type Position, ring } from './shapes.ts';

export interface RandomLayer {
  readonly features: readonly LayerFeature[];
  readonly classCount: number;
}

const SPAN = LATTICE.size * LATTICE.step;
/** The box in which everything random lies, with room around. */
export const WORLD = box(LATTICE.west - 1, LATTICE.south - 1, LATTICE.west + SPAN + 1, LATTICE.south + SPAN + 1);

/** 1 to `most` features of one to three classes, overlapping as they will. */
export function randomLayer(random: Random, geos: Geos, most = 60): RandomLayer {
  const count = 1 + Math.floor(most * random.next() ** 3);
  const classCount = 1 + random.int(3);
  const onLattice = random.chance(0.6);
  const features = Array.from({ length: count }, () => ({
    class: random.int(classCount),
    polygons: onLattice || random.chance(0.2) ? latticePolygons(random, geos) : ragged(random),
  }));
  // Now and then the same feature twice: in its own class or in another.
  if (random.chance(0.3)) features.push({ ...random.pick(features), class: random.int(classCount) });
  return { features, classCount };
}

function ragged(random: Random): Polygons {
  const [lon, lat] = [LATTICE.west + random.next() * SPAN, LATTICE.south + random.next() * SPAN];
  const radius = SPAN * 10 ** random.between(-2, -0.3);
  const shell = fractalRing(random, lon, lat, radius, 4 + random.int(60));
  if (random.chance(0.7)) return [[shell]];
  // Scaled towards the middle it stays inside, for the shape is a star.
  return [[shell, shell.map(([x, y]) => [lon + (x! - lon) * 0.4, lat + (y! - lat) * 0.4])]];
}

/** Districts that divide the lattice's box without gap or overlap: quadrangles and triangles with common corners. */
export function randomDistricts(random: Random): RandomLayer {
  const n = 1 + random.int(5);
  const jitter = random.chance(0.5) ? 0.3 : 0;
  const corners: Position[][] = Array.from({ length: n + 1 }, (_, i) =>
    Array.from({ length: n + 1 }, (_, j) => {
      const off = (k: number) => (k === 0 || k === n ? 0 : jitter * random.between(-1, 1));
      return [LATTICE.west + (SPAN * (i + off(i))) / n, LATTICE.south + (SPAN * (j + off(j))) / n];
    }),
  );
  const at = (i: number, j: number) => corners[i]![j]!;
  const features: LayerFeature[] = [];
  const add = (...positions: Position[]) => features.push({ class: 0, polygons: [[ring(...positions)]] });
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      if (random.chance(0.5)) add(at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1));
      else {
        add(at(i, j), at(i + 1, j), at(i + 1, j + 1));
        add(at(i, j), at(i + 1, j + 1), at(i, j + 1));
      }
    }
  return { features: random.shuffled(features), classCount: 1 };
}

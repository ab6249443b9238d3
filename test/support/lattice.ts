/**
 * Polygons on a coarse lattice, joined from triangles and boxes: full of shared edges, vertices on foreign edges, vertices
 * in one point, holes and islands. Lattice points are whole multiples of 1/32 degree, so that what lies on one line does so
 * exactly in the computer's numbers too.
 */
import type { Polygons } from '../../src/engine/parts.ts';
import type { Geos } from './geos.ts';
import type { Random } from './random.ts';
import { box, type Ring, ring } from './shapes.ts';

export interface Lattice {
  readonly west: number;
  readonly south: number;
  readonly step: number;
  /** Cells along each side. */
  readonly size: number;
}

export const LATTICE: Lattice = { west: 106.5, south: 39.5, step: 1 / 32, size: 6 };

/** A triangle or box of the lattice, counter-clockwise. */
function latticeCell(random: Random, lattice: Lattice): Ring {
  const { west, south, step, size } = lattice;
  const at = (i: number, j: number) => [west + i * step, south + j * step];
  if (random.chance(0.5)) {
    const x = random.int(size);
    const y = random.int(size);
    const [w, s] = at(x, y) as [number, number];
    const [e, n] = at(x + 1 + random.int(size - x), y + 1 + random.int(size - y)) as [number, number];
    return box(w, s, e, n);
  }
  for (;;) {
    const [a, b, c] = Array.from({ length: 3 }, () => [random.int(size + 1), random.int(size + 1)]) as [
      [number, number],
      [number, number],
      [number, number],
    ];
    const turn = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
    if (turn !== 0) return turn > 0 ? ring(at(...a), at(...b), at(...c)) : ring(at(...a), at(...c), at(...b));
  }
}

/** One to `cells` cells, each united with what there is or cut out of it; never empty. */
export function latticePolygons(random: Random, geos: Geos, cells = 4, lattice = LATTICE): Polygons {
  let polygons: Polygons = [[latticeCell(random, lattice)]];
  for (let k = random.int(cells); k > 0; k--) {
    const cell: Polygons = [[latticeCell(random, lattice)]];
    const next = random.chance(2 / 3) ? geos.union(polygons, cell) : geos.symmetricDifference(polygons, cell);
    if (next.length > 0) polygons = next;
  }
  return polygons;
}

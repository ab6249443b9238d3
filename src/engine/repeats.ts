/** Features that are written twice: the same class and rings, whatever the order, the start and the direction they came in. */
import type { Oriented } from './normalise.ts';

interface Seen {
  readonly feature: number;
  readonly class: number;
  readonly rings: readonly Oriented[];
}

/** Features seen so far, by a hash of their vertices. */
export class Repeats {
  private readonly byHash = new Map<number, Seen[]>();

  /** The earlier feature that this one repeats, or null; it is then remembered. A feature without rings repeats none. */
  find(feature: number, featureClass: number, rings: readonly Oriented[]): number | null {
    if (rings.length === 0) return null;
    let hash = 0;
    for (const ring of rings) hash = (hash + hashOf(ring.points)) | 0;
    const seen = this.byHash.get(hash);
    if (!seen) this.byHash.set(hash, [{ feature, class: featureClass, rings }]);
    else {
      for (const other of seen)
        if (other.class === featureClass && haveSameRings(other.rings, rings)) return other.feature;
      seen.push({ feature, class: featureClass, rings });
    }
    return null;
  }
}

/** A sum over the vertices, so that the start does not matter; equal places have equal bits. */
function hashOf(points: Float64Array): number {
  const bits = new Uint32Array(points.buffer, points.byteOffset, 2 * points.length - 4);
  let sum = 0;
  for (let i = 0; i < bits.length; i += 4) {
    let h = Math.imul(bits[i]! ^ Math.imul(bits[i + 1]!, 0x85ebca6b), 0xc2b2ae35);
    h = Math.imul((h ^ (h >>> 15) ^ bits[i + 2]!) + Math.imul(bits[i + 3]!, 0x27d4eb2f), 0x165667b1);
    sum = (sum + (h ^ (h >>> 13))) | 0;
  }
  return sum;
}

function haveSameRings(a: readonly Oriented[], b: readonly Oriented[]): boolean {
  if (a.length !== b.length) return false;
  const [first, second] = [inOrder(a), inOrder(b)];
  return first.every((ring, i) => compareRings(ring, second[i]!) === 0);
}

/** A closed ring and the index in `points` of the vertex from which it is read. */
interface FromLeast {
  readonly points: Float64Array;
  readonly start: number;
}

const inOrder = (rings: readonly Oriented[]): FromLeast[] =>
  rings.map(({ points }) => ({ points, start: leastEdge(points) })).sort(compareRings);

/** The edge whose two vertices come first in order of x, y; the place of its first vertex. */
function leastEdge(points: Float64Array): number {
  let least = 0;
  for (let i = 2; i < points.length - 2; i += 2)
    for (let k = 0; k < 4; k++) {
      const difference = points[i + k]! - points[least + k]!;
      if (difference < 0) least = i;
      if (difference !== 0) break;
    }
  return least;
}

function compareRings(a: FromLeast, b: FromLeast): number {
  const size = a.points.length - 2;
  if (size !== b.points.length - 2) return size - (b.points.length - 2);
  for (let k = 0; k < size; k++) {
    const difference = a.points[(a.start + k) % size]! - b.points[(b.start + k) % size]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

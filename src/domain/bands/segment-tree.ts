/**
 * A static tree of boxes over segments, for the questions that offset lines and searches for room ask all the time. Typed arrays and one stack:
 * nothing is allocated by a question. Segments are laid out along a Z-order curve, so their order as given does not matter.
 */

const FAN = 4;
const STACK = 256;
const CURVE = 16_383;

/** Segments as ax, ay, bx, by; a segment of no length is a point. */
export class SegmentTree {
  readonly count: number;
  /** Per place in the tree: ax, ay, bx, by. */
  readonly ends: Float64Array;
  /** Which of the given segments a place holds. */
  readonly given: Int32Array;
  /** Per node minX, minY, maxX, maxY; first those over FAN places each, then those over FAN nodes each, last the root. */
  private readonly boxes: Float64Array;
  /** Where each level of nodes starts; the last entry is the number of nodes. */
  private readonly starts: number[];
  private readonly stack = new Int32Array(STACK);
  /** In an array, since a number handed back by every visit would be an object each time. */
  readonly limit = new Float64Array(1);

  constructor(segments: Float64Array) {
    this.count = segments.length / 4;
    this.given = zOrder(segments);
    this.ends = new Float64Array(segments.length);
    this.given.forEach((segment, place) => {
      for (let k = 0; k < 4; k++) this.ends[4 * place + k] = segments[4 * segment + k]!;
    });
    this.starts = [0];
    let nodes = 0;
    for (let n = Math.ceil(this.count / FAN); ; n = Math.ceil(n / FAN)) {
      nodes += n;
      this.starts.push(nodes);
      if (n <= 1) break;
    }
    this.boxes = new Float64Array(4 * nodes);
    this.fill();
  }

  private fill(): void {
    const { boxes, ends, starts, count } = this;
    for (let level = 0; level + 1 < starts.length; level++) {
      const first = starts[level]!;
      const below = level === 0 ? ends : boxes;
      const from = level === 0 ? 0 : starts[level - 1]!;
      const to = level === 0 ? count : first;
      for (let node = first; node < starts[level + 1]!; node++) {
        let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
        const begin = from + FAN * (node - first);
        for (let i = begin; i < Math.min(begin + FAN, to); i++) {
          const [ax, ay, bx, by] = [below[4 * i]!, below[4 * i + 1]!, below[4 * i + 2]!, below[4 * i + 3]!];
          minX = Math.min(minX, ax, bx);
          minY = Math.min(minY, ay, by);
          maxX = Math.max(maxX, ax, bx);
          maxY = Math.max(maxY, ay, by);
        }
        boxes.set([minX, minY, maxX, maxY], 4 * node);
      }
    }
  }

  /**
   * Visit the places in the tree whose boxes come within a distance of (x, y). Its square is in `limit`, where `visit` may
   * make it smaller; -1 ends the search.
   */
  visit(x: number, y: number, visit: (place: number) => void): void {
    const { starts, stack, count } = this;
    const levels = starts.length - 1;
    let size = 0;
    const { limit } = this;
    stack[size++] = starts[levels - 1]!;
    stack[size++] = levels - 1;
    while (size > 0) {
      const level = stack[--size]!;
      const node = stack[--size]!;
      if (this.boxSquared(node, x, y) > limit[0]!) continue;
      const begin = FAN * (node - starts[level]!);
      if (level === 0) {
        const end = Math.min(begin + FAN, count);
        for (let place = begin; place < end; place++) {
          visit(place);
          if (limit[0]! < 0) return;
        }
        continue;
      }
      const from = starts[level - 1]!;
      const to = starts[level]!;
      for (let child = Math.min(from + begin + FAN, to) - 1; child >= from + begin; child--) {
        if (this.boxSquared(child, x, y) > limit[0]!) continue;
        stack[size++] = child;
        stack[size++] = level - 1;
      }
    }
  }

  /**
   * How often the segments, which must make closed rings, go round (x, y) counter-clockwise. Of the places on a segment
   * those on its lower or left side count as round it.
   */
  winding(x: number, y: number): number {
    const { starts, stack, count, boxes } = this;
    if (count === 0) return 0;
    const levels = starts.length - 1;
    let turns = 0;
    let size = 0;
    stack[size++] = starts[levels - 1]!;
    stack[size++] = levels - 1;
    while (size > 0) {
      const level = stack[--size]!;
      const node = stack[--size]!;
      const i = 4 * node;
      if (boxes[i + 2]! < x || boxes[i + 1]! > y || boxes[i + 3]! < y) continue;
      const begin = FAN * (node - starts[level]!);
      if (level === 0) {
        const end = Math.min(begin + FAN, count);
        for (let place = begin; place < end; place++) turns += this.turnAt(place, x, y);
        continue;
      }
      const from = starts[level - 1]!;
      const end = Math.min(from + begin + FAN, starts[level]!);
      for (let child = from + begin; child < end; child++) {
        stack[size++] = child;
        stack[size++] = level - 1;
      }
    }
    return turns;
  }

  /** 1 where the segment crosses the way from (x, y) to the east upwards, -1 downwards, 0 not at all. */
  private turnAt(place: number, x: number, y: number): number {
    const { ends } = this;
    const i = 4 * place;
    const [ax, ay, bx, by] = [ends[i]!, ends[i + 1]!, ends[i + 2]!, ends[i + 3]!];
    if (ay <= y === by <= y) return 0;
    const left = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
    if (by > ay) return left > 0 ? 1 : 0;
    return left < 0 ? -1 : 0;
  }

  private boxSquared(node: number, x: number, y: number): number {
    const { boxes } = this;
    const i = 4 * node;
    const dx = x < boxes[i]! ? boxes[i]! - x : x > boxes[i + 2]! ? x - boxes[i + 2]! : 0;
    const dy = y < boxes[i + 1]! ? boxes[i + 1]! - y : y > boxes[i + 3]! ? y - boxes[i + 3]! : 0;
    return dx * dx + dy * dy;
  }

  /** Share of the way along the segment at `place` where it comes nearest to (x, y). */
  foot(place: number, x: number, y: number): number {
    const { ends } = this;
    const i = 4 * place;
    const ax = ends[i]!;
    const ay = ends[i + 1]!;
    const dx = ends[i + 2]! - ax;
    const dy = ends[i + 3]! - ay;
    const length = dx * dx + dy * dy;
    if (length === 0) return 0;
    const t = ((x - ax) * dx + (y - ay) * dy) / length;
    return t < 0 ? 0 : t > 1 ? 1 : t;
  }

  /** Distance from (x, y) to the segment at `place`. */
  distance(place: number, x: number, y: number): number {
    const { ends } = this;
    const i = 4 * place;
    const t = this.foot(place, x, y);
    const dx = ends[i]! + t * (ends[i + 2]! - ends[i]!) - x;
    const dy = ends[i + 1]! + t * (ends[i + 3]! - ends[i + 1]!) - y;
    return Math.sqrt(dx * dx + dy * dy);
  }
}

/** Segments by the place of their middles on a Z-order curve. */
function zOrder(segments: Float64Array): Int32Array {
  const count = segments.length / 4;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < segments.length; i += 2) {
    minX = Math.min(minX, segments[i]!);
    maxX = Math.max(maxX, segments[i]!);
    minY = Math.min(minY, segments[i + 1]!);
    maxY = Math.max(maxY, segments[i + 1]!);
  }
  const scale = CURVE / (Math.max(maxX - minX, maxY - minY) || 1);
  // Code (28 bits) and segment in one number, sorted as such: exact up to 33 million segments.
  const keys = new Float64Array(count);
  for (let s = 0; s < count; s++) {
    const x = (segments[4 * s]! + segments[4 * s + 2]!) / 2 - minX;
    const y = (segments[4 * s + 1]! + segments[4 * s + 3]!) / 2 - minY;
    keys[s] = (2 * spread(y * scale) + spread(x * scale)) * count + s;
  }
  keys.sort();
  return Int32Array.from(keys, (key) => key % count);
}

/** The bits of a number, 16 at most, on every second place. */
function spread(value: number): number {
  let v = value & CURVE;
  v = (v | (v << 8)) & 0x00ff00ff;
  v = (v | (v << 4)) & 0x0f0f0f0f;
  v = (v | (v << 2)) & 0x33333333;
  return (v | (v << 1)) & 0x55555555;
}

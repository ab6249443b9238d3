/** A tree of circles over the parts of a shape: what cannot matter is passed over many parts at a time. */

/** A part of a shape and the circle that holds it. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Ball<P extends Part> extends Part {
  /** The part, where the circle holds one only. */
  readonly part: P | null;
  readonly halves: readonly [Ball<P>, Ball<P>] | null;
}

/** The tree over some parts; null over none. */
export function ballOver<P extends Part>(parts: readonly P[]): Ball<P> | null {
  const [first] = parts;
  if (!first) return null;
  if (parts.length === 1) return { x: first.x, y: first.y, radius: first.radius, part: first, halves: null };
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of parts) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const radius = parts.reduce((most, p) => Math.max(most, Math.hypot(p.x - x, p.y - y) + p.radius), 0);
  const sorted = parts.toSorted(east - west > north - south ? (a, b) => a.x - b.x : (a, b) => a.y - b.y);
  const middle = sorted.length >> 1;
  return {
    x,
    y,
    radius,
    part: null,
    halves: [ballOver(sorted.slice(0, middle))!, ballOver(sorted.slice(middle))!],
  };
}

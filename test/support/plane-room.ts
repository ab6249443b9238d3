/** Room between shapes of a plane by trying everything: slow, and by other code than the search for room. */

export type PlaneRing = readonly (readonly [number, number])[];

/** Even number of crossings to the east: outside. */
const isIn = (rings: readonly PlaneRing[], x: number, y: number): boolean => {
  let odd = false;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) odd = !odd;
    }
  return odd;
};

function toSegment(px: number, py: number, [ax, ay]: PlaneRing[number], [bx, by]: PlaneRing[number]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length));
  return Math.hypot(ax + t * dx - px, ay + t * dy - py);
}

const cross = (a: PlaneRing[number], b: PlaneRing[number], c: PlaneRing[number]): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Distance between two areas (rings of shells and holes, even-odd); 0 where they meet. `limit`: enough is enough. */
export function roomBetween(as: readonly PlaneRing[], bs: readonly PlaneRing[], limit: number): number {
  let least = limit;
  for (const a of as)
    for (let i = 1; i < a.length; i++) {
      const [p, q] = [a[i - 1]!, a[i]!];
      for (const b of bs)
        for (let j = 1; j < b.length; j++) {
          const [r, s] = [b[j - 1]!, b[j]!];
          if (
            Math.min(p[0], q[0]) - least > Math.max(r[0], s[0]) ||
            Math.min(r[0], s[0]) - least > Math.max(p[0], q[0])
          )
            continue;
          if (
            Math.min(p[1], q[1]) - least > Math.max(r[1], s[1]) ||
            Math.min(r[1], s[1]) - least > Math.max(p[1], q[1])
          )
            continue;
          if (cross(p, q, r) > 0 !== cross(p, q, s) > 0 && cross(r, s, p) > 0 !== cross(r, s, q) > 0) return 0;
          least = Math.min(least, toSegment(p[0], p[1], r, s), toSegment(q[0], q[1], r, s));
          least = Math.min(least, toSegment(r[0], r[1], p, q), toSegment(s[0], s[1], p, q));
        }
    }
  const meets = as.some(([v]) => isIn(bs, v![0], v![1])) || bs.some(([v]) => isIn(as, v![0], v![1]));
  return meets ? 0 : least;
}

export const shifted = (rings: readonly PlaneRing[], x: number, y: number): PlaneRing[] =>
  rings.map((ring) => ring.map(([vx, vy]) => [vx + x, vy + y] as const));

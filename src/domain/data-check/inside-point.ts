/** A place to go to for a piece of ground. */

type Ring = readonly (readonly number[])[];

/**
 * A point inside a polygon (shell and holes, degrees): the middle of its widest stretch at half its height. For a shape
 * without width it is the first vertex.
 */
export function insidePoint(polygon: readonly Ring[]): readonly [number, number] {
  const [first, ...others] = polygon[0]!;
  let [south, north] = [first![1]!, first![1]!];
  for (const [, lat] of others) {
    if (lat! < south) south = lat!;
    if (lat! > north) north = lat!;
  }
  const lat = (south + north) / 2;
  const crossings = polygon.flatMap((ring) => crossingsAt(ring, lat)).sort((a, b) => a - b);
  let best: readonly [number, number] = [first![0]!, first![1]!];
  let widest = 0;
  for (let i = 1; i < crossings.length; i += 2) {
    const width = crossings[i]! - crossings[i - 1]!;
    if (width > widest) {
      widest = width;
      best = [(crossings[i]! + crossings[i - 1]!) / 2, lat];
    }
  }
  return best;
}

function crossingsAt(ring: Ring, lat: number): number[] {
  const found: number[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1] as [number, number];
    const [x2, y2] = ring[i] as [number, number];
    if (y1 > lat !== y2 > lat) found.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1));
  }
  return found;
}

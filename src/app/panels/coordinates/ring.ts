/** Small questions about a ring of pasted corners. */
type Positions = readonly (readonly number[])[];

/** With the first corner repeated at the end. */
export function closedRing(ring: Positions): number[][] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last) return [];
  const closed = first[0] === last[0] && first[1] === last[1];
  return [...ring.map((p) => [...p]), ...(closed ? [] : [[...first]])];
}

/** Whether some corner lies in the box west, south, east, north. */
export function isWithin(ring: Positions, [west, south, east, north]: readonly number[]): boolean {
  return ring.some(
    ([lon = 0, lat = 0]) => lon >= (west ?? 0) && lon <= (east ?? 0) && lat >= (south ?? 0) && lat <= (north ?? 0),
  );
}

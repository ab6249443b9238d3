/**
 * Common borders of polygons that share their vertices: an edge that two polygons run along in opposite directions, or
 * that one layer shares with another, is found by equal coordinates. No tolerance: the data is built that way.
 */
import type { Position } from 'geojson';
import type { PolygonCoordinates } from '../../domain/feature-table.ts';

const at = (p: Position): string => `${p[0]},${p[1]}`;
const edgeKey = (a: Position, b: Position): string => {
  const [x, y] = [at(a), at(b)];
  return x < y ? `${x};${y}` : `${y};${x}`;
};

function edgesOf(polygons: PolygonCoordinates): [Position, Position][] {
  return polygons.flatMap((polygon) =>
    polygon.flatMap((ring) => ring.slice(1).map((end, i): [Position, Position] => [ring[i]!, end])),
  );
}

/** Outer rings of the union of polygons that share their borders: edges that occur twice cancel, the rest is chained. */
export function dissolvedRings(polygons: PolygonCoordinates): Position[][] {
  const count = new Map<string, number>();
  const edges = edgesOf(polygons);
  for (const [a, b] of edges) count.set(edgeKey(a, b), (count.get(edgeKey(a, b)) ?? 0) + 1);
  return chain(edges.filter(([a, b]) => count.get(edgeKey(a, b)) === 1)).filter((line) => isClosed(line));
}

/** Lines of `polygons` that none of `others` shares. */
export function ownEdges(polygons: PolygonCoordinates, others: PolygonCoordinates): Position[][] {
  const shared = new Set(edgesOf(others).map(([a, b]) => edgeKey(a, b)));
  return chain(edgesOf(polygons).filter(([a, b]) => !shared.has(edgeKey(a, b))));
}

/** Lines of polygons that were cut out of a box, without the sides of the box. */
export function withoutBoxEdges(polygons: PolygonCoordinates): Position[][] {
  const edges = edgesOf(polygons);
  const [lons, lats] = [0, 1].map((axis) => edges.map(([a]) => a[axis] ?? 0));
  const sides = [least(lons!), most(lons!), least(lats!), most(lats!)];
  const onSide = ([a, b]: readonly [Position, Position]) =>
    sides.some((side, i) => {
      const axis = i < 2 ? 0 : 1;
      return Math.abs(a[axis]! - side) < BOX_DEGREES && Math.abs(b[axis]! - side) < BOX_DEGREES;
    });
  return chain(edges.filter((edge) => !onSide(edge)));
}

/** The sides were cut in another system, so that they bend a little in degrees. */
const BOX_DEGREES = 0.002;

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);

const isClosed = (line: readonly Position[]): boolean => at(line[0]!) === at(line.at(-1)!);

/** Join directed edges end to end. Lines start where no edge arrives, so that an open line is not cut in two. */
function chain(edges: readonly (readonly [Position, Position])[]): Position[][] {
  const leaving = new Map<string, number[]>();
  const arriving = new Set<string>();
  edges.forEach(([a, b], i) => {
    leaving.set(at(a), [...(leaving.get(at(a)) ?? []), i]);
    arriving.add(at(b));
  });
  const used = new Set<number>();
  const lines: Position[][] = [];
  const follow = (start: number): void => {
    const line = [edges[start]![0]];
    for (let i: number | undefined = start; i !== undefined; ) {
      used.add(i);
      const end: Position = edges[i]![1];
      line.push(end);
      i = leaving.get(at(end))?.find((next) => !used.has(next));
    }
    lines.push(line);
  };
  edges.forEach(([a], i) => {
    if (!used.has(i) && !arriving.has(at(a))) follow(i);
  });
  edges.forEach((_, i) => {
    if (!used.has(i)) follow(i);
  });
  return lines;
}

/** What is to be buffered, in a plane with its scale: vertices once each, edges cut into short pieces. */
import { edgeLength } from '../../geodesy/ellipsoid.ts';
import type { WkbSource } from '../wkb.ts';
import { type Network, network } from './hulls.ts';
import type { Outside } from './outline.ts';
import { curvatureAt, ScaledPlane } from './scaled-plane.ts';

/**
 * Longest piece of an edge, metres. A piece straight in longitude/latitude and one straight in the plane then differ by
 * L^2 tan(latitude) / 8R: 0.6 mm at 40 degrees.
 */
const MAX_PIECE_METRES = 200;
const TURN = 2 * Math.PI;

export interface PlaneSource {
  readonly plane: ScaledPlane;
  readonly net: Network;
  /** Per vertex 1 / (M N), see ScaledPlane. */
  readonly curvature: Float64Array;
  readonly outside: Outside;
}

type Position = readonly number[];

/** `source` in longitude, latitude, degrees; polygons valid and closed, or lines of which each may cross itself and others. */
export function planeSource(source: WkbSource): PlaneSource {
  const closed = source.type === 'polygons';
  const lines = linesOf(source).map(densify);
  const plane = new ScaledPlane(extentOf(lines));
  const vertices = new Map<string, number>();
  const positions: Position[] = [];
  const chains = lines.map((line) =>
    line.map((v) => {
      const key = `${v[0]} ${v[1]}`;
      let vertex = vertices.get(key);
      if (vertex === undefined) {
        vertex = positions.length;
        vertices.set(key, vertex);
        positions.push(v);
      }
      return vertex;
    }),
  );
  const x = new Float64Array(positions.length);
  const y = new Float64Array(positions.length);
  const curvature = new Float64Array(positions.length);
  positions.forEach((v, i) => {
    [x[i], y[i]] = plane.forward(v[0]!, v[1]!);
    curvature[i] = curvatureAt(v[1]!);
  });
  const joins = joinsOf(chains, positions.length);
  const net = network(x, y, joins);
  const outside = closed ? outsideOf(net) : { left: true, around: () => true };
  return { plane, net, curvature, outside };
}

function linesOf(source: WkbSource): readonly (readonly Position[])[] {
  if (source.type === 'point') return [[source.coordinates]];
  if (source.type === 'line') return [source.coordinates];
  if (source.type === 'lines') return source.coordinates;
  return source.coordinates.flatMap((rings) => rings.map((ring, i) => turned(ring, i === 0)));
}

/** Shells counter-clockwise, holes clockwise: the ground on the left. */
function turned(ring: readonly Position[], counterClockwise: boolean): readonly Position[] {
  const [x0, y0] = ring[0] as [number, number];
  let doubled = 0;
  for (let i = 1; i < ring.length; i++)
    doubled += (ring[i - 1]![0]! - x0) * (ring[i]![1]! - y0) - (ring[i]![0]! - x0) * (ring[i - 1]![1]! - y0);
  return doubled > 0 === counterClockwise ? ring : [...ring].reverse();
}

/** The line cut into pieces short enough for a plane; keeps every vertex. Longitude, latitude, degrees. */
export function densify(line: readonly Position[]): Position[] {
  const out: Position[] = [];
  line.forEach((vertex, i) => {
    const [lon, lat] = vertex as [number, number];
    if (i > 0) {
      const [lon0, lat0] = line[i - 1] as [number, number];
      const pieces = Math.ceil(edgeLength(lon0, lat0, lon, lat) / MAX_PIECE_METRES);
      for (let k = 1; k < pieces; k++)
        out.push([lon0 + ((lon - lon0) * k) / pieces, lat0 + ((lat - lat0) * k) / pieces]);
    }
    out.push([lon, lat]);
  });
  return out;
}

/** The pairs of neighbours along the chains, each once, whichever way and however often it is gone. */
function joinsOf(chains: readonly (readonly number[])[], vertices: number): Int32Array {
  const joins: number[] = [];
  const seen = new Set<number>();
  for (const chain of chains)
    for (let i = 1; i < chain.length; i++) {
      const [a, b] = [chain[i - 1]!, chain[i]!];
      const key = Math.min(a, b) * vertices + Math.max(a, b);
      if (a === b || seen.has(key)) continue;
      seen.add(key);
      joins.push(a, b);
    }
  return Int32Array.from(joins);
}

/** For rings with the ground on their left. */
function outsideOf({ x, y, joins, firstAt, atVertex }: Network): Outside {
  const direction = (from: number, to: number) => Math.atan2(y[to]! - y[from]!, x[to]! - x[from]!);
  return {
    left: false,
    around(vertex, way) {
      // The ground at a vertex lies between an edge that leaves it and, counter-clockwise, the next that comes in.
      let nearest = TURN;
      let leaves = false;
      for (let i = firstAt[vertex]!; i < firstAt[vertex + 1]!; i++) {
        const s = atVertex[i]!;
        const [a, b] = [joins[2 * s]!, joins[2 * s + 1]!];
        const turn = (((way - direction(vertex, a === vertex ? b : a)) % TURN) + TURN) % TURN;
        if (turn < nearest) [nearest, leaves] = [turn, a === vertex];
      }
      return !leaves;
    },
  };
}

function extentOf(lines: readonly (readonly Position[])[]): [number, number, number, number] {
  const extent: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines)
    for (const [lon, lat] of line as readonly [number, number][]) {
      extent[0] = Math.min(extent[0], lon);
      extent[1] = Math.min(extent[1], lat);
      extent[2] = Math.max(extent[2], lon);
      extent[3] = Math.max(extent[3], lat);
    }
  return extent;
}

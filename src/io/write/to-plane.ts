/**
 * Geometries in longitude, latitude as they stand in a projected system. An edge straight in longitude/latitude bends in the
 * plane: vertices are added until it keeps within a millimetre of its place. Where they go depends on the two ends of the edge
 * alone, so neighbours that share an edge keep sharing it.
 */
import type { Geometry, Position } from 'geojson';
import type { Convert } from '../../geodesy/crs.ts';

/** Largest distance between the bent line and the straight edges written for it, metres. */
const TOLERANCE_METRES = 0.0009;
/** Longer edges are cut in any case, so that the middle of a piece stands for the whole of it. */
const LONG_METRES = 10_000;

/** `project`: longitude, latitude in degrees to easting, northing in metres. Single positions stay single. */
export const toPlane = (geometry: Geometry, project: Convert): Geometry =>
  placed(geometry, project, (positions) => bent(positions, project));

/**
 * The same with the geometry's own vertices and no others. For lists of boundary points: a point that nobody surveyed has no
 * place among them, though the plane's straight edge may then lie beside the real one (`toPlane` keeps it within a millimetre).
 */
export const cornersToPlane = (geometry: Geometry, project: Convert): Geometry =>
  placed(geometry, project, (positions) => positions.map((p) => project(p[0]!, p[1]!)));

type Line = (positions: readonly Position[]) => Position[];

function placed(geometry: Geometry, project: Convert, line: Line): Geometry {
  const at = (p: Position): Position => project(p[0]!, p[1]!);
  switch (geometry.type) {
    case 'Point':
      return { ...geometry, coordinates: at(geometry.coordinates) };
    case 'MultiPoint':
      return { ...geometry, coordinates: geometry.coordinates.map(at) };
    case 'LineString':
      return { ...geometry, coordinates: line(geometry.coordinates) };
    case 'MultiLineString':
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map(line) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(line)) };
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map((inner) => placed(inner, project, line)) };
  }
}

function bent(line: readonly Position[], project: Convert): Position[] {
  const out: Position[] = [];
  line.forEach((vertex, i) => {
    const [lon, lat] = vertex as [number, number];
    if (i > 0) between(out, line[i - 1]!, [lon, lat], project);
    out.push(project(lon, lat));
  });
  return out;
}

/** Adds what an edge needs between its ends, found from one end or the other alike. */
function between(out: Position[], a: Position, b: Position, project: Convert): void {
  const forward = a[0]! < b[0]! || (a[0] === b[0] && a[1]! <= b[1]!);
  const [from, to] = forward ? [a, b] : [b, a];
  const added: Position[] = [];
  halve(added, from, project(from[0]!, from[1]!), to, project(to[0]!, to[1]!), project);
  out.push(...(forward ? added : added.reverse()));
}

/** `a`, `b` in degrees and `pa`, `pb` the same in the plane. */
function halve(out: Position[], a: Position, pa: Position, b: Position, pb: Position, project: Convert): void {
  const middle: [number, number] = [(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2];
  const p = project(middle[0], middle[1]);
  const [dx, dy] = [pb[0]! - pa[0]!, pb[1]! - pa[1]!];
  const length = Math.hypot(dx, dy);
  if (!(length > 0) || !Number.isFinite(length)) return;
  const [mx, my] = [p[0] - (pa[0]! + pb[0]!) / 2, p[1] - (pa[1]! + pb[1]!) / 2];
  const strays = Math.abs(dx * my - dy * mx) / length > TOLERANCE_METRES;
  if (!strays && length <= LONG_METRES) return;
  halve(out, a, pa, middle, p, project);
  out.push(p);
  halve(out, middle, p, b, pb, project);
}

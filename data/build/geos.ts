/** GEOS on grid areas: every function takes and gives plain coordinates and leaves nothing behind in its memory. */
import type { Geometry, Position } from 'geojson';
import initGeosJs from 'geos-wasm';
import { geojsonToGeosGeom, geosGeomToGeojson } from 'geos-wasm/helpers';
import { type Area, orient, type Point, type Ring } from './grid.ts';

const geos = await initGeosJs();
type Pointer = number;

function pass(geometry: Geometry): Pointer {
  const pointer = geojsonToGeosGeom(geometry, geos) as Pointer;
  if (!pointer) throw new Error(`GEOS did not take a ${geometry.type}`);
  return pointer;
}

function take(pointer: Pointer, what: string): Geometry {
  if (!pointer) throw new Error(`GEOS failed: ${what}`);
  const geometry = geosGeomToGeojson(pointer, geos) as Geometry;
  geos.GEOSGeom_destroy(pointer);
  return geometry;
}

const multi = (area: Area): Geometry => ({ type: 'MultiPolygon', coordinates: area as Position[][][] });

/** Polygons of a result; points and lines, which overlays leave where shapes touch, are no area. */
function polygons(geometry: Geometry): Area {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.length > 0 ? orient([geometry.coordinates]) : [];
    case 'MultiPolygon':
      return orient(geometry.coordinates);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(polygons);
    default:
      return [];
  }
}

function unary(area: Area, what: string, operation: (p: Pointer) => Pointer): Area {
  const p = pass(multi(area));
  const result = operation(p);
  geos.GEOSGeom_destroy(p);
  return polygons(take(result, what));
}

function binary(a: Area, b: Area, what: string, operation: (p: Pointer, q: Pointer) => Pointer): Area {
  const [p, q] = [pass(multi(a)), pass(multi(b))];
  const result = operation(p, q);
  geos.GEOSGeom_destroy(p);
  geos.GEOSGeom_destroy(q);
  return polygons(take(result, what));
}

/** The overlays keep to whole grid cells (1). */
export const union = (area: Area): Area => unary(area, 'union', (p) => geos.GEOSUnaryUnionPrec(p, 1));
export const intersection = (a: Area, b: Area): Area =>
  binary(a, b, 'intersection', (p, q) => geos.GEOSIntersectionPrec(p, q, 1));
export const difference = (a: Area, b: Area): Area =>
  binary(a, b, 'difference', (p, q) => geos.GEOSDifferencePrec(p, q, 1));
export const makeValid = (area: Area): Area => unary(area, 'makeValid', (p) => geos.GEOSMakeValid(p));
/** Union of faces that fit vertex to vertex: keeps every vertex. */
export const dissolve = (faces: Area): Area => unary(faces, 'coverage union', (p) => geos.GEOSCoverageUnion(p));
/** Buffer in grid units; cells are taller than wide, so it is round only nearly: for shapes that are made up. */
export const buffer = (area: Area, width: number, quarterSteps = 8): Area =>
  unary(area, 'buffer', (p) => geos.GEOSBuffer(p, width, quarterSteps));
/** Fewer vertices, none farther than `tolerance`, in the units of the area; stays valid. */
export const simplify = (area: Area, tolerance: number): Area =>
  unary(area, 'simplify', (p) => geos.GEOSTopologyPreserveSimplify(p, tolerance));

/** Round buffer of lines. */
export function bufferLines(parts: readonly Ring[], width: number, quarterSteps = 8): Area {
  const p = pass({ type: 'MultiLineString', coordinates: parts as Position[][] });
  const result = geos.GEOSBuffer(p, width, quarterSteps);
  geos.GEOSGeom_destroy(p);
  return polygons(take(result, 'line buffer'));
}

/**
 * Simplify areas that share borders so that they go on sharing them (Visvalingam and Whyatt). `inner` leaves alone the
 * borders that belong to one area only.
 */
export function simplifyCoverage(areas: readonly Area[], tolerance: number, inner = false): Area[] {
  const p = pass({ type: 'GeometryCollection', geometries: areas.map(multi) });
  const result = geos.GEOSCoverageSimplifyVW(p, tolerance, inner ? 1 : 0);
  geos.GEOSGeom_destroy(p);
  const collection = take(result, 'coverage simplification');
  if (collection.type !== 'GeometryCollection')
    throw new Error('GEOS failed: coverage simplification gave no collection');
  return collection.geometries.map(polygons);
}

/** Faces of the plane cut by `parts`, crossings included, on whole grid cells. */
export function faces(parts: readonly Ring[]): Area[] {
  const p = pass({ type: 'MultiLineString', coordinates: parts as Position[][] });
  const noded = geos.GEOSUnaryUnionPrec(p, 1);
  geos.GEOSGeom_destroy(p);
  if (!noded) throw new Error('GEOS failed: noding');
  const list = geos.Module._malloc(4);
  geos.Module.HEAPU32[list / 4] = noded;
  const result = geos.GEOSPolygonize(list, 1);
  geos.Module._free(list);
  geos.GEOSGeom_destroy(noded);
  return polygons(take(result, 'polygonize')).map((polygon) => [polygon]);
}

/** A point well inside. */
export function inside(area: Area): Point {
  const p = pass(multi(area));
  const point = take(geos.GEOSPointOnSurface(p), 'point on surface');
  geos.GEOSGeom_destroy(p);
  if (point.type !== 'Point') throw new Error('GEOS failed: point on surface');
  return point.coordinates;
}

/** Test of points against one area, fast for many points. */
export function tester(area: Area): { contains(point: Point): boolean; free(): void } {
  const p = pass(multi(area));
  const prepared = geos.GEOSPrepare(p);
  return {
    contains: (point) => geos.GEOSPreparedIntersectsXY(prepared, point[0]!, point[1]!) === 1,
    free: () => {
      geos.GEOSPreparedGeom_destroy(prepared);
      geos.GEOSGeom_destroy(p);
    },
  };
}

/** What is wrong with a geometry, or null where it is valid. */
export function fault(geometry: Geometry): string | null {
  const p = pass(geometry);
  const valid = geos.GEOSisValid(p) === 1;
  const reason = valid ? null : String(geos.Module.UTF8ToString(geos.GEOSisValidReason(p) as unknown as number));
  geos.GEOSGeom_destroy(p);
  return reason;
}

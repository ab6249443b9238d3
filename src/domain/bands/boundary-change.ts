/** A boundary against an earlier version of itself: where the line was redrawn, and by how much. */
import {
  type LayerReport,
  type OverlayLayer,
  openOverlay,
  type Polygons,
  TOUCH_SQUARE_METRES,
  type Work,
} from '../../engine/index.ts';
import { parallelRadiusMetres, RADIANS_PER_DEGREE, SEMI_MAJOR_METRES } from '../../geodesy/ellipsoid.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { type Geos, loadGeos, unwrap } from '../geos.ts';
import { Meter } from './meter.ts';
import { densify, planeSource } from './source.ts';

/** Ground that lies inside one version only. */
export interface BoundaryPiece {
  readonly kind: 'gained' | 'lost';
  /** Place of the district, or OUTSIDE where it lies in none or none were given. */
  readonly part: number;
  readonly polygon: PolygonCoordinates[number];
  readonly areaSquareMetres: number;
  /**
   * How far the piece reaches from the earlier boundary line, metres, and where: the largest distance found at its vertices,
   * every 200 m along its edges and in its innermost place.
   */
  readonly farthestMetres: number;
  readonly farthestAt: readonly [number, number];
}

export interface BoundaryChange {
  /** Largest first. */
  readonly pieces: readonly BoundaryPiece[];
  /** By district (and OUTSIDE) that anything changed in, exact: pieces may miss slivers that rounding closes. */
  readonly parts: readonly {
    readonly part: number;
    readonly gainedSquareMetres: number;
    readonly lostSquareMetres: number;
  }[];
  readonly gainedSquareMetres: number;
  readonly lostSquareMetres: number;
  /** The largest of all pieces; null where nothing changed. */
  readonly farthest: BoundaryPiece | null;
  /** What the engine says of the two versions, in their order. */
  readonly reports: readonly LayerReport[];
}

/** Places within this many metres count as the innermost place of a piece. */
const INNERMOST_METRES = 1;

/**
 * Compare two versions of a management range. Both as for `bufferBands`; `districts`, where given, divide the answer.
 *
 * @throws GeosFailure where the earlier version cannot be dissolved.
 */
export async function compareBoundaries(
  before: PolygonCoordinates,
  after: PolygonCoordinates,
  work: Work,
  districts: readonly Polygons[] = [],
): Promise<BoundaryChange> {
  const partition: OverlayLayer[] =
    districts.length === 0
      ? []
      : [{ id: 'districts', features: districts.map((polygons) => ({ class: 0, polygons })), bits: null }];
  const overlay = await openOverlay(partition, work);
  const change = await overlay.change(version('before', before), version('after', after), work);
  const found = await change.pieces(work);
  const geos = await loadGeos();
  const line = unwrap(geos.union(before));
  const meter = line.length === 0 ? null : new Meter(planeSource({ type: 'polygons', coordinates: line }));
  const pieces = found.pieces.map((piece): BoundaryPiece => {
    const { part, areaSquareMetres } = piece;
    const polygon = piece.polygon.map((ring) => ring.map((v) => [...v]));
    return {
      kind: piece.after === 0 ? 'lost' : 'gained',
      part,
      polygon,
      areaSquareMetres,
      ...farthestIn(geos, polygon, meter),
    };
  });
  const parts = new Map<number, { part: number; gainedSquareMetres: number; lostSquareMetres: number }>();
  for (const row of change.rows) {
    // Where the versions only share a line, rounding may leave an area far below this.
    if (row.before === row.after || Math.abs(row.areaSquareMetres) < TOUCH_SQUARE_METRES) continue;
    const sum = parts.get(row.part) ?? { part: row.part, gainedSquareMetres: 0, lostSquareMetres: 0 };
    sum[row.after === 0 ? 'lostSquareMetres' : 'gainedSquareMetres'] += row.areaSquareMetres;
    parts.set(row.part, sum);
  }
  const rows = [...parts.values()];
  return {
    pieces,
    parts: rows,
    gainedSquareMetres: rows.reduce((sum, row) => sum + row.gainedSquareMetres, 0),
    lostSquareMetres: rows.reduce((sum, row) => sum + row.lostSquareMetres, 0),
    farthest: pieces.reduce<BoundaryPiece | null>(
      (best, p) => (best && best.farthestMetres >= p.farthestMetres ? best : p),
      null,
    ),
    reports: change.reports,
  };
}

const version = (id: string, polygons: PolygonCoordinates): OverlayLayer => ({
  id,
  features: polygons.length === 0 ? [] : polygons.map((polygon) => ({ class: 0, polygons: [polygon] })),
  bits: [0],
});

/** Without an earlier line nothing is far from it: infinite. */
function farthestIn(
  geos: Geos,
  polygon: PolygonCoordinates[number],
  meter: Meter | null,
): Pick<BoundaryPiece, 'farthestMetres' | 'farthestAt'> {
  const [first] = polygon[0]! as [number, number][];
  if (!meter) return { farthestMetres: Number.POSITIVE_INFINITY, farthestAt: first! };
  let farthestMetres = -1;
  let farthestAt = first!;
  for (const [lon, lat] of [...polygon.flatMap(densify), innermost(geos, polygon)] as [number, number][]) {
    const { distanceMetres } = meter.foot(lon, lat);
    if (distanceMetres > farthestMetres) [farthestMetres, farthestAt] = [distanceMetres, [lon, lat]];
  }
  return { farthestMetres, farthestAt };
}

/** The place of a polygon farthest from its outline, in a frame where a metre is as long either way. */
function innermost(geos: Geos, polygon: PolygonCoordinates[number]): [number, number] {
  const latitude = polygon[0]![0]![1]!;
  const narrow = parallelRadiusMetres(latitude) / SEMI_MAJOR_METRES;
  const flat = polygon.map((ring) => ring.map(([lon, lat]) => [lon! * narrow, lat!]));
  const tolerance = INNERMOST_METRES / (SEMI_MAJOR_METRES * RADIANS_PER_DEGREE);
  const [x, y] = unwrap(geos.innermost(flat, tolerance));
  return [x / narrow, y];
}

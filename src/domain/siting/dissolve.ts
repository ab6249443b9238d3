/** Several parcels of a file as one site: what they share is counted once, and their common edges leave no trace. */
import type { Geometry, Position } from 'geojson';
import type { Work } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { loadGeos } from '../geos.ts';
import type { Placement } from '../imported-layer.ts';
import { placeLayer } from '../place-layer.ts';
import type { Outcome, Problem } from '../problems.ts';
import { narrowGaps, type ParcelGaps } from './parcel-gaps.ts';
import { type SharedCorners, shareCorners } from './shared-corners.ts';

interface Placed {
  readonly geometry: Geometry | null;
}

/** The parcels with the corners they share, still in the numbers of their file; a warning says what was done to them. */
export function withSharedCorners<F extends Placed>(
  features: readonly F[],
  placement: Placement,
): { readonly features: readonly F[]; readonly problems: readonly Problem[] } {
  const own = features.flatMap(({ geometry }) => (geometry ? [geometry] : []));
  const shared = shareCorners(own, placement);
  const geometries = shared.geometries.values();
  return {
    features: features.map((f) => {
      const geometry = f.geometry && geometries.next().value!;
      return geometry === f.geometry ? f : { ...f, geometry };
    }),
    problems: shared.inserted + shared.moved > 0 ? [sharedProblem(shared)] : [],
  };
}

const MILLIMETRES_PER_METRE = 1000;

const sharedProblem = ({ inserted, moved, farthestMetres, limitMetres }: SharedCorners): Problem => ({
  code: 'corners-shared',
  severity: 'warning',
  where: {},
  values: {
    inserted,
    moved,
    millimetres: upTo(farthestMetres),
    limit: upTo(limitMetres),
  },
});

const apartProblem = ({ gaps, overlaps, gapMetres, overlapMetres }: ParcelGaps): Problem => ({
  code: 'parcels-apart',
  severity: 'warning',
  where: {},
  values: {
    gaps,
    overlaps,
    gapMillimetres: toTenth(gapMetres),
    overlapMillimetres: toTenth(overlapMetres),
  },
});

/** To a tenth of a millimetre. */
const toTenth = (metres: number): number => Math.round(metres * MILLIMETRES_PER_METRE * 10) / 10;

/** Rounded up to a tenth of a millimetre: never less than it was. */
const upTo = (metres: number): number => Math.max(0, Math.ceil(metres * MILLIMETRES_PER_METRE * 10 - 1e-6) / 10);

export interface DissolvedParcels {
  readonly polygons: PolygonCoordinates;
  /** Of its vertices those that were put into edges to keep them straight. */
  readonly addedVertices: number;
}

/**
 * The parcels as one. `corners` are their geometries before they were placed, `placed` after; they need not be apart and may
 * be faulty each by itself.
 */
export async function dissolveParcels(
  corners: readonly Geometry[],
  placed: readonly Geometry[],
  placement: Placement,
  work: Work,
): Promise<Outcome<DissolvedParcels>> {
  const whole = (await loadGeos()).makeValid(placed.flatMap(polygonsOf));
  if (!whole.ok) return whole;
  const gaps = await narrowGaps(placed.map(polygonsOf), whole.value);
  const own = await placeLayer(
    [{ geometry: { type: 'MultiPoint', coordinates: corners.flatMap(polygonsOf).flat(2) } }],
    placement,
    work,
  );
  if (!own.ok) return own;
  const [points] = own.value.features;
  const isCorner = new Set(points?.geometry?.type === 'MultiPoint' ? points.geometry.coordinates.map(keyOf) : []);
  const added = new Set(
    placed
      .flatMap(polygonsOf)
      .flat(2)
      .map(keyOf)
      .filter((key) => !isCorner.has(key)),
  );
  const vertices = whole.value.flat().flatMap((ring) => ring.slice(0, -1));
  const addedVertices = vertices.filter((vertex) => added.has(keyOf(vertex))).length;
  return {
    ok: true,
    value: { polygons: whole.value, addedVertices },
    problems: [...whole.problems, ...(gaps && gaps.gaps + gaps.overlaps > 0 ? [apartProblem(gaps)] : [])],
  };
}

const keyOf = ([lon, lat]: readonly number[]): string => `${lon} ${lat}`;

const polygonsOf = (geometry: Geometry): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];

/**
 * 球面复核: an overlap a second time, by Turf on the sphere, with other code for the clipping and for the area. It guards
 * against gross error, not against the last digits: a sphere differs from the ellipsoid by up to 0.2 %, by an amount known
 * for each latitude, which is printed beside the result. The engine's figure leads.
 */
import {
  area,
  bbox,
  bboxClip,
  centerOfMass,
  featureCollection,
  intersect,
  multiPolygon,
  polygon,
  union,
} from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { meridianRadiusMetres, parallelRadiusMetres, RADIANS_PER_DEGREE } from '../geodesy/ellipsoid.ts';
import type { PolygonCoordinates } from './feature-table.ts';

/** Turf's Earth radius, metres. */
const SPHERE_METRES = 6371008.8;
/** Turf's overlay takes seconds on larger operands, after they were cut to the outline's box. */
const MAX_VERTICES = 5000;
/**
 * What may remain between the two after the expected deviation, as a share: the expectation is that of one latitude, so it
 * grows with the overlap's height in degrees.
 */
const AGREEMENT = 1e-5;
const AGREEMENT_PER_DEGREE = 1e-4;
/** And as an area: where borders nearly coincide, each overlay finds slivers of its own. */
const SLIVERS_SQUARE_METRES = 0.01;

/**
 * Longest side that Turf is asked to measure, degrees: its sides are straight in (longitude, sine of latitude) and ours in
 * (longitude, latitude), which on a slanted side of 5 km are 0.4 m apart and on one so short 0.05 mm.
 */
const LONGEST_DEGREES = 0.0005;

export interface SphericalVerdict {
  /** `too-large`: beyond what Turf can do in reasonable time; `failed`: Turf gave up. Neither says anything of the figure. */
  readonly state: 'agrees' | 'differs' | 'too-large' | 'failed';
  readonly sphereSquareMetres: number | null;
  /** Sphere against ellipsoid, as a share: measured, and expected at this latitude; null also where both areas are 0. */
  readonly deviation: number | null;
  readonly expectedDeviation: number | null;
}

/** How much larger a small area is on Turf's sphere than on the ellipsoid, as a share. */
export function expectedDeviation(latDegrees: number): number {
  const prime = parallelRadiusMetres(latDegrees) / Math.cos(latDegrees * RADIANS_PER_DEGREE);
  return (SPHERE_METRES * SPHERE_METRES) / (meridianRadiusMetres(latDegrees) * prime) - 1;
}

/**
 * Compute what features cover of an outline, together, and compare it with the ellipsoidal figure, square metres. Degrees
 * on CGCS2000. Yields between Turf's operations, which may take a second each.
 */
export function* sphericalVerdict(
  outline: PolygonCoordinates,
  features: readonly PolygonCoordinates[],
  squareMetres: number,
): Generator<void, SphericalVerdict, void> {
  const site = multiPolygon(outline);
  const box = bbox(site) as Box;
  const pieces = features.map((f) => clipped(f, box)).filter((p) => p.geometry.coordinates.length > 0);
  if (pieces.length > 0 && vertices(site) + pieces.reduce((n, p) => n + vertices(p), 0) > MAX_VERTICES)
    return without('too-large');
  const overlaps: Feature<Polygon | MultiPolygon>[] = [];
  for (const piece of pieces) {
    yield;
    const overlap = orGivenUp(() => intersect(featureCollection([site, piece])));
    if (overlap === 'given-up') return without('failed');
    if (overlap) overlaps.push(overlap);
  }
  if (overlaps.length > 1) yield;
  const together = overlaps.length > 1 ? orGivenUp(() => union(featureCollection(overlaps))) : (overlaps[0] ?? null);
  return together === 'given-up' ? without('failed') : compared(together, squareMetres);
}

function compared(overlap: Feature<Polygon | MultiPolygon> | null, squareMetres: number): SphericalVerdict {
  const sphereSquareMetres = overlap ? area(inShortSides(overlap)) : 0;
  if (!overlap || squareMetres === 0) {
    const state = Math.abs(sphereSquareMetres - squareMetres) <= SLIVERS_SQUARE_METRES ? 'agrees' : 'differs';
    return { ...without(state), sphereSquareMetres };
  }
  const [, south, , north] = bbox(overlap);
  const expected = expectedOf(polygonsIn(overlap));
  const deviation = sphereSquareMetres / squareMetres - 1;
  const allowed = AGREEMENT + AGREEMENT_PER_DEGREE * (north! - south!) + SLIVERS_SQUARE_METRES / squareMetres;
  return {
    state: Math.abs(deviation - expected) <= allowed ? 'agrees' : 'differs',
    sphereSquareMetres,
    deviation,
    expectedDeviation: expected,
  };
}

const polygonsIn = ({ geometry }: Feature<Polygon | MultiPolygon>): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** The expectation of each polygon at its own latitude, by area. */
function expectedOf(polygons: readonly Position[][][]): number {
  let [deviation, total] = [0, 0];
  for (const [shell] of polygons) {
    const piece = polygon([shell!]);
    const weight = Math.max(area(piece), Number.EPSILON);
    deviation += weight * expectedDeviation(centerOfMass(piece).geometry.coordinates[1]!);
    total += weight;
  }
  return deviation / total;
}

/** The same shape with points set on its sides, in longitude and latitude. */
function inShortSides(overlap: Feature<Polygon | MultiPolygon>): Feature<MultiPolygon> {
  return multiPolygon(polygonsIn(overlap).map((rings) => rings.map(ringInShortSides)));
}

function ringInShortSides(ring: readonly Position[]): Position[] {
  return ring.flatMap(([lon, lat], i) => {
    const [toLon, toLat] = ring[i + 1] ?? [lon, lat];
    const [x, y] = [toLon! - lon!, toLat! - lat!];
    const sides = Math.max(1, Math.ceil(Math.hypot(x, y) / LONGEST_DEGREES));
    return Array.from({ length: sides }, (_, k) => [lon! + (x * k) / sides, lat! + (y * k) / sides]);
  });
}

const without = (state: SphericalVerdict['state']): SphericalVerdict => ({
  state,
  sphereSquareMetres: null,
  deviation: null,
  expectedDeviation: null,
});

/** Turf's overlay throws on some nearly coincident edges, and a check that failed says so. */
function orGivenUp<T>(overlay: () => T): T | 'given-up' {
  try {
    return overlay();
  } catch (error) {
    if (error instanceof Error) return 'given-up';
    throw error;
  }
}

type Box = [number, number, number, number];

/** Cut to a box; clipping leaves empty rings behind, which the overlay would refuse. */
function clipped(polygons: PolygonCoordinates, box: Box): Feature<MultiPolygon> {
  const kept = polygons.flatMap((polygon) => {
    const cut = bboxClip(multiPolygon([polygon]), box).geometry as MultiPolygon;
    return (cut.coordinates ?? [])
      .map((rings) => rings.filter((r) => r.length >= 4))
      .filter((rings) => rings.length > 0);
  });
  return multiPolygon(kept);
}

const vertices = ({ geometry }: Feature<MultiPolygon>): number =>
  geometry.coordinates.reduce((n, p) => n + p.reduce((m, r) => m + r.length, 0), 0);

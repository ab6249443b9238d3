/** Bands at stated geodesic distances around a boundary, and buffers of lines and points. Longitude, latitude on CGCS2000. */
import { atOnce, type Progress, type Work } from '../engine/index.ts';
import { nest } from './bands/nest.ts';
import { Offsetter } from './bands/offset.ts';
import { landOnTheLeft, leftRings, type SidedLine } from './bands/sided-line.ts';
import type { PolygonCoordinates } from './feature-table.ts';
import { type Geos, GeosFailure, loadGeos, unwrap } from './geos.ts';
import { type Outcome, refusal } from './problems.ts';
import type { WkbSource } from './wkb.ts';

interface BandRing {
  /** Exclusive: 0 is the boundary itself. */
  readonly fromMetres: number;
  /** Inclusive. */
  readonly toMetres: number;
  readonly polygon: PolygonCoordinates;
}

export interface Bands {
  /** Nested, disjoint, from the boundary outwards; neighbours share their border vertex for vertex. */
  readonly rings: BandRing[];
  /** The management range itself, dissolved: a class of its own. Empty where the boundary is a line. */
  readonly inside: PolygonCoordinates;
  /**
   * Largest difference between a band line and its stated distance, metres: measured at every vertex, in the middle of every
   * edge and every 25 m along it.
   */
  readonly largestErrorMetres: number;
}

/** Where a band set was drawn from. A redrawn line is another version, with another date. */
export interface BandsRecord {
  readonly boundary: { readonly layerId: string; readonly versionId: string; readonly date: string };
  readonly distancesMetres: readonly number[];
  readonly largestErrorMetres: number;
  readonly method: 'geodesic-outward' | 'geodesic-landward';
}

export type BandSource =
  | { readonly type: 'polygons'; readonly coordinates: PolygonCoordinates }
  | {
      readonly type: 'lines';
      readonly lines: readonly {
        readonly coordinates: readonly (readonly number[])[];
        /** Where the river lies, seen along the line; null where nobody has said. */
        readonly riverSide: 'left' | 'right' | null;
      }[];
    };

interface BandsRequest {
  readonly source: BandSource;
  /** Positive, in any order; each is taken once. */
  readonly distancesMetres: readonly number[];
  readonly boundary: BandsRecord['boundary'];
}

export interface RecordedBands extends Bands {
  readonly record: BandsRecord;
}

/**
 * Bands with the record of what they were drawn from. Problems: `distance-not-positive`, `line-side-missing` (with the place
 * of the line in `where.feature`), and what GEOS could not do.
 */
export async function recordedBands(
  { source, distancesMetres, boundary }: BandsRequest,
  work: Work,
): Promise<Outcome<RecordedBands>> {
  const wrong = distancesMetres.find((d) => !(d > 0 && Number.isFinite(d)));
  if (wrong !== undefined || distancesMetres.length === 0)
    return refusal('distance-not-positive', {}, { value: String(wrong ?? ''), distances: distancesMetres.join(', ') });
  const distances = [...new Set(distancesMetres)].sort((a, b) => a - b);
  try {
    let bands: Bands;
    if (source.type === 'lines') {
      const sided = source.lines.flatMap(({ coordinates, riverSide }) =>
        riverSide === null ? [] : [{ coordinates, riverSide }],
      );
      const feature = source.lines.findIndex((line) => line.riverSide === null);
      if (feature >= 0) return refusal('line-side-missing', { feature });
      bands = await bandsOfLines(sided, distances, work);
    } else bands = await bufferBands(source.coordinates, distances, work);
    const { largestErrorMetres } = bands;
    const method = source.type === 'lines' ? 'geodesic-landward' : 'geodesic-outward';
    const record: BandsRecord = { boundary, distancesMetres: distances, largestErrorMetres, method };
    return { ok: true, value: { ...bands, record }, problems: [] };
  } catch (failure) {
    if (failure instanceof GeosFailure) return { ok: false, problems: [failure.problem] };
    throw failure;
  }
}

/**
 * Rings outside a management range: the first from the range to the first distance, each next one from the distance before
 * it. What lies inside the range is in none of them; a hole in the range counts as outside.
 *
 * `boundary` must be valid by the standard of simple features (its polygons may overlap each other). `distancesMetres` must
 * be positive and increase; throws RangeError otherwise, and GeosFailure where GEOS fails.
 */
export async function bufferBands(
  boundary: PolygonCoordinates,
  distancesMetres: readonly number[],
  work: Work = atOnce,
): Promise<Bands> {
  mustIncrease(distancesMetres);
  const geos = await loadGeos();
  const inside = unwrap(geos.union(boundary));
  if (inside.length === 0) throw new RangeError('a management range must have an area');
  const { outlines, largestErrorMetres } = await work.drive(
    outlinesOf(geos, { type: 'polygons', coordinates: inside }, distancesMetres),
  );
  const rings = distancesMetres.map((toMetres, i): BandRing => {
    const [inner, fromMetres] = i === 0 ? [inside, 0] : [outlines[i - 1]!, distancesMetres[i - 1]!];
    return { fromMetres, toMetres, polygon: between(geos, outlines[i]!, inner) };
  });
  return { rings, inside, largestErrorMetres };
}

/**
 * Rings on the land side of lines, cut square at their ends (see sided-line.ts). Lines whose ends meet go on in each other.
 * Distances as for a range. Throws RangeError where a line has no two different vertices, and GeosFailure.
 */
async function bandsOfLines(
  sided: readonly SidedLine[],
  distancesMetres: readonly number[],
  work: Work,
): Promise<Bands> {
  for (const { coordinates } of sided) mustBeLine(coordinates);
  const geos = await loadGeos();
  const lines = sided.map(landOnTheLeft);
  const { offsetter, outlines, largestErrorMetres } = await work.drive(
    outlinesOf(geos, { type: 'lines', coordinates: lines }, distancesMetres),
  );
  const polygons = leftRings(geos, lines, offsetter.source, offsetter.meter, distancesMetres, outlines);
  const rings = distancesMetres.map((toMetres, i) => ({
    fromMetres: distancesMetres[i - 1] ?? 0,
    toMetres,
    polygon: polygons[i]!,
  }));
  return { rings, inside: [], largestErrorMetres };
}

/** Everything within each distance, and how well the lines keep it. */
function* outlinesOf(geos: Geos, source: WkbSource, distances: readonly number[]) {
  const offsetter = new Offsetter(geos, source);
  const total = distances.length * offsetter.steps;
  const outlines: PolygonCoordinates[] = [];
  let largestErrorMetres = 0;
  for (const metres of distances) {
    const before = outlines.length * offsetter.steps;
    const outline = yield* told(offsetter.within(metres), (done) => ({ done: before + done, total }));
    const now = { done: before + offsetter.steps, total };
    const error = yield* told(offsetter.meter.largestError(outline.flat(), metres), () => now);
    largestErrorMetres = Math.max(largestErrorMetres, error);
    outlines.push(outline);
  }
  return { offsetter, outlines, largestErrorMetres };
}

/** Steps with what they yield told as progress. */
function* told<Y, T>(steps: Generator<Y, T, void>, progress: (step: Y) => Progress): Generator<Progress, T, void> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield progress(step.value);
  }
}

/** `outer` without `inner`, which lies inside it: the border is taken over vertex for vertex. */
function between(geos: Geos, outer: PolygonCoordinates, inner: PolygonCoordinates): PolygonCoordinates {
  const ring = nest([...outer.flat(), ...inner.flat().map((r) => r.toReversed())]);
  // Rings of the range that touch each other may part the ground between them.
  return unwrap(geos.isValid(ring)).valid ? ring : unwrap(geos.difference(outer, inner));
}

export type BufferSource =
  | { readonly type: 'line'; readonly coordinates: readonly (readonly number[])[] }
  | { readonly type: 'point'; readonly coordinates: readonly number[] };

/**
 * Everything within `metres` of a line (so a strip twice as wide, with round ends) or of a point (a disc). Throws RangeError
 * where `metres` is not positive or a line has fewer than two vertices, and GeosFailure where GEOS fails.
 */
export async function geodesicBuffer(
  source: BufferSource,
  metres: number,
  work: Work = atOnce,
): Promise<PolygonCoordinates> {
  if (!(metres > 0 && Number.isFinite(metres))) throw new RangeError(`buffer distance must be positive: ${metres}`);
  if (source.type === 'line' && source.coordinates.length < 2)
    throw new RangeError(`a line needs two vertices, got ${source.coordinates.length}`);
  const offsetter = new Offsetter(await loadGeos(), source);
  return work.drive(told(offsetter.within(metres), (done) => ({ done, total: offsetter.steps })));
}

function mustIncrease(distances: readonly number[]): void {
  let before = 0;
  for (const distance of distances) {
    if (!(distance > before && Number.isFinite(distance)))
      throw new RangeError(`band distances must be positive and increase: ${distances.join(', ')}`);
    before = distance;
  }
}

function mustBeLine(line: readonly (readonly number[])[]): void {
  const [first] = line;
  if (!first || line.every((v) => v[0] === first[0] && v[1] === first[1]))
    throw new RangeError('a line needs two different vertices');
}

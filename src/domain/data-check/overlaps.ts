/** Features of one layer that overlap each other although they should not. */
import { examine, type Footprint, type Overlay, openOverlay, type Work } from '../../engine/index.ts';
import { lineLength, polygonsArea } from '../../geodesy/ellipsoid.ts';
import type { LayerTable, PolygonCoordinates } from '../feature-table.ts';
import { polygonsOf } from '../prepared-city.ts';
import type { Problem } from '../problems.ts';
import { type Asked, OWN } from './asked.ts';
import { insidePoint } from './inside-point.ts';
import { capped, MOST_LISTED, roundArea } from './list.ts';

/** Overlaps no wider than this come from rounding: two lines a millimetre to each side of one border. */
const ROUNDING_METRES = 0.003;
/** Smaller overlaps are never told, square metres. */
const LEAST_SQUARE_METRES = 0.01;

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly squareMetres: number;
}

/** Pairs of features that overlap, largest first, each with a place inside the overlap. */
export async function overlapProblems({ table, context, pairs, work }: Asked): Promise<Problem[]> {
  const perimeters = new Map<number, number>();
  const perimeter = (feature: number): number => {
    const known = perimeters.get(feature) ?? perimeterOf(polygonsOf(table.features[feature]!));
    perimeters.set(feature, known);
    return known;
  };
  const found: Pair[] = pairs
    .filter(
      ({ a, b, areaSquareMetres }) => a.layer === OWN && b.layer === OWN && areaSquareMetres > LEAST_SQUARE_METRES,
    )
    .map(({ a, b, areaSquareMetres }) => ({ a: a.feature, b: b.feature, squareMetres: areaSquareMetres }))
    .filter(({ a, b, squareMetres }) => squareMetres > ROUNDING_METRES * Math.min(perimeter(a), perimeter(b)))
    .sort((p, q) => q.squareMetres - p.squareMetres);
  const places = await placesOf(table, found.slice(0, MOST_LISTED), work);
  return capped(
    found.map((pair, i) => ({ problem: overlapProblem(pair, places.get(i), context.file), weight: pair.squareMetres })),
  );
}

function overlapProblem(
  { a, b, squareMetres }: Pair,
  position: readonly [number, number] | undefined,
  file: string,
): Problem {
  return {
    code: 'layer-overlaps',
    severity: 'warning',
    where: { file, feature: a, ...(position ? { position } : {}) },
    values: { places: 1, squareMetres: roundArea(squareMetres), features: `${a + 1}, ${b + 1}` },
  };
}

const perimeterOf = (polygons: PolygonCoordinates): number =>
  polygons.reduce((sum, rings) => sum + rings.reduce((of, ring) => of + lineLength(ring), 0), 0);

/**
 * A place inside each overlap, by the number of the pair. The larger feature of a pair is opened once, however many smaller
 * ones lie on it, and only the surroundings of those are walked.
 */
async function placesOf(
  table: LayerTable,
  pairs: readonly Pair[],
  work: Work,
): Promise<Map<number, readonly [number, number]>> {
  const size = (feature: number): number =>
    polygonsOf(table.features[feature]!).reduce((sum, rings) => sum + rings.reduce((n, ring) => n + ring.length, 0), 0);
  const opened = new Map<number, Overlay>();
  const places = new Map<number, readonly [number, number]>();
  for (const [i, { a, b }] of pairs.entries()) {
    work.tell({ done: i, total: pairs.length });
    const [large, small] = size(a) >= size(b) ? [a, b] : [b, a];
    let overlay = opened.get(large);
    if (!overlay) {
      const features = [{ class: 0, polygons: polygonsOf(table.features[large]!) }];
      overlay = await openOverlay([{ id: 'large', features, bits: [0] }], work);
      opened.set(large, overlay);
    }
    const place = await placeOf(overlay, examine(polygonsOf(table.features[small]!)).footprint);
    if (place) places.set(i, place);
  }
  return places;
}

async function placeOf(overlay: Overlay, footprint: Footprint): Promise<readonly [number, number] | null> {
  const { outlines } = await overlay.check(footprint, { outlines: true, distances: [] });
  let best: PolygonCoordinates[number] | null = null;
  let most = 0;
  for (const polygon of outlines.get(0)?.polygons ?? []) {
    const squareMetres = polygonsArea([polygon]);
    if (squareMetres > most) {
      most = squareMetres;
      best = polygon;
    }
  }
  return best && insidePoint(best);
}

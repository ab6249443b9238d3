/**
 * Thin pieces that borders drawn twice leave behind: gaps, which neither side covers, and slivers, which both cover or which
 * stand in the layer by themselves. What counts as thin follows from how accurately the borders are known.
 */
import { hasBit, OUTSIDE } from '../../engine/index.ts';
import { lineLength, polygonsArea } from '../../geodesy/ellipsoid.ts';
import { polygonsOf } from '../prepared-city.ts';
import type { Problem } from '../problems.ts';
import { type Asked, NEIGHBOUR_BIT, OWN_BIT } from './asked.ts';
import { insidePoint } from './inside-point.ts';
import { capped, type Entry, roundArea } from './list.ts';
import { openGaps, type Stretch } from './open-gaps.ts';

/** Two borders that mean the same line lie apart by up to so many times the accuracy of both together. */
const SPREAD = 2;
/** A feature of the layer itself that is thinner is no ground anyone plans with, metres. */
const LEAST_FEATURE_WIDTH = 1;
/** What is thinner comes from rounding, metres, and so does what is smaller, square metres. */
const ROUNDING_METRES = 0.003;
const ROUNDING_SQUARE_METRES = 0.01;

type Polygon = number[][][];

interface Piece {
  readonly polygon: Polygon;
  readonly squareMetres: number;
  readonly widthMetres: number;
}

/** Gaps and slivers of a layer, against its neighbour where it has one. */
export async function thinProblems(asked: Asked): Promise<Problem[]> {
  const { context, overlay, work } = asked;
  const other = context.neighbour?.accuracyMetres ?? context.accuracyMetres;
  const limit = SPREAD * Math.hypot(context.accuracyMetres, other);
  const bare = await overlay.trace(({ part, mask }) => (part !== OUTSIDE && mask.low === 0 ? 0 : null), work);
  const closed = thinPieces(bare.get(0)?.polygons ?? [], limit);
  const told = new Set(closed.flatMap(({ polygon }) => polygon.flat().map((vertex) => vertex.join())));
  const open = await openGaps(asked, ROUNDING_METRES, limit, told);
  const gaps = [...(await gapEntries(asked, closed)), ...open.map((stretch) => openEntry(stretch, asked))];
  const both = context.neighbour
    ? await overlay.trace(({ mask }) => (hasBit(mask, OWN_BIT) && hasBit(mask, NEIGHBOUR_BIT) ? 0 : null), work)
    : null;
  const shared = thinPieces(both?.get(0)?.polygons ?? [], limit);
  const slivers = shared.map((piece) => sliverEntry(piece, { file: context.file }));
  return [...capped(gaps), ...capped([...slivers, ...ownSlivers(asked, Math.min(limit, LEAST_FEATURE_WIDTH))])];
}

/** Twice the area by the length of the boundary is the width of a strip. */
function thinPieces(polygons: readonly Polygon[], limit: number): Piece[] {
  return polygons.flatMap((polygon) => {
    const squareMetres = polygonsArea([polygon]);
    const metres = polygon.reduce((sum, ring) => sum + lineLength(ring), 0);
    const widthMetres = (2 * squareMetres) / metres;
    const told = widthMetres > ROUNDING_METRES && widthMetres < limit && squareMetres > ROUNDING_SQUARE_METRES;
    return told ? [{ polygon, squareMetres, widthMetres }] : [];
  });
}

/**
 * Thin pieces of bare ground that the layer borders on; those that its neighbour borders on too name it. Where the city (or
 * the frame that stands for it) ends is no gap.
 */
async function gapEntries({ context, overlay }: Asked, pieces: readonly Piece[]): Promise<Entry[]> {
  const vertices = pieces.flatMap(({ polygon }, i) => polygon.flat().map(([x, y]) => ({ x: x!, y: y!, i })));
  const keys = await overlay.places(
    Float64Array.from(vertices, (v) => v.x),
    Float64Array.from(vertices, (v) => v.y),
  );
  const own = new Set<number>();
  const theirs = new Set<number>();
  const atTheEdge = new Set<number>();
  for (const [at, { i }] of vertices.entries()) {
    if (hasBit(keys[at]!.mask, OWN_BIT)) own.add(i);
    if (hasBit(keys[at]!.mask, NEIGHBOUR_BIT)) theirs.add(i);
    if (keys[at]!.onParts.length === 1) atTheEdge.add(i);
  }
  return pieces.flatMap(({ polygon, squareMetres }, i) => {
    if (!own.has(i) || atTheEdge.has(i)) return [];
    const layer: Problem['values'] = theirs.has(i) && context.neighbour ? { layer: context.neighbour.name } : {};
    const problem: Problem = {
      code: 'layer-gaps',
      severity: 'warning',
      where: { file: context.file, position: insidePoint(polygon) },
      values: { places: 1, squareMetres: roundArea(squareMetres), ...layer },
    };
    return [{ problem, weight: squareMetres }];
  });
}

function openEntry({ feature, squareMetres, position }: Stretch, { context }: Asked): Entry {
  return {
    problem: {
      code: 'layer-gaps',
      severity: 'warning',
      where: { file: context.file, feature, position },
      values: { places: 1, squareMetres: roundArea(squareMetres), layer: context.neighbour!.name },
    },
    weight: squareMetres,
  };
}

/** Parts of the layer's own features that are thinner than any ground. */
function ownSlivers({ table, context, faults }: Asked, limit: number): Entry[] {
  return table.features.flatMap((f, feature) =>
    faults.has(feature)
      ? []
      : thinPieces(polygonsOf(f), limit).map((piece) => sliverEntry(piece, { file: context.file, feature })),
  );
}

function sliverEntry({ polygon, squareMetres, widthMetres }: Piece, where: Problem['where']): Entry {
  const problem: Problem = {
    code: 'layer-slivers',
    severity: 'warning',
    where: { ...where, position: insidePoint(polygon) },
    values: { places: 1, widthMetres: Number(widthMetres.toPrecision(2)), squareMetres: roundArea(squareMetres) },
  };
  return { problem, weight: squareMetres };
}

/**
 * Gaps against a neighbour that are open at an end, so that no ring encloses them: stretches of the layer's border along
 * which the neighbour's border runs a little way off, with bare ground between.
 */
import { hasBit, OUTSIDE } from '../../engine/index.ts';
import { edgeLength } from '../../geodesy/ellipsoid.ts';
import { EdgeIndex } from '../edge-index.ts';
import { polygonsOf } from '../prepared-city.ts';
import { type Asked, NEIGHBOUR_BIT, OWN_BIT } from './asked.ts';

export interface Stretch {
  readonly feature: number;
  readonly squareMetres: number;
  /** In the middle of the stretch, between both borders. */
  readonly position: readonly [number, number];
}

/** A vertex of the layer's border near the neighbour's, and the place halfway between. */
interface Near {
  readonly feature: number;
  /** Numbers the vertices; those of one ring follow each other without a gap, rings are two apart. */
  readonly number: number;
  readonly vertex: readonly [number, number];
  readonly halfway: readonly [number, number];
  readonly metres: number;
}

/** Vertices between two words of progress. */
const STRIDE = 1 << 14;
/** A stretch is at least so many times as long as it is wide. */
const LEAST_RATIO = 5;

/** Stretches with gaps between `least` and `most` metres wide; `told` holds vertices ("lon,lat") of gaps told otherwise. */
export async function openGaps(
  asked: Asked,
  least: number,
  most: number,
  told: ReadonlySet<string>,
): Promise<Stretch[]> {
  const { context, overlay } = asked;
  if (!context.neighbour) return [];
  const theirs = new EdgeIndex(context.neighbour.table.features.flatMap((f) => polygonsOf(f).flat()));
  const near = nearVertices(asked, theirs, most);
  const keys = await overlay.places(
    Float64Array.from(near, (n) => n.halfway[0]),
    Float64Array.from(near, (n) => n.halfway[1]),
  );
  const bare = near.filter((n, i) => {
    const { mask, part } = keys[i]!;
    const covered = hasBit(mask, OWN_BIT) || hasBit(mask, NEIGHBOUR_BIT) || part === OUTSIDE;
    return n.metres > least && !covered;
  });
  return stretches(bare).flatMap((run) => (run.some((n) => told.has(n.vertex.join())) ? [] : stretchOf(run)));
}

function nearVertices({ table, faults, work }: Asked, theirs: EdgeIndex, most: number): Near[] {
  const found: Near[] = [];
  let number = 0;
  let next = 0;
  for (const [feature, f] of table.features.entries()) {
    if (faults.has(feature)) continue;
    for (const ring of polygonsOf(f).flat()) {
      if (number >= next) {
        next = number + STRIDE;
        work.tell({ done: feature, total: table.features.length });
      }
      number++;
      for (const [lon, lat] of ring as [number, number][]) {
        number++;
        const edge = theirs.nearest(lon, lat, most);
        if (!edge) continue;
        const halfway = [(lon + edge.foot[0]) / 2, (lat + edge.foot[1]) / 2] as const;
        found.push({ feature, number, vertex: [lon, lat], halfway, metres: edge.metres });
      }
    }
  }
  return found;
}

/** Vertices that follow each other on one ring. */
function stretches(near: readonly Near[]): Near[][] {
  const runs: Near[][] = [];
  for (const n of near) {
    const run = runs.at(-1);
    if (run && run.at(-1)!.number + 1 === n.number) run.push(n);
    else runs.push([n]);
  }
  return runs;
}

function stretchOf(run: readonly Near[]): Stretch[] {
  let metres = 0;
  let squareMetres = 0;
  for (let i = 1; i < run.length; i++) {
    const [a, b] = [run[i - 1]!, run[i]!];
    const length = edgeLength(...a.vertex, ...b.vertex);
    metres += length;
    squareMetres += (length * (a.metres + b.metres)) / 2;
  }
  const { feature, halfway } = run[run.length >> 1]!;
  const isStrip = metres > 0 && metres * metres > LEAST_RATIO * squareMetres;
  return isStrip ? [{ feature, squareMetres, position: halfway }] : [];
}

/** The band layer: exact rings around the management range, thinned to a stated error for the size of the files. */
import { bufferBands } from '../../src/domain/bands.ts';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { id } from './city-layers.ts';
import { type Frame, orient, PER_DEGREE, type Point, type Ring } from './grid.ts';
import type { CityPlan } from './plan.ts';

/** Rounding to seven decimals moves a vertex by less than this, metres. */
const ROUNDING = 0.008;
const PIECE = 250;

export async function bandFeatures(
  plan: CityPlan,
  frame: Frame,
  range: LayerFeature,
): Promise<{ features: LayerFeature[]; error: number }> {
  if (!plan.bands) return { features: [], error: 0 };
  const { set, names, thinning } = plan.bands;
  const boundary = polygonsOf(range);
  const distances = set.rings.map((r) => r.toMetres);
  const { rings, largestErrorMetres } = await bufferBands(boundary, distances);
  const fixed = new Set(boundary.flat().map((ring) => canonical(ring.map(atSevenDecimals)).join(' ')));
  const features = set.rings.map((r, i): LayerFeature => {
    const made = rings.find((b) => b.toMetres === r.toMetres)!;
    const polygons = made.polygon.map((p) => p.map((ring) => thin(ring.map(atSevenDecimals), fixed, thinning, frame)));
    return {
      type: 'Feature',
      properties: { id: id('BD', i), name: names[i]!, class: r.class, type: `${r.fromMetres}-${r.toMetres} m` },
      geometry: { type: 'MultiPolygon', coordinates: orient(polygons) as PolygonCoordinates },
    };
  });
  return { features, error: Math.ceil((largestErrorMetres + thinning + ROUNDING) * 1000) / 1000 };
}

const atSevenDecimals = (p: Point): number[] => p.map((v) => Number(v.toFixed(7)));

/**
 * A ring without the vertices that lie within `tolerance` metres of the line without them (Douglas and Peucker). Worked on
 * from a start of its own, so that the two rings that share a line thin it alike; the range's own line stays as it is.
 */
function thin(ring: number[][], fixed: ReadonlySet<string>, tolerance: number, frame: Frame): number[][] {
  const open = canonical(ring);
  if (fixed.has(open.join(' '))) return [...open, open[0]!];
  const closed = [...open, open[0]!];
  const flat = closed.map((p) => frame.toMetres([p[0]! * PER_DEGREE, p[1]! * PER_DEGREE]));
  const keep = new Set([closed.length - 1]);
  // Cut into pieces first: on one piece of tens of thousands of vertices the method takes the square of their number.
  const spans: [number, number][] = [];
  for (let i = 0; i < closed.length - 1; i += PIECE) {
    keep.add(i);
    spans.push([i, Math.min(i + PIECE, closed.length - 1)]);
  }
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    if (to - from < 2) continue;
    const { index, off } = farthest(flat, from, to);
    if (off <= tolerance) continue;
    keep.add(index);
    spans.push([from, index], [index, to]);
  }
  return closed.filter((_, i) => keep.has(i));
}

/** The ring not closed, counter-clockwise, from its least vertex. */
function canonical(ring: number[][]): number[][] {
  const oriented = orient([[ring]])[0]![0]! as number[][];
  const open = oriented
    .slice(0, -1)
    .filter((p, i, all) => i === 0 || p[0] !== all[i - 1]![0] || p[1] !== all[i - 1]![1]);
  let least = 0;
  open.forEach((p, i) => {
    const q = open[least]!;
    if (p[0]! < q[0]! || (p[0] === q[0] && p[1]! < q[1]!)) least = i;
  });
  return [...open.slice(least), ...open.slice(0, least)];
}

/** Vertex farthest from the chord between two others, metres. */
function farthest(flat: Ring, from: number, to: number): { index: number; off: number } {
  const [a, b] = [flat[from]!, flat[to]!];
  const [dx, dy] = [b[0]! - a[0]!, b[1]! - a[1]!];
  const length = dx * dx + dy * dy;
  let best = { index: from + 1, off: -1 };
  for (let i = from + 1; i < to; i++) {
    const [x, y] = flat[i] as [number, number];
    const along = length === 0 ? 0 : ((x - a[0]!) * dx + (y - a[1]!) * dy) / length;
    const t = Math.min(1, Math.max(0, along));
    const off = Math.hypot(a[0]! + t * dx - x, a[1]! + t * dy - y);
    if (off > best.off) best = { index: i, off };
  }
  return best;
}

function polygonsOf(feature: LayerFeature): PolygonCoordinates {
  if (feature.geometry.type === 'Polygon') return [feature.geometry.coordinates];
  if (feature.geometry.type === 'MultiPolygon') return feature.geometry.coordinates;
  throw new Error(`${feature.properties.id} is no polygon`);
}

/** A large polygon layer as flat buffers for drawing; triangulated here, off the page's thread. */
import earcut from 'earcut';
import type { LayerTable, PolygonCoordinates } from '../domain/feature-table.ts';
import { polygonsOf } from '../domain/prepared-city.ts';
import type { Progress } from '../engine/index.ts';
import type { LargeLayer, PolygonBuffers } from './calls.ts';

/** Vertices per chunk: an upload of this size does not hold the page up. */
const CHUNK_VERTICES = 20_000;

/** Buffers of a layer. Yields progress in vertices. */
export function* largeLayer(table: LayerTable): Generator<Progress, LargeLayer, void> {
  const polygons = table.features.flatMap((f) => polygonsOf(f));
  const total = polygons.reduce((n, p) => n + sizeOf(p), 0);
  const chunks: PolygonBuffers[] = [];
  let pending: PolygonCoordinates = [];
  let pendingSize = 0;
  let done = 0;
  for (const polygon of polygons) {
    const size = sizeOf(polygon);
    if (pendingSize > 0 && pendingSize + size > CHUNK_VERTICES) {
      chunks.push(buffersOf(pending));
      pending = [];
      pendingSize = 0;
    }
    pending.push(polygon);
    pendingSize += size;
    done += size;
    yield { done, total };
  }
  if (pending.length > 0) chunks.push(buffersOf(pending));
  return {
    chunks,
    featureCount: table.features.length,
    vertexCount: total,
    rows: table.features.map((f) => f.properties),
  };
}

const sizeOf = (polygon: readonly (readonly unknown[])[]): number => polygon.reduce((n, ring) => n + ring.length, 0);

function buffersOf(polygons: PolygonCoordinates): PolygonBuffers {
  const vertexCount = polygons.reduce((n, p) => n + sizeOf(p), 0);
  const positions = new Float64Array(2 * vertexCount);
  const starts = new Uint32Array(polygons.length + 1);
  const triangles: number[] = [];
  let at = 0;
  polygons.forEach((polygon, i) => {
    starts[i] = at;
    const first = at;
    const holes: number[] = [];
    polygon.forEach((ring, r) => {
      if (r > 0) holes.push(at - first);
      for (const [lon, lat] of ring) {
        positions[2 * at] = lon!;
        positions[2 * at + 1] = lat!;
        at++;
      }
    });
    const flat = Array.from(positions.subarray(2 * first, 2 * at));
    for (const v of earcut(flat, holes, 2)) triangles.push(first + v);
  });
  starts[polygons.length] = at;
  return { featureCount: polygons.length, vertexCount, positions, starts, triangles: Uint32Array.from(triangles) };
}

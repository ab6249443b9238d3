/**
 * How a large layer is drawn, as words that are stored with it (`io/layer-pack`): the picture is then there before the layer
 * is opened, and nothing is triangulated again.
 *
 * Words: version, number of chunks; for each chunk its polygons, vertices and words of triangles, then starts and triangles.
 * The vertices are the positions of the pack, chunk after chunk.
 */
import type { LayerTable } from '../domain/feature-table.ts';
import type { Work } from '../engine/index.ts';
import { drawingIn, type PackedDrawing } from '../io/layer-pack.ts';
import type { LargeLayer, PolygonBuffers } from './calls.ts';
import { largeLayer } from './large-layer.ts';
import { verticesOf } from './measure-table.ts';

/** To be raised with every change to the words. */
const VERSION = 1;

/** More vertices than this are drawn from buffers: the map's own sources would hold the page up. */
export const LARGE_VERTICES = 120_000;

/** The drawing of a large polygon layer; null where the layer is not large, or holds other geometry too. */
export async function drawingOf(table: LayerTable, work: Work): Promise<Uint32Array | null> {
  const count = verticesOf(table);
  if (count <= LARGE_VERTICES) return null;
  const { chunks, vertexCount } = await work.drive(largeLayer(table));
  if (vertexCount !== count) return null;
  const size = chunks.reduce((sum, c) => sum + 3 + c.starts.length + c.triangles.length, 2);
  const words = new Uint32Array(size);
  words.set([VERSION, chunks.length]);
  let at = 2;
  const add = (part: ArrayLike<number>) => {
    words.set(part, at);
    at += part.length;
  };
  for (const { featureCount, vertexCount, starts, triangles } of chunks) {
    add([featureCount, vertexCount, triangles.length]);
    add(starts);
    add(triangles);
  }
  return words;
}

/** A packed layer ready to be drawn; null where it has no drawing of this version. The bytes are not needed afterwards. */
export function storedDrawing(bytes: Uint8Array): LargeLayer | null {
  const packed = drawingIn(bytes);
  const chunks = packed && chunksOf(packed);
  if (!chunks) return null;
  const { rows, positions } = packed;
  return { chunks, featureCount: rows.length, vertexCount: positions.length / 2, rows };
}

function chunksOf({ drawing, positions }: PackedDrawing): PolygonBuffers[] | null {
  const [version, count] = drawing;
  if (version !== VERSION) return null;
  const chunks: PolygonBuffers[] = [];
  let at = 2;
  let vertex = 0;
  for (let n = 0; n < count!; n++) {
    const [featureCount, vertexCount, length] = drawing.subarray(at, at + 3);
    if (length === undefined) return null;
    const triangles = at + 3 + featureCount! + 1;
    const end = vertex + vertexCount!;
    if (triangles + length > drawing.length || 2 * end > positions.length) return null;
    chunks.push({
      featureCount: featureCount!,
      vertexCount: vertexCount!,
      positions: positions.subarray(2 * vertex, 2 * end),
      starts: drawing.subarray(at + 3, triangles),
      triangles: drawing.subarray(triangles, triangles + length),
    });
    at = triangles + length;
    vertex = end;
  }
  return at === drawing.length && 2 * vertex === positions.length ? chunks : null;
}

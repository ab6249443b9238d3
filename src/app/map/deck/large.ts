/**
 * A very large polygon layer, straight from the buffers the computing thread made: vertices, starts and triangles go to
 * the graphics card as they are. No outlines: deck.gl strokes cost some twenty times a fill.
 */
import { type Layer, SolidPolygonLayer } from 'deck.gl';
import type { PolygonBuffers } from '../../../worker/calls.ts';
import type { AppState } from '../../state/store.ts';
import { ACCENT, type Colour, faded } from './colours.ts';

const FILL: Colour = faded(ACCENT, 0.38);

export function largeLayers(state: Pick<AppState, 'large'>): Layer[] {
  return (state.large?.layer.chunks.slice(0, state.large.shown) ?? []).map(
    (chunk, i) =>
      new SolidPolygonLayer({
        id: `large-${i}`,
        data: binary(chunk) as never,
        _normalize: false,
        getFillColor: FILL,
        pickable: false,
      }),
  );
}

/** One object per chunk for good: a new one would upload the chunk again. */
const made = new WeakMap<PolygonBuffers, object>();

function binary(chunk: PolygonBuffers): object {
  let data = made.get(chunk);
  if (!data) {
    data = {
      length: chunk.featureCount,
      startIndices: chunk.starts,
      attributes: { getPolygon: { value: chunk.positions, size: 2 }, indices: { value: chunk.triangles, size: 1 } },
    };
    made.set(chunk, data);
  }
  return data;
}

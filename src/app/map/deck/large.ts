/**
 * A very large polygon layer, straight from the buffers the computing thread made: vertices, starts and triangles go to
 * the graphics card as they are. No outlines: deck.gl strokes cost some twenty times a fill.
 */
import { type Layer, SolidPolygonLayer } from 'deck.gl';
import type { PolygonBuffers } from '../../../worker/calls.ts';
import { classEntries, layerView } from '../../state/select.ts';
import type { AppState } from '../../state/store.ts';
import { classStyle } from '../styles.ts';
import { faded, rgb } from './colours.ts';

const FILL_SHARE = 0.38;

export function largeLayers(state: Pick<AppState, 'large' | 'open' | 'project'>): Layer[] {
  return Object.entries(state.large).flatMap(([layerId, { layer, shown }]) => {
    const entry = state.open && classEntries(state.open.city).find((e) => e.layer.id === layerId);
    if (!entry || !layer) return [];
    const view = layerView(state, entry);
    if (!view.visible) return [];
    const colour = faded(rgb(classStyle(entry.class.style).label), FILL_SHARE * view.opacity);
    return layer.chunks.slice(0, shown).map(
      (chunk, i) =>
        new SolidPolygonLayer({
          id: `large-${layerId}-${i}`,
          data: binary(chunk) as never,
          _normalize: false,
          getFillColor: colour,
          pickable: false,
        }),
    );
  });
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

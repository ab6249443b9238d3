/** The mouse on the map: its position for the status line, a click for what lies under it. */
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { openRow } from '../state/batch-rows.ts';
import type { FeatureRef } from '../state/model.ts';
import { getApp, setSession } from '../state/store.ts';
import { featuresAt } from './at-point.ts';
import { batchRowAt } from './deck/batch.ts';
import { districtAt } from './district-at.ts';

/** Attach to a map; returns what takes it off again. */
export function attachPointer(map: MapLibreMap): () => void {
  let frame = 0;
  const onMove = (event: MapMouseEvent): void => {
    cancelAnimationFrame(frame);
    const { lng, lat } = event.lngLat;
    frame = requestAnimationFrame(() => setSession({ pointer: [lng, lat] }));
  };
  const onOut = (): void => {
    cancelAnimationFrame(frame);
    setSession({ pointer: null });
  };
  const onClick = (event: MapMouseEvent): void => {
    const state = getApp();
    if (event.defaultPrevented || state.tool !== 'move' || state.presenting !== null) return;
    pick(map, [event.lngLat.lng, event.lngLat.lat]);
  };
  map.on('mousemove', onMove);
  map.on('mouseout', onOut);
  map.on('click', onClick);
  return () => {
    cancelAnimationFrame(frame);
    map.off('mousemove', onMove);
    map.off('mouseout', onOut);
    map.off('click', onClick);
  };
}

function pick(map: MapLibreMap, at: [number, number]): void {
  const state = getApp();
  const toPixel = (position: readonly [number, number]): [number, number] => {
    const { x, y } = map.project([position[0], position[1]]);
    return [x, y];
  };
  const row = batchRowAt(state, at, toPixel);
  if (row !== null) {
    openRow(row, false);
    return;
  }
  const under = featuresAt(state, at, toPixel);
  const [top] = under;
  // The board speaks of districts: ground is that of its district, while sites, and lines, have a record of their own.
  const district = state.view === 'coverage' && !isThin(state, top) ? districtAt(state, at) : null;
  if (district !== null) {
    setSession({ under: [], selection: { kind: 'cell', districtId: district, key: 'districts', aspect: 'district' } });
    return;
  }
  if (top) setSession({ under, selection: { kind: 'feature', ...top } });
  else setSession({ under, selection: state.selection.kind === 'feature' ? { kind: 'none' } : state.selection });
}

const isThin = ({ open }: ReturnType<typeof getApp>, top: FeatureRef | undefined): boolean =>
  top !== undefined && open?.city.layers.find((l) => l.id === top.layerId)?.geometry !== 'polygon';

/** The map goes to what must be seen, and back to where it was once that is over, unless it was moved meanwhile. */
import type { TracedRegion } from '../../domain/coverage/region.ts';
import type { Camera } from '../state/model.ts';
import { getApp } from '../state/store.ts';
import { type Extent, fitExtent, flyTo } from './camera.ts';
import { isInSight } from './in-sight.ts';
import { mapView } from './map-view.ts';

let away: { readonly from: Camera; at: Camera | null } | null = null;

/** Nothing moves where some of the region is in sight. `extent`: of the region. */
export function bringIntoSight(region: TracedRegion, extent: Extent): void {
  const { map } = mapView();
  const look = (): void => {
    const bounds = map.getBounds();
    const view = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const;
    if (isInSight(region, view)) return;
    const { camera } = getApp();
    // A further figure is reached from the first one: the way back leads to where both began.
    const from = away !== null && away.at === camera ? away.from : camera;
    if (from === null) return;
    away = { from, at: null };
    const own = away;
    map.once('moveend', () => {
      own.at = getApp().camera;
    });
    fitExtent(extent);
  };
  if (map.isMoving()) map.once('moveend', look);
  else look();
}

export function goBack(): void {
  if (away !== null && away.at === getApp().camera) flyTo(away.from);
  away = null;
}

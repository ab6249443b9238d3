/** What title, legend and figures leave free of the map on the wall, as they stand. */
import type { Padding } from '../../map/camera.ts';
import { mapView } from '../../map/map-view.ts';
import { roomAround } from './stage-room.ts';

export function roomAmongCards(): Padding {
  const map = mapView().map.getContainer().getBoundingClientRect();
  const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? null;
  const legend = boxOf('.presenter-legend');
  const card = boxOf('.presenter-side');
  return roomAround(map, {
    titleHeight: boxOf('.presenter-title')?.height ?? 0,
    legendRight: legend && legend.right - map.left,
    cardLeft: card && card.width > 0 ? card.left - map.left : null,
  });
}

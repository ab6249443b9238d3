/** Everything by which hands reach the footprint on a map. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { PillOverlay } from '../deck/pill-overlay.ts';
import { followActiveFootprint } from './active.ts';
import { DrawingTool } from './draw-tool.ts';
import { followSite, watchHand } from './follow-site.ts';
import { MoveTool } from './move-tool.ts';

/** Put the editing tools on a map whose style has loaded; returns what takes them off again. */
export function attachEditing(map: MapLibreMap): () => void {
  const move = new MoveTool(map);
  const drawing = new DrawingTool(map);
  const pills = new PillOverlay(map);
  const stopFollowing = followActiveFootprint();
  const hand = watchHand(map.getContainer());
  const stopShowing = followSite(hand.isOnMap);
  return () => {
    stopShowing();
    hand.stop();
    stopFollowing();
    pills.destroy();
    drawing.destroy();
    move.destroy();
  };
}

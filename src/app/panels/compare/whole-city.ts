/** The live map beside that of another city: whole as that one is, and back where it was when the comparison ends. */
import { fitExtent, flyTo } from '../../map/camera.ts';
import { fitAgain } from '../../map/fit-again.ts';
import { mapView } from '../../map/map-view.ts';
import type { Camera } from '../../state/model.ts';
import { getApp } from '../../state/store.ts';
import { roomOfSide } from './pair-room.ts';

/** Below the tools and the names of both maps. */
const PADDING = { top: 96, right: 32, bottom: 48, left: 32 };

export class WholeCity {
  private stop: () => void = () => {};
  private left: { readonly cityId: string; readonly camera: Camera; readonly whole: Camera | null } | null = null;

  show(): void {
    const { open, camera, cityId, compare } = getApp();
    if (!open || !camera || !compare) return;
    // Beside the second map it has another size since the last layout.
    const { map } = mapView();
    map.resize();
    const from = this.left?.cityId === cityId ? this.left.camera : camera;
    this.stop();
    this.stop = fitAgain(map, () => {
      const { compare: now, presenting } = getApp();
      if (!now || presenting !== null) return;
      const padding = roomOfSide(PADDING, map.getContainer().clientWidth, now, 'first');
      fitExtent(open.city.extent, { jump: true, padding });
      this.left = { cityId, camera: from, whole: getApp().camera };
    });
  }

  /** Nothing where the map was moved since, or a scene is on show. */
  goBack(): void {
    const { left } = this;
    this.left = null;
    this.stop();
    const { cityId, camera, presenting } = getApp();
    if (!left || presenting !== null || left.cityId !== cityId || !isSame(camera, left.whole)) return;
    const { camera: before } = left;
    requestAnimationFrame(() => flyTo(before, { jump: true }));
  }
}

/** A window of another size moves the camera by rounding only. */
function isSame(a: Camera | null, b: Camera | null): boolean {
  if (!a || !b) return false;
  return Math.abs(a.lon - b.lon) < SLACK && Math.abs(a.lat - b.lat) < SLACK && Math.abs(a.zoom - b.zoom) < SLACK;
}

const SLACK = 1e-6;

import { useEffect } from 'react';
import { fitExtent, flyTo } from '../../map/camera.ts';
import { mapView } from '../../map/map-view.ts';
import { getApp } from '../../state/store.ts';

/** The board speaks of the whole city, so its map shows it; the place of the work comes back when the board is left. */
export function useWholeCity(ready: boolean): void {
  useEffect(() => {
    const { open, camera } = getApp();
    if (!ready || !open) return;
    const frame = requestAnimationFrame(() => {
      mapView().map.resize();
      fitExtent(open.city.extent, { jump: true });
    });
    return () => {
      cancelAnimationFrame(frame);
      const { view, presenting } = getApp();
      if (camera && view === 'siting' && presenting === null)
        requestAnimationFrame(() => flyTo(camera, { jump: true }));
    };
  }, [ready]);
}

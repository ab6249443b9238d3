import { useEffect, useRef } from 'react';
import { around, featureExtent } from '../../export/feature-extent.ts';
import { fitExtent, flyTo } from '../../map/camera.ts';
import type { Camera, OpenCity } from '../../state/model.ts';
import { getApp, useApp } from '../../state/store.ts';

/**
 * The map goes to the districts that the board is filtered by, and back to where it was once none are: to the whole city where
 * the board was opened with its filter.
 */
export function useFilteredMap({ city, tables }: OpenCity): void {
  const districts = useApp((s) => s.coverageFilter.districts);
  const before = useRef<Camera | null>(null);
  const shown = useRef<typeof districts | undefined>(undefined);
  useEffect(() => {
    const was = shown.current;
    shown.current = districts;
    if (districts === (was ?? null)) return;
    if (districts === null) {
      if (before.current) flyTo(before.current);
      else fitExtent(city.extent);
      before.current = null;
      return;
    }
    if (was === null) before.current = getApp().camera;
    const layer = city.layers.find((l) => l.role === 'districts');
    const chosen = (tables[layer?.id ?? '']?.features ?? []).filter((f) => districts.includes(f.properties.id));
    const extent = around(chosen.map(featureExtent));
    if (!extent) return;
    if (was !== undefined) fitExtent(extent);
    // A board that opens shows the whole city in its first frame.
    else requestAnimationFrame(() => requestAnimationFrame(() => fitExtent(extent, { jump: true })));
  }, [districts, city, tables]);
}

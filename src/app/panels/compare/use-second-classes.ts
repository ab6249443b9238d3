import { useMemo } from 'react';
import { drawnClasses, type LegendEntry } from '../../export/legend.ts';
import { extentOf } from '../../export/map-scale.ts';
import { mapView } from '../../map/map-view.ts';
import { otherCity } from '../../state/compare.ts';
import { useApp } from '../../state/store.ts';
import { secondMap } from './second.ts';
import { useSecondSide } from './use-sides.ts';

/** What the second map draws within its frame; null without one. */
export function useSecondClasses(): readonly LegendEntry[] | null {
  const side = useSecondSide();
  const isOther = useApp((s) => s.compare !== null && otherCity(s, s.compare) !== null);
  const camera = useApp((s) => (isOther ? (s.compare?.camera ?? null) : s.camera));
  return useMemo(() => {
    // Two maps of one city show the same ground; the live one is told first where that is.
    const map = isOther ? secondMap()?.map : mapView().map;
    if (!side || !camera || !map) return null;
    return drawnClasses({ project: side.project }, side.open.city, side.open.tables, extentOf(map));
  }, [side, camera, isOther]);
}

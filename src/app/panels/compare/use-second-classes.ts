import { useMemo } from 'react';
import { drawnClasses, type LegendEntry } from '../../export/legend.ts';
import { extentOf } from '../../export/map-scale.ts';
import { otherCity } from '../../state/compare.ts';
import { useApp } from '../../state/store.ts';
import { secondMap } from './second.ts';
import { useSecondSide } from './use-sides.ts';

/** What the second map draws within its frame; null without one. */
export function useSecondClasses(): readonly LegendEntry[] | null {
  const side = useSecondSide();
  const camera = useApp((s) => (s.compare && otherCity(s, s.compare) !== null ? s.compare.camera : s.camera));
  return useMemo(() => {
    const map = secondMap()?.map;
    if (!side || !camera || !map) return null;
    return drawnClasses({ project: side.project }, side.open.city, side.open.tables, extentOf(map));
  }, [side, camera]);
}

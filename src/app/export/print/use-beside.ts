import { useMemo } from 'react';
import { secondStatus, useSecond } from '../../panels/compare/second.ts';
import { useMapLabels } from '../../panels/compare/use-sides.ts';
import { otherCity, secondOf } from '../../state/compare.ts';
import { useApp } from '../../state/store.ts';
import type { Beside } from './beside.ts';
import type { Center } from './start-center.ts';

/** Whether a comparison is printed: `alone` where its second map is not there, and the live one is printed. */
export type BesideStatus = 'none' | 'ready' | 'alone';

/** The second map of what is compared; null without one, and while it is not there. `moved`: where it was dragged to. */
export function useBeside(moved: Center | null): { readonly beside: Beside | null; readonly status: BesideStatus } {
  const state = useApp();
  const second = useSecond();
  const labels = useMapLabels();
  const beside = useMemo((): Beside | null => {
    const { compare } = state;
    if (second.kind !== 'ready' || !compare || !labels) return null;
    const shown = secondOf(state, second.second);
    if (!shown?.open) return null;
    const isOther = otherCity(state, compare) !== null;
    const [west, south, east, north] = shown.open.city.extent;
    const { lon, lat } = compare.camera ?? { lon: (west + east) / 2, lat: (south + north) / 2 };
    const center = isOther ? (moved ?? ([lon, lat] as const)) : null;
    return { state: { ...shown, open: shown.open }, center, side: compare.side, labels };
  }, [state, second, labels, moved]);
  const status = beside ? 'ready' : state.compare && secondStatus().kind !== 'none' ? 'alone' : 'none';
  return { beside, status };
}

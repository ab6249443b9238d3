import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PrintSettings } from '../../../domain/print-settings.ts';
import { currentResult } from '../../map/deck/lit.ts';
import { mapView } from '../../map/map-view.ts';
import { keepCheck } from '../../state/register-verbs.ts';
import { activeFootprint } from '../../state/select.ts';
import { getApp, useApp } from '../../state/store.ts';
import { type LaidPages, layPages, type PageOptions, preparePages } from './make-page.ts';
import { pageFrame } from './paper.ts';
import { scaleOfView } from './print-scale.ts';
import { type Center, startCenter } from './start-center.ts';

interface Pages {
  readonly options: PageOptions;
  /** Null until the letters are at hand. */
  readonly laid: LaidPages | null;
  /** Denominator of the scale that shows about what the screen shows. */
  readonly viewScale: number;
  readonly move: (center: Center) => void;
  readonly recentre: () => void;
}

const viewCamera = () => {
  const { map } = mapView();
  const { lng, lat } = map.getCenter();
  return { lon: lng, lat, zoom: map.getZoom(), bearing: 0 };
};

/** The pages as they will be, laid out anew whenever something on them changes. */
export function usePages(settings: PrintSettings, title: string): Pages {
  const state = useApp();
  const [view] = useState(viewCamera);
  const [moved, move] = useState<Center | null>(null);
  const [now] = useState(() => Date.now());
  const serial = useSerial();
  const { size, orientation } = settings;
  const viewScale = useMemo(() => {
    const { clientWidth: width, clientHeight: height } = mapView().map.getContainer();
    return scaleOfView(view, { width, height }, pageFrame({ size, orientation }).map);
  }, [view, size, orientation]);
  const denominator = settings.scale ?? viewScale;
  const site = state.view === 'coverage' ? null : (activeFootprint(state)?.polygons ?? null);
  const center = useMemo(() => {
    const scales = { shown: viewScale, asked: denominator };
    return moved ?? startCenter([view.lon, view.lat], site, scales, pageFrame({ size, orientation }).map);
  }, [moved, view, site, viewScale, denominator, size, orientation]);
  const options = useMemo(
    () => ({ state, settings, title, denominator, center, serial, now }),
    [state, settings, title, denominator, center, serial, now],
  );
  const letters = useLetters(options);
  const laid = useMemo(() => (letters > 0 ? layPages(options) : null), [options, letters]);
  const recentre = useCallback(() => move(null), []);
  return { options, laid, viewScale, move, recentre };
}

/** How many times letters came in that the pages are measured with. */
function useLetters(options: PageOptions): number {
  const { state, title, settings } = options;
  const [count, setCount] = useState(0);
  const { language, check } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: moving the map brings no new words worth waiting for
  useEffect(() => {
    let over = false;
    void preparePages(options).then(() => !over && setCount((n) => n + 1));
    return () => {
      over = true;
    };
  }, [language, check, title, settings]);
  return count;
}

/** The check is in the register before its number stands on paper; null where nothing was checked. */
function useSerial(): string | null {
  const [serial, setSerial] = useState<string | null>(null);
  useEffect(() => {
    let over = false;
    const state = getApp();
    if (state.view === 'coverage' || !activeFootprint(state) || !currentResult(state)) return;
    void keepCheck('auto').then((record) => record && !over && setSerial(record.serial));
    return () => {
      over = true;
    };
  }, []);
  return serial;
}

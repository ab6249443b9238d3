import type { Map as MapLibreMap } from 'maplibre-gl';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PrintSettings } from '../../../domain/print-settings.ts';
import { currentResult } from '../../map/deck/lit.ts';
import { mapView } from '../../map/map-view.ts';
import { secondMap } from '../../panels/compare/second.ts';
import type { Camera } from '../../state/model.ts';
import { keepCheck } from '../../state/register-verbs.ts';
import { activeFootprint } from '../../state/select.ts';
import { getApp, useApp } from '../../state/store.ts';
import { firstBox } from './beside.ts';
import { type LaidPages, layPages, type PageOptions, preparePages } from './make-page.ts';
import { type Box, pageFrame } from './paper.ts';
import { scaleOfView } from './print-scale.ts';
import { type Center, startCenter } from './start-center.ts';
import { type BesideStatus, useBeside } from './use-beside.ts';

interface Pages {
  readonly options: PageOptions;
  /** Null until the letters are at hand. */
  readonly laid: LaidPages | null;
  /** Denominator of the scale that shows about what the screen shows. */
  readonly viewScale: number;
  readonly move: (center: Center) => void;
  /** The second map, where it is of a city of its own. */
  readonly moveSecond: (center: Center) => void;
  readonly status: BesideStatus;
  readonly recentre: () => void;
}

function cameraOf(map: MapLibreMap): Camera {
  const { lng, lat } = map.getCenter();
  return { lon: lng, lat, zoom: map.getZoom(), bearing: 0 };
}

function shownScale(map: MapLibreMap, camera: Camera, frame: Box): number {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  return scaleOfView(camera, { width, height }, frame);
}

const viewCamera = (): Camera => cameraOf(mapView().map);

/** The pages as they will be, laid out anew whenever something on them changes. */
export function usePages(settings: PrintSettings, title: string): Pages {
  const state = useApp();
  const [view] = useState(viewCamera);
  const [moved, move] = useState<Center | null>(null);
  const [movedSecond, moveSecond] = useState<Center | null>(null);
  const { beside, status } = useBeside(movedSecond);
  const side = beside?.side ?? null;
  const isOther = beside?.center != null;
  const [now] = useState(() => Date.now());
  const serial = useSerial();
  const { size, orientation } = settings;
  const frame = useMemo(
    () => firstBox(pageFrame({ size, orientation }).map, side && { side }),
    [size, orientation, side],
  );
  const viewScale = useMemo(() => shownScale(mapView().map, view, frame), [view, frame]);
  // A city of its own is shown as it is on the screen, too, unless one scale is asked for.
  const besideScale = useMemo(() => {
    const other = isOther ? secondMap()?.map : undefined;
    return other ? shownScale(other, cameraOf(other), frame) : viewScale;
  }, [isOther, viewScale, frame]);
  const besideDenominator = settings.scale ?? besideScale;
  const denominator = settings.scale ?? viewScale;
  const site = state.view === 'coverage' ? null : (activeFootprint(state)?.polygons ?? null);
  const center = useMemo(() => {
    const scales = { shown: viewScale, asked: denominator };
    return moved ?? startCenter([view.lon, view.lat], site, scales, frame);
  }, [moved, view, site, viewScale, denominator, frame]);
  const options = useMemo(
    () => ({ state, settings, title, denominator, center, beside, besideDenominator, serial, now }),
    [state, settings, title, denominator, center, beside, besideDenominator, serial, now],
  );
  const letters = useLetters(options);
  const laid = useMemo(() => (letters > 0 ? layPages(options) : null), [options, letters]);
  const recentre = useCallback(() => {
    move(null);
    moveSecond(null);
  }, []);
  return { options, laid, viewScale, move, moveSecond, status, recentre };
}

/** How many times letters came in that the pages are measured with. */
function useLetters(options: PageOptions): number {
  const { state, title, settings, beside } = options;
  const [count, setCount] = useState(0);
  const { language, check } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: moving the map brings no new words worth waiting for
  useEffect(() => {
    let over = false;
    void preparePages(options).then(() => !over && setCount((n) => n + 1));
    return () => {
      over = true;
    };
  }, [language, check, title, settings, beside?.labels]);
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

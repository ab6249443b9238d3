import type { Map as MapLibreMap } from 'maplibre-gl';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PrintSettings } from '../../../domain/print-settings.ts';
import { currentResult } from '../../map/deck/lit.ts';
import { mapView } from '../../map/map-view.ts';
import type { PictureExtent } from '../../map/picture-camera.ts';
import { secondMap } from '../../panels/compare/second.ts';
import type { Camera } from '../../state/model.ts';
import { keepCheck } from '../../state/register-verbs.ts';
import { activeFootprint } from '../../state/select.ts';
import { getApp, useApp } from '../../state/store.ts';
import { extentOf } from '../map-scale.ts';
import { firstBox } from './beside.ts';
import { type LaidPages, layPages, type PageOptions, preparePages } from './make-page.ts';
import { type Box, pageFrame } from './paper.ts';
import { scaleOfExtent, scaleOfView } from './print-scale.ts';
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

interface Frames {
  readonly usual: Box;
  /** Of a map that leaves more room beside it. */
  readonly least: Box;
}

/** Of what is on the screen; a whole city fills the frame. */
function shownScale(map: MapLibreMap, camera: Camera, city: PictureExtent | null, { usual, least }: Frames): number {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const shown = scaleOfView(camera, { width, height }, usual);
  return city && holdsAll(map, city) ? Math.min(shown, scaleOfExtent(city, least)) : shown;
}

function holdsAll(map: MapLibreMap, [west, south, east, north]: PictureExtent): boolean {
  const shown = extentOf(map);
  return shown[0] <= west && shown[1] <= south && shown[2] >= east && shown[3] >= north;
}

const middleOf = ([west, south, east, north]: PictureExtent): Center => [(west + east) / 2, (south + north) / 2];

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
  const otherCity = (isOther && beside?.state.open.city.extent) || null;
  const [now] = useState(() => Date.now());
  const serial = useSerial();
  const { size, orientation } = settings;
  const frames = useMemo((): Frames => {
    const boxOf = (wide: boolean): Box => firstBox(pageFrame({ size, orientation, wide }).map, side && { side });
    return { usual: boxOf(false), least: boxOf(true) };
  }, [size, orientation, side]);
  const city = state.open?.city.extent ?? null;
  const viewScale = useMemo(() => shownScale(mapView().map, view, city, frames), [view, city, frames]);
  // A city of its own is shown as it is on the screen, too, unless one scale is asked for.
  const besideScale = useMemo(() => {
    const other = isOther ? secondMap()?.map : undefined;
    return other ? shownScale(other, cameraOf(other), otherCity, frames) : viewScale;
  }, [isOther, otherCity, viewScale, frames]);
  const besideDenominator = settings.scale ?? besideScale;
  const denominator = settings.scale ?? viewScale;
  const site = state.view === 'coverage' ? null : (activeFootprint(state)?.polygons ?? null);
  const center = useMemo(() => {
    const scales = { shown: viewScale, asked: denominator };
    // A scale that a whole city fills shows it in the middle.
    const looked: Center = city && holdsAll(mapView().map, city) ? middleOf(city) : [view.lon, view.lat];
    return moved ?? startCenter(looked, site, scales, frames.usual);
  }, [moved, view, city, site, viewScale, denominator, frames]);
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

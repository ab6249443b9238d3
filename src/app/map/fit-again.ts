/** A map that shows something whole goes on showing it whole in another size, until it is moved. */
import type { Map as MapLibreMap } from 'maplibre-gl';

/** What of a map is asked for. */
export type Sized = Pick<MapLibreMap, 'getCenter' | 'getZoom' | 'getBearing' | 'on' | 'off'>;

/** Another size moves a map by rounding only: degrees, zoom. */
const SLACK = 1e-6;

/** Fits at once, by a jump, and at every new size while the map stands where `show` left it. Returns what ends it. */
export function fitAgain(map: Sized, show: () => void): () => void {
  const standing = (): readonly number[] => {
    const { lng, lat } = map.getCenter();
    return [lng, lat, map.getZoom(), map.getBearing()];
  };
  show();
  let left = standing();
  const stop = (): void => {
    map.off('resize', refit);
  };
  const refit = (): void => {
    if (standing().some((value, i) => Math.abs(value - left[i]!) > SLACK)) {
      stop();
      return;
    }
    show();
    left = standing();
  };
  map.on('resize', refit);
  return stop;
}

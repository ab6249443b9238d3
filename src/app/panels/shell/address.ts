/** City, view and camera in the address: `#<city>/siting/11.20/39.5000/106.8000`. A copied address opens the same place. */
import type { Camera, ViewId } from '../../state/model.ts';
import { type AppState, subscribeApp } from '../../state/store.ts';

export interface Address {
  readonly cityId: string | null;
  readonly view: ViewId | null;
  readonly camera: Camera | null;
}

const VIEWS: readonly ViewId[] = ['siting', 'coverage', 'meeting'];

export function readAddress(hash: string): Address {
  const [city = '', view = '', ...place] = decodeURIComponent(hash.replace(/^#/, '')).split('/');
  const [zoom, lat, lon] = place.map(Number);
  const whole = [zoom, lat, lon].every((n) => n !== undefined && Number.isFinite(n));
  return {
    cityId: city || null,
    view: VIEWS.find((v) => v === view) ?? null,
    camera: whole ? { zoom: zoom!, lat: lat!, lon: lon!, bearing: 0 } : null,
  };
}

export function writeAddress(state: Pick<AppState, 'cityId' | 'view' | 'camera'>): string {
  const { cityId, view, camera } = state;
  const place = camera ? `/${camera.zoom.toFixed(2)}/${camera.lat.toFixed(4)}/${camera.lon.toFixed(4)}` : '';
  return `#${cityId}/${view}${place}`;
}

/** Keep the address up to date without filling the history. */
export function startAddress(): () => void {
  return subscribeApp((state, before) => {
    const same = state.camera === before.camera && state.view === before.view && state.opening === before.opening;
    if (state.opening !== 'ready' || same) return;
    history.replaceState(null, '', writeAddress(state));
  });
}

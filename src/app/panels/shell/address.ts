/**
 * City, view and camera in the address: `#<city>/siting/11.20/39.5000/106.8000`, the bearing behind them where it is not 0.
 * A copied address opens the same place; `panels/share` writes and reads what may stand behind it.
 */
import type { Camera, ViewId } from '../../state/model.ts';
import { type AppState, subscribeApp } from '../../state/store.ts';

export interface Address {
  readonly cityId: string | null;
  readonly view: ViewId | null;
  readonly camera: Camera | null;
}

const VIEWS: readonly ViewId[] = ['siting', 'coverage', 'meeting'];

export function readAddress(hash: string): Address {
  const [city = '', view = '', ...place] = decoded(hash.replace(/^#/, '').split('?')[0]!).split('/');
  const [zoom, lat, lon, bearing = 0] = place.map(Number);
  const isWhole = [zoom, lat, lon, bearing].every((n) => n !== undefined && Number.isFinite(n));
  const isOnEarth = Math.abs(lat ?? 0) <= 90 && Math.abs(lon ?? 0) <= 180;
  return {
    cityId: city || null,
    view: VIEWS.find((v) => v === view) ?? null,
    camera: isWhole && isOnEarth ? { zoom: zoom!, lat: lat!, lon: lon!, bearing } : null,
  };
}

/** As it stands where it is not what an address may hold. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

export function writeAddress(state: Pick<AppState, 'cityId' | 'view' | 'camera'>): string {
  const { cityId, view, camera } = state;
  const bearing = camera && Math.abs(camera.bearing) >= 0.1 ? `/${camera.bearing.toFixed(1)}` : '';
  const place = camera ? `/${camera.zoom.toFixed(2)}/${camera.lat.toFixed(4)}/${camera.lon.toFixed(4)}${bearing}` : '';
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

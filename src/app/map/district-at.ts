/** The districts of the city on show: which one a place lies in, and which one is under the mouse in a table. */
import type { AppState } from '../state/store.ts';
import { covers } from './geometry.ts';

type State = Pick<AppState, 'open'>;

/** Id of the district that a place lies in, longitude and latitude in degrees; null outside of all. */
export function districtAt({ open }: State, at: readonly [number, number]): string | null {
  const layer = open?.city.layers.find((l) => l.role === 'districts');
  const found = open?.tables[layer?.id ?? '']?.features.find(
    ({ geometry }) => (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') && covers(geometry, at),
  );
  return found?.properties.id ?? null;
}

let last: { pointer: AppState['pointer']; open: AppState['open']; id: string | null } | null = null;

/** Of the pointer on the map; worked out once for each of its places. */
export function districtUnderPointer({ open, pointer }: Pick<AppState, 'open' | 'pointer'>): string | null {
  if (pointer === null) return null;
  if (last?.pointer !== pointer || last.open !== open) last = { pointer, open, id: districtAt({ open }, pointer) };
  return last.id;
}

const PREFIX = 'district:';

/** A district as the key of what is under the mouse. */
export const keyOfDistrict = (districtId: string): string => `${PREFIX}${districtId}`;

export const districtOfKey = (key: string | null): string | null =>
  key?.startsWith(PREFIX) ? key.slice(PREFIX.length) : null;

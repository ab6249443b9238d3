import type { CityFrame } from '../../worker/data-calls.ts';
import { getApp } from './store.ts';

/** What the data thread needs of the city on show. */
export function cityFrame(): CityFrame {
  const { open } = getApp();
  if (!open) throw new Error('no city is open');
  const districts = open.city.layers.find((l) => l.role === 'districts');
  return {
    extent: open.city.extent,
    projectedCrs: open.city.projectedCrs,
    districts: open.tables[districts?.id ?? ''] ?? null,
  };
}

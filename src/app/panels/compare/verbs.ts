/** What users do with the comparison. It is no part of the work: nothing of it is undone or saved but in a scene. */
import { openSecond } from '../../state/compare.ts';
import type { Compare } from '../../state/scene.ts';
import { getApp, setSession } from '../../state/store.ts';
import { layersOf } from '../meeting/scenes.ts';
import { cityCompare, defaultCompare } from './choose.ts';

/** Begin with what suggests itself, or end. */
export function toggleCompare(): void {
  const state = getApp();
  if (state.compare) endCompare();
  else if (state.open) setSession({ compare: defaultCompare(state, state.open.city) });
}

export const endCompare = (): void => setSession({ compare: null });

/** Compare something else, in the way and at the divider that are in use; from classes to a city side by side. */
export function compareWith(next: Compare): void {
  const { compare } = getApp();
  const toCity = next.cityId !== null && compare?.cityId === null;
  const kept = compare && { share: compare.share, mode: toCity ? next.mode : compare.mode };
  setSession({ compare: { ...next, ...kept } });
}

export function changeCompare(change: Partial<Pick<Compare, 'mode' | 'share'>>): void {
  const { compare } = getApp();
  if (compare) setSession({ compare: { ...compare, ...change } });
}

/** Compare with another city as it was left. Its classes are known once it is open: until then none is drawn. */
export async function compareCity(cityId: string): Promise<void> {
  const empty = cityCompare(cityId, { visible: [], opacity: {}, order: null, versions: {} });
  compareWith(empty);
  const state = getApp();
  // Where it fails the second map says so.
  const second = await openSecond(state).catch(() => null);
  const { compare } = getApp();
  if (!second || compare?.cityId !== cityId || compare.layers !== state.compare?.layers) return;
  const layers = layersOf(second, second.open.city);
  setSession({ compare: { ...compare, layers: { ...layers, versions: compare.layers.versions } } });
}

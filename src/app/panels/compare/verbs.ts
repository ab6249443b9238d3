/** What users do with the comparison. It is no part of the work: nothing of it is undone or saved but in a scene. */
import type { City } from '../../../domain/city.ts';
import { cityList } from '../../cities.ts';
import { openSecond } from '../../state/compare.ts';
import type { Compare } from '../../state/scene.ts';
import { type AppState, getApp, setSession } from '../../state/store.ts';
import { layersOf } from '../meeting/scenes.ts';
import {
  type CompareKind,
  cityCompare,
  compareKind,
  defaultCompare,
  followed,
  layersCompare,
  ownSide,
  versionChoices,
  withoutLeading,
} from './choose.ts';
import { opposite } from './side.ts';

/** What was compared last, and beside which city: it is gone on with. */
let ended: { readonly cityId: string; readonly compare: Compare } | null = null;

/** Begin with what was compared before or else suggests itself, or end. */
export function toggleCompare(): void {
  const state = getApp();
  if (state.compare) endCompare();
  else if (state.open) setSession({ compare: again(state, state.open.city) ?? defaultCompare(state, state.open.city) });
}

/** Null where it cannot be shown any more. */
function again(state: AppState, city: City): Compare | null {
  if (ended?.cityId !== state.cityId) return null;
  const { compare } = ended;
  const isThere = Object.entries(compare.layers.versions).every(
    ([layerId, id]) =>
      compare.cityId !== null ||
      city.layers.some((l) => l.id === layerId && l.versions.slice(1).some((v) => v.id === id)),
  );
  // Two cities begin whole again: the live map may stand anywhere by now.
  return isThere ? followed({ ...compare, camera: null }, state, city) : null;
}

export function endCompare(): void {
  const { compare, cityId } = getApp();
  if (compare) ended = { cityId, compare };
  setSession({ compare: null });
}

/** The first thing of a kind that can be compared; nothing where there is none. */
export function compareKindNow(kind: CompareKind): void {
  const state = getApp();
  const city = state.open?.city;
  if (!city || (state.compare && compareKind(state.compare, state) === kind)) return;
  if (kind === 'layers') compareWith(layersCompare(state, city, withoutLeading(state, city)));
  else if (kind === 'city') {
    const other = cityList.find(({ id }) => id !== state.cityId);
    if (other) void compareCity(other.id);
  } else if (versionChoices(city, state.project).length > 0) compareWith(defaultCompare(state, city));
}

/** Compare something else, in the way and at the divider that are in use, swapped as they are; from classes to a city side by side. */
export function compareWith(next: Compare): void {
  const { compare, open } = getApp();
  const toCity = next.cityId !== null && compare?.cityId === null;
  const isSwapped = compare !== null && open !== null && compare.side !== ownSide(compare, open.city);
  const kept = compare && {
    share: compare.share,
    side: isSwapped ? opposite(next.side) : next.side,
    mode: toCity ? next.mode : compare.mode,
  };
  setSession({ compare: { ...next, ...kept } });
}

export function changeCompare(change: Partial<Pick<Compare, 'mode' | 'share' | 'side'>>): void {
  const { compare } = getApp();
  if (compare) setSession({ compare: { ...compare, ...change } });
}

/** Each map to the place of the other. */
export function swapSides(): void {
  const { compare } = getApp();
  if (compare) changeCompare({ side: opposite(compare.side) });
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

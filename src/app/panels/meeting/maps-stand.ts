/** When the maps of a scene show all of it. */
import { mapView } from '../../map/map-view.ts';
import type { SecondCity } from '../../state/compare.ts';
import type { PartName } from '../../state/coverage-types.ts';
import type { Compare, SceneCard } from '../../state/scene.ts';
import { activeFootprint } from '../../state/select.ts';
import { getApp } from '../../state/store.ts';
import { secondMap, secondStatus } from '../compare/second.ts';
import { layersOf } from './scenes.ts';

/** A scene is shown after this long even where a map still loads. */
export const LONGEST_MS = 15_000;
const LOOK_MS = 100;
/** Looks in a row at which all stood: what arrives in one frame may ask for more in the next. */
const LOOKS = 3;

/** Resolved once both maps stand with all their tiles, and the ground of the figure in hand is traced; or when it `isOver`. */
export async function mapsStand(isOver: () => boolean): Promise<void> {
  const isStanding = (looked: number): boolean => isTraced(looked * LOOK_MS > ASKED_BY_MS) && mapsShowAll();
  await standing(isStanding, { isOver, every: LOOK_MS, looks: LOOKS });
}

/** Whether both maps show all that they have to at this moment. */
export const mapsShowAll = (): boolean => isSecondThere() && maps().every((map) => map.loaded() && !map.isMoving());

/** Resolved once the second map has its city, or cannot have it; or when it `isOver`. */
export async function secondStands(isOver: () => boolean): Promise<void> {
  await standing(isSecondThere, { isOver, every: SOON_MS, looks: 1 });
}

/** Cards are to come with the key that asked for them. */
const SOON_MS = 40;

/**
 * Resolved once the site is checked, the card has its figures and the ground of the figure in hand is traced, as far as the
 * scene has them; or when it `isOver`.
 */
export async function figuresStand(card: SceneCard | null, isOver: () => boolean): Promise<void> {
  const isStanding = (looked: number): boolean =>
    isChecked() && isTold(card) && isTraced(looked * SOON_MS > SOON_ASKED_BY_MS);
  await standing(isStanding, { isOver, every: SOON_MS, looks: LOOKS });
}

interface Waiting {
  readonly isOver: () => boolean;
  /** Milliseconds. */
  readonly every: number;
  readonly looks: number;
}

async function standing(isStanding: (looked: number) => boolean, { isOver, every, looks }: Waiting): Promise<void> {
  const begun = performance.now();
  let stood = 0;
  for (let looked = 0; performance.now() - begun < LONGEST_MS && stood < looks && !isOver(); looked++) {
    await new Promise((resolve) => setTimeout(resolve, every));
    stood = isStanding(looked) ? stood + 1 : 0;
  }
}

const maps = () => [mapView().map, ...(secondMap() ? [secondMap()!.map] : [])];

/** Whether nothing is compared, or the second map has its city, or cannot have it. */
export function isSecondThere(): boolean {
  const { compare } = getApp();
  const status = secondStatus();
  if (!compare || status.kind === 'failed') return true;
  return status.kind === 'ready' && !isYetToChoose(compare, status.second);
}

/** Which classes of another city are drawn is known a moment after it is open. */
const isYetToChoose = ({ layers }: Compare, { otherId, open, project }: SecondCity): boolean =>
  otherId !== null && layers.visible.length === 0 && layersOf({ project }, open.city).visible.length > 0;

/** Not every figure has a ground: one that nobody has asked for by then has none. */
const ASKED_BY_MS = 2000;
const SOON_ASKED_BY_MS = 400;

function isTraced(isLate: boolean): boolean {
  const { selection, trace, view, opening } = getApp();
  if (opening === 'loading') return false;
  const isFigure = view === 'coverage' && ['cell', 'combination', 'figure'].includes(selection.kind);
  return !isFigure || trace.kind === 'done' || trace.kind === 'failed' || (trace.kind === 'none' && isLate);
}

function isChecked(): boolean {
  const state = getApp();
  return activeFootprint(state) === null || state.check.kind === 'done' || state.check.kind === 'failed';
}

/** What a card asks for once it is there. */
const PARTS: Readonly<Record<SceneCard, readonly PartName[]>> = {
  overview: [],
  overlap: ['overlaps'],
  shoreline: ['shoreline'],
  changes: ['changes'],
  services: ['services'],
  sites: ['siteTable'],
  indicators: ['changes', 'shoreline', 'services', 'indicatorFacts'],
};

const isTold = (card: SceneCard | null): boolean =>
  card === null ||
  !Object.entries(getApp().coverageParts).some(
    ([key, { kind }]) => kind === 'running' && PARTS[card].some((name) => key.startsWith(`${name} `)),
  );

/**
 * Presenting: scenes stand in place of the work, and leaving puts everything back: city, view, place, selection, layers and
 * the footprint where it stood before it was dragged in front of the room.
 */

import type { City } from '../../../domain/city.ts';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { fitExtent, flyTo, isStill, type Padding } from '../../map/camera.ts';
import { boxOf } from '../../map/edit/ground.ts';
import { mapView } from '../../map/map-view.ts';
import { requestCheck } from '../../state/actions.ts';
import { otherCity } from '../../state/compare.ts';
import { requestCoverage } from '../../state/coverage.ts';
import { type Kept, putHistory } from '../../state/history.ts';
import type { Session } from '../../state/model.ts';
import { cityStands, openCityOrTell } from '../../state/open-city.ts';
import type { MapScene, Scene } from '../../state/scene.ts';
import { giveUpAdvice } from '../../state/siting-advice.ts';
import { edit, getApp, keepWork, putWorkBack, replaceProject, setSession } from '../../state/store.ts';
import { roomOfSide } from '../compare/pair-room.ts';
import { roomAmongCards } from './among-cards.ts';
import { figuresStand, LONGEST_MS, mapsStand } from './maps-stand.ts';
import { placeAfter, projectOfScene, sceneForKey, showsWhole, withKept, zoomForFrame } from './scenes.ts';
import { beginFullScreen, endFullScreen } from './stage/full-screen.ts';
import { clearStage, setStage, turnStage } from './stage/stage.ts';
import { BESIDE_CARDS } from './stage-room.ts';

type LookedAt = Pick<
  Session,
  'view' | 'camera' | 'selection' | 'tool' | 'hoverKey' | 'projector' | 'coverageFilter' | 'compare'
>;

interface Before {
  readonly cityId: string;
  readonly looked: LookedAt;
  readonly deck: readonly Scene[];
  readonly frame: Frame;
  /** Milliseconds since 1970. */
  readonly begunAt: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
}

let before: Before | null = null;
/** Scenes kept while presenting, each with that of the deck after which it stands: put into the work at the end. */
let keptScenes: readonly { readonly scene: Scene; readonly after: string }[] = [];
/** The work on the city on show, as it was before a scene stood in its place. */
let own: { readonly cityId: string; readonly kept: Kept } | null = null;
/** Counts turns: what an earlier one still waits for is dropped. */
let turns = 0;

/** Begin at a scene; full screen where the browser allows it, else the window is filled. */
export function startPresenting(index: number): void {
  if (!begin(index)) return;
  beginFullScreen(() => void stopPresenting());
  setSession({ dialog: null });
  // The map has its new size after the next layout; whoever turned on meanwhile stays there.
  requestAnimationFrame(() => void showScene(getApp().presenting ?? index, true));
}

/** Scenes stand in place of the work from now on; false where there is nothing to show. */
function begin(index: number): boolean {
  const state = getApp();
  const { scenes } = state.project;
  if (state.presenting !== null || !state.open || scenes.length === 0) return false;
  const { view, camera, selection, tool, hoverKey, projector, coverageFilter, compare } = state;
  const looked = { view, camera, selection, tool, hoverKey, projector, coverageFilter, compare };
  before = { cityId: state.cityId, looked, deck: scenes, frame: frameOfMap(), begunAt: Date.now() };
  own = { cityId: state.cityId, kept: workNow() };
  setSession({ presenting: index, deck: scenes, tool: 'move', projector: true });
  return true;
}

/**
 * Show each scene in its turn and wait for what is done with it, in a window as it is; afterwards, and when `signal` breaks
 * it off, everything is as it was. Rejects with what `visit` rejects with, or with the reason of `signal`.
 */
export async function walkScenes(
  visit: (scene: Scene, index: number) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if (!begin(0)) return;
  const broken = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    for (const [index, scene] of before!.deck.entries()) {
      await Promise.race([showScene(index, true), broken]);
      await Promise.race([visit(scene, index), broken]);
    }
  } finally {
    await stopPresenting();
  }
}

/** When the presentation began, milliseconds since 1970; null while nobody presents. */
export const begunAt = (): number | null => before?.begunAt ?? null;

/** The city whose meeting it is, whatever city is on show; null while nobody presents. */
export const cityOfMeeting = (): string | null => before?.cityId ?? null;

/** Put a scene on show; resolved when its city stands and it is under way there, or another one was turned to. */
export async function showScene(index: number, jump = false): Promise<void> {
  const scene = before?.deck[index];
  if (!before || !scene || getApp().presenting === null) return;
  const turn = ++turns;
  turnStage();
  giveUpAdvice();
  setSession({ presenting: index, selection: { kind: 'none' }, hoverKey: null });
  if (scene.kind === 'title') return;
  const cityId = scene.cityId ?? before.cityId;
  const isMoved = getApp().cityId !== cityId;
  // Without a flight the next ground would come up piece by piece.
  const isNew = jump || isStill() || isMoved || scene.compare !== null || getApp().compare !== null;
  setStage({ settling: true, drawing: isNew });
  setTimeout(() => turn === turns && setStage({ settling: false }), LONGEST_MS);
  if (isMoved) await goToCity(cityId);
  else await cityStands();
  if (turn !== turns) return;
  keepOwn();
  // Where maps take long, what of them stands is shown.
  setTimeout(() => turn === turns && setStage({ drawing: false }), LONGEST_MS);
  await putOnShow(scene, turn, isNew);
  if (turn === turns) void complete(scene, turn, isNew);
}

/** Cards appear with their figures, and maps that were covered once they are drawn: what is half there shows what is not so. */
async function complete(scene: MapScene, turn: number, isCovered: boolean): Promise<void> {
  const isOver = (): boolean => turn !== turns;
  await figuresStand(scene.view === 'coverage' ? scene.card : null, isOver);
  const { open } = getApp();
  if (isOver() || !open) return;
  // Cards have their size now.
  if (liesAmongCards(scene)) look(scene, open.city, isCovered);
  setStage({ settling: false });
  if (!isCovered) return;
  await mapsStand(isOver);
  if (!isOver()) setStage({ drawing: false });
}

/** Put the scene on show into a window of another size. */
export async function refitScene(): Promise<void> {
  const { presenting, deck, open } = getApp();
  const scene = presenting === null ? undefined : deck?.[presenting];
  if (scene?.kind !== 'map' || !open || !before) return;
  const turn = turns;
  await newSize();
  if (turn === turns) look(scene, open.city, true);
}

async function putOnShow(scene: MapScene, turn: number, jump: boolean): Promise<void> {
  const { open, coverageFilter } = getApp();
  if (!open || !own || !before) return;
  replaceProject(projectOfScene(own.kept.work.project, open.city, scene));
  const isFiltered = JSON.stringify(coverageFilter) !== JSON.stringify(scene.filter);
  const isHalved = isSideBySide(getApp());
  setSession({
    // What was found of the site as it stood in another scene.
    check: { kind: 'none' },
    view: scene.view,
    compare: scene.compare,
    coverageFilter: scene.filter,
    ...(isFiltered ? { coverage: { kind: 'none' } } : {}),
  });
  // Beside a second map the live one has another size after the next layout.
  if (isHalved !== isSideBySide(getApp())) await newSize();
  if (turn !== turns) return;
  const isAmong = showsWhole(scene, open.city.extent) || liesAmongCards(scene);
  if (!isAmong) goTo(scene, jump);
  // Another version of a layer opens the city anew.
  await cityStands();
  if (turn !== turns) return;
  requestCheck();
  if (scene.view === 'coverage') await requestCoverage();
  if (turn !== turns) return;
  setSession({ selection: scene.selection });
  if (!isAmong) return;
  // Figures and cards have their places after the next layout.
  await newSize();
  if (turn === turns) look(scene, open.city, jump);
}

function look(scene: MapScene, city: City, jump: boolean): void {
  if (showsWhole(scene, city.extent)) showWhole(city, jump);
  else goTo(scene, jump);
}

async function goToCity(cityId: string): Promise<void> {
  if (own) putHistory(own.cityId, own.kept);
  own = null;
  // A second map would go on showing the city that is left.
  setSession({ compare: null });
  await openCityOrTell(cityId, { presenting: true });
  await cityStands();
}

/** The work on a city that was just opened is as it was left: no scene stands in its place yet. */
function keepOwn(): void {
  const { cityId } = getApp();
  if (own?.cityId !== cityId) own = { cityId, kept: workNow() };
}

function workNow(): Kept {
  const { camera, savedAt, strays } = getApp();
  return { work: keepWork(), camera, savedAt, strays };
}

/** Turn to where a key leads. */
export function turnTo(key: string): void {
  const { presenting, deck } = getApp();
  if (presenting === null || !deck) return;
  const next = sceneForKey(key, presenting, deck.length);
  if (next !== null && next !== presenting) void showScene(next);
}

/** The map of a board is narrow, and stands beside the card here as there. */
const liesAmongCards = ({ view }: MapScene): boolean => view === 'coverage' && !isSideBySide(getApp());

/** What the wall leaves free for the ground of a scene. */
function roomOf(scene: MapScene): Frame & { readonly padding: Padding } {
  const { width, height } = frameOfMap();
  const padding = liesAmongCards(scene) ? amongCards() : underTitle();
  const { top, right, bottom, left } = padding;
  return { padding, width: width - left - right, height: height - top - bottom };
}

/** What of the ground is seen there, as a scene holds it: shown again on the same wall it looks the same. */
export function seenOnWall(scene: MapScene): Pick<MapScene, 'camera' | 'frame'> | null {
  const { camera } = getApp();
  if (!camera) return null;
  const { padding, width, height } = roomOf(scene);
  const { lng: lon, lat } = mapView().map.unproject([padding.left + width / 2, padding.top + height / 2]);
  return { camera: { ...camera, lon, lat }, frame: { width, height } };
}

/** Where a scene looks. */
function goTo(scene: MapScene, jump: boolean): void {
  const { padding, ...room } = roomOf(scene);
  const { top, right, bottom, left } = padding;
  const zoom = scene.camera.zoom + zoomForFrame(scene.frame ?? before!.frame, room);
  flyTo({ ...scene.camera, zoom }, { jump, offset: [(left - right) / 2, (top - bottom) / 2] });
}

/** The title lies over the upper edge; as much is left free below, so that the middle stays the middle. */
function underTitle(): Padding {
  const title = isSideBySide(getApp()) ? 0 : (document.querySelector('.presenter-title')?.clientHeight ?? 0);
  return { top: title, right: 0, bottom: title, left: 0 };
}

/** A scene of the whole city fills what title, legend and figures leave free. */
function showWhole({ extent }: City, jump: boolean): void {
  fitExtent(extent, { jump, padding: isSideBySide(getApp()) ? BESIDE_CARDS : amongCards() });
}

/** Show shapes whole in what title, legend and figures leave free, at the present scale or a smaller one. */
export function bringAmongCards(polygons: PolygonCoordinates): void {
  const { map } = mapView();
  fitExtent(boxOf(polygons), { padding: amongCards(), maxZoom: map.getZoom() });
}

function amongCards(): Padding {
  const padding = roomAmongCards();
  const state = getApp();
  const { compare } = state;
  if (!compare) return padding;
  const { width } = frameOfMap();
  if (otherCity(state, compare) !== null) return roomOfSide(padding, width, compare, 'first');
  // What is compared lies at the divider in the middle.
  const wider = Math.max(padding.left, padding.right);
  return { ...padding, left: wider, right: wider };
}

/** A scene made on the wall comes after the one on show, and stays when the presentation ends; its number from 1. */
export function insertIntoDeck(scene: Scene): number | null {
  const { presenting } = getApp();
  if (!before || presenting === null) return null;
  const place = placeAfter(before.deck, presenting, new Set(keptScenes.map((kept) => kept.scene.id)));
  keptScenes = [...keptScenes, { scene, after: before.deck[place - 1]!.id }];
  before = { ...before, deck: before.deck.toSpliced(place, 0, scene) };
  setSession({ deck: before.deck });
  return place + 1;
}

/** Everything as it was before; resolved when the city that was left stands again. */
export async function stopPresenting(): Promise<void> {
  if (!before) return;
  const { cityId, looked } = before;
  turns++;
  const kept = keptScenes;
  before = null;
  keptScenes = [];
  clearStage();
  endFullScreen();
  if (getApp().cityId === cityId && own) putWorkBack(own.kept.work);
  else await goToCity(cityId);
  own = null;
  const { coverageFilter } = getApp();
  const isFiltered = JSON.stringify(coverageFilter) !== JSON.stringify(looked.coverageFilter);
  setSession({ ...looked, ...(isFiltered ? { coverage: { kind: 'none' } } : {}), presenting: null, deck: null });
  const { camera } = looked;
  if (camera) requestAnimationFrame(() => flyTo(camera, { jump: true }));
  await cityStands();
  if (kept.length > 0 && getApp().cityId === cityId) edit((project) => withKept(project, kept));
  requestCheck();
  if (getApp().selection !== looked.selection && getApp().presenting === null)
    setSession({ selection: looked.selection });
}

const isSideBySide = ({ compare }: Pick<Session, 'compare'>): boolean => compare?.mode === 'side';

/** A flight that began in another size would end beside its place. */
async function newSize(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  mapView().map.resize();
}

function frameOfMap(): Frame {
  const { clientWidth: width, clientHeight: height } = mapView().map.getContainer();
  return { width, height };
}

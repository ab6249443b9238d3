/** The second map while there is one: how far it is, and what keeps it with the app. */
import { useSyncExternalStore } from 'react';
import { fitAgain } from '../../map/fit-again.ts';
import { mapView } from '../../map/map-view.ts';
import { SecondMap } from '../../map/second-map.ts';
import { openSecond, otherCity, type SecondCity, secondOf } from '../../state/compare.ts';
import type { Camera } from '../../state/model.ts';
import type { Compare, MapScene } from '../../state/scene.ts';
import { type AppState, getApp, setSession, subscribeApp } from '../../state/store.ts';
import { roomAmongCards } from '../meeting/among-cards.ts';
import { showsWhole, zoomForFrame } from '../meeting/scenes.ts';
import { BESIDE_CARDS } from '../meeting/stage-room.ts';
import { followed } from './choose.ts';
import { roomOfSide } from './pair-room.ts';
import { WholeCity } from './whole-city.ts';

export type SecondStatus =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly cityId: string }
  | { readonly kind: 'failed'; readonly cityId: string; readonly reason: string; readonly again: () => void }
  | { readonly kind: 'ready'; readonly second: SecondCity };

const NONE: SecondStatus = { kind: 'none' };

let status: SecondStatus = NONE;
let present: SecondMap | null = null;
const listeners = new Set<() => void>();

function setStatus(next: SecondStatus): void {
  status = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSecond = (): SecondStatus => useSyncExternalStore(subscribe, secondStatus);

/** How far the second map is. */
export const secondStatus = (): SecondStatus => status;

/** Null while nothing is compared. */
export const secondMap = (): SecondMap | null => present;

/** Put a second map into a place of the page; returns what takes it away with all it holds. */
export function startSecond(host: HTMLElement): () => void {
  const driver = new SecondDriver(host);
  return () => driver.stop();
}

class SecondDriver {
  private readonly host: HTMLElement;
  private map: SecondMap;
  private readonly unsubscribe: () => void;
  /** What the opened city rests on; counts openings too: an answer of an earlier one is dropped. */
  private rests: readonly unknown[] = [];
  private second: SecondCity | null = null;
  /** Where the map was sent last, or says it is: of a city of its own only. */
  private camera: Camera | null | undefined;
  private readonly live = new WholeCity();
  private stopFitting: () => void = () => {};

  constructor(host: HTMLElement) {
    this.host = host;
    this.map = this.begin();
    this.unsubscribe = subscribeApp((state, before) => {
      this.follow(state, before);
      this.read();
    });
    this.read();
  }

  private begin(): SecondMap {
    const map = new SecondMap(mapView().map);
    map.mount(this.host);
    map.map.on('moveend', this.keepCamera);
    map.map.on('resize', this.refit);
    present = map;
    return map;
  }

  /** A map goes on drawing one city while the tiles of another are made: that would be no comparison. */
  private renew(): void {
    this.map.remove();
    this.map = this.begin();
  }

  stop(): void {
    this.unsubscribe();
    this.live.goBack();
    this.rests = [];
    present = null;
    this.map.remove();
    setStatus(NONE);
  }

  private read(): void {
    const state = getApp();
    const rests = restsOf(state);
    if (rests && (rests.length !== this.rests.length || rests.some((part, i) => part !== this.rests[i]))) {
      this.rests = rests;
      void this.load(state, rests);
    }
    this.draw(state);
  }

  private async load(state: AppState, rests: readonly unknown[]): Promise<void> {
    const cityId = state.compare?.cityId ?? state.cityId;
    if (this.second?.otherId !== (state.compare && otherCity(state, state.compare))) {
      if (this.second) this.renew();
      this.second = null;
      this.camera = undefined;
      setStatus({ kind: 'loading', cityId });
    }
    try {
      const second = await openSecond(state);
      if (this.rests !== rests || !second) return;
      this.second = second;
      setStatus({ kind: 'ready', second });
      this.draw(getApp());
    } catch (error) {
      if (this.rests !== rests) return;
      const reason = error instanceof Error ? error.message : String(error);
      const again = (): void => {
        this.rests = [];
        this.read();
      };
      setStatus({ kind: 'failed', cityId, reason, again });
    }
  }

  private draw(state: AppState): void {
    const { compare } = state;
    if (!this.second || !compare || this.second.otherId !== otherCity(state, compare)) return;
    const shown = secondOf(state, this.second);
    if (shown) this.map.show(shown);
    this.map.lock(this.second.otherId === null);
    if (this.second.otherId === null) this.live.goBack();
    else this.place(state, compare, this.second);
  }

  private place(state: AppState, compare: Compare, { open }: SecondCity): void {
    const { camera } = compare;
    if (camera === this.camera) return;
    this.camera = camera;
    const [west, south, east, north] = open.city.extent;
    const scene = sceneOnShow(state);
    const isWhole = !camera || (scene !== null && showsWhole({ ...scene, camera }, open.city.extent));
    const cards = compare.mode === 'side' ? BESIDE_CARDS : roomAmongCards();
    const showWhole = (): void => {
      const room = getApp().compare ?? compare;
      const padding = roomOfSide(scene ? cards : PADDING, this.host.clientWidth, room, 'second');
      this.map.map.fitBounds([west, south, east, north], { padding, duration: 0 });
    };
    this.stopFitting();
    // A scene is placed anew by `refit`.
    if (isWhole && scene) showWhole();
    else if (isWhole) this.stopFitting = fitAgain(this.map.map, showWhole);
    else this.map.goTo({ ...camera, zoom: camera.zoom + frameZoom(scene) });
    // A city that is looked at for the first time is compared with all of the other.
    if (!camera && state.presenting === null) this.live.show();
  }

  /** In a window of another size a scene shows the same ground. */
  private readonly refit = (): void => {
    const state = getApp();
    const compare = sceneOnShow(state)?.compare;
    if (!compare || !this.second || this.second.otherId === null || this.second.otherId !== compare.cityId) return;
    this.camera = undefined;
    this.place(state, compare, this.second);
  };

  private readonly keepCamera = (): void => {
    const { compare } = getApp();
    if (!compare || !this.second?.otherId || this.second.otherId !== compare.cityId) return;
    this.camera = this.map.camera();
    setSession({ compare: { ...compare, camera: this.camera } });
  };

  /** Versions are compared in the classes of the first map; a scene stands as it was captured. */
  private follow(state: AppState, before: AppState): void {
    const { compare, open, project } = state;
    const isSame =
      project.layers === before.project.layers && project.order === before.project.order && open === before.open;
    if (isSame || !compare || !open || state.presenting !== null) return;
    const next = followed(compare, state, open.city);
    if (next !== compare) setSession({ compare: next });
  }
}

/** Beside the buttons at the right. */
const PADDING = { top: 32, right: 64, bottom: 32, left: 32 };

/** What a city that is opened for the second map depends on; null while there is none to open. */
function restsOf(state: AppState): readonly unknown[] | null {
  const { compare, open } = state;
  if (!compare || !open) return null;
  const other = otherCity(state, compare);
  const { versions } = compare.layers;
  return other === null ? [null, versions, open.city, open.tables] : [other, versions];
}

function sceneOnShow({ presenting, deck }: AppState): MapScene | null {
  const scene = presenting === null ? undefined : deck?.[presenting];
  return scene?.kind === 'map' ? scene : null;
}

/** A scene shows the ground that it was captured with, in a frame of any size. */
function frameZoom(scene: MapScene | null): number {
  if (!scene?.frame) return 0;
  const { clientWidth: width, clientHeight: height } = mapView().map.getContainer();
  return zoomForFrame(scene.frame, { width, height });
}

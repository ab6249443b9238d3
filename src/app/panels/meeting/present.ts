/**
 * Presenting: scenes stand in place of the work, and leaving puts everything back: view, place, selection, layers and the
 * footprint where it stood before it was dragged in front of the room.
 */

import { flyTo } from '../../map/camera.ts';
import { mapView } from '../../map/map-view.ts';
import { requestCheck } from '../../state/actions.ts';
import { requestCoverage } from '../../state/coverage.ts';
import type { Scene, Session } from '../../state/model.ts';
import { getApp, keepWork, putWorkBack, replaceProject, setSession, type Work } from '../../state/store.ts';
import { projectOfScene, sceneForKey, zoomForFrame } from './scenes.ts';
import { setStage } from './stage.ts';

interface Before extends Pick<Session, 'view' | 'camera' | 'selection' | 'tool' | 'hoverKey' | 'projector'> {
  readonly work: Work;
  readonly frame: { readonly width: number; readonly height: number };
}

let before: Before | null = null;

/** Begin at a scene; full screen where the browser allows it, else the window is filled. */
export function startPresenting(index: number): void {
  const state = getApp();
  if (state.presenting !== null || !state.open || state.project.scenes.length === 0) return;
  const { view, camera, selection, tool, hoverKey, projector } = state;
  before = { view, camera, selection, tool, hoverKey, projector, work: keepWork(), frame: frameOfMap() };
  document.documentElement.requestFullscreen?.().catch(() => undefined);
  document.addEventListener('fullscreenchange', leaveWithFullscreen);
  setSession({ presenting: index, tool: 'move', projector: true });
  // The map has its new size after the next layout.
  requestAnimationFrame(() => showScene(index, true));
}

export function showScene(index: number, jump = false): void {
  const { open, presenting } = getApp();
  const scene = before?.work.project.scenes[index];
  if (!before || !scene || !open || presenting === null) return;
  replaceProject(projectOfScene(before.work.project, open.city, scene));
  setSession({ presenting: index, view: scene.view, selection: { kind: 'none' }, hoverKey: null });
  if (scene.view === 'coverage') void requestCoverage();
  requestCheck();
  goTo(scene, jump);
}

/** Turn to where a key leads. */
export function turnTo(key: string): void {
  const { presenting, project } = getApp();
  if (presenting === null) return;
  const next = sceneForKey(key, presenting, project.scenes.length);
  if (next !== null && next !== presenting) showScene(next);
}

function goTo(scene: Scene, jump: boolean): void {
  const { width, height } = frameOfMap();
  // The title lies over the upper edge; as much is left free below, so that the middle stays the middle.
  const title = document.querySelector('.presenter-title')?.clientHeight ?? 0;
  const zoom = scene.camera.zoom + zoomForFrame(before!.frame, { width, height: height - 2 * title });
  flyTo({ ...scene.camera, zoom }, { jump });
}

export function stopPresenting(): void {
  if (!before) return;
  const { work, frame: _, ...session } = before;
  before = null;
  setStage({ blank: false, pointer: false });
  document.removeEventListener('fullscreenchange', leaveWithFullscreen);
  if (document.fullscreenElement) void document.exitFullscreen();
  putWorkBack(work);
  setSession({ ...session, presenting: null });
  requestCheck();
  const { camera } = session;
  if (camera) requestAnimationFrame(() => flyTo(camera, { jump: true }));
}

/** In full screen the browser keeps Escape for itself: leaving full screen is leaving the presentation. */
function leaveWithFullscreen(): void {
  if (!document.fullscreenElement) stopPresenting();
}

function frameOfMap(): { width: number; height: number } {
  const { clientWidth: width, clientHeight: height } = mapView().map.getContainer();
  return { width, height };
}

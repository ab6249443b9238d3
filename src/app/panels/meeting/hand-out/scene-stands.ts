/** When everything that a scene shows is there: its check, or the figures of the board with the parts of its card. */
import { today } from '../../../../worker/today.ts';
import { requestCoverage, requestPart } from '../../../state/coverage.ts';
import { partOf } from '../../../state/coverage-types.ts';
import type { MapScene } from '../../../state/scene.ts';
import { type AppState, getApp } from '../../../state/store.ts';
import { askedFor } from '../../coverage/indicator-parts.ts';
import { comparesCities } from '../scenes.ts';
import { untilState } from './wait.ts';

/** After this long a slide is made without what is still missing, and says so. */
const LONGEST_MS = 180_000;

type Readiness = 'done' | 'failed' | 'late';

/** Rejects with the reason of `signal`. */
export async function sceneStands(scene: MapScene, signal: AbortSignal): Promise<Readiness> {
  if (getApp().opening === 'failed') return 'failed';
  if (scene.view === 'siting') return siteStands(scene, signal);
  return boardStands(scene, signal);
}

/** Beside another city no site is checked. */
async function siteStands(scene: MapScene, signal: AbortSignal): Promise<Readiness> {
  if (!scene.footprint || comparesCities(scene)) return 'done';
  const isKnown = ({ check, project }: AppState): boolean =>
    check.kind === 'failed' || (check.kind === 'done' && check.footprintId === project.activeFootprintId);
  if (!(await untilState(isKnown, LONGEST_MS, signal))) return 'late';
  return getApp().check.kind === 'done' ? 'done' : 'failed';
}

async function boardStands(scene: MapScene, signal: AbortSignal): Promise<Readiness> {
  const isKnown = ({ coverage }: AppState): boolean => coverage.kind === 'done' || coverage.kind === 'failed';
  if (!(await untilState(isKnown, LONGEST_MS, signal))) return 'late';
  if (getApp().coverage.kind === 'failed') return 'failed';
  if (scene.card === null && scene.selection.kind === 'none') return 'done';
  return partsStand(signal);
}

/** All parts of the board of the city on show; they are asked for where nobody did. */
async function partsStand(signal: AbortSignal): Promise<Readiness> {
  const { open, project } = getApp();
  if (!open) return 'failed';
  const asked = askedFor(open.city, project.coverage, today());
  for (const { name, input } of asked)
    if (partOf(getApp().coverageParts, name, input).kind === 'none') void requestPart(name, input);
  const kinds = ({ coverageParts }: AppState) =>
    asked.map(({ name, input }) => partOf(coverageParts, name, input).kind);
  const isKnown = (state: AppState): boolean => kinds(state).every((kind) => kind === 'done' || kind === 'failed');
  if (!(await untilState(isKnown, LONGEST_MS, signal))) return 'late';
  return kinds(getApp()).includes('failed') ? 'failed' : 'done';
}

/** Coverage of the city on show with all its parts. */
export async function cityStandsWithParts(signal: AbortSignal): Promise<boolean> {
  await requestCoverage();
  await untilState(({ coverage }) => coverage.kind === 'done' || coverage.kind === 'failed', LONGEST_MS, signal);
  if (getApp().coverage.kind !== 'done') return false;
  await partsStand(signal);
  return true;
}

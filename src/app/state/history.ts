/** The work on each city that was on show in this window, with its steps of undo: they outlast going to another city. */
import type { Camera, Session } from './model.ts';
import { endGesture, getApp, keepWork, type Work } from './store.ts';

/** Work on a city with what stands beside it. */
export interface Kept {
  readonly work: Work;
  readonly camera: Camera | null;
  readonly savedAt: number | null;
  readonly strays: Session['strays'];
}

const byCity = new Map<string, Kept>();

/** Keep the work on the city on show. A scene on show stands in its place for a while: it is not the work. */
export function keepHistory(): void {
  const { cityId, open, presenting, camera, savedAt, strays } = getApp();
  if (!open || presenting !== null) return;
  endGesture();
  byCity.set(cityId, { work: keepWork(), camera, savedAt, strays });
}

/** Keep the work on a city that is left, as it was before a scene stood in its place. */
export const putHistory = (cityId: string, kept: Kept): unknown => byCity.set(cityId, kept);

/** What is kept of a city, which stays there. */
export const keptWork = (cityId: string): Kept | null => byCity.get(cityId) ?? null;

/** What was kept of a city, handed out once: from then on the store has it. */
export function takeHistory(cityId: string): Kept | null {
  const kept = byCity.get(cityId) ?? null;
  byCity.delete(cityId);
  return kept;
}

export const forgetHistories = (): void => byCity.clear();

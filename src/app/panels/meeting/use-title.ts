import { useCallback } from 'react';
import type { Scene } from '../../state/scene.ts';
import { type AppState, getApp, useApp } from '../../state/store.ts';
import { titleShown } from './scene-title.ts';

/** Titles in the language in hand: the same in lists, on the wall and for the speaker. */
export function useTitle(): (scene: Scene) => string {
  const language = useApp((s) => s.language);
  const city = useApp((s) => s.open?.city ?? null);
  return useCallback((scene) => titleShown(scene, language, city), [language, city]);
}

export const titleNow = (scene: Scene, { language, open }: AppState = getApp()): string =>
  titleShown(scene, language, open?.city ?? null);

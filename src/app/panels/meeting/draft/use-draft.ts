/** Drawing up the scenes that were chosen: how far it is, and how it ended. */
import { useEffect, useRef, useState } from 'react';
import type { Scene } from '../../../state/scene.ts';
import { edit, getApp, setSession } from '../../../state/store.ts';
import { textIn } from '../../../text/use-text.ts';
import { addScene, freeTitle } from '../scenes.ts';
import { withPictures } from './draft-pictures.ts';

interface Progress {
  readonly done: number;
  readonly total: number;
}

export function useDraft() {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [said, setSaid] = useState('');
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const run = async (scenes: readonly Scene[]): Promise<void> => {
    const mine = new AbortController();
    abort.current = mine;
    const total = scenes.filter((s) => s.kind === 'map').length;
    const { cityId } = getApp();
    setSaid('');
    try {
      const tell = (done: number): void => setProgress({ done: Math.min(done, total), total });
      const made = await withPictures(scenes, { signal: mine.signal, tell });
      if (getApp().cityId === cityId) addAll(made);
    } catch (error) {
      if (mine.signal.aborted) return;
      if (!(error instanceof Error)) throw error;
      setSaid(textIn(getApp().language).draft.failed);
    } finally {
      setProgress(null);
    }
  };
  return { progress, said, run, cancel: () => abort.current?.abort() };
}

/** One step that can be undone. */
function addAll(scenes: readonly Scene[]): void {
  edit((project) =>
    scenes.reduce((p, scene) => addScene(p, { ...scene, title: freeTitle(scene.title, p.scenes) }), project),
  );
  const text = textIn(getApp().language).draft;
  setSession({ dialog: null, toast: { id: Date.now(), text: text.made(scenes.length), undo: true } });
}

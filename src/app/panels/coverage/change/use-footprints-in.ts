import { useEffect, useState } from 'react';
import type { FootprintInChange } from '../../../../domain/coverage/change-sites.ts';
import { ask } from '../../../state/ask.ts';
import { useApp } from '../../../state/store.ts';

/** A footprint that is being moved is asked for once it rests. */
const REST_MS = 200;

/** The user's footprints against the ground that a layer lost; null until it is known. */
export function useFootprintsIn(layerId: string, before: string): readonly FootprintInChange[] | null {
  const footprints = useApp((s) => s.project.footprints);
  const [found, setFound] = useState<readonly FootprintInChange[] | null>(null);
  useEffect(() => {
    setFound(footprints.length === 0 ? [] : null);
    if (footprints.length === 0) return;
    const stop = new AbortController();
    const drawn = footprints.map(({ id, polygons }) => ({ id, polygons }));
    const run = async (): Promise<void> => {
      const answer = await ask('footprintsInChange', { layerId, before, footprints: drawn }, { signal: stop.signal });
      if (answer?.ok && !stop.signal.aborted) setFound(answer.value);
    };
    const timer = setTimeout(() => void run(), REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [footprints, layerId, before]);
  return found;
}

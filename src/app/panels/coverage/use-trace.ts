import { useEffect } from 'react';
import type { Region } from '../../../domain/coverage/region.ts';
import { bringIntoSight, goBack } from '../../map/go-and-return.ts';
import { ask } from '../../state/ask.ts';
import type { Selection } from '../../state/model.ts';
import { setSession, useApp } from '../../state/store.ts';
import type { ExplainContext } from './explained.ts';
import { extentOf } from './locate.ts';
import { regionOf } from './region-of.ts';

/** A figure must be in hand this long before its ground is asked for: arrow keys run through a row of them. */
const REST_MS = 120;

/**
 * Keep the ground of the selected figure in the session; a request that is no longer wanted is cancelled. The map goes there where
 * none of it is in sight, and back once no figure is in hand.
 */
export function useTrace(context: ExplainContext): void {
  const selection = useApp((s) => s.selection);
  // By its text: other parts of the board that arrive meanwhile leave the ground as it is.
  const asked = JSON.stringify(regionOf(selection, context));
  useEffect(() => {
    const region = JSON.parse(asked) as Region | null;
    if (!region) return;
    setSession({ trace: { kind: 'running', of: selection, share: 0 } });
    const stop = new AbortController();
    const timer = setTimeout(() => void trace(region, selection, stop.signal), REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
      setSession({ trace: { kind: 'none' } });
    };
  }, [selection, asked]);
  const isFree = selection.kind === 'none';
  useEffect(() => {
    if (isFree) goBack();
  }, [isFree]);
}

async function trace(region: Region, of: Selection, signal: AbortSignal): Promise<void> {
  const onProgress = (done: number, total: number) =>
    setSession({ trace: { kind: 'running', of, share: total > 0 ? done / total : 0 } });
  const answer = await ask('trace', region, { signal, onProgress });
  if (!answer) return;
  setSession({
    trace: answer.ok ? { kind: 'done', of, region: answer.value } : { kind: 'failed', of, problems: answer.problems },
  });
  const extent = answer.ok && !signal.aborted ? extentOf(answer.value) : null;
  if (answer.ok && extent) bringIntoSight(answer.value, extent);
}

import { useEffect } from 'react';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { ask } from '../../state/ask.ts';
import { getApp, setSession } from '../../state/store.ts';

/** The board stands first; Turf then takes seconds of the computing thread, step by step. */
const REST_MS = 400;

/** Compute the table of districts a second time, once for each result; leaving the board or the city gives it up. */
export function useRecheck(result: CoverageResult): void {
  useEffect(() => {
    const { recheck } = getApp();
    // It is of whole districts: of their ground within a band it says nothing.
    if (result.overview.filter.within !== null) {
      setSession({ recheck: { kind: 'none' } });
      return;
    }
    if (recheck.kind === 'done' && recheck.of === result) return;
    setSession({ recheck: { kind: 'running', of: result, done: 0, total: 0 } });
    const stop = new AbortController();
    const timer = setTimeout(() => void runRecheck(result, stop.signal), REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
      if (getApp().recheck.kind === 'running') setSession({ recheck: { kind: 'none' } });
    };
  }, [result]);
}

async function runRecheck(of: CoverageResult, signal: AbortSignal): Promise<void> {
  const onProgress = (done: number, total: number) => setSession({ recheck: { kind: 'running', of, done, total } });
  const answer = await ask('recheckCoverage', null, { signal, onProgress });
  if (!answer) return;
  setSession({
    recheck: answer.ok ? { kind: 'done', of, cells: answer.value } : { kind: 'failed', of, problems: answer.problems },
  });
}

import { useEffect } from 'react';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { CancelledError } from '../../../worker/connect.ts';
import { compute } from '../../compute.ts';
import { getApp, setSession } from '../../state/store.ts';

/** The board stands first; Turf then takes seconds of the computing thread, step by step. */
const REST_MS = 400;

/** Compute the table of districts a second time, once for each result; leaving the board or the city gives it up. */
export function useRecheck(result: CoverageResult): void {
  useEffect(() => {
    const { recheck } = getApp();
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
  try {
    const answer = await compute().call('recheckCoverage', null, { signal, onProgress });
    setSession({
      recheck: answer.ok
        ? { kind: 'done', of, cells: answer.value }
        : { kind: 'failed', of, message: answer.problems[0]?.code ?? '' },
    });
  } catch (error) {
    if (error instanceof CancelledError) return;
    setSession({ recheck: { kind: 'failed', of, message: error instanceof Error ? error.message : String(error) } });
  }
}

import { useEffect, useState } from 'react';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { ask } from '../../state/ask.ts';
import type { Footprint } from '../../state/model.ts';
import { hasConflict } from '../../state/siting-advice.ts';
import { borderlineCount } from '../../state/siting-after.ts';
import { factsOf } from '../../state/siting-facts.ts';
import { ownMargin } from '../../state/siting-margin.ts';
import { useApp } from '../../state/store.ts';
import type { CandidateCheck } from './use-candidate-checks.ts';

/** Least move that clears everything at once, metres; or why there is none. */
export type CandidateAdvice =
  | { readonly kind: 'move'; readonly metres: number }
  | { readonly kind: 'none' }
  /** Nothing among what was checked; how many findings were not, and how many are 临界. */
  | { readonly kind: 'nothing'; readonly unchecked: number; readonly borderline: number }
  | { readonly kind: 'searching' };

/** By result: a check that was made anew is searched anew. Undefined metres mean that none was found. */
const known = new WeakMap<SitingResult, { readonly margin: number; readonly metres: number | null }>();

/** The least moves of the sites, one after the other; null while a site is not checked. Given up when the dialogue is left. */
export function useCandidateAdvice(
  sites: readonly Footprint[],
  checks: readonly (CandidateCheck | null)[],
): readonly (CandidateAdvice | null)[] {
  const said = useApp((s) => s.safetyMargin);
  const marginOf = (result: SitingResult): number => said ?? ownMargin(result);
  const [, draw] = useState(0);
  const results = checks.map((c) => (c?.kind === 'done' ? c.result : null));
  const next = results.findIndex((r) => r !== null && hasConflict(r) && known.get(r)?.margin !== marginOf(r));
  const [site, result] = [sites[next], results[next]];
  const margin = result ? marginOf(result) : 0;
  useEffect(() => {
    if (!site || !result) return;
    const abort = new AbortController();
    const input = { footprint: site.polygons, kind: factsOf(site).kind, safetyMetres: margin };
    void ask('advise', input, { signal: abort.signal }).then((answer) => {
      if (abort.signal.aborted) return;
      known.set(result, { margin, metres: (answer?.ok && answer.value.all?.metres) || null });
      draw((n) => n + 1);
    });
    return () => abort.abort();
  }, [site, result, margin]);
  return results.map((r): CandidateAdvice | null => {
    if (!r) return null;
    if (!hasConflict(r)) return { kind: 'nothing', unchecked: r.counts.unchecked, borderline: borderlineCount(r) };
    const found = known.get(r);
    if (found?.margin !== marginOf(r)) return { kind: 'searching' };
    return found.metres === null ? { kind: 'none' } : { kind: 'move', metres: found.metres };
  });
}

import { useEffect, useState } from 'react';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { ask } from '../../state/ask.ts';
import type { Footprint } from '../../state/model.ts';
import { hasConflict } from '../../state/siting-advice.ts';
import { borderlineCount } from '../../state/siting-after.ts';
import { factsOf } from '../../state/siting-facts.ts';
import { ownMargin } from '../../state/siting-margin.ts';
import { useApp } from '../../state/store.ts';
import type { Moves } from '../siting/margin.ts';
import type { CandidateCheck } from './use-candidate-checks.ts';

/** Least move that clears everything at once, metres, or why there is none; and those that clear a finding each. */
export type CandidateAdvice =
  | { readonly kind: 'move'; readonly metres: number; readonly each: Moves }
  | { readonly kind: 'none'; readonly each: Moves }
  /** Nothing among what was checked; how many findings were not, and how many are 临界. */
  | { readonly kind: 'nothing'; readonly unchecked: number; readonly borderline: number }
  | { readonly kind: 'searching' };

interface Known {
  readonly margin: number;
  /** Null where none was found. */
  readonly metres: number | null;
  readonly each: Moves;
}

/** By result: a check that was made anew is searched anew. */
const known = new WeakMap<SitingResult, Known>();

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
      const advice = answer?.ok ? answer.value : null;
      known.set(result, { margin, metres: advice?.all?.metres ?? null, each: advice?.each ?? null });
      draw((n) => n + 1);
    });
    return () => abort.abort();
  }, [site, result, margin]);
  return results.map((r): CandidateAdvice | null => {
    if (!r) return null;
    if (!hasConflict(r)) return { kind: 'nothing', unchecked: r.counts.unchecked, borderline: borderlineCount(r) };
    const found = known.get(r);
    if (found?.margin !== marginOf(r)) return { kind: 'searching' };
    const { metres, each } = found;
    return metres === null ? { kind: 'none', each } : { kind: 'move', metres, each };
  });
}

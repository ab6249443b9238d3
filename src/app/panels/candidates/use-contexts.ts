import { relaxations } from '../../../domain/siting/rule-limits.ts';
import type { Footprint } from '../../state/model.ts';
import { shippedRules } from '../../state/open-city.ts';
import { useApp } from '../../state/store.ts';
import { NO_CONTEXT, type RowContext } from '../siting/rows.ts';
import type { CandidateAdvice } from './use-candidate-advice.ts';
import type { CandidateCheck } from './use-candidate-checks.ts';

/** What the findings of each site are shown with: as the panel shows those of the active one. */
export function useContexts(
  sites: readonly Footprint[],
  checks: readonly (CandidateCheck | null)[],
  advice: readonly (CandidateAdvice | null)[],
): readonly RowContext[] {
  const disputes = useApp((s) => s.project.disputes);
  const shipped = shippedRules();
  return sites.map((footprint, i) => {
    const check = checks[i];
    if (check?.kind !== 'done') return NO_CONTEXT;
    const { result } = check;
    const relaxed = relaxations(result, shipped);
    return {
      moves: movesOf(advice[i] ?? null),
      disputes,
      footprint,
      computationErrorSquareMetres: result.computationErrorSquareMetres,
      relaxed,
    };
  });
}

function movesOf(advice: CandidateAdvice | null): RowContext['moves'] {
  if (advice?.kind === 'searching') return 'searching';
  return advice?.kind === 'move' || advice?.kind === 'none' ? advice.each : null;
}

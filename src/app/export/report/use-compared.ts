import { useMemo } from 'react';
import type { ReportCandidate } from '../../../report/input.ts';
import { LEAST, reportedCandidates } from '../../panels/candidates/choose.ts';
import { useCandidateChecks } from '../../panels/candidates/use-candidate-checks.ts';
import type { Footprint } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';

const NOBODY: readonly Footprint[] = [];

/** The sites that are compared, as far as they are checked; none where the project stands alone. */
export function useCompared(): readonly ReportCandidate[] {
  const project = useApp((s) => s.project);
  const candidates = useApp((s) => s.candidates);
  const chosen = useMemo(() => {
    const sites = reportedCandidates({ project, candidates });
    return sites.length >= LEAST && sites.some((f) => f.id === project.activeFootprintId) ? sites : NOBODY;
  }, [project, candidates]);
  const checks = useCandidateChecks(chosen);
  return chosen.flatMap(({ id, name }, i) => {
    const check = checks[i];
    return check?.kind === 'done' ? [{ name, result: check.result, isThis: id === project.activeFootprintId }] : [];
  });
}

import { useMemo } from 'react';
import type { ReportCandidate } from '../../../report/input.ts';
import type { LeftOutCandidate } from '../../../text/candidates-left-out.ts';
import { LEAST, leftOutCandidates, reportedCandidates } from '../../panels/candidates/choose.ts';
import { useCandidateChecks } from '../../panels/candidates/use-candidate-checks.ts';
import type { Footprint } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';

const NOBODY: readonly Footprint[] = [];

export interface Compared {
  /** As far as they are checked; none where the project stands alone. */
  readonly candidates: readonly ReportCandidate[];
  readonly leftOut: readonly LeftOutCandidate[];
}

/** The sites that are compared, and those that are left out untold. */
export function useCompared(): Compared {
  const project = useApp((s) => s.project);
  const candidates = useApp((s) => s.candidates);
  const chosen = useMemo(() => {
    const sites = reportedCandidates({ project, candidates });
    return sites.length >= LEAST && sites.some((f) => f.id === project.activeFootprintId) ? sites : NOBODY;
  }, [project, candidates]);
  const checks = useCandidateChecks(chosen);
  const leftOut = useMemo(() => leftOutCandidates({ project, candidates }), [project, candidates]);
  const checked = chosen.flatMap(({ id, name }, i) => {
    const check = checks[i];
    return check?.kind === 'done' ? [{ name, result: check.result, isThis: id === project.activeFootprintId }] : [];
  });
  return { candidates: checked, leftOut };
}

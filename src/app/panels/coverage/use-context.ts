import { useMemo } from 'react';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { OpenCity } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import type { ExplainContext } from './explained.ts';
import { useIndicators } from './use-indicators.ts';

/** What explanations are made from; the same object until one of its parts changes. */
export function useExplainContext({ city }: OpenCity, result: CoverageResult): ExplainContext {
  const language = useApp((s) => s.language);
  const parts = useApp((s) => s.coverageParts);
  const text = useText().coverage;
  const footprints = useApp((s) => s.project.footprints);
  const indicators = useIndicators(city);
  return useMemo(
    () => ({ city, result, parts, indicators, footprints, language, text }),
    [city, result, parts, indicators, footprints, language, text],
  );
}

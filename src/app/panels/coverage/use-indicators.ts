import { useEffect, useMemo } from 'react';
import type { City } from '../../../domain/city.ts';
import type { Indicator } from '../../../domain/coverage/indicator.ts';
import { indicatorNeeds } from '../../../domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../../domain/coverage/indicators.ts';
import { today } from '../../../worker/today.ts';
import { requestPart } from '../../state/coverage.ts';
import { partOf } from '../../state/coverage-types.ts';
import { getApp, useApp } from '../../state/store.ts';
import { type Asked, askedFor, partsFor } from './indicator-parts.ts';

/** The indicators of the city as far as they are known; what they need is asked for. */
export function useIndicators(city: City): readonly Indicator[] {
  const settings = useApp((s) => s.project.coverage);
  const parts = useApp((s) => s.coverageParts);
  const isReady = useApp((s) => s.opening === 'ready' && s.open !== null);
  const day = today();
  useEffect(() => {
    if (!isReady) return;
    const isNew = (asked: Asked): boolean => partOf(parts, asked.name, asked.input).kind === 'none';
    // What was asked for meanwhile, by this effect or another card, is not asked for twice.
    for (const asked of askedFor(city, settings, day).filter(isNew))
      if (partOf(getApp().coverageParts, asked.name, asked.input).kind === 'none')
        void requestPart(asked.name, asked.input);
  }, [city, settings, day, parts, isReady]);
  return useMemo(
    () => indicatorBoard(city, partsFor(parts, indicatorNeeds(city, settings), day), settings),
    [city, parts, settings, day],
  );
}

/** Ask again for what failed. */
export function retryIndicators(city: City): void {
  const { project, coverageParts } = getApp();
  for (const asked of askedFor(city, project.coverage, today()))
    if (partOf(coverageParts, asked.name, asked.input).kind === 'failed') void requestPart(asked.name, asked.input);
}

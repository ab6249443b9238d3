/** What the board of each city was filtered by, kept for a window: over a reload, and while another city is on show. */
import { type CoverageFilter, NO_FILTER } from '../../domain/coverage/filter.ts';
import { getApp, subscribeApp } from './store.ts';

const PREFIX = 'ecospace/board-filter/';

/** No filter where none was kept, or what is kept cannot be read. */
export function keptFilter(cityId: string): CoverageFilter {
  const text = sessionStorage.getItem(PREFIX + cityId);
  if (text === null) return NO_FILTER;
  try {
    const kept = JSON.parse(text) as Partial<Record<keyof CoverageFilter, unknown>> | null;
    return {
      districts: keysOf(kept?.districts),
      classKeys: keysOf(kept?.classKeys),
      within: keysOf(kept?.within),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return NO_FILTER;
    throw error;
  }
}

const keysOf = (value: unknown): readonly string[] | null =>
  Array.isArray(value) && value.length > 0 && value.every((key) => typeof key === 'string') ? value : null;

/** Keep them from now on, save under 仅本次会话 and those of scenes on show; returns the function that stops. */
export function startKeepingFilters(): () => void {
  return subscribeApp((state, before) => {
    if (state.coverageFilter === before.coverageFilter || state.cityId !== before.cityId) return;
    if (state.presenting !== null || before.presenting !== null || getApp().sessionOnly) return;
    const { districts, classKeys, within } = state.coverageFilter;
    const isSet = districts !== null || classKeys !== null || within !== null;
    if (isSet) sessionStorage.setItem(PREFIX + state.cityId, JSON.stringify(state.coverageFilter));
    else sessionStorage.removeItem(PREFIX + state.cityId);
  });
}

export function forgetFilters(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

import { useState } from 'react';
import type { Problem } from '../../../domain/problems.ts';
import { getApp, useApp } from '../../state/store.ts';

const NONE: readonly Problem[] = [];

/** Problems that came after the component was made. */
export function useNewProblems(): readonly Problem[] {
  const [before] = useState(() => getApp().problems);
  const problems = useApp((s) => s.problems);
  return problems === before ? NONE : problems;
}

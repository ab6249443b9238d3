/** Questions about advice and free ground that several parts ask. Pure. */
import type { Advice, FreePatch } from '../../domain/siting/advice-result.ts';
import { currentResult } from '../map/deck/lit.ts';
import type { AppState } from './store.ts';

/** The advice on the figures on show; null while there is none. */
export function currentAdvice(state: Pick<AppState, 'advice' | 'check' | 'project'>): Advice | null {
  const { advice } = state;
  return advice.kind === 'done' && advice.of === currentResult(state) ? advice.advice : null;
}

/** The patch whose placement is shown; null where none is. */
export function chosenPatch({ freeGround }: Pick<AppState, 'freeGround'>): FreePatch | null {
  if (freeGround.kind !== 'done' || freeGround.chosen === null) return null;
  return freeGround.ground.patches[freeGround.chosen] ?? null;
}

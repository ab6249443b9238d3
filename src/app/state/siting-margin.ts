/** Distance that a place is to keep beyond every limit. Pure. */
import type { Finding, SitingOutcome, SitingResult } from '../../domain/siting/result.ts';
import { currentResult } from '../map/deck/lit.ts';
import type { AppState } from './store.ts';

const CONFLICTS: ReadonlySet<SitingOutcome> = new Set(['avoid', 'justify', 'certify']);

export const isConflict = ({ status, outcome }: Pick<Finding, 'status' | 'outcome'>): boolean =>
  status === 'hit' && CONFLICTS.has(outcome);

/** Where nothing conflicts, metres: at least some, so that a place does not merely touch. */
const WITHOUT_CONFLICT = 1;

/**
 * Metres kept where the user has said nothing: the largest positional accuracy of the layers in conflict, since nearer than
 * that the place would be 临界 to them.
 */
export const ownMargin = ({ findings }: Pick<SitingResult, 'findings'>): number =>
  findings.filter(isConflict).reduce((most, f) => Math.max(most, f.accuracyMetres ?? 0), WITHOUT_CONFLICT);

/** Metres in force for the active footprint. */
export function marginInForce(state: Pick<AppState, 'safetyMargin' | 'check' | 'project'>): number {
  const result = currentResult(state);
  return state.safetyMargin ?? (result ? ownMargin(result) : WITHOUT_CONFLICT);
}

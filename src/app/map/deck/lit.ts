/** Which findings are lit on the map: the one in hand, else the strictest; and the distances that decide. */
import type { Finding, SitingOutcome, SitingResult } from '../../../domain/siting/result.ts';
import type { AppState } from '../../state/store.ts';

type Watched = Pick<AppState, 'check' | 'hoverKey' | 'selection' | 'project'>;

export interface Lit {
  /** Overlaps with hatch and pill. */
  readonly strong: readonly Finding[];
  /** Overlaps with a thin fill only. */
  readonly faint: readonly Finding[];
  /** Distances to draw. */
  readonly lines: readonly Finding[];
}

const NONE: Lit = { strong: [], faint: [], lines: [] };
const MOST_PILLS = 3;
const MOST_LINES = 2;
const DECIDING: ReadonlySet<SitingOutcome> = new Set(['avoid', 'certify', 'justify']);

/** The newest figures of the active footprint; while a check runs, those before it. */
export function currentResult(state: Pick<AppState, 'check' | 'project'>): SitingResult | null {
  const { check, project } = state;
  if (check.kind === 'running') return check.last;
  return check.kind === 'done' && check.footprintId === project.activeFootprintId ? check.result : null;
}

/** The finding under the pointer, else the selected one. */
function findingInHand(state: Pick<AppState, 'hoverKey' | 'selection'>): string | null {
  return state.hoverKey ?? (state.selection.kind === 'finding' ? state.selection.key : null);
}

export function litFindings(state: Watched): Lit {
  const result = currentResult(state);
  if (!result) return NONE;
  const inHand = result.findings.find((f) => f.key === findingInHand(state));
  const overlaps = result.findings.filter((f) => f.status === 'hit' && f.overlap.length > 0);
  const deciding = overlaps.filter((f) => DECIDING.has(f.outcome));
  const strong = inHand && inHand.overlap.length > 0 ? [inHand] : deciding.slice(0, MOST_PILLS);
  const near = result.findings
    .filter((f) => f.status === 'clear' && f.nearest !== null && (f.distanceMetres ?? 0) > 0)
    .sort((a, b) => (a === inHand ? -1 : b === inHand ? 1 : (a.distanceMetres ?? 0) - (b.distanceMetres ?? 0)));
  return { strong, faint: deciding.filter((f) => !strong.includes(f)), lines: near.slice(0, MOST_LINES) };
}

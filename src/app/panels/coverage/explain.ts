/** The explanation of whatever figure of the board is selected. Pure. */
import type { Selection } from '../../state/model.ts';
import { explainCombination, explainCombined } from './explain-combination.ts';
import { explainArea } from './explain-overview.ts';
import { explainSites } from './explain-sites.ts';
import type { ExplainContext, Explained } from './explained.ts';
import { figureSource } from './figures.ts';

/** Null where the selection is no figure of the board. */
export function explain(selection: Selection, context: ExplainContext): Explained | null {
  if (selection.kind === 'combination') return explainCombination(selection.keys, context);
  if (selection.kind === 'figure') return figureSource(selection)?.explain(selection, context) ?? null;
  if (selection.kind !== 'cell') return null;
  return explainCombined(selection, context) ?? explainSites(selection, context) ?? explainArea(selection, context);
}

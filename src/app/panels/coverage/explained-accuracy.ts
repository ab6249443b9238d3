/** Which layers' positional accuracy stands behind a figure, and what it makes of the outline of its ground. Pure. */
import type { CityLayer } from '../../../domain/city.ts';
import type { OutlineLengths } from '../../../domain/coverage/outline.ts';
import type { TraceState } from '../../state/model.ts';
import type { Accuracy, Explained } from './explained.ts';

/** `districts` bound a figure where it ends at their borders; points are as good as their layer. */
export const accuracyOf = (
  { role, geometry, accuracyMetres }: Pick<CityLayer, 'role' | 'geometry' | 'accuracyMetres'>,
  name: string,
): Accuracy => {
  const part = role === 'districts' ? 'border' : geometry === 'point' ? 'point' : 'line';
  return { part, name, metres: accuracyMetres };
};

/** Below it an outline has no such part, metres. */
const NOTHING = 0.5;

const largest = (accuracies: readonly Accuracy[]): number => Math.max(0, ...accuracies.map(({ metres }) => metres));

/**
 * With the bound of its data error where the outline of its ground is known: border of districts by their accuracy, lines of
 * its own by that of the least accurate layer, all to the same side.
 */
export function withOutline(explained: Explained, trace: TraceState): Explained {
  if (explained.quantity.kind !== 'area' || explained.dataError) return explained;
  if (trace.kind === 'running') return { ...explained, isMeasuring: true };
  const outline = trace.kind === 'done' ? trace.region.outline : null;
  return outline ? bounded(explained, outline) : explained;
}

function bounded(explained: Explained, { borderMetres, ownMetres }: OutlineLengths): Explained {
  const border = explained.accuracies.filter(({ part }) => part === 'border');
  const own = explained.accuracies.filter(({ part }) => part !== 'border');
  const squareMetres = borderMetres * largest(border) + ownMetres * largest(own);
  return {
    ...explained,
    accuracies: [...(borderMetres > NOTHING ? border : []), ...(ownMetres > NOTHING ? own : [])],
    dataError: { kind: 'area', squareMetres },
  };
}

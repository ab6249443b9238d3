/** The number in hand as a room is to read it: on the wall and on slides. Pure. */
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { AreaUnit, TraceState } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import type { Explained } from '../coverage/explained.ts';
import { withOutline } from '../coverage/explained-accuracy.ts';
import { methodOf } from '../coverage/explained-out.ts';
import { quantityUnits } from '../coverage/quantity-text.ts';

interface InHandWords {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  /** The same in other units; empty for none. */
  readonly others: string;
  readonly errors: string;
}

interface Known {
  readonly result: CoverageResult;
  readonly areaUnit: AreaUnit;
  /** Of the ground of the figure: its outline bounds what the accuracy of the data makes of it. */
  readonly trace: TraceState;
}

export function inHandWords(
  explained: Explained,
  { result, areaUnit, trace }: Known,
  text: Text['coverage'],
): InHandWords {
  const lead = areaUnit === 'km2' ? undefined : areaUnit;
  const [value = '', unit = '', ...others] = quantityUnits(explained.quantity, text, lead);
  const { computation, data } = methodOf(withOutline(explained, trace), result.residualSquareMetres, text);
  const errors = [computation, data].filter(Boolean).join(' · ');
  return { name: explained.name, value, unit, others: others.join(' · '), errors };
}

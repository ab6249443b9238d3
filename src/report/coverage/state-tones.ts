/** How the states of indicators stand out on paper. */
import type { IndicatorState } from '../../domain/coverage/indicator.ts';
import type { Tone } from '../document.ts';

/** Null: as running text. None of them is green. */
export const STATE_TONES: Readonly<Record<IndicatorState, Tone | null>> = {
  met: 'none',
  missed: 'avoid',
  borderline: 'warning',
  'not-due': null,
  compared: null,
  'no-target': null,
  'no-data': 'unchecked',
  'not-computed': 'unchecked',
  'non-spatial': 'quiet',
};

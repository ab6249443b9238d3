import type { IndicatorState } from '../../../domain/coverage/indicator.ts';
import { useText } from '../../text/use-text.ts';

const DASH = 'M2 6 L10 6';

/** Told apart by shape and word; the colour comes on top. */
const MARKS: Readonly<Record<IndicatorState, string>> = {
  met: 'M1.5 6 L4.6 9 L10.5 2.5',
  missed: 'M2 2 L10 10 M10 2 L2 10',
  borderline: 'M1 4.4 Q3.5 1.4 6 4.2 T11 3.8 M1 9.2 Q3.5 6.2 6 9 T11 8.6',
  'not-due': 'M6 1.5 A4.5 4.5 0 1 0 10.5 6 M6 3 L6 6 L8.5 6',
  compared: 'M2 4 L10 4 M2 8 L10 8',
  'no-target': DASH,
  'no-data': 'M4 4.2 Q4 2 6 2 T8 4.2 Q8 5.6 6 6.6 L6 7.6 M6 9.4 L6 10.4',
  'not-computed': 'M2.4 6 L3.4 6 M5.5 6 L6.5 6 M8.6 6 L9.6 6',
  'non-spatial': DASH,
};

export function IndicatorMark({ state, word }: { state: IndicatorState; word?: string }) {
  const text = useText().board.indicators;
  return (
    <span className={`indicator-mark is-${state}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={MARKS[state]} fill="none" stroke="currentColor" strokeWidth="1.9" />
      </svg>
      {word ?? text.states[state]}
    </span>
  );
}

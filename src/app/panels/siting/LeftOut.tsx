import type { LeftOutRule } from '../../../domain/siting/left-out.ts';
import { leftOutWords } from '../../../text/left-out.ts';
import { useApp } from '../../state/store.ts';

/** Names of one reason that a line has room for; all of them are in the tooltip and in the report. */
export const MOST_NAMES = 2;

/** One line: the rules that the move and the cut do not keep off, and why. */
export function LeftOut({ rules }: { rules: readonly LeftOutRule[] }) {
  const language = useApp((s) => s.language);
  const words = leftOutWords(rules, 'advice', language, MOST_NAMES);
  return words === '' ? null : (
    <p className="left-out" title={leftOutWords(rules, 'advice', language)}>
      {words}
    </p>
  );
}

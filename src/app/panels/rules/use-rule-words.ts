import { rulesOf } from '../../state/rule-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import type { RuleWords } from './rule-words.ts';

/** What turns rules into words; null until a city is there. */
export function useRuleWords(): RuleWords | null {
  const text = useText();
  const language = useApp((s) => s.language);
  const city = useApp((s) => s.open?.city);
  const kinds = useApp(rulesOf)?.kinds;
  return city && kinds ? { text, language, city, kinds } : null;
}

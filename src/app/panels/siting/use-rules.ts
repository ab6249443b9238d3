import type { RuleBook } from '../../../domain/siting/rules.ts';
import { rulesOf } from '../../state/rule-verbs.ts';
import { useApp } from '../../state/store.ts';

/** The rules that sites are checked by; null until a city is there. */
export const useRules = (): RuleBook | null => useApp(rulesOf);

import type { SitingResult } from '../../../domain/siting/result.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { useRules } from './use-rules.ts';

/** Rules that are for other kinds of projects: told, so that nobody takes them for checked. */
export function NotApplicable({ rules }: { rules: SitingResult['notApplicable'] }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const kinds = useRules()?.kinds ?? [];
  if (rules.length === 0) return null;
  const nameOf = (id: string): string => kinds.find((k) => k.id === id)?.name[language] ?? id;
  return (
    <details className="not-applicable">
      <summary>{text.table.notApplicable(rules.length)}</summary>
      <ul>
        {rules.map((rule) => (
          <li key={rule.ruleId}>
            <button type="button" className="link" onClick={() => setSession({ dialog: { rule: rule.ruleId } })}>
              {rule.name[language]}
            </button>
            <span className="quiet">{text.table.appliesTo(rule.kinds.map(nameOf).join(text.list.and))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

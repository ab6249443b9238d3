import { type RuleChange, type RuleField, ruleChanges } from '../../../domain/siting/rule-edits.ts';
import { shippedRules } from '../../state/open-city.ts';
import { resetAllRules, resetToShipped, rulesOf } from '../../state/rule-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { fieldWords, type RuleWords } from './rule-words.ts';
import { useRuleWords } from './use-rule-words.ts';

/** What the user changed against the shipped rules, of one rule or of all, and the way back. */
export function RuleDiff({ ruleId }: { ruleId: string | null }) {
  const text = useText().rules;
  const book = useApp(rulesOf);
  const words = useRuleWords();
  const shipped = shippedRules();
  if (!book || !shipped || !words) return null;
  const changes = ruleChanges(book, shipped).filter((c) => ruleId === null || c.id === ruleId);
  return (
    <section className="rule-diff" aria-label={text.diff.title}>
      <header>
        <h3>{text.diff.title}</h3>
        {ruleId === null && changes.length > 0 && (
          <button type="button" className="button" onClick={resetAllRules}>
            {text.diff.resetAll}
          </button>
        )}
      </header>
      {changes.length === 0 && <p>{text.diff.none}</p>}
      {changes.map((change) => (
        <Change key={change.id} change={change} words={words} columns={text.diff} canReset />
      ))}
    </section>
  );
}

interface ChangeProps {
  readonly change: RuleChange;
  readonly words: RuleWords;
  /** What the two columns are, and what the rules of either are called. */
  readonly columns: {
    readonly before: string;
    readonly after: string;
    readonly kinds: Readonly<Record<RuleChange['kind'], string>>;
  };
  /** Against the shipped rules: each can be put back. */
  readonly canReset?: boolean;
}

/** One rule that differs between two books. */
export function Change({ change, words, columns, canReset = false }: ChangeProps) {
  const { diff } = words.text.rules;
  const { before, after, kind, fields } = change;
  const back = { added: diff.takesAway, removed: diff.restore, changed: diff.resetOne }[kind];
  return (
    <article className={`rule-change ${kind}`}>
      <header>
        <strong>{(after ?? before)?.name[words.language]}</strong>
        <span className="rule-chip">{columns.kinds[kind]}</span>
        {canReset && (
          <button type="button" className="button secondary" onClick={() => resetToShipped(change.id)}>
            {back}
          </button>
        )}
      </header>
      {kind === 'changed' && (
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{columns.before}</th>
              <th scope="col">{columns.after}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <FieldChange key={field} field={field} change={change} words={words} />
            ))}
          </tbody>
        </table>
      )}
    </article>
  );
}

function FieldChange({ field, change, words }: { field: RuleField; change: RuleChange; words: RuleWords }) {
  const { fields, diff } = words.text.rules;
  const said = (rule: RuleChange['before']) => (rule && fieldWords(rule, field, words)) || diff.empty;
  return (
    <tr>
      <th scope="row">{fields[field]}</th>
      <td>{said(change.before)}</td>
      <td>{said(change.after)}</td>
    </tr>
  );
}

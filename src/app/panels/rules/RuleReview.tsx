import { decisiveChanges } from '../../../domain/siting/rule-edits.ts';
import { reviewRules } from '../../../domain/siting/rule-review.ts';
import type { RuleBook } from '../../../domain/siting/rules.ts';
import { shippedRules } from '../../state/open-city.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { today } from './day.ts';
import { fieldWords } from './rule-words.ts';
import { useRuleWords } from './use-rule-words.ts';

/** 规则体检: what of the rules wants a look, with counts; each rule is a way to its form. */
export function RuleReview({ book, select }: { book: RuleBook; select: (id: string) => void }) {
  const text = useText().rules;
  const language = useApp((s) => s.language);
  const city = useApp((s) => s.open?.city);
  if (!city) return null;
  const found = reviewRules(book, city, today());
  const faulty = new Set(found.flatMap((f) => f.ruleIds)).size;
  const nameOf = (id: string) => book.rules.find((r) => r.id === id)?.name[language] ?? id;
  return (
    <section className="rule-page">
      <h3>{text.review.title}</h3>
      <p>{faulty > 0 ? text.review.lead(book.rules.length, faulty) : text.review.clean(book.rules.length)}</p>
      {found.map(({ fault, ruleIds }) => (
        <article key={fault} className="rule-fault">
          <header>
            <strong>{text.faults[fault]}</strong>
            <span className="rule-chip">{text.review.count(ruleIds.length)}</span>
          </header>
          <p>{text.faultsWhy[fault]}</p>
          <ul>
            {ruleIds.map((id) => (
              <li key={id}>
                <button type="button" className="link" onClick={() => select(id)}>
                  {nameOf(id)}
                </button>
              </li>
            ))}
          </ul>
        </article>
      ))}
      <Changed book={book} select={select} />
    </section>
  );
}

/** Rules that decide otherwise than the shipped ones, from what to what. */
function Changed({ book, select }: { book: RuleBook; select: (id: string) => void }) {
  const words = useRuleWords();
  const shipped = shippedRules();
  const changes = shipped ? decisiveChanges(book, shipped) : [];
  if (!words || changes.length === 0) return null;
  const text = words.text.rules;
  return (
    <article className="rule-fault">
      <header>
        <strong>{text.review.changed}</strong>
        <span className="rule-chip">{text.review.count(changes.length)}</span>
      </header>
      <p>{text.review.changedWhy}</p>
      <ul>
        {changes.map(({ id, kind, before, after, fields }) => (
          <li key={id}>
            {after ? (
              <button type="button" className="link" onClick={() => select(id)}>
                {after.name[words.language]}
              </button>
            ) : (
              before?.name[words.language]
            )}{' '}
            {kind !== 'changed' && text.diff.kinds[kind]}
            {before &&
              after &&
              fields.map((field) => (
                <div key={field}>
                  {text.review.fromTo(
                    text.fields[field],
                    fieldWords(before, field, words),
                    fieldWords(after, field, words),
                  )}
                </div>
              ))}
          </li>
        ))}
      </ul>
    </article>
  );
}

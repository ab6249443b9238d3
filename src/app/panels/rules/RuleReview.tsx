import { decisiveChanges } from '../../../domain/siting/rule-edits.ts';
import { isLooserThanFormer } from '../../../domain/siting/rule-limits.ts';
import { reviewRules } from '../../../domain/siting/rule-review.ts';
import type { RuleBook } from '../../../domain/siting/rules.ts';
import { shippedRules } from '../../state/open-city.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { today } from './day.ts';
import { fieldWords } from './rule-words.ts';
import { useRuleWords } from './use-rule-words.ts';

interface ReviewProps {
  readonly book: RuleBook;
  readonly select: (id: string) => void;
}

/** 规则体检: what of the rules wants a look, and apart from it what decides otherwise than shipped; each is a way to its form. */
export function RuleReview({ book, select }: ReviewProps) {
  const text = useText().rules.review;
  const city = useApp((s) => s.open?.city);
  if (!city) return null;
  const found = reviewRules(book, city, today());
  const shipped = shippedRules();
  const changes = shipped ? decisiveChanges(book, shipped) : [];
  const faulty = new Set(found.flatMap((f) => f.ruleIds)).size;
  const isClean = faulty === 0 && changes.length === 0;
  return (
    <section className="rule-page">
      <h3>{text.title}</h3>
      <p>{isClean ? text.clean(book.rules.length) : text.lead(book.rules.length, faulty, changes.length)}</p>
      {!isClean && (
        <>
          <h4>{text.faultsTitle}</h4>
          {faulty === 0 && <p>{text.noFaults}</p>}
          <Faults found={found} book={book} select={select} />
          <h4>{text.changed}</h4>
          {changes.length === 0 ? <p>{text.noChanges}</p> : <Changed changes={changes} select={select} />}
        </>
      )}
    </section>
  );
}

function Faults({ found, book, select }: ReviewProps & { found: ReturnType<typeof reviewRules> }) {
  const text = useText().rules;
  const language = useApp((s) => s.language);
  const nameOf = (id: string) => book.rules.find((r) => r.id === id)?.name[language] ?? id;
  return found.map(({ fault, ruleIds }) => (
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
  ));
}

interface ChangedProps {
  readonly changes: ReturnType<typeof decisiveChanges>;
  readonly select: ReviewProps['select'];
}

/** Rules that decide otherwise than the shipped ones, from what to what. */
function Changed({ changes, select }: ChangedProps) {
  const words = useRuleWords();
  const shipped = shippedRules();
  if (!words) return null;
  const text = words.text.rules;
  return (
    <article className="rule-fault">
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
            {after && shipped && isLooserThanFormer(after, shipped) && (
              <span className="rule-chip relaxed">{text.form.relaxed}</span>
            )}
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

import { useId, useState } from 'react';
import { confirmed, unconfirmed } from '../../../domain/siting/rule-edits.ts';
import { isPastDay } from '../../../domain/siting/rules.ts';
import { useText } from '../../text/use-text.ts';
import { today } from './day.ts';
import type { RulePart } from './RuleForm.tsx';

/** Whether anybody answers for the rule: 待核实 until somebody confirms it by name. */
export function VerificationField(part: RulePart) {
  const { rule, change } = part;
  const text = useText().rules;
  if (rule.verification === 'unverified') return <Confirm {...part} />;
  if (rule.verification === 'cited' || !rule.confirmedBy) return null;
  return (
    <div className="rule-confirmed">
      <strong>{text.form.confirmedBy(rule.confirmedBy.name, rule.confirmedBy.date)}</strong>
      <button type="button" className="link" title={text.form.withdrawWhy} onClick={() => change(unconfirmed)}>
        {text.form.withdraw}
      </button>
    </div>
  );
}

function Confirm({ change }: RulePart) {
  const text = useText().rules;
  const id = useId();
  const [name, setName] = useState('');
  const [document, setDocument] = useState('');
  const [date, setDate] = useState(today);
  const by = { name: name.trim(), date: date.trim() };
  const isDay = isPastDay(by.date, today());
  const isComplete = by.name !== '' && isDay;
  return (
    <form
      className="rule-confirm"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete) return;
        change((rule) => confirmed(rule, by, document.trim()));
      }}
    >
      <strong>{text.form.unverifiedTitle}</strong>
      <p>{text.form.confirmWhy}</p>
      <div>
        <label htmlFor={`${id}-name`}>{text.form.confirmName}</label>
        <input id={`${id}-name`} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <label htmlFor={`${id}-date`}>{text.form.confirmDate}</label>
        <input
          id={`${id}-date`}
          value={date}
          aria-invalid={!isDay}
          aria-describedby={isDay ? undefined : `${id}-date-said`}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <label htmlFor={`${id}-document`}>{text.form.citation.document}</label>
        <input id={`${id}-document`} value={document} onChange={(event) => setDocument(event.currentTarget.value)} />
        <button type="submit" className="button" disabled={!isComplete}>
          {text.form.confirm}
        </button>
      </div>
      {!isDay && (
        <small id={`${id}-date-said`} className="fault">
          {text.form.badConfirmDate}
        </small>
      )}
      {document.trim() === '' && <small>{text.form.confirmDocument}</small>}
    </form>
  );
}

import { ownCitation, withoutCitation } from '../../../domain/siting/rule-edits.ts';
import { type Citation, isOnCalendar, type LegalStatus, statusOn } from '../../../domain/siting/rules.ts';
import { useText } from '../../text/use-text.ts';
import { today } from './day.ts';
import type { RulePart } from './RuleForm.tsx';
import { TextInput } from './TextInput.tsx';

const STATUSES: readonly LegalStatus[] = ['in-force', 'draft', 'expired', 'unknown'];

/** Where the rule stands written. */
export function CitationField(part: RulePart) {
  const { rule, change } = part;
  const text = useText().rules;
  if (rule.verification === 'unverified') return null;
  return (
    <fieldset>
      <legend>{text.fields.citation}</legend>
      {rule.citation ? (
        <Cited {...part} citation={rule.citation} />
      ) : (
        <TextInput
          label={text.form.citation.document}
          value=""
          hint={text.form.documentFirst}
          commit={(document) => {
            if (document.trim() !== '') change((r) => ({ ...r, citation: ownCitation(document.trim()) }));
          }}
        />
      )}
    </fieldset>
  );
}

type Words = 'number' | 'clause' | 'quote' | 'url';

function Cited({ rule, change, citation }: RulePart & { readonly citation: Citation }) {
  const text = useText().rules;
  const words = text.form.citation;
  const put = (next: Partial<Citation>) =>
    change((r) => (r.citation ? { ...r, citation: { ...r.citation, ...next } } : r));
  const needed = (typed: string) => (typed.trim() === '' ? text.form.required : null);
  const field = (name: Words, lines = 1) => (
    <TextInput
      label={words[name]}
      value={citation[name] ?? ''}
      lines={lines}
      // What the user wrote is no longer what was found.
      commit={(typed) => put({ [name]: typed.trim() || null, source: 'USER' })}
    />
  );
  return (
    <>
      <TextInput
        label={words.document}
        value={citation.document}
        fault={needed}
        commit={(typed) => put({ document: typed.trim(), source: 'USER' })}
      />
      <div className="rule-pair">
        {field('number')}
        {field('clause')}
      </div>
      {field('quote', 4)}
      {field('url')}
      <Force citation={citation} put={put} />
      <p className="rule-said">
        {words.source} {text.sources[citation.source]}
        {rule.verification === 'confirmed' && (
          <button
            type="button"
            className="link"
            title={text.form.removeCitationWhy}
            onClick={() => change(withoutCitation)}
          >
            {text.form.removeCitation}
          </button>
        )}
      </p>
    </>
  );
}

interface ForceProps {
  readonly citation: Citation;
  readonly put: (next: Partial<Citation>) => void;
}

function Force({ citation, put }: ForceProps) {
  const text = useText().rules;
  const words = text.form.citation;
  const bad = (typed: string) => (typed.trim() === '' || isOnCalendar(typed.trim()) ? null : text.form.badDate);
  const isPast = citation.status !== 'expired' && statusOn(citation, today()) === 'expired';
  return (
    <div className="rule-triple">
      <TextInput
        label={words.from}
        value={citation.from ?? ''}
        fault={bad}
        commit={(typed) => put({ from: typed.trim() || null })}
      />
      <TextInput
        label={words.to}
        value={citation.to ?? ''}
        fault={bad}
        hint={isPast && citation.to ? text.form.expiredOn(citation.to) : undefined}
        commit={(typed) => put({ to: typed.trim() || null })}
      />
      <label className="rule-field">
        <span>{words.status}</span>
        <select value={citation.status} onChange={(event) => put({ status: event.currentTarget.value as LegalStatus })}>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {text.status[status]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

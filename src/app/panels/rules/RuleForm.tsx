import { useState } from 'react';
import { maySayMore } from '../../../domain/siting/rule-edits.ts';
import { type Rule, statusOn } from '../../../domain/siting/rules.ts';
import { changeRule, duplicateRule, removeRule } from '../../state/rule-verbs.ts';
import { useText } from '../../text/use-text.ts';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';
import { ActivitiesField } from './ActivitiesField.tsx';
import { BilingualField } from './BilingualField.tsx';
import { CitationField } from './CitationField.tsx';
import { today } from './day.ts';
import { KindsField } from './KindsField.tsx';
import { RuleDiff } from './RuleDiff.tsx';
import { TargetField } from './TargetField.tsx';
import { TestField } from './TestField.tsx';
import { VerificationField } from './VerificationField.tsx';

export interface RulePart {
  readonly rule: Rule;
  readonly change: (change: (rule: Rule) => Rule) => void;
}

interface RuleFormProps {
  readonly rule: Rule;
  /** Against the rule as shipped; false for a rule of the user's own. */
  readonly isChanged: boolean;
  readonly select: (id: string) => void;
}

/** Every member of a rule, each changed in its place. */
export function RuleForm({ rule, isChanged, select }: RuleFormProps) {
  const text = useText().rules;
  const [comparing, setComparing] = useState(false);
  const part: RulePart = { rule, change: (change) => changeRule(rule.id, change) };
  return (
    <section className="rule-form" aria-label={text.form.label(rule.id)}>
      <header className="rule-form-head">
        <span className="rule-id">
          {text.form.id} <code>{rule.id}</code>
        </span>
        <button
          type="button"
          className="button plain"
          onClick={() => {
            const copy = duplicateRule(rule.id);
            if (copy) select(copy);
          }}
        >
          {text.form.duplicate}
        </button>
        <button type="button" className="button plain" onClick={() => removeRule(rule.id)}>
          {text.form.remove}
        </button>
        {isChanged && (
          <button
            type="button"
            className="button plain"
            title={text.form.resetHint}
            aria-expanded={comparing}
            onClick={() => setComparing(!comparing)}
          >
            {text.form.reset}…
          </button>
        )}
      </header>
      {comparing && isChanged && <RuleDiff ruleId={rule.id} />}
      <VerificationField {...part} />
      <Names {...part} />
      <TargetField {...part} />
      <TestField {...part} />
      <OutcomeField {...part} />
      <KindsField {...part} />
      <fieldset>
        <legend>{text.fields.requirement}</legend>
        <BilingualField
          label={text.languages.zh}
          value={rule.requirement}
          commit={(requirement) => part.change((r) => ({ ...r, requirement }))}
          lines={3}
          hint={rule.requirement === null ? text.form.requirementEmpty : undefined}
        />
      </fieldset>
      <CitationField {...part} />
      <ActivitiesField {...part} />
      <fieldset>
        <legend>{text.fields.note}</legend>
        <BilingualField
          label={text.languages.zh}
          value={rule.note}
          commit={(note) => part.change((r) => ({ ...r, note }))}
          lines={2}
        />
      </fieldset>
      <p className="rule-applied">{text.applied}</p>
    </section>
  );
}

function Names({ rule, change }: RulePart) {
  const text = useText().rules;
  return (
    <fieldset className="bare">
      <BilingualField
        label={text.fields.name}
        value={rule.name}
        isRequired
        commit={(name) => change((r) => ({ ...r, name: name ?? r.name }))}
      />
      <BilingualField
        label={text.fields.short}
        value={rule.short}
        isRequired
        commit={(short) => change((r) => ({ ...r, short: short ?? r.short }))}
      />
    </fieldset>
  );
}

const OUTCOMES = ['avoid', 'justify', 'certify', 'notice'] as const satisfies readonly Rule['outcome'][];

function OutcomeField({ rule, change }: RulePart) {
  const { rules: text, siting } = useText();
  const isFixed = !maySayMore(rule);
  const isExpired = rule.citation !== null && statusOn(rule.citation, today()) === 'expired';
  return (
    <fieldset>
      <legend>{text.fields.outcome}</legend>
      <div className="rule-choices" role="radiogroup" aria-label={text.fields.outcome}>
        {OUTCOMES.map((outcome) => (
          <label key={outcome} className={`outcome ${outcome}`} aria-disabled={isFixed && outcome !== 'notice'}>
            <input
              type="radio"
              name="rule-outcome"
              checked={rule.outcome === outcome}
              disabled={isFixed && outcome !== 'notice'}
              onChange={() => change((r) => ({ ...r, outcome }))}
            />
            <OutcomeIcon outcome={outcome} />
            {siting.outcome[outcome]}
          </label>
        ))}
      </div>
      {isExpired && rule.outcome !== 'notice' && <p className="rule-relaxed">{text.form.outcomeExpired}</p>}
      {isFixed && (
        <p className="rule-said">
          {rule.verification === 'unverified' ? text.form.outcomeFixed : text.form.outcomeNeedsDocument}
        </p>
      )}
    </fieldset>
  );
}

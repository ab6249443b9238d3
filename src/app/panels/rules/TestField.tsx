import { useState } from 'react';
import { isRelaxed, type WideLimit, wideLimit } from '../../../domain/siting/rule-limits.ts';
import type { Rule, RuleTest } from '../../../domain/siting/rules.ts';
import { shippedRules } from '../../state/open-city.ts';
import { useApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import type { RulePart } from './RuleForm.tsx';
import { testWords } from './rule-words.ts';
import { TextInput } from './TextInput.tsx';
import { useRuleWords } from './use-rule-words.ts';

const KINDS: readonly RuleTest['kind'][] = ['overlap', 'crosses', 'within'];

/** Of a test that is chosen anew, metres. */
const USUAL_DISTANCE = 1000;
const MOST = 1_000_000;

const blankTest = (kind: RuleTest['kind']): RuleTest => {
  if (kind === 'overlap') return { kind, toleranceSquareMetres: 1 };
  return kind === 'crosses' ? { kind, toleranceMetres: 1 } : { kind, metres: USUAL_DISTANCE, inside: true };
};

const limitOf = (test: RuleTest): number => {
  if (test.kind === 'overlap') return test.toleranceSquareMetres;
  return test.kind === 'crosses' ? test.toleranceMetres : test.metres;
};

const withLimit = (test: RuleTest, limit: number): RuleTest => {
  if (test.kind === 'overlap') return { ...test, toleranceSquareMetres: limit };
  return test.kind === 'crosses' ? { ...test, toleranceMetres: limit } : { ...test, metres: limit };
};

/** A limit that is not taken before it is confirmed. */
interface Asked {
  readonly next: RuleTest;
  readonly wide: WideLimit;
}

/** What counts as meeting the rule, and from which figure on. */
export function TestField({ rule, change }: RulePart) {
  const text = useText().rules;
  const { test } = rule;
  const [asked, setAsked] = useState<Asked | null>(null);
  const accuracy = useApp((s) => s.open?.city.layers.find((l) => l.id === rule.target.layer)?.accuracyMetres ?? null);
  const shipped = shippedRules()?.rules.find((r) => r.id === rule.id)?.test ?? null;
  const words = useRuleWords();
  const relaxedFrom = words && shipped && isRelaxed(test, shipped) ? testWords({ test: shipped }, words) : null;
  const take = (next: RuleTest): void => {
    setAsked(null);
    change((r): Rule => ({ ...r, test: next }));
  };
  const put = (edit: (test: RuleTest) => RuleTest): void => {
    const next = edit(test);
    const wide = wideLimit(next, shipped, accuracy);
    if (wide) setAsked({ next, wide });
    else take(next);
  };
  const label = {
    overlap: text.form.toleranceArea,
    crosses: text.form.toleranceLength,
    within: text.form.metres,
  }[test.kind];
  const fault = (typed: string) => {
    const value = typed.trim() === '' ? Number.NaN : Number(typed);
    return value >= 0 && value <= MOST ? null : text.form.badNumber;
  };
  return (
    <fieldset>
      <legend>{text.fields.test}</legend>
      <div className="rule-choices" role="radiogroup" aria-label={text.fields.test}>
        {KINDS.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="rule-test"
              checked={test.kind === kind}
              onChange={() => put(() => blankTest(kind))}
            />
            {text.form.tests[kind]}
          </label>
        ))}
      </div>
      <div className="rule-row">
        <TextInput
          key={test.kind}
          label={label}
          value={String(limitOf(test))}
          fault={fault}
          isNumber
          commit={(typed) => put((t) => withLimit(t, Number(typed)))}
        />
        {test.kind === 'within' && (
          <label className="rule-check">
            <input
              type="checkbox"
              checked={test.inside}
              onChange={(event) => {
                const inside = event.currentTarget.checked;
                put((t) => (t.kind === 'within' ? { ...t, inside } : t));
              }}
            />
            {text.form.inside}
          </label>
        )}
      </div>
      {asked && <Confirm wide={asked.wide} relax={() => take(asked.next)} keep={() => setAsked(null)} />}
      {relaxedFrom && (
        <p className="rule-relaxed">
          <span className="rule-chip">{text.form.relaxed}</span> {text.form.relaxedFrom(relaxedFrom)}
        </p>
      )}
      <p className="rule-said">{text.form.testWhy[test.kind]}</p>
    </fieldset>
  );
}

interface ConfirmProps {
  readonly wide: WideLimit;
  readonly relax: () => void;
  readonly keep: () => void;
}

/** Nobody loosens a limit this far by a slip. */
function Confirm({ wide, relax, keep }: ConfirmProps) {
  const text = useText().rules.form;
  return (
    <div className="rule-ask" role="alert">
      <p>
        {wideWords(wide, text.ask)} {text.askTaken}
      </p>
      <div className="rule-buttons">
        <button type="button" className="button" onClick={relax}>
          {text.relax}
        </button>
        <button type="button" className="button secondary" onClick={keep}>
          {text.keepLimit}
        </button>
      </div>
    </div>
  );
}

function wideWords(wide: WideLimit, text: Text['rules']['form']['ask']): string {
  switch (wide.kind) {
    case 'area':
      return text.area(String(wide.squareMetres), String(wide.mostSquareMetres));
    case 'length':
      return text.length(String(wide.metres), String(wide.mostMetres));
    case 'distance':
      return text.distance(String(wide.metres), String(wide.shippedMetres));
    case 'inside':
      return text.inside;
  }
}

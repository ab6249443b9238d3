import type { Rule, RuleTest } from '../../../domain/siting/rules.ts';
import { useText } from '../../text/use-text.ts';
import type { RulePart } from './RuleForm.tsx';
import { TextInput } from './TextInput.tsx';

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

/** What counts as meeting the rule, and from which figure on. */
export function TestField({ rule, change }: RulePart) {
  const text = useText().rules;
  const { test } = rule;
  const put = (next: (test: RuleTest) => RuleTest) => change((r): Rule => ({ ...r, test: next(r.test) }));
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
      <p className="rule-said">{text.form.testWhy[test.kind]}</p>
    </fieldset>
  );
}

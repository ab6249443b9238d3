import { useState } from 'react';
import { addKind, rulesOf } from '../../state/rule-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import type { RulePart } from './RuleForm.tsx';

/** Which kinds of project a rule is for. */
export function KindsField({ rule, change }: RulePart) {
  const text = useText().rules;
  const language = useApp((s) => s.language);
  const known = useApp(rulesOf)?.kinds ?? [];
  const { kinds } = rule;
  const put = (next: readonly string[] | null) => change((r) => ({ ...r, kinds: next }));
  const toggle = (id: string, on: boolean) => {
    const next = on ? [...(kinds ?? []), id] : (kinds ?? []).filter((k) => k !== id);
    put(next.length > 0 ? next : null);
  };
  return (
    <fieldset>
      <legend>{text.fields.kinds}</legend>
      <div className="rule-checks">
        <label>
          <input type="checkbox" checked={kinds === null} disabled={kinds === null} onChange={() => put(null)} />
          {text.form.everyProject}
        </label>
        {known.map((kind) => (
          <label key={kind.id}>
            <input
              type="checkbox"
              checked={kinds?.includes(kind.id) ?? false}
              onChange={(event) => toggle(kind.id, event.currentTarget.checked)}
            />
            {kind.name[language]}
          </label>
        ))}
        <NewKind />
      </div>
    </fieldset>
  );
}

function NewKind() {
  const text = useText().rules;
  const [name, setName] = useState<string | null>(null);
  if (name === null) {
    return (
      <button type="button" className="link" onClick={() => setName('')}>
        + {text.form.addKind}
      </button>
    );
  }
  const add = (): void => {
    if (name.trim() !== '') addKind(name.trim());
    setName(null);
  };
  return (
    <input
      ref={focus}
      className="new-kind"
      aria-label={text.form.kindName}
      placeholder={text.form.kindName}
      value={name}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={add}
      onKeyDown={(event) => {
        if (event.key === 'Enter') add();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        setName(null);
      }}
    />
  );
}

const focus = (field: HTMLInputElement | null): void => field?.focus();

import { useEffect, useId, useRef, useState } from 'react';
import type { UserLayer } from '../../../domain/user-layers.ts';
import { changeRecord } from '../../state/layer-verbs.ts';
import { useText } from '../../text/use-text.ts';
import { changesOf, draftOf, faultOf, type RecordDraft } from './record-form.ts';

const FIELDS: readonly (keyof RecordDraft)[] = ['name', 'date', 'version', 'approval', 'holder', 'accuracy'];

/** What a user may say of a layer. Kept with the button, and when the form is left. */
export function RecordForm({ user }: { user: UserLayer }) {
  const text = useText().data.record;
  const [draft, setDraft] = useState(() => draftOf(user));
  const changes = changesOf(user, draft);
  const keep = (): void => {
    if (changes) changeRecord(user.id, changes);
  };
  const last = useRef(keep);
  last.current = keep;
  useEffect(() => () => last.current(), []);
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      {FIELDS.map((field) => (
        <Field
          key={field}
          field={field}
          value={draft[field]}
          change={(value) => setDraft({ ...draft, [field]: value })}
        />
      ))}
      <div className="record-form-foot">
        <span>{text.fieldsHint}</span>
        <button type="submit" className="button secondary" disabled={!changes}>
          {text.save}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly field: keyof RecordDraft;
  readonly value: string;
  readonly change: (value: string) => void;
}

function Field({ field, value, change }: FieldProps) {
  const text = useText().data.record;
  const id = useId();
  const fault = faultOf(field, value);
  const hint = field === 'date' ? text.dateHint : field === 'accuracy' ? text.accuracyHint : null;
  const said = fault ? text[fault] : hint;
  return (
    <div className="record-field">
      <label htmlFor={id}>{text[field]}</label>
      <input
        id={id}
        value={value}
        inputMode={field === 'accuracy' ? 'decimal' : undefined}
        aria-invalid={fault !== null}
        aria-describedby={said ? `${id}-said` : undefined}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {said && (
        <small id={`${id}-said`} className={fault ? 'fault' : undefined}>
          {said}
        </small>
      )}
    </div>
  );
}

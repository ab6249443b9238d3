import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

interface TextInputProps {
  readonly label: string;
  /** Said under the field; a fault takes its place. */
  readonly hint?: string;
  readonly value: string;
  /** Called with what was typed when the field is left or Enter is pressed, if it differs and has no fault. */
  readonly commit: (text: string) => void;
  /** What is wrong with a text, or null. */
  readonly fault?: (text: string) => string | null;
  readonly placeholder?: string;
  readonly lines?: number;
  readonly isNumber?: boolean;
  readonly isDisabled?: boolean;
  readonly lang?: string;
}

const FINE = (): null => null;

/** A labelled field that changes the work when it is left; Escape gives the typing up. */
export function TextInput(props: TextInputProps) {
  const { label, hint, value, commit, fault = FINE, placeholder, lines = 1, isNumber, isDisabled, lang } = props;
  const id = useId();
  // Null while nothing is typed: then the field follows the work, also through undo.
  const [draft, setDraft] = useState<string | null>(null);
  const wrong = draft === null ? null : fault(draft);
  const leave = (): void => {
    // What is refused stays to be seen, with the sentence that says why.
    if (wrong !== null) return;
    if (draft !== null && draft !== value) commit(draft);
    setDraft(null);
  };
  const last = useRef(leave);
  last.current = leave;
  // A dialogue that is closed leaves its fields too.
  useEffect(() => () => last.current(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && lines === 1) leave();
    if (event.key !== 'Escape' || draft === null) return;
    event.preventDefault();
    event.stopPropagation();
    setDraft(null);
  };
  const said = wrong ?? hint;
  const common = {
    id,
    value: draft ?? value,
    placeholder,
    lang,
    disabled: isDisabled,
    'aria-invalid': wrong !== null,
    'aria-describedby': said ? `${id}-said` : undefined,
    onBlur: leave,
    onKeyDown,
  };
  return (
    <div className="rule-field">
      <label htmlFor={id}>{label}</label>
      {lines > 1 ? (
        <textarea {...common} rows={lines} onChange={(event) => setDraft(event.currentTarget.value)} />
      ) : (
        <input
          {...common}
          inputMode={isNumber ? 'decimal' : undefined}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      )}
      {said && (
        <small id={`${id}-said`} className={wrong ? 'fault' : undefined}>
          {said}
        </small>
      )}
    </div>
  );
}

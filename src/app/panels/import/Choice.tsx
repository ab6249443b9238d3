import type { ReactNode } from 'react';
import './fields.css';

interface ChoiceProps {
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly className?: string;
  readonly onLook?: (looking: boolean) => void;
  readonly children: ReactNode;
}

/** A radio button as a card. */
export function Choice({ name, checked, onChoose, className = '', onLook, children }: ChoiceProps) {
  return (
    <label
      className={`import-choice ${className}`}
      onPointerEnter={() => onLook?.(true)}
      onPointerLeave={() => onLook?.(false)}
    >
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      {children}
    </label>
  );
}

interface SelectProps<T extends string> {
  readonly label: ReactNode;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T) => void;
}

/** A labelled list to choose from. */
export function Select<T extends string>({ label, value, options, onChoose }: SelectProps<T>) {
  return (
    <label className="import-field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

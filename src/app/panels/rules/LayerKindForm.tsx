import { useId, useState } from 'react';
import { addLayerKind } from '../../state/rule-verbs.ts';
import { useText } from '../../text/use-text.ts';
import { bilingualOf } from './bilingual.ts';

interface LayerKindFormProps {
  /** Called with the id of the rule that came with the layer, or null where nothing was added. */
  readonly done: (ruleId: string | null) => void;
}

/** A kind of control layer that has no data yet, with a rule of its own. */
export function LayerKindForm({ done }: LayerKindFormProps) {
  const text = useText().rules.layerKind;
  const id = useId();
  const [zh, setZh] = useState('');
  const [en, setEn] = useState('');
  const [holder, setHolder] = useState('');
  const name = bilingualOf(zh, en);
  const field = (key: string, label: string, value: string, put: (value: string) => void, placeholder?: string) => (
    <div className="rule-field">
      <label htmlFor={`${id}-${key}`}>{label}</label>
      <input
        id={`${id}-${key}`}
        value={value}
        placeholder={placeholder}
        onChange={(event) => put(event.currentTarget.value)}
      />
    </div>
  );
  return (
    <form
      className="rule-page layer-kind"
      onSubmit={(event) => {
        event.preventDefault();
        if (name) done(addLayerKind(name, holder.trim()));
      }}
    >
      <h3>{text.title}</h3>
      <p>{text.lead}</p>
      {field('name', text.name, zh, setZh, text.placeholder)}
      {field('en', text.nameEn, en, setEn)}
      {field('holder', text.holder, holder, setHolder)}
      <div className="rule-buttons">
        <button type="submit" className="button" disabled={!name}>
          {text.add}
        </button>
        <button type="button" className="button secondary" onClick={() => done(null)}>
          {text.cancel}
        </button>
      </div>
    </form>
  );
}

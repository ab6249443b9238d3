import { useId } from 'react';
import { useApp } from '../../state/store.ts';
import { base } from '../../text/base.ts';
import { changeBase, useBase } from './base-state.ts';
import { type BaseKind, isKey } from './tianditu.ts';
import './base.css';

/** Choice of the base map, at the foot of the layers. Off until the user has entered a key and turned it on. */
export default function BaseMap() {
  const text = base[useApp((s) => s.language)];
  const { kind, key, failed } = useBase();
  const id = useId();
  return (
    <section className="base-map">
      <h3 id={id}>{text.title}</h3>
      <select
        aria-labelledby={id}
        value={kind ?? ''}
        onChange={(event) => changeBase({ kind: (event.currentTarget.value || null) as BaseKind | null })}
      >
        <option value="">{text.none}</option>
        <option value="vec">{text.vec}</option>
        <option value="img">{text.img}</option>
      </select>
      {kind !== null && (
        <label title={text.keyHint}>
          {text.key}
          <input
            type="password"
            autoComplete="off"
            value={key}
            aria-invalid={!isKey(key)}
            onChange={(event) => changeBase({ key: event.currentTarget.value.trim() })}
          />
        </label>
      )}
      {kind !== null && <p>{text.note}</p>}
      {failed && <p role="alert">{text.failed}</p>}
    </section>
  );
}

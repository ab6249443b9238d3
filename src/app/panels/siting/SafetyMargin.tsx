import { useState } from 'react';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { ownMargin } from '../../state/siting-margin.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { readMargin } from './safety-range.ts';

/** Metres beyond every limit that an advised place keeps; what cannot be used is said, and left standing to be mended. */
export function SafetyMargin({ result }: { result: SitingResult }) {
  const { siting: text } = useText();
  const said = useApp((s) => s.safetyMargin);
  const [wrong, setWrong] = useState(false);
  const margin = said ?? ownMargin(result);
  const put = (field: HTMLInputElement): void => {
    const value = readMargin(field.value);
    setWrong(value === 'wrong');
    if (value === null) field.value = String(ownMargin(result));
    if (value !== 'wrong' && value !== margin) setSession({ safetyMargin: value });
  };
  return (
    <div className="safety-margin">
      <label>
        {text.advice.margin}{' '}
        <input
          key={margin}
          inputMode="decimal"
          defaultValue={margin}
          aria-invalid={wrong}
          onFocus={(event) => event.target.select()}
          onBlur={(event) => put(event.currentTarget)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.value = String(margin);
            if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
          }}
        />{' '}
        {text.units.metre}
      </label>
      {wrong && <span role="alert">{text.advice.marginWrong(margin)}</span>}
      {!wrong && said === null && <small>{text.advice.marginOwn}</small>}
    </div>
  );
}

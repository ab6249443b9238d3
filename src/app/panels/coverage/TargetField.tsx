import { useId, useState } from 'react';
import type { City } from '../../../domain/city.ts';
import { baselineOf, earlierVersions } from '../../../domain/coverage/change-versions.ts';
import type { Indicator } from '../../../domain/coverage/indicator.ts';
import { unitWord } from '../../../text/indicators.ts';
import { chooseBaseline, enterTarget } from '../../state/coverage-settings.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { KeepDates } from '../shell/KeepDates.tsx';
import { targetText } from './indicator-text.ts';
import { comparedLayer, takesTarget } from './indicators.ts';

interface FieldProps {
  readonly indicator: Indicator;
  readonly city: City;
}

/** What an indicator is judged by; what the plan leaves open is entered here, and judges at once. */
export function TargetField({ indicator, city }: FieldProps) {
  const text = useText().board.indicators;
  const language = useApp((s) => s.language);
  const [editing, setEditing] = useState(false);
  const entered = indicator.target?.entered ?? null;
  if (editing) return <TargetForm indicator={indicator} close={() => setEditing(false)} />;
  const layer = comparedLayer(indicator, city);
  const name = indicator.name[language];
  return (
    <div className="target-field">
      {layer && baselineOf(layer) !== null && indicator.target === null ? (
        <BaselineChoice indicator={indicator} city={city} />
      ) : (
        <span>
          <KeepDates>{targetText(indicator, city, text, language)}</KeepDates>
        </span>
      )}
      {indicator.reasons.includes('no-baseline') && <small>{text.baselineHint}</small>}
      {entered && <small>{text.entered(entered.by, entered.date)}</small>}
      {takesTarget(indicator, city) && (
        <span className="target-actions">
          <button type="button" className="link" aria-label={text.enterFor(name)} onClick={() => setEditing(true)}>
            {entered ? text.change : text.enter}
          </button>
          {entered && (
            <button type="button" className="link" onClick={() => enterTarget(indicator.id, null, '')}>
              {text.remove}
            </button>
          )}
        </span>
      )}
    </div>
  );
}

/** The name that was given last is offered again. */
function useLastName(): string {
  return useApp((s) => Object.values(s.project.coverage.targets).at(-1)?.by ?? '');
}

function TargetForm({ indicator, close }: { indicator: Indicator; close: () => void }) {
  const text = useText().board.indicators;
  const language = useApp((s) => s.language);
  const last = useLastName();
  const { target, unit } = indicator;
  const [value, setValue] = useState(target ? String(target.value) : '');
  const [by, setBy] = useState(target?.entered?.by ?? last);
  const [refused, setRefused] = useState(false);
  const [valueId, byId] = [useId(), useId()];
  return (
    <form
      className="target-form"
      onSubmit={(event) => {
        event.preventDefault();
        const number = Number(value);
        const isNumber = value.trim() !== '' && Number.isFinite(number) && number >= 0;
        if (!isNumber || by.trim() === '') return setRefused(true);
        enterTarget(indicator.id, number, by.trim());
        close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <label htmlFor={valueId}>{text.value}</label>
      <span>
        <input
          id={valueId}
          inputMode="decimal"
          // biome-ignore lint/a11y/noAutofocus: the user asked for the field a moment ago
          autoFocus
          value={value}
          aria-invalid={refused}
          onChange={(event) => setValue(event.currentTarget.value)}
        />{' '}
        {unitWord(unit, language)}
      </span>
      <label htmlFor={byId}>{text.by}</label>
      <input id={byId} value={by} maxLength={40} onChange={(event) => setBy(event.currentTarget.value)} />
      {refused && <p role="alert">{text.invalid}</p>}
      <span className="target-actions">
        <button type="submit" className="button">
          {text.save}
        </button>
        <button type="button" className="button secondary" onClick={close}>
          {text.cancel}
        </button>
      </span>
    </form>
  );
}

function BaselineChoice({ indicator, city }: FieldProps) {
  const text = useText().board.indicators;
  const chosen = useApp((s) => s.project.coverage.baselines);
  const layer = comparedLayer(indicator, city)!;
  const older = earlierVersions(layer);
  const oldest = baselineOf(layer)!;
  return (
    <label className="target-baseline">
      {text.baseline}{' '}
      <select
        value={chosen[layer.id] ?? oldest.id}
        onChange={({ currentTarget: { value } }) => chooseBaseline(layer.id, value === oldest.id ? null : value)}
      >
        {older.map(({ id, date }) => (
          <option key={id} value={id}>
            {date}
            {id === oldest.id && older.length > 1 ? text.oldest : ''}
          </option>
        ))}
      </select>
    </label>
  );
}

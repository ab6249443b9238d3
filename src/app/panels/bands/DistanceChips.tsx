import { type FormEvent, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { addDistance, distanceText } from './bands-form.ts';

interface DistanceChipsProps {
  /** Increasing, metres. */
  readonly distances: readonly number[];
  readonly usual: readonly number[];
  readonly change: (distances: readonly number[]) => void;
}

/** Any number of distances, each with its own cross. */
export function DistanceChips({ distances, usual, change }: DistanceChipsProps) {
  const text = useText().data.bands;
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<'wrongDistance' | 'twice' | null>(null);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const added = addDistance(distances, typed);
    setFault(added.ok ? null : added.why);
    if (!added.ok) return;
    change(added.distances);
    setTyped('');
  };
  const isUsual = distances.length === usual.length && distances.every((d, i) => d === usual[i]);
  return (
    <fieldset className="bands-distances">
      <legend>{text.distances}</legend>
      <ul className="distance-chips">
        {distances.map((distance) => (
          <li key={distance}>
            {distanceText(distance)}
            <button
              type="button"
              aria-label={text.remove(distanceText(distance))}
              title={text.remove(distanceText(distance))}
              onClick={() => change(distances.filter((d) => d !== distance))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <form className="distance-add" onSubmit={add}>
        <input
          value={typed}
          inputMode="decimal"
          placeholder={text.addPlaceholder}
          aria-label={text.distances}
          aria-invalid={fault !== null}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setFault(null);
          }}
        />
        <button type="submit" className="button secondary" disabled={typed.trim() === ''}>
          {text.add}
        </button>
        {!isUsual && (
          <button type="button" className="link" onClick={() => change(usual)}>
            {text.reset(usual.map(distanceText).join(' / '))}
          </button>
        )}
      </form>
      {fault && (
        <p className="fault" role="alert">
          {text[fault]}
        </p>
      )}
    </fieldset>
  );
}

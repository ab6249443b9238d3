import { useState } from 'react';
import { motionOf } from '../../map/edit/design.ts';
import { dropWidths, keepWidths, typeWidths, type Widths, widthsOf } from '../../map/edit/widths.ts';
import type { Footprint } from '../../state/model.ts';
import { useText } from '../../text/use-text.ts';
import { readWidth } from './width-range.ts';

type Widened = Footprint & { readonly origin: 'line' | 'point' };

/** Whether the site still has the shape of its line or point. */
export const canBeWidened = (footprint: Footprint): footprint is Widened =>
  (footprint.origin === 'line' || footprint.origin === 'point') && motionOf(footprint) !== null;

/** Width or radius and safety distance of a site from a line or a point: drawn and checked while they are typed. */
export function WidthFields({ footprint }: { footprint: Footprint }) {
  const { widths: text } = useText().siting.header;
  if (!canBeWidened(footprint)) return null;
  const { id, origin } = footprint;
  return (
    <div className="line widths" title={text.hint}>
      <WidthField key={`${id} distance`} footprint={footprint} field="distanceMetres" label={text.distance[origin]} />
      <WidthField key={`${id} safety`} footprint={footprint} field="safetyMetres" label={text.safety[origin]} />
    </div>
  );
}

interface FieldProps {
  readonly footprint: Widened;
  readonly field: keyof Widths;
  readonly label: string;
}

function WidthField({ footprint, field, label }: FieldProps) {
  const { siting: text } = useText();
  const widths = widthsOf(footprint);
  /** Null while it is not being typed in. */
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && readWidth(typed, field) === null;
  /** What was typed last is no such distance and was not taken: said until the field is entered again. */
  const [refused, setRefused] = useState(false);
  const type = (words: string): void => {
    setTyped(words);
    const value = readWidth(words, field);
    if (value !== null) typeWidths(footprint.id, { ...widths, [field]: value });
  };
  const leave = (): void => {
    setTyped(null);
    setRefused(isWrong);
    // A figure typed on the way to a wrong one is none that was meant.
    if (isWrong) dropWidths();
    else void keepWidths();
  };
  return (
    <label>
      {label}{' '}
      <input
        className="fact"
        inputMode="decimal"
        value={typed ?? String(widths[field])}
        aria-invalid={isWrong}
        onFocus={(event) => {
          setRefused(false);
          event.target.select();
        }}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            dropWidths();
            setTyped(null);
          }
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
          if (event.key === 'Escape') setRefused(false);
        }}
      />{' '}
      {text.units.metre}
      {isWrong && (
        <span className="wrong" role="alert">
          {' '}
          {text.sketch[field === 'safetyMetres' ? 'needsNoNegative' : 'needsPositive']}
        </span>
      )}
      {refused && !isWrong && (
        <span className="quiet" role="status">
          {' '}
          {text.sketch.kept(String(widths[field]))}
        </span>
      )}
    </label>
  );
}

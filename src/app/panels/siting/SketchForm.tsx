import { type FormEvent, useState } from 'react';
import { widenSketch } from '../../map/edit/take-shape.ts';
import type { Widths } from '../../map/edit/widths.ts';
import type { Sketch } from '../../state/model.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { readWidth } from './width-range.ts';

/** How wide is the line, how far reaches the point, and how much is to be kept clear: asked where it was drawn. */
export function SketchForm() {
  const sketch = useApp((s) => s.sketch);
  return sketch ? <Form key={sketch.kind} sketch={sketch} /> : null;
}

function Form({ sketch }: { sketch: Sketch }) {
  const { siting: text } = useText();
  const [distance, setDistance] = useState(String(sketch.distanceMetres));
  const [safety, setSafety] = useState(String(sketch.safetyMetres));
  const [busy, setBusy] = useState(false);
  const distanceMetres = readWidth(distance, 'distanceMetres');
  const safetyMetres = readWidth(safety, 'safetyMetres');
  const isDistance = distanceMetres !== null;
  const isSafety = safetyMetres !== null;
  /** The map draws what is typed as far as it makes sense. */
  const draw = (words: string, field: keyof Widths): void => {
    const value = readWidth(words, field);
    if (value !== null) setSession({ sketch: { ...sketch, [field]: value } });
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isDistance || !isSafety || busy) return;
    setBusy(true);
    await widenSketch({ ...sketch, distanceMetres, safetyMetres });
    setBusy(false);
  };
  const cancel = (): void => setSession({ sketch: null });
  return (
    <form className="sketch-form" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && cancel()}>
      <label htmlFor="sketch-distance">{text.sketch[sketch.kind]}</label>
      <input
        id="sketch-distance"
        // biome-ignore lint/a11y/noAutofocus: the drawing has just ended and the figure is the only thing missing
        autoFocus
        inputMode="decimal"
        value={distance}
        aria-invalid={!isDistance}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setDistance(event.target.value);
          draw(event.target.value, 'distanceMetres');
        }}
      />
      <span>{text.units.metre}</span>
      <label htmlFor="sketch-safety">{text.sketch.safety[sketch.kind]}</label>
      <input
        id="sketch-safety"
        inputMode="decimal"
        value={safety}
        aria-invalid={!isSafety}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setSafety(event.target.value);
          draw(event.target.value, 'safetyMetres');
        }}
      />
      <span>{text.units.metre}</span>
      <button type="submit" className={busy ? 'button busy' : 'button'} disabled={!isDistance || !isSafety}>
        {text.sketch.use} <kbd>↵</kbd>
      </button>
      <button type="button" className="button secondary" onClick={cancel}>
        {text.sketch.cancel}
      </button>
      {!isDistance && <span className="wrong">{text.sketch.needsPositive}</span>}
      {!isSafety && <span className="wrong">{text.sketch.needsNoNegative}</span>}
    </form>
  );
}

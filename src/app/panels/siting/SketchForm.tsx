import { type FormEvent, useState } from 'react';
import { widenSketch } from '../../map/edit/take-shape.ts';
import type { Sketch } from '../../state/model.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** How wide is the line, how far reaches the point, and how much is to be kept clear: asked where it was drawn. */
export function SketchForm() {
  const sketch = useApp((s) => s.sketch);
  return sketch ? <Form key={sketch.kind} sketch={sketch} /> : null;
}

const asMetres = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

function Form({ sketch }: { sketch: Sketch }) {
  const { siting: text } = useText();
  const [distance, setDistance] = useState(String(sketch.distanceMetres));
  const [safety, setSafety] = useState(String(sketch.safetyMetres));
  const [busy, setBusy] = useState(false);
  const isDistance = asMetres(distance) > 0 && Number.isFinite(asMetres(distance));
  const isSafety = asMetres(safety) >= 0 && Number.isFinite(asMetres(safety));
  /** The map draws what is typed as far as it makes sense. */
  const type = (change: Partial<Sketch>): void => {
    const values = [change.distanceMetres ?? 1, change.safetyMetres ?? 0];
    if (values.every((v) => Number.isFinite(v) && v >= 0)) setSession({ sketch: { ...sketch, ...change } });
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isDistance || !isSafety || busy) return;
    setBusy(true);
    await widenSketch({ ...sketch, distanceMetres: asMetres(distance), safetyMetres: asMetres(safety) });
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
          type({ distanceMetres: asMetres(event.target.value) });
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
          type({ safetyMetres: asMetres(event.target.value) });
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

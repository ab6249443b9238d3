import { type FormEvent, useState } from 'react';
import { widenSketch } from '../../map/edit/take-shape.ts';
import type { Sketch } from '../../state/model.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

const DEFAULT_METRES: Record<Sketch['kind'], number> = { line: 50, point: 200 };

/** How wide is the line, how far reaches the point: asked where it was drawn. */
export function SketchForm() {
  const sketch = useApp((s) => s.sketch);
  return sketch ? <Form key={sketch.kind} sketch={sketch} /> : null;
}

function Form({ sketch }: { sketch: Sketch }) {
  const { siting: text } = useText();
  const [value, setValue] = useState(String(DEFAULT_METRES[sketch.kind]));
  const [busy, setBusy] = useState(false);
  const distance = Number(value);
  const valid = value.trim() !== '' && Number.isFinite(distance) && distance > 0;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!valid || busy) return;
    setBusy(true);
    await widenSketch(sketch, distance);
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
        value={value}
        aria-invalid={!valid}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setValue(event.target.value)}
      />
      <span>{text.units.metre}</span>
      <button type="submit" className={busy ? 'button busy' : 'button'} disabled={!valid}>
        {text.sketch.use} <kbd>↵</kbd>
      </button>
      <button type="button" className="button secondary" onClick={cancel}>
        {text.sketch.cancel}
      </button>
      {!valid && <span className="wrong">{text.sketch.needsPositive}</span>}
    </form>
  );
}

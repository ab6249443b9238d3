import { useState } from 'react';
import type { SpeakerText } from '../../../text/speaker.ts';

const SIZES = [16, 20, 25, 31, 38];

/** What the speaker wrote down for the scene, in letters that can be read while standing. */
export function Notes({ note, text }: { note: string; text: SpeakerText }) {
  const [size, setSize] = useState(1);
  return (
    <section className="speaker-notes" aria-label={text.notes}>
      <header>
        <h2>{text.notes}</h2>
        <button
          type="button"
          className="speaker-button"
          aria-label={`A− ${text.smaller}`}
          disabled={size === 0}
          onClick={() => setSize(size - 1)}
        >
          A−
        </button>
        <button
          type="button"
          className="speaker-button"
          aria-label={`A+ ${text.larger}`}
          disabled={size === SIZES.length - 1}
          onClick={() => setSize(size + 1)}
        >
          A+
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by key */}
      <div className="speaker-note" style={{ fontSize: SIZES[size] }} tabIndex={0} role="note" aria-label={text.notes}>
        {note === '' ? <em>{text.noNote}</em> : note}
      </div>
    </section>
  );
}

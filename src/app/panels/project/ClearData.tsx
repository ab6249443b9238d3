import { useState } from 'react';
import { clearLocalData } from '../../state/save-clear.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { useContents } from './use-contents.ts';

/** Asks with a list of what goes; what cannot be undone is never one click away. */
export function ClearData() {
  const { data, register, batch } = useText();
  const text = data.project;
  const kept = useApp((s) => s.register.length);
  const screenings = useApp((s) => s.screenings.length);
  const [step, setStep] = useState<'rest' | 'asked' | 'clearing'>('rest');
  const contents = useContents();
  const clear = async (): Promise<void> => {
    setStep('clearing');
    if (!(await clearLocalData())) {
      setStep('rest');
      return;
    }
    setSession({ dialog: null, toast: { id: Date.now(), text: text.cleared, undo: false } });
  };
  if (step === 'rest') {
    return (
      <section className="clear-data">
        <div>
          <h3>{text.clear}</h3>
          <p>{text.clearNote}</p>
        </div>
        <button type="button" className="button secondary" onClick={() => setStep('asked')}>
          {text.clear}…
        </button>
      </section>
    );
  }
  return (
    <section ref={intoView} className="clear-data asked" role="alert">
      <div>
        <h3>{text.clear}</h3>
        <p>{text.clearAsk}</p>
        <ul>
          {text.clearItems(...contents).map((item) => (
            <li key={item}>{item}</li>
          ))}
          {kept > 0 && <li>{register.clearItem(kept)}</li>}
          {screenings > 0 && <li>{batch.clearItem(screenings)}</li>}
        </ul>
        <p className="project-quiet">{text.clearKeeps}</p>
      </div>
      <div className="project-buttons">
        <button type="button" className="button danger" disabled={step === 'clearing'} onClick={() => void clear()}>
          {step === 'clearing' ? text.clearing : text.clearConfirm}
        </button>
        <button
          type="button"
          className="button secondary"
          disabled={step === 'clearing'}
          onClick={() => setStep('rest')}
        >
          {text.clearCancel}
        </button>
      </div>
    </section>
  );
}

/** The question is longer than the offer: on a low page it would stand below the edge. */
function intoView(section: HTMLElement | null): void {
  section?.scrollIntoView({ block: 'nearest' });
}

import { useEffect, useRef } from 'react';
import { count } from '../../format.ts';
import type { Session } from '../../state/model.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { shapesOf, vertexCountOf } from './measure-file.ts';
import { takeDissolved, takeEach } from './open-file.ts';
import './import.css';

/** A file with several polygons: one footprint or many? */
export function ImportDialog() {
  const incoming = useApp((s) => s.incoming);
  return incoming ? <Question incoming={incoming} /> : null;
}

const close = (): void => setSession({ incoming: null });

function Question({ incoming: { name, table } }: { incoming: NonNullable<Session['incoming']> }) {
  const { siting: text } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    first.current?.focus();
  }, []);
  const shapes = shapesOf(table);
  return (
    <dialog ref={dialog} className="sheet import-dialog" aria-label={text.import.title} onClose={close}>
      <header className="sheet-title on-ink">
        {text.import.title}
        <button type="button" className="sheet-close" aria-label={text.import.cancel} onClick={close}>
          ×
        </button>
      </header>
      <div className="body">
        <strong>{name}</strong>
        <p>{text.import.found(shapes.length, count(vertexCountOf(shapes)))}</p>
        <div className="choices">
          <button ref={first} type="button" className="button" onClick={() => void takeEach(name, table)}>
            {text.import.each(shapes.length)}
          </button>
          <button type="button" className="button secondary" onClick={() => void takeDissolved(name, table)}>
            {text.import.one} · {text.import.oneNote}
          </button>
        </div>
      </div>
      <footer>
        <button type="button" className="button secondary" onClick={close}>
          {text.import.cancel} <kbd>Esc</kbd>
        </button>
      </footer>
    </dialog>
  );
}

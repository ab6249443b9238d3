import { useEffect, useRef, useState } from 'react';
import { getApp, setSession } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { copyPng, downloadBlob } from './download.ts';
import { defaultTitle, makePicture, photograph } from './picture.ts';
import type { Snapshot } from './snapshot.ts';
import './export-dialog.css';

type Picture =
  | { readonly kind: 'drawing' }
  | { readonly kind: 'done'; readonly blob: Blob; readonly url: string }
  | { readonly kind: 'failed' };

/** Title, stamp and a look at the picture before it is kept. */
export function ExportDialog() {
  const text = useText().exporting;
  const dialog = useRef<HTMLDialogElement>(null);
  const [title, setTitle] = useState(() => defaultTitle(getApp()));
  const [stamp, setStamp] = useState(false);
  const [said, setSaid] = useState('');
  const picture = usePicture(title, stamp);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = (): void => setSession({ dialog: null });
  const blob = picture.kind === 'done' ? picture.blob : null;
  return (
    <dialog ref={dialog} className="sheet export-dialog" aria-label={text.title} onClose={close}>
      <header className="sheet-title on-ink">
        {text.title}
        <button type="button" className="sheet-close" aria-label={text.close} onClick={() => dialog.current?.close()}>
          ×
        </button>
      </header>
      <div className="export-body">
        <Preview picture={picture} />
        <div className="export-options">
          <label>
            {text.sheetTitle}
            <textarea rows={3} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
          </label>
          <label className="export-check">
            <input type="checkbox" checked={stamp} onChange={(event) => setStamp(event.currentTarget.checked)} />
            {text.stamp}
          </label>
          <button
            type="button"
            className="button"
            disabled={!blob}
            onClick={() => blob && downloadBlob(`${title}.png`, blob)}
          >
            {text.download}
          </button>
          <button
            type="button"
            className="button secondary"
            disabled={!blob}
            onClick={async () => blob && setSaid((await copyPng(blob)) ? text.copied : text.copyRefused)}
          >
            {text.copy}
          </button>
          <p role="status">{said}</p>
        </div>
      </div>
    </dialog>
  );
}

function Preview({ picture }: { picture: Picture }) {
  const text = useText().exporting;
  return (
    <div className="export-preview" aria-busy={picture.kind === 'drawing'}>
      {picture.kind === 'done' ? (
        <img src={picture.url} alt={text.preview} />
      ) : (
        <p>{picture.kind === 'failed' ? text.failed : text.drawing}</p>
      )}
    </div>
  );
}

/** Pause after the last key before the picture is drawn anew. */
const DELAY_MS = 250;

/** The map stands still behind the dialogue: one photograph serves all titles. */
function usePicture(title: string, stamp: boolean): Picture {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [picture, setPicture] = useState<Picture>({ kind: 'drawing' });
  useEffect(() => {
    let over = false;
    photograph().then(
      (taken) => !over && setSnapshot(taken),
      (error) => fail(error, setPicture),
    );
    return () => {
      over = true;
    };
  }, []);
  useEffect(() => {
    if (!snapshot) return;
    let over = false;
    let url: string | null = null;
    const timer = setTimeout(() => {
      makePicture(snapshot, { title, stamp }).then(
        (blob) => {
          if (over) return;
          url = URL.createObjectURL(blob);
          setPicture({ kind: 'done', blob, url });
        },
        (error) => fail(error, setPicture),
      );
    }, DELAY_MS);
    return () => {
      over = true;
      clearTimeout(timer);
      if (url) URL.revokeObjectURL(url);
      setPicture({ kind: 'drawing' });
    };
  }, [snapshot, title, stamp]);
  return picture;
}

function fail(error: unknown, setPicture: (picture: Picture) => void): void {
  console.error(error);
  setPicture({ kind: 'failed' });
}

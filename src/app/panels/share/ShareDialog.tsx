import { useId, useRef, useState } from 'react';
import { saveProjectCommand } from '../../commands/project.ts';
import { copyText } from '../../export/download.ts';
import { count } from '../../format.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import type { Text } from '../../text/use-text.ts';
import { useText } from '../../text/use-text.ts';
import { Sheet } from '../shell/Sheet.tsx';
import { DialogProblems, TaskLine } from '../shell/TaskLine.tsx';
import { type LeftOut, leftOut } from './left-out.ts';
import { MOST_CORNERS, writeLink } from './link.ts';
import '../shell/column-dialog.css';
import './share.css';

/** Addresses that nobody else can open. */
const isOnlyHere = (): boolean =>
  location.protocol === 'file:' || /^(?:localhost|127\.|\[::1\])/.test(location.hostname);

/** A link to what is on show, and in words what it does not hold. */
export function ShareDialog() {
  const text = useText().share;
  // What is on show when the dialogue opens: nothing changes behind it.
  const [{ url, left }] = useState(() => ({
    url: new URL(writeLink(getApp()), location.href).href,
    left: leftOut(getApp()),
  }));
  const hasSite = useApp((s) => s.project.activeFootprintId !== null) && left.corners === null;
  return (
    <Sheet title={text.title} className="column-dialog share-dialog">
      <div className="share-body">
        <LinkField url={url} />
        <p>{text.holds}</p>
        {hasSite && <p>{text.inLink}</p>}
        {isOnlyHere() && <p className="share-warning">{text.onlyHere}</p>}
        <Missing left={left} />
      </div>
      <DialogProblems />
      <TaskLine />
      <Foot />
    </Sheet>
  );
}

function LinkField({ url }: { url: string }) {
  const text = useText().share;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(url);
    if (!isCopied) field.current?.select();
    setSaid(isCopied ? text.copied : text.copyFailed);
  };
  return (
    <>
      <label htmlFor={id}>
        {text.link} <span className="share-quiet">{text.length(count(url.length))}</span>
      </label>
      <textarea
        id={id}
        ref={field}
        className="share-link"
        readOnly
        rows={3}
        value={url}
        onFocus={(e) => e.target.select()}
      />
      <div className="share-copy">
        <button type="button" className="button" onClick={() => void copy()}>
          {text.copy}
        </button>
        <output>{said}</output>
      </div>
    </>
  );
}

function Missing({ left }: { left: LeftOut }) {
  const text = useText().share;
  return (
    <section>
      <h3>{text.missingTitle}</h3>
      <ul className="share-missing">
        {missingWords(left, text.missing).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p className="share-quiet">{text.whole}</p>
    </section>
  );
}

function missingWords(left: LeftOut, words: Text['share']['missing']): string[] {
  const counted = (n: number, say: (n: string) => string): string[] => (n > 0 ? [say(count(n))] : []);
  return [
    words.data,
    ...(left.corners === null ? [] : [words.corners(count(left.corners), count(MOST_CORNERS))]),
    ...(left.rounded ? [words.rounded] : []),
    ...counted(left.otherSites, words.otherSites),
    ...counted(left.userLayers, words.userLayers),
    ...counted(left.scenes, words.scenes),
    ...counted(left.register, words.register),
    ...(left.screened ? [words.screened] : []),
    ...(left.rules ? [words.rules] : []),
    ...counted(left.disputes, words.disputes),
    ...(left.facts ? [words.facts] : []),
    ...(left.order ? [words.order] : []),
    ...(left.compare ? [words.compare[left.compare]] : []),
  ];
}

function Foot() {
  const text = useText().share;
  const canSave = useApp(saveProjectCommand.enabled);
  return (
    <footer className="share-foot">
      <button type="button" className="button secondary" disabled={!canSave} onClick={saveProjectCommand.run}>
        {text.saveProject}
      </button>
      <button type="button" className="button secondary" onClick={() => setSession({ dialog: null })}>
        {text.close}
      </button>
    </footer>
  );
}

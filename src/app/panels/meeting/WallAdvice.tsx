import { useEffect, useState } from 'react';
import { giveUpAdvice } from '../../state/siting-advice.ts';
import { type AppState, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { adviceTold } from './advice-told.ts';
import { takeOnWall } from './wall-advice.ts';
import './wall-advice.css';

/** The least move that was asked for: how far and whereto, what it comes to, and the way to take it. */
export function WallAdvice() {
  const advice = useApp((s) => s.advice);
  const check = useApp((s) => s.check);
  const project = useApp((s) => s.project);
  const presenting = useApp((s) => s.presenting);
  const open = useApp((s) => s.open);
  const language = useApp((s) => s.language);
  const told = adviceTold({ advice, check, project, presenting, open, language } satisfies Partial<AppState>);
  return (
    <div className="wall-advice" role="status">
      {told && (
        <>
          <p className="wall-advice-lead">{told.lead}</p>
          {told.share !== null && <Progress share={told.share} />}
          {told.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          {told.share === null && <Ways isPlace={told.isPlace} />}
        </>
      )}
    </div>
  );
}

/** A click leaves the focus where it is: the next key is the presentation's. */
const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault();

function Ways({ isPlace }: { isPlace: boolean }) {
  const text = useText().wall.advice;
  return (
    <div className="wall-advice-ways">
      {isPlace && (
        <button type="button" aria-keyshortcuts="Enter" onMouseDown={keepFocus} onClick={takeOnWall}>
          {text.accept} <kbd>↵</kbd>
        </button>
      )}
      <button type="button" aria-keyshortcuts="Escape" onMouseDown={keepFocus} onClick={giveUpAdvice}>
        {text.dismiss} <kbd>Esc</kbd>
      </button>
    </div>
  );
}

/** Most searches end before anybody looks for how far they are. */
const SOON_MS = 1000;

function Progress({ share }: { share: number }) {
  const { advice: text } = useText().siting;
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <div className="wall-advice-ways">
      <progress value={share} max={1} aria-label={text.searching} />
      <button type="button" aria-keyshortcuts="Escape" onMouseDown={keepFocus} onClick={giveUpAdvice}>
        {text.cancel} <kbd>Esc</kbd>
      </button>
    </div>
  );
}

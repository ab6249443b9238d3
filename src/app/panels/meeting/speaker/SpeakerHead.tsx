import { useEffect, useState } from 'react';
import type { SpeakerText } from '../../../text/speaker.ts';
import { clockText, elapsed, pauseWatch, resetWatch, STANDING, startWatch } from './stopwatch.ts';

const TICK_MS = 250;

/** Time of day, and time since the presentation began, however late this window came. */
export function SpeakerHead({ text, begunAt }: { text: SpeakerText; begunAt: number | null }) {
  const now = useNow();
  const [watch, setWatch] = useState(STANDING);
  useEffect(() => {
    if (begunAt === null) setWatch((w) => pauseWatch(w, Date.now()));
    else setWatch(startWatch(STANDING, begunAt));
  }, [begunAt]);
  const isGoing = watch.since !== null;
  return (
    <header className="speaker-head">
      <strong>{text.title}</strong>
      <span>{text.screen}</span>
      <p className="speaker-clock">
        <span>{text.clock}</span> <time>{new Date(now).toTimeString().slice(0, 5)}</time>
      </p>
      <p className="speaker-elapsed">
        <span>{text.elapsed}</span> <output aria-live="off">{clockText(elapsed(watch, now))}</output>
      </p>
      <button
        type="button"
        className="speaker-button"
        onClick={() => setWatch(isGoing ? pauseWatch(watch, Date.now()) : startWatch(watch, Date.now()))}
      >
        {isGoing ? text.watch.pause : text.watch.start}
      </button>
      <button type="button" className="speaker-button" onClick={() => setWatch(resetWatch(watch, Date.now()))}>
        {text.watch.reset}
      </button>
    </header>
  );
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

import { useEffect, useRef, useState } from 'react';
import { useText } from '../../text/use-text.ts';

export interface Making {
  readonly busy: boolean;
  readonly said: string;
  readonly cancel: () => void;
  /** Says what the work comes to; a failure is said too. */
  readonly run: (work: (signal: AbortSignal) => Promise<string>) => void;
}

const SECOND_MS = 1000;

/** One work at a time; it says how long it takes, and can be broken off. */
export function useMaking(): Making {
  const text = useText().print;
  const [said, setSaid] = useState('');
  const [since, setSince] = useState<number | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => setSaid(text.drawingPage(Math.round((Date.now() - since) / SECOND_MS))), SECOND_MS);
    return () => clearInterval(timer);
  }, [since, text]);
  const cancel = (): void => {
    abort.current?.abort();
    abort.current = null;
    setSince(null);
    setSaid('');
  };
  const run: Making['run'] = (work) => {
    abort.current?.abort();
    const mine = new AbortController();
    abort.current = mine;
    setSince(Date.now());
    setSaid(text.drawing);
    const end = (words: string): void => {
      if (mine.signal.aborted) return;
      setSince(null);
      setSaid(words);
    };
    work(mine.signal).then(end, (error: unknown) => {
      if (!mine.signal.aborted) console.error(error);
      end(text.failed);
    });
  };
  return { busy: since !== null, said, cancel, run };
}

import { useRef, useState } from 'react';
import { useText } from '../../text/use-text.ts';

interface Making {
  readonly busy: boolean;
  readonly said: string;
  readonly cancel: () => void;
  /** The name of the file, or null where there is none to tell of. */
  readonly run: (work: (isWanted: () => boolean) => Promise<string | null>) => Promise<void>;
}

/** One file after another; what is cancelled is not handed out. */
export function useMaking(): Making {
  const text = useText().report;
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const turn = useRef(0);
  const cancel = (): void => {
    turn.current++;
    setBusy(false);
    setSaid('');
  };
  const run: Making['run'] = async (work) => {
    const mine = ++turn.current;
    const isWanted = () => turn.current === mine;
    setBusy(true);
    setSaid(text.making);
    try {
      const name = await work(isWanted);
      if (isWanted()) setSaid(name === null ? '' : text.made(name));
    } catch (error) {
      console.error(error);
      if (isWanted()) setSaid(text.failed);
    } finally {
      if (isWanted()) setBusy(false);
    }
  };
  return { busy, said, cancel, run };
}

/** What was told to React is on the page. */
export const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

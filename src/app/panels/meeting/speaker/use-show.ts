import { useCallback, useEffect, useRef, useState } from 'react';
import { channelName, type DeckMessage, type FromShow, type FromSpeaker, type NowMessage } from './messages.ts';

interface Show {
  readonly deck: DeckMessage | null;
  readonly now: NowMessage | null;
  /** Whether the window on the wall was closed, or opened another page. */
  readonly isGone: boolean;
}

export type Tell = (message: FromSpeaker) => void;

/** What the show tells, and the way to tell it something. */
export function useShow(id: string): Show & { readonly tell: Tell } {
  const [show, setShow] = useState<Show>({ deck: null, now: null, isGone: false });
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = new BroadcastChannel(channelName(id));
    channel.current = opened;
    opened.onmessage = ({ data }: MessageEvent<FromShow>) =>
      setShow((before) =>
        data.kind === 'gone' ? { ...before, isGone: true } : { ...before, [data.kind]: data, isGone: false },
      );
    const tell = (message: FromSpeaker): void => opened.postMessage(message);
    const leave = (): void => tell({ kind: 'bye' });
    addEventListener('pagehide', leave);
    tell({ kind: 'hello' });
    return () => {
      removeEventListener('pagehide', leave);
      opened.close();
    };
  }, [id]);
  const tell = useCallback((message: FromSpeaker) => channel.current?.postMessage(message), []);
  return { ...show, tell };
}

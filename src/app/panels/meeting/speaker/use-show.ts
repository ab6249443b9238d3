import { useCallback, useEffect, useRef, useState } from 'react';
import { ASK_MS, type Contact, NO_CONTACT, withAsked, withHeard } from './contact.ts';
import { channelName, type FromShow, type FromSpeaker } from './messages.ts';

export type Tell = (message: FromSpeaker) => void;

/** What the show tells, and the way to tell it something. */
export function useShow(id: string): Contact & { readonly tell: Tell } {
  const [contact, setContact] = useState(NO_CONTACT);
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = new BroadcastChannel(channelName(id));
    channel.current = opened;
    opened.onmessage = ({ data }: MessageEvent<FromShow>) => setContact((before) => withHeard(before, data));
    const tell = (message: FromSpeaker): void => opened.postMessage(message);
    const leave = (): void => tell({ kind: 'bye' });
    addEventListener('pagehide', leave);
    tell({ kind: 'hello' });
    const timer = setInterval(() => {
      setContact(withAsked);
      tell({ kind: 'there' });
    }, ASK_MS);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      opened.close();
    };
  }, [id]);
  const tell = useCallback((message: FromSpeaker) => channel.current?.postMessage(message), []);
  return { ...contact, tell };
}

/** Whether another window of this browser has the same city open: asked over a channel on which each of them answers. */
import { useSyncExternalStore } from 'react';
import { getApp, subscribeApp } from './store.ts';

type Message = { readonly kind: 'who' | 'here'; readonly cityId: string };

const CHANNEL = 'ecospace-windows';
const ASK_MS = 3000;
/** Questions without an answer after which nobody is there: a window that is busy answers late. */
const MOST_ASKED = 2;

let alone = false;
const listeners = new Set<() => void>();

function setAlone(next: boolean): void {
  if (alone === next) return;
  alone = next;
  for (const listener of listeners) listener();
}

/** Whether this window saves beside the city's own work although nobody else has the city open any more. */
export const isAlone = (): boolean => alone;

export const useAlone = (): boolean =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isAlone);

/** Answer other windows, and ask them while this one saves beside the city's own work; returns the function that stops. */
export function followWindows(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  let asked = 0;
  const say = (kind: Message['kind'], cityId = getApp().cityId): void => channel.postMessage({ kind, cityId });
  const ask = (): void => {
    if (!getApp().savedAside) return;
    if (asked >= MOST_ASKED) setAlone(true);
    asked++;
    say('who');
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.cityId !== getApp().cityId) return;
    if (data.kind === 'who') say('here');
    else if (data.kind === 'here') {
      asked = 0;
      setAlone(false);
    }
  };
  const timer = setInterval(ask, ASK_MS);
  const stop = subscribeApp((now, before) => {
    if (now.cityId === before.cityId && now.savedAside === before.savedAside) return;
    asked = 0;
    setAlone(false);
  });
  return () => {
    clearInterval(timer);
    stop();
    channel.close();
    setAlone(false);
  };
}

import { useEffect, useState } from 'react';
import type { ChangedGround } from '../../../state/model.ts';
import { getApp, setSession, useApp } from '../../../state/store.ts';

/** Keep ground that changed on the map while it is told of. */
export function useChangedGround(ground: ChangedGround | null): void {
  useEffect(() => {
    if (!ground) return;
    setSession({ changed: ground });
    return () => {
      if (getApp().changed === ground) setSession({ changed: null });
    };
  }, [ground]);
}

/** The middle of the board, where what is read stands. */
const MIDDLE = '-35% 0px -35% 0px';

/** Whether the card of changes is the one that is read: it stands in the middle of the board, or is all that a wall shows. */
export function useCardInSight(): boolean {
  const presenting = useApp((s) => s.presenting !== null);
  const [isMiddle, setMiddle] = useState(false);
  useEffect(() => {
    const card = document.getElementById('board-changes');
    if (!card) return;
    const look = (entries: readonly IntersectionObserverEntry[]): void =>
      setMiddle(entries.at(-1)?.isIntersecting === true);
    const observer = new IntersectionObserver(look, { root: card.closest('.board-scroll'), rootMargin: MIDDLE });
    observer.observe(card);
    return () => observer.disconnect();
  }, []);
  return presenting || isMiddle;
}

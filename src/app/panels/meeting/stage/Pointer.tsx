import { useEffect, useRef } from 'react';
import type { PointerKind } from './stage.ts';

/** A dot, or a disc outside which all is dimmed, where the mouse or the finger is. It follows while it is off, too. */
export function Pointer({ kind }: { kind: PointerKind }) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      if (mark.current) mark.current.style.transform = `translate(${clientX}px, ${clientY}px)`;
    };
    addEventListener('pointermove', follow, true);
    addEventListener('pointerdown', follow, true);
    return () => {
      removeEventListener('pointermove', follow, true);
      removeEventListener('pointerdown', follow, true);
    };
  }, []);
  useEffect(() => {
    if (kind === 'off') return;
    addEventListener('touchmove', holdMap, { capture: true, passive: false });
    return () => removeEventListener('touchmove', holdMap, true);
  }, [kind]);
  return <div className={`presenter-pointer ${kind}`} ref={mark} aria-hidden="true" />;
}

/** A finger that points does not move the map below it. */
function holdMap(event: TouchEvent): void {
  if (!(event.target instanceof HTMLCanvasElement)) return;
  event.preventDefault();
  event.stopPropagation();
}

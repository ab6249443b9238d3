import { type RefObject, useLayoutEffect, useState } from 'react';

/** Lines of text that must fit for a card to stand open over the table. */
const LEAST_LINES = 40;

/** Whether the part of the panel that scrolls, with this element in it, is low for the size of its letters. */
export function useLittleRoom(inside: RefObject<HTMLElement | null>): boolean {
  const [isLittle, setLittle] = useState(false);
  useLayoutEffect(() => {
    const scroll = inside.current?.closest('.siting-scroll');
    if (!scroll) return;
    const measure = (): void => {
      const letter = Number.parseFloat(getComputedStyle(scroll).fontSize);
      setLittle(scroll.clientHeight < LEAST_LINES * letter);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(scroll);
    return () => observer.disconnect();
  }, [inside]);
  return isLittle;
}

import { type ReactNode, useEffect, useRef } from 'react';

/** A table that is wider than its card: it scrolls, and a shade at its edges says that there is more. */
export function ScrollX({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const inner = scroll.current!;
    const mark = () => markHidden(frame.current!, inner);
    const observer = new ResizeObserver(mark);
    observer.observe(inner);
    for (const table of inner.children) observer.observe(table);
    inner.addEventListener('scroll', mark, { passive: true });
    return () => {
      observer.disconnect();
      inner.removeEventListener('scroll', mark);
    };
  }, []);
  return (
    <div ref={frame} className="scroll-frame">
      <div ref={scroll} className="board-scroll-x">
        {children}
      </div>
    </div>
  );
}

/** Pixels that a fraction of the screen's may leave over. */
const ROUNDING = 1;

function markHidden(frame: HTMLElement, { scrollLeft, clientWidth, scrollWidth }: HTMLElement): void {
  frame.classList.toggle('more-left', scrollLeft > ROUNDING);
  frame.classList.toggle('more-right', scrollLeft + clientWidth < scrollWidth - ROUNDING);
}

import { type ReactNode, type RefObject, useEffect, useRef } from 'react';

interface Props {
  /** Of what scrolls. */
  readonly className?: string;
  /** Is given what scrolls. */
  readonly scroller?: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}

/** A table that is wider than its card: it scrolls, and a shade at its edges says that there is more. */
export function ScrollX({ className = 'board-scroll-x', scroller, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const own = useRef<HTMLDivElement>(null);
  const scroll = scroller ?? own;
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
  }, [scroll]);
  return (
    <div ref={frame} className="scroll-frame">
      <div ref={scroll} className={className}>
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

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { fitCard, type LeftOut, NOTHING_LEFT } from './fit-card.ts';

/** A card of the board as far as the wall has room for it; under it what is left out. */
export function WallCard({ children }: { readonly children: ReactNode }) {
  const text = useText().wall;
  const place = useRef<HTMLDivElement>(null);
  const note = useRef<HTMLParagraphElement>(null);
  const [left, setLeft] = useState<LeftOut>(NOTHING_LEFT);
  useEffect(() => {
    const card = place.current!;
    const refit = (): void => {
      const next = fitCard(card, note.current!);
      setLeft((before) => (before.rows === next.rows && before.parts === next.parts ? before : next));
    };
    refit();
    // Figures arrive one by one, and the place may become lower; what is left out is told by attributes, which are not watched.
    const changes = new MutationObserver(refit);
    changes.observe(card, { childList: true, characterData: true, subtree: true });
    const sizes = new ResizeObserver(refit);
    sizes.observe(card);
    addEventListener('resize', refit);
    return () => {
      changes.disconnect();
      sizes.disconnect();
      removeEventListener('resize', refit);
    };
  }, []);
  const said = [
    ...(left.rows > 0 ? [text.rows(left.rows)] : []),
    ...(left.parts > 0 ? [text.parts(left.parts)] : []),
    text.onBoard,
  ];
  return (
    <>
      <div className="wall-card" ref={place}>
        {children}
      </div>
      <p className="wall-card-left" ref={note} hidden>
        {said.join(text.join)}
      </p>
    </>
  );
}

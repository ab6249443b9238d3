import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Text, useText } from '../../text/use-text.ts';
import { cardTold } from './card-told.ts';
import { type Fitted, fitCard, WHOLE } from './fit-card.ts';
import { PageBar } from './PageBar.tsx';
import { isAmongOthers } from './stage/pages.ts';
import { countPages, getStage, setStage, tellSpeaker, useStage } from './stage/stage.ts';

/** A card of the board as far as the wall has room for it; under it which page of it that is. */
export function WallCard({ children }: { readonly children: ReactNode }) {
  const text = useText().wall;
  const { page, pages } = useStage();
  const place = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const [fitted, setFitted] = useState<Fitted>(WHOLE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is fitted anew
  useEffect(() => {
    const card = place.current!;
    const refit = (): void => {
      const next = fitCard(card, bar.current!, wantedPage());
      setFitted((before) => (isSame(before, next) ? before : next));
      countPages({ rows: next.pages, others: next.hasOthers });
      if (getStage().page.rows !== next.page) setStage({ page: { ...getStage().page, rows: next.page } });
      tellSpeaker('card', cardTold(card, restOf(next, text)));
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
  }, [page, pages.columns, text]);
  useEffect(
    () => () => {
      countPages({ rows: 1, others: false });
      tellSpeaker('card', null);
    },
    [],
  );
  return (
    <>
      <div className="wall-card" ref={place}>
        {children}
      </div>
      <PageBar bar={bar} rest={restOf(fitted, text)} />
    </>
  );
}

/** What is on other pages or on none. */
const restOf = ({ rows, hasCutTotal, lost }: Fitted, text: Text['wall']): string =>
  [
    ...(rows > 0 ? [text.rows(rows)] : []),
    ...(hasCutTotal ? [text.ofAll] : []),
    ...(lost > 0 ? [text.parts(lost), text.onBoard] : []),
  ].join(text.join);

function wantedPage() {
  const { page, pages } = getStage();
  return {
    page: page.rows,
    hasColumns: pages.columns > 1,
    isAmongOthers: isAmongOthers(page, pages),
    isLastColumns: page.columns === pages.columns - 1,
  };
}

const isSame = (a: Fitted, b: Fitted): boolean =>
  a.pages === b.pages &&
  a.page === b.page &&
  a.rows === b.rows &&
  a.lost === b.lost &&
  a.hasCutTotal === b.hasCutTotal &&
  a.hasOthers === b.hasOthers;

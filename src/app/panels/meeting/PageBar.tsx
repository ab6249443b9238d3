import type { Ref } from 'react';
import { useText } from '../../text/use-text.ts';
import { hasPages, pageAfter, pageBefore, pageShown, pageWords } from './stage/pages.ts';
import { turnPage, useStage } from './stage/stage.ts';
import './page-bar.css';

interface Props {
  /** What is said beside them of what is not shown; nothing where empty. */
  readonly rest?: string;
  readonly bar?: Ref<HTMLDivElement>;
}

/** Which page of a table is on the wall, and the way to the others. */
export function PageBar({ rest = '', bar }: Props) {
  const text = useText().wall.pages;
  const { page, pages } = useStage();
  const shown = pageShown(page, pages);
  return (
    <div className="wall-pages" ref={bar}>
      {hasPages(pages) && (
        <>
          <Turn sign="‹" label={text.previous} keys="[" by={-1} isOff={pageBefore(shown) === null} />
          <span role="status">{pageWords(page, pages, text)}</span>
          <Turn sign="›" label={text.next} keys="]" by={1} isOff={pageAfter(shown, pages) === null} />
        </>
      )}
      {rest !== '' && <span className="wall-pages-rest">{rest}</span>}
    </div>
  );
}

interface TurnProps {
  readonly sign: string;
  readonly label: string;
  readonly keys: string;
  readonly by: 1 | -1;
  readonly isOff: boolean;
}

/** A click leaves the focus where it is: the next key is the presentation's. */
function Turn({ sign, label, keys, by, isOff }: TurnProps) {
  return (
    <button
      type="button"
      className="page-turn"
      aria-label={label}
      aria-keyshortcuts={keys}
      title={label}
      disabled={isOff}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => turnPage(by)}
    >
      {sign} <kbd>{keys}</kbd>
    </button>
  );
}

import { type ReactNode, useId, useRef } from 'react';
import { FILTER_PARTS, type FilterPart } from '../../../domain/coverage/filter.ts';
import type { CsvCell } from '../../export/csv.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { today } from '../rules/day.ts';
import { DownloadMenu } from './DownloadMenu.tsx';
import { NotFiltered } from './NotFiltered.tsx';
import { captionOf, provenanceRows } from './provenance.ts';

const NONE: readonly FilterPart[] = [];

interface BoardCardProps {
  readonly area: string;
  readonly title: string;
  readonly unit?: string;
  readonly right?: ReactNode;
  /** The table as rows, made when it is asked for; without it there is nothing to download. */
  readonly rows?: () => readonly (readonly CsvCell[])[];
  /** Parts of the filter that its figures follow; of the whole city where not given. */
  readonly follows?: readonly FilterPart[];
  /** What of it stays of the whole city where it follows a part of the filter. */
  readonly scope?: string;
  readonly children: ReactNode;
}

/** One panel of the board: title, unit, what stands at the right, and its table and picture as files. */
export function BoardCard({ area, title, unit, right, rows, follows = NONE, scope, children }: BoardCardProps) {
  const text = useText().coverage;
  const heading = useId();
  const card = useRef<HTMLElement>(null);
  const open = useApp((s) => s.open);
  const filter = useApp((s) => s.coverageFilter);
  const areaUnit = useApp((s) => s.areaUnit);
  const language = useApp((s) => s.language);
  const origin = () => open && { open, title, filter, follows, unit: areaUnit, language, day: today() };
  const caption = () => {
    const of = origin();
    return of ? captionOf(of) : title;
  };
  return (
    <section ref={card} className={`board-card board-${area}`} aria-labelledby={heading}>
      <header className="board-card-head">
        <h2 id={heading}>{title}</h2>
        {unit && <span className="board-card-unit">{unit}</span>}
        <span className="board-card-right">{right}</span>
        {rows && (
          <DownloadMenu
            label={text.downloadTable(title)}
            name={title}
            rows={rows}
            origin={() => {
              const of = origin();
              return of ? provenanceRows(of) : [];
            }}
            caption={caption}
            picture={() => card.current}
          />
        )}
      </header>
      <NotFiltered by={FILTER_PARTS.filter((part) => !follows.includes(part))} note={scope} />
      {children}
    </section>
  );
}

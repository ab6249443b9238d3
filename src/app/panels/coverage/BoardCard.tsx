import { type ReactNode, useId } from 'react';
import type { CsvCell } from '../../export/csv.ts';
import { downloadCsv } from '../../export/download.ts';
import { useText } from '../../text/use-text.ts';

interface BoardCardProps {
  readonly area: string;
  readonly title: string;
  readonly unit?: string;
  readonly right?: ReactNode;
  /** The table as rows, made when it is asked for. */
  readonly csv?: () => readonly (readonly CsvCell[])[];
  readonly children: ReactNode;
}

/** One panel of the board: title, unit, what stands at the right, and the table as a file. */
export function BoardCard({ area, title, unit, right, csv, children }: BoardCardProps) {
  const text = useText().coverage;
  const heading = useId();
  return (
    <section className={`board-card board-${area}`} aria-labelledby={heading}>
      <header className="board-card-head">
        <h2 id={heading}>{title}</h2>
        {unit && <span className="board-card-unit">{unit}</span>}
        <span className="board-card-right">{right}</span>
        {csv && (
          <button
            type="button"
            className="link board-csv"
            aria-label={text.downloadTable(title)}
            title={text.downloadTable(title)}
            onClick={() => downloadCsv(title, csv())}
          >
            CSV
          </button>
        )}
      </header>
      {children}
    </section>
  );
}

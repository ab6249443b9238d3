import { useId, useRef } from 'react';
import type { CsvCell } from '../../export/csv.ts';
import { useText } from '../../text/use-text.ts';
import { type CardFormat, downloadCard } from './download-card.ts';

interface DownloadMenuProps {
  readonly label: string;
  /** Of the file. */
  readonly name: string;
  readonly rows: () => readonly (readonly CsvCell[])[];
  /** What the files say before the table. */
  readonly origin: () => readonly (readonly CsvCell[])[];
  /** What stands under the picture. */
  readonly caption: () => string;
  /** What the picture is of. */
  readonly picture: () => HTMLElement | null;
}

const FORMATS: readonly CardFormat[] = ['xlsx', 'csv', 'png'];

/** A card's table as a workbook or as text, and the card as a picture. */
export function DownloadMenu({ label, name, rows, origin, caption, picture }: DownloadMenuProps) {
  const text = useText().coverage;
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  return (
    <span className="board-download">
      <button
        type="button"
        className="link board-csv"
        aria-label={label}
        title={label}
        popoverTarget={id}
        onClick={(event) => place(menu.current, event.currentTarget)}
      >
        {text.download}
      </button>
      <div ref={menu} id={id} className="board-menu" popover="auto" role="menu">
        {FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            role="menuitem"
            onClick={() => {
              menu.current?.hidePopover();
              void downloadCard({ format, name, rows, origin, caption, picture });
            }}
          >
            {text.formats[format]}
          </button>
        ))}
      </div>
    </span>
  );
}

/** Below its button, its right edge under the button's. */
function place(menu: HTMLElement | null, button: HTMLElement): void {
  if (!menu) return;
  const { right, bottom } = button.getBoundingClientRect();
  menu.style.right = `${document.documentElement.clientWidth - right}px`;
  menu.style.top = `${bottom + 2}px`;
}

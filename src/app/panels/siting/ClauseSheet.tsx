import { useEffect, useRef } from 'react';
import type { Finding } from '../../../domain/siting/result.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ClauseBody } from './ClauseBody.tsx';
import { DisputeBox } from './DisputeBox.tsx';
import { MeasuredFacts } from './MeasuredFacts.tsx';
import type { FindingRow } from './rows.ts';
import './clause-sheet.css';

interface Props {
  readonly finding: Finding | null;
  readonly row: FindingRow | null;
  readonly footprintId: string;
  readonly onClose: () => void;
}

/** What a finding rests on, at the side of the page: the clause, what was measured, and what is held against it. The map stays in view. */
export function ClauseSheet({ finding, row, footprintId, onClose }: Props) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const sheet = useRef<HTMLDialogElement>(null);
  const open = finding !== null;
  useEffect(() => {
    if (open && !sheet.current?.open) sheet.current?.show();
    if (!open) sheet.current?.close();
  }, [open]);
  useEscape(open, onClose);
  return (
    <dialog ref={sheet} className="clause-sheet" aria-label={text.clause.title} onClose={onClose}>
      {finding && row && (
        <>
          <header className="sheet-title on-ink">
            <span>
              {text.clause.title} · {finding.name[language]}
            </span>
            <button type="button" className="sheet-close" aria-label={text.clause.close} onClick={onClose}>
              ×
            </button>
          </header>
          <div className="clause-body">
            <ClauseBody clause={finding.clause} />
            <MeasuredFacts finding={finding} row={row} />
            <DisputeBox key={finding.key} finding={finding} footprintId={footprintId} />
          </div>
        </>
      )}
    </dialog>
  );
}

/** The sheet lies on top of what else Escape would close; a field in it keeps the key for itself. */
function useEscape(open: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      const isField = target instanceof Element && target.matches('input, textarea, select');
      if (event.key !== 'Escape' || isField || document.querySelector('dialog:modal')) return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [open, onClose]);
}

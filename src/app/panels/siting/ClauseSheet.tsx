import { useEffect, useRef } from 'react';
import type { Finding } from '../../../domain/siting/result.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ClauseBody } from './ClauseBody.tsx';
import { DisputeBox } from './DisputeBox.tsx';
import { MeasuredFacts } from './MeasuredFacts.tsx';
import { OutcomeIcon } from './OutcomeIcon.tsx';
import type { FindingRow } from './rows.ts';
import { useRules } from './use-rules.ts';
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
            <SheetOutcome finding={finding} row={row} />
            {row.lapsedWhy !== '' && <p className="recalled">{row.lapsedWhy}</p>}
            {row.relaxedWhy !== '' && <p className="recalled">{row.relaxedWhy}</p>}
            <ClauseBody clause={finding.clause} />
            <MeasuredFacts finding={finding} row={row} />
          </div>
          {(finding.status === 'hit' || row.hidden || row.disputed !== '') && (
            <footer className="sheet-foot">
              <DisputeBox key={finding.key} finding={finding} footprintId={footprintId} />
            </footer>
          )}
        </>
      )}
    </dialog>
  );
}

/** What the finding comes to, and what the rule does where it is met. */
function SheetOutcome({ finding, row }: { finding: Finding; row: FindingRow }) {
  const { siting: text } = useText();
  const rule = useRules()?.rules.find((r) => r.id === finding.ruleId);
  return (
    <div className="sheet-outcome">
      <strong className={`outcome ${row.outcome}`}>
        <OutcomeIcon outcome={row.outcome} />
        {text.clause.now(row.outcomeWord)}
      </strong>
      {rule && finding.status !== 'hit' && (
        <span className={`outcome ${rule.outcome}`}>
          <OutcomeIcon outcome={rule.outcome} />
          {text.clause.ifMet(text.outcome[rule.outcome])}
        </span>
      )}
    </div>
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

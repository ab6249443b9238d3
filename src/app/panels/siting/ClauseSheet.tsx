import { useEffect, useRef } from 'react';
import type { Clause, Finding } from '../../../domain/siting/result.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import './clause-sheet.css';

/** The clause a finding rests on, at the side of the page: the map stays in view. */
export function ClauseSheet({ finding, onClose }: { finding: Finding | null; onClose: () => void }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const sheet = useRef<HTMLDialogElement>(null);
  const clause = finding?.clause ?? null;
  const open = clause !== null;
  useEffect(() => {
    if (open && !sheet.current?.open) sheet.current?.show();
    if (!open) sheet.current?.close();
  }, [open]);
  return (
    <dialog
      ref={sheet}
      className="clause-sheet"
      aria-label={text.clause.title}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        sheet.current?.close();
      }}
    >
      {finding && clause && (
        <>
          <header className="sheet-title on-ink">
            <span>
              {text.clause.title} · {finding.name[language]}
            </span>
            <button type="button" className="sheet-close" aria-label={text.clause.close} onClick={onClose}>
              ×
            </button>
          </header>
          <ClauseBody clause={clause} />
        </>
      )}
    </dialog>
  );
}

function ClauseBody({ clause }: { clause: Clause }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const none = <span className="quiet">{text.clause.none}</span>;
  return (
    <div className="clause-body">
      <h3>{clause.short[language]}</h3>
      {clause.standing === 'recalled' && <p className="recalled">{text.clause.recalled}</p>}
      <dl>
        <dt>{text.clause.requirement}</dt>
        <dd>{clause.requirement[language]}</dd>
        <dt>{text.clause.citation}</dt>
        <dd>{clause.citation ?? none}</dd>
        <dt>{text.clause.quote}</dt>
        <dd>{clause.quote ? <blockquote>{clause.quote}</blockquote> : none}</dd>
        <dt>{text.clause.inForce}</dt>
        <dd>{clause.inForce ?? none}</dd>
        {clause.sourceUrl && (
          <>
            <dt>{text.clause.source}</dt>
            <dd className="url">{clause.sourceUrl}</dd>
          </>
        )}
        <dt>{text.clause.rule}</dt>
        <dd>{clause.ruleId}</dd>
      </dl>
    </div>
  );
}

import { type FormEvent, useState } from 'react';
import type { Dispute } from '../../../domain/siting/project.ts';
import type { Finding } from '../../../domain/siting/result.ts';
import { disputeFinding, shownDispute, withdrawDispute } from '../../state/siting-disputes.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

interface Props {
  readonly finding: Finding;
  readonly footprintId: string;
}

const LONGEST = 500;

/** Holding against a finding, with a reason that stays beside it; the outcome stays too. */
export function DisputeBox({ finding, footprintId }: Props) {
  const { dispute: text } = useText().siting;
  const disputes = useApp((s) => s.project.disputes);
  const footprint = useApp((s) => s.project.footprints.find((f) => f.id === footprintId));
  const [asking, setAsking] = useState(false);
  /** What was typed before the form was left by Esc. */
  const [draft, setDraft] = useState('');
  const shown = footprint ? shownDispute(disputes, footprint, finding) : null;
  const standing = shown && <Standing {...shown} onWithdraw={() => withdrawDispute(footprintId, finding)} />;
  if (shown && !shown.isFormer) return standing;
  if (!asking)
    return (
      <>
        {standing}
        <button type="button" className="button secondary dispute-open" onClick={() => setAsking(true)}>
          {text.button}
        </button>
      </>
    );
  return (
    <ReasonForm
      draft={draft}
      onSave={(reason) => {
        disputeFinding(footprintId, finding, reason);
        setDraft('');
        setAsking(false);
      }}
      onLeave={(reason) => {
        setDraft(reason);
        setAsking(false);
      }}
    />
  );
}

interface StandingProps {
  readonly dispute: Dispute;
  /** Made of the ground before the footprint was moved or changed. */
  readonly isFormer: boolean;
  readonly onWithdraw: () => void;
}

function Standing({ dispute, isFormer, onWithdraw }: StandingProps) {
  const { siting } = useText();
  const language = useApp((s) => s.language);
  const when = new Date(dispute.at).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (
    <section className="dispute-box">
      <h4>
        <mark className="chip disputed">{isFormer ? siting.table.disputedFormer : siting.table.disputed}</mark>
        <span className="quiet">{siting.dispute.at(when)}</span>
      </h4>
      <p>{dispute.reason}</p>
      {isFormer && <p className="quiet">{siting.dispute.former}</p>}
      <button type="button" className="button secondary" onClick={onWithdraw}>
        {siting.dispute.withdraw}
      </button>
    </section>
  );
}

interface ReasonProps {
  readonly draft: string;
  readonly onSave: (reason: string) => void;
  /** With what is to be there when the form is opened again. */
  readonly onLeave: (reason: string) => void;
}

function ReasonForm({ draft, onSave, onLeave }: ReasonProps) {
  const { dispute: text } = useText().siting;
  const [reason, setReason] = useState(draft);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') onSave(reason);
  };
  return (
    <form
      className="dispute-box"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onLeave(reason);
      }}
    >
      <h4>{text.title}</h4>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the button that was pressed asks for these words
        autoFocus
        rows={2}
        required
        maxLength={LONGEST}
        aria-label={text.reason}
        placeholder={text.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="quiet">{text.hint}</p>
      <div className="buttons">
        <button type="submit" className="button" disabled={reason.trim() === ''}>
          {text.save}
        </button>
        <button type="button" className="button secondary" onClick={() => onLeave('')}>
          {text.cancel}
        </button>
      </div>
    </form>
  );
}

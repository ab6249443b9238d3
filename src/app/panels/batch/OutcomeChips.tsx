import { removedIn } from '../../../domain/siting/batch-limits.ts';
import type { BatchSummary } from '../../../domain/siting/batch-summary.ts';
import { ROW_OUTCOMES, type RowOutcome } from '../../../domain/siting/batch-table.ts';
import { count, hectares } from '../../format.ts';
import { filterBatch } from '../../state/batch-rows.ts';
import type { BatchState } from '../../state/batch-types.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';

interface Props {
  readonly batch: BatchState;
  /** Of the rows that pass the filter but for its outcome. */
  readonly summary: BatchSummary | null;
}

/** Rows by outcome: summary, filter and legend of the map in one. */
export function OutcomeChips({ batch, summary }: Props) {
  const text = useText().batch;
  const { outcome: chosen } = batch.filter;
  const all = [...(summary?.byOutcome.values() ?? [])].reduce((sum, { rows }) => sum + rows, 0);
  const removed = removedIn(batch.record.columns).size;
  return (
    <div className="batch-chips">
      <button type="button" aria-pressed={chosen === null} onClick={() => filterBatch({ outcome: null })}>
        {text.all} <b>{count(all)}</b>
      </button>
      {ROW_OUTCOMES.map((outcome) => {
        const sum = summary?.byOutcome.get(outcome);
        if (!sum && (outcome === 'refused' || outcome === 'relaxed')) return null;
        return (
          <button
            key={outcome}
            type="button"
            aria-pressed={chosen === outcome}
            title={chipHint(outcome, sum?.areaSquareMetres ?? null, text)}
            onClick={() => filterBatch({ outcome: chosen === outcome ? null : outcome })}
          >
            <OutcomeMark outcome={outcome} />
            {text.outcome[outcome]} <b>{count(sum?.rows ?? 0)}</b>
          </button>
        );
      })}
      {removed > 0 && (
        <mark className="chip warn" title={text.removedHint}>
          {text.removedRules(removed)}
        </mark>
      )}
    </div>
  );
}

function chipHint(outcome: RowOutcome, areaSquareMetres: number | null, text: Text['batch']): string {
  const area = `${text.areaSum} ${hectares(areaSquareMetres)}`;
  return outcome === 'relaxed' ? `${text.relaxedHint}\n${area}` : area;
}

/** Shape and colour of an outcome: that of a notice for hidden hits, a cross for what could not be checked at all. */
export function OutcomeMark({ outcome }: { outcome: RowOutcome }) {
  if (outcome !== 'refused') {
    const shape = outcome === 'relaxed' ? 'notice' : outcome;
    return (
      <span className={`outcome ${shape}`}>
        <OutcomeIcon outcome={shape} />
      </span>
    );
  }
  return (
    <svg className="outcome-icon refused" width="1.1em" height="1.1em" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M4 4 16 16M16 4 4 16" />
    </svg>
  );
}

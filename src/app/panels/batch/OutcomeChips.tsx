import { BATCH_OUTCOMES, type BatchOutcome } from '../../../domain/siting/batch.ts';
import type { BatchSummary } from '../../../domain/siting/batch-table.ts';
import { count, hectares } from '../../format.ts';
import { filterBatch } from '../../state/batch-rows.ts';
import type { BatchState } from '../../state/batch-types.ts';
import { useText } from '../../text/use-text.ts';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';

/** Rows by outcome: summary, filter and legend of the map in one. */
export function OutcomeChips({ batch, summary }: { batch: BatchState; summary: BatchSummary | null }) {
  const text = useText().batch;
  const { outcome: chosen } = batch.filter;
  return (
    <div className="batch-chips">
      <button type="button" aria-pressed={chosen === null} onClick={() => filterBatch({ outcome: null })}>
        {text.all} <b>{count(batch.done)}</b>
      </button>
      {BATCH_OUTCOMES.map((outcome) => {
        const sum = summary?.byOutcome.get(outcome);
        if (!sum && outcome === 'refused') return null;
        return (
          <button
            key={outcome}
            type="button"
            aria-pressed={chosen === outcome}
            title={`${text.areaSum} ${hectares(sum?.areaSquareMetres ?? 0)}`}
            onClick={() => filterBatch({ outcome: chosen === outcome ? null : outcome })}
          >
            <OutcomeMark outcome={outcome} />
            {text.outcome[outcome]} <b>{count(sum?.rows ?? 0)}</b>
          </button>
        );
      })}
    </div>
  );
}

/** Shape and colour of an outcome; a cross for what could not be checked at all. */
export function OutcomeMark({ outcome }: { outcome: BatchOutcome }) {
  if (outcome !== 'refused')
    return (
      <span className={`outcome ${outcome}`}>
        <OutcomeIcon outcome={outcome} />
      </span>
    );
  return (
    <svg className="outcome-icon refused" width="1.1em" height="1.1em" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M4 4 16 16M16 4 4 16" />
    </svg>
  );
}

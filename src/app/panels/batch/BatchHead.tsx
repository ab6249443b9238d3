import { useEffect, useRef, useState } from 'react';
import { count } from '../../format.ts';
import { keepRow } from '../../state/batch-rows.ts';
import type { BatchState } from '../../state/batch-types.ts';
import {
  discardBatch,
  keepFormerBatch,
  pauseBatch,
  replaceBatch,
  rerunBatch,
  resumeBatch,
} from '../../state/batch-verbs.ts';
import { activeFootprint } from '../../state/select.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { dateAndTime } from '../layer-record/when.ts';
import { type BatchFormat, exportBatch } from './export-batch.ts';

interface Props {
  readonly batch: BatchState;
  /** Rows that pass the filter. */
  readonly rows: readonly number[];
}

/** What is screened, how far it is, and what can be done with the whole. */
export function BatchHead({ batch, rows }: Props) {
  const text = useText();
  const isPreview = useApp((s) => activeFootprint(s)?.preview === true);
  const { record, stale, done, work } = batch;
  const whatChanged = stale.map((s) => text.batch.stale[s]).join(' · ');
  return (
    <>
      <header>
        <h2 title={text.batch.basis(record.rulesVersion, dateAndTime(record.startedAt))}>
          {text.batch.title(record.name)}
        </h2>
        <Progress batch={batch} />
        {isPreview && (
          <button type="button" className="button secondary" title={text.batch.keepHint} onClick={keepRow}>
            {text.batch.keep}
          </button>
        )}
        <ExportChoice batch={batch} rows={rows} />
        <button type="button" className="button plain" title={text.batch.cancelHint} onClick={discardBatch}>
          {text.batch.cancel}
        </button>
        <button
          type="button"
          className="sheet-close"
          title={text.shell.closeEsc}
          aria-label={text.shell.close}
          onClick={() => setSession({ dialog: null })}
        >
          ×
        </button>
      </header>
      <Asked former={record.name} />
      {stale.length > 0 && done > 0 && (
        <p className="batch-stale" role="status">
          {record.finishedAt === null && work === 'resting'
            ? text.batch.staleHalf(whatChanged, count(done), count(record.count))
            : text.batch.staleNote(whatChanged)}
          <button type="button" className="link" onClick={() => void rerunBatch()}>
            {text.batch.staleRun}
          </button>
        </p>
      )}
    </>
  );
}

/** Other footprints are to take the place of these: only with the user's word. */
function Asked({ former }: { former: string }) {
  const text = useText().batch;
  const asked = useApp((s) => s.batchAsked);
  if (!asked) return null;
  return (
    <p className="batch-stale" role="alert">
      {text.ask(former, asked.name)}
      <button type="button" className="button" onClick={() => void replaceBatch()}>
        {text.askReplace}
      </button>
      <button type="button" className="button secondary" onClick={keepFormerBatch}>
        {text.askKeep}
      </button>
    </p>
  );
}

function Progress({ batch }: { batch: BatchState }) {
  const text = useText().batch;
  const { record, done, work, stale } = batch;
  const left = useTimeLeft(batch);
  if (record.finishedAt !== null) return null;
  return (
    <div className="batch-progress" role="status">
      <progress value={done} max={Math.max(1, record.count)} />
      <span>
        {work === 'opening'
          ? text.opening
          : work === 'elsewhere'
            ? text.elsewhere
            : text.progress(count(done), count(record.count))}
        {work === 'running' && left !== '' && ` · ${text.left(left)}`}
      </span>
      {work === 'resting' ? (
        <button
          type="button"
          className="button"
          disabled={stale.length > 0 && done > 0}
          onClick={() => void resumeBatch()}
        >
          {text.resume}
        </button>
      ) : (
        work !== 'elsewhere' && (
          <button type="button" className="button secondary" onClick={pauseBatch}>
            {text.pause}
          </button>
        )
      )}
    </div>
  );
}

/** As `m:ss`; empty until some rows are done. */
function useTimeLeft({ done, work, record }: BatchState): string {
  const start = useRef<{ readonly at: number; readonly done: number } | null>(null);
  const [left, setLeft] = useState('');
  useEffect(() => {
    if (work !== 'running') {
      start.current = null;
      setLeft('');
      return;
    }
    start.current ??= { at: performance.now(), done };
    const since = done - start.current.done;
    if (since === 0) return;
    const seconds = Math.ceil(((performance.now() - start.current.at) / 1000 / since) * (record.count - done));
    setLeft(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
  }, [done, work, record.count]);
  return left;
}

const FORMATS: readonly BatchFormat[] = ['xlsx', 'csv', 'geojson', 'shapefile'];

function ExportChoice({ batch, rows }: Props) {
  const text = useText().batch;
  return (
    <select
      className="batch-export"
      aria-label={text.exportHint}
      title={text.exportHint}
      value=""
      disabled={rows.length === 0}
      onChange={(event) => void exportBatch(batch, rows, event.currentTarget.value as BatchFormat)}
    >
      <option value="" disabled>
        {text.export}
      </option>
      {FORMATS.map((format) => (
        <option key={format} value={format}>
          {text.formats[format]}
        </option>
      ))}
    </select>
  );
}

import { useMemo, useState } from 'react';
import { type BatchFilter, filterRows, isFiltered } from '../../../domain/siting/batch-rows.ts';
import { summarise } from '../../../domain/siting/batch-summary.ts';
import type { BatchTable } from '../../../domain/siting/batch-table.ts';
import { count } from '../../format.ts';
import type { BatchState } from '../../state/batch-types.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { chooseFile } from '../import/choose-file.ts';
import { BatchFilters } from './BatchFilters.tsx';
import { BatchGrid } from './BatchGrid.tsx';
import { BatchHead } from './BatchHead.tsx';
import { DistrictSummary, RuleSummary } from './BatchSummaries.tsx';
import { OutcomeChips } from './OutcomeChips.tsx';
import './batch.css';

/** 批量筛查 in a drawer under the map, so that the list, the map and the site in hand are seen together. */
export function BatchDrawer() {
  const isOpen = useApp((s) => s.dialog === 'batch');
  const batch = useApp((s) => s.batch);
  if (!isOpen) return null;
  return batch ? <Drawer key={batch.record.id} batch={batch} /> : <Empty />;
}

type Tab = 'rows' | 'districts' | 'rules';
const TABS: readonly Tab[] = ['rows', 'districts', 'rules'];

function Drawer({ batch }: { batch: BatchState }) {
  const text = useText().batch;
  const [tab, setTab] = useState<Tab>('rows');
  const { table, record, names, filter, done } = batch;
  // The table is filled in place: `done` says when.
  // biome-ignore lint/correctness/useExhaustiveDependencies: done stands for what the table holds
  const { rows, summary, byOutcome } = useMemo(
    () => shownOf(table, record.columns, names, filter),
    [table, done, record.columns, names, filter],
  );
  return (
    <section className="table-drawer batch-drawer" aria-label={text.title(record.name)} data-over-map>
      <BatchHead batch={batch} rows={rows} />
      <OutcomeChips batch={batch} summary={byOutcome} />
      <div className="batch-tabs" role="tablist">
        {TABS.map((id) => (
          <button key={id} type="button" role="tab" aria-selected={tab === id} onClick={() => setTab(id)}>
            {text.tabs[id]}
          </button>
        ))}
        <BatchFilters batch={batch} shown={rows.length} />
      </div>
      {table && summary && tab === 'rows' && (
        <BatchGrid batch={batch} table={table} rows={rows} hasRelaxed={summary.relaxedRows > 0} />
      )}
      {summary && tab === 'districts' && (
        <DistrictSummary batch={batch} summary={summary} onChoose={() => setTab('rows')} />
      )}
      {summary && tab === 'rules' && <RuleSummary batch={batch} summary={summary} onChoose={() => setTab('rows')} />}
      {!table && <p className="table-empty">{text.opening}</p>}
      <footer className="batch-foot">
        {tab !== 'rows' && (
          <span>
            {isFiltered(filter) && <b>{text.sumsOfShown(count(rows.length), count(done))}</b>} {text.plainSums}
          </span>
        )}
        <span>{text.uncheckedNote}</span>
      </footer>
    </section>
  );
}

/** The rows that pass the filter and their sums, and those by outcome whatever outcome is asked for. */
function shownOf(table: BatchTable | null, columns: Columns, names: readonly string[], filter: BatchFilter) {
  if (!table) return { rows: [], summary: null, byOutcome: null };
  const rows = filterRows(table, columns, names, filter);
  const summary = summarise(table, rows);
  if (filter.outcome === null) return { rows, summary, byOutcome: summary };
  const anyOutcome = filterRows(table, columns, names, { ...filter, outcome: null });
  return { rows, summary, byOutcome: summarise(table, anyOutcome) };
}

type Columns = BatchState['record']['columns'];

function Empty() {
  const text = useText();
  return (
    <section className="table-drawer batch-drawer empty" aria-label={text.batch.button} data-over-map>
      <button
        type="button"
        className="sheet-close"
        title={text.shell.closeEsc}
        aria-label={text.shell.close}
        onClick={() => setSession({ dialog: null })}
      >
        ×
      </button>
      <p>{text.batch.empty}</p>
      <button type="button" className="button" onClick={chooseFile}>
        {text.batch.open}
      </button>
    </section>
  );
}

import { useState } from 'react';
import type { CheckRecord } from '../../../domain/siting/register.ts';
import type { SitingOutcome } from '../../../domain/siting/result.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ToastLine } from '../shell/Notices.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { DialogProblems } from '../shell/TaskLine.tsx';
import { exportRegister, type RegisterFormat } from './export-register.ts';
import { filterRecords, type RecordFilter } from './filter-records.ts';
import { RecordDetail } from './RecordDetail.tsx';
import { RecordTable } from './RecordTable.tsx';
import { ScreeningList } from './ScreeningList.tsx';
import '../shell/wide-sheet.css';
import './register.css';

const OUTCOMES: readonly SitingOutcome[] = ['avoid', 'justify', 'certify', 'unchecked', 'none'];

/** 核对台账: what was checked, when, on what data and rules, and with which result. */
export function RegisterDialog() {
  const text = useText().register;
  const register = useApp((s) => s.register);
  const [filter, setFilter] = useState<RecordFilter>({ words: '', outcome: 'all', usedOnly: false });
  // The latest one until another is chosen; one that was deleted leaves its place empty.
  const [chosen, setSerial] = useState<string | null>(null);
  const serial = chosen ?? register.at(-1)?.serial ?? null;
  const records = filterRecords(register, filter);
  const record = register.find((r) => r.serial === serial) ?? null;
  return (
    <Sheet title={text.title} className="wide-sheet register-dialog">
      <Head filter={filter} setFilter={setFilter} shown={records.length} total={register.length} />
      <div className="register-columns">
        <div className="register-list">
          <ScreeningList />
          {records.length > 0 ? (
            <RecordTable records={records} selected={serial} select={setSerial} />
          ) : (
            <p className="register-empty">{register.length === 0 ? text.empty : text.noneFound}</p>
          )}
        </div>
        <div className="register-detail">
          {record ? (
            <RecordDetail key={record.serial} record={record} select={setSerial} />
          ) : (
            <p className="register-empty">{text.choose}</p>
          )}
        </div>
      </div>
      <DialogProblems />
      <ToastLine />
      <Foot records={records} />
    </Sheet>
  );
}

interface HeadProps {
  readonly filter: RecordFilter;
  readonly setFilter: (filter: RecordFilter) => void;
  readonly shown: number;
  readonly total: number;
}

function Head({ filter, setFilter, shown, total }: HeadProps) {
  const { register: text, siting } = useText();
  return (
    <div className="wide-head register-head">
      <input
        type="search"
        aria-label={text.filterLabel}
        placeholder={text.filter}
        value={filter.words}
        onChange={(event) => setFilter({ ...filter, words: event.currentTarget.value })}
      />
      <select
        aria-label={text.outcomeFilter}
        value={filter.outcome}
        onChange={(event) => setFilter({ ...filter, outcome: event.currentTarget.value as RecordFilter['outcome'] })}
      >
        <option value="all">{text.anyOutcome}</option>
        {OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {siting.outcome[outcome]}
          </option>
        ))}
      </select>
      <label>
        <input
          type="checkbox"
          checked={filter.usedOnly}
          onChange={(event) => setFilter({ ...filter, usedOnly: event.currentTarget.checked })}
        />
        {text.usedOnly}
      </label>
      <span role="status">{shown === total ? text.count(total) : text.shown(shown, total)}</span>
    </div>
  );
}

const FORMATS: readonly RegisterFormat[] = ['xlsx', 'csv', 'csv-findings', 'json'];

function Foot({ records }: { records: readonly CheckRecord[] }) {
  const text = useText().register;
  const sessionOnly = useApp((s) => s.sessionOnly);
  const hasScreenings = useApp((s) => s.screenings.length > 0);
  const holdsScreenings = (format: RegisterFormat) => hasScreenings && (format === 'xlsx' || format === 'json');
  const labels: Readonly<Record<RegisterFormat, string>> = {
    xlsx: text.exportXlsx,
    csv: text.exportCsv,
    'csv-findings': text.exportCsvFindings,
    json: text.exportJson,
  };
  return (
    <footer className="wide-foot register-foot">
      <span className="register-export" title={text.exportHint}>
        {text.export}
      </span>
      {FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          className="button secondary"
          title={holdsScreenings(format) ? text.exportAll : text.exportHint}
          disabled={records.length === 0 && !holdsScreenings(format)}
          onClick={() => void exportRegister(records, format)}
        >
          {labels[format]}
        </button>
      ))}
      <p>{sessionOnly ? <b>{text.sessionOnly}</b> : text.lead}</p>
      <button type="button" className="button" onClick={() => setSession({ dialog: null })}>
        {text.close}
      </button>
    </footer>
  );
}

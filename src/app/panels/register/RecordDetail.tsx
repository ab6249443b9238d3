import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../domain/problems.ts';
import { isWider, landOf } from '../../../domain/siting/design.ts';
import type { CheckedFootprint, CheckRecord } from '../../../domain/siting/register.ts';
import { changeOf } from '../../../domain/siting/site-change.ts';
import { copyText } from '../../export/download.ts';
import { hectares, metres, percent } from '../../format.ts';
import { zoomToPolygons } from '../../map/zoom.ts';
import { noteCheck, putBack, type Rerun, removeCheck, rerunCheck } from '../../state/register-verbs.ts';
import { rulesOf } from '../../state/rule-verbs.ts';
import { setSession, useApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { dateAndTime } from '../layer-record/when.ts';
import { ProblemList } from '../shell/ProblemList.tsx';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';
import { RecordFindings } from './RecordFindings.tsx';
import { RerunTable } from './RerunTable.tsx';

interface RecordDetailProps {
  readonly record: CheckRecord;
  readonly select: (serial: string) => void;
}

/** One check as it was: what was checked, on what, with which result; and what can be done with it. */
export function RecordDetail({ record, select }: RecordDetailProps) {
  const { siting } = useText();
  const [rerun, setRerun] = useState<Rerun | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const again = async (): Promise<void> => {
    const answer = await rerunCheck(record);
    setRerun(answer.ok ? answer.value : null);
    setProblems(answer.ok ? [] : answer.problems);
  };
  return (
    <>
      <header className="register-verdict">
        <span className={`outcome ${record.result.overall}`}>
          <OutcomeIcon outcome={record.result.overall} size="1.5em" />
          {siting.outcome[record.result.overall]}
        </span>
        <strong>{record.footprint.name}</strong>
      </header>
      <Actions record={record} again={() => void again()} />
      {problems.length > 0 && <ProblemList problems={problems} />}
      {rerun && <RerunTable record={record} rerun={rerun} select={select} />}
      <Facts record={record} />
      <Note record={record} />
      <RecordFindings record={record} />
      <Data record={record} />
    </>
  );
}

function Actions({ record, again }: { record: CheckRecord; again: () => void }) {
  const text = useText().register;
  const ready = useApp((s) => s.opening === 'ready');
  const show = (): void => {
    putBack(record);
    setSession({ dialog: null, view: 'siting' });
    zoomToPolygons(record.footprint.polygons);
  };
  return (
    <div className="register-actions">
      <button type="button" className="button" disabled={!ready} onClick={again}>
        {text.rerun}
      </button>
      <button type="button" className="button secondary" title={text.showHint} onClick={show}>
        {text.show}
      </button>
      <button type="button" className="button plain" onClick={() => removeCheck(record.serial)}>
        {text.remove}
      </button>
    </div>
  );
}

function Facts({ record }: { record: CheckRecord }) {
  const words = useText();
  const text = words.register;
  const language = useApp((s) => s.language);
  const kinds = useApp(rulesOf)?.kinds;
  const { dash } = words.siting.table;
  const { footprint, result } = record;
  const { kind, industry, unit, purpose } = footprint.facts;
  const kindName = kind === null ? text.kindUnknown : (kinds?.find((k) => k.id === kind)?.name[language] ?? kind);
  const districts = result.districts.flatMap((d) =>
    d.name === null ? [] : `${d.name} ${percent(d.areaSquareMetres / result.areaSquareMetres)}`,
  );
  const rows: readonly (readonly [string, string])[] = [
    [text.facts.time, dateAndTime(record.at)],
    [text.facts.area, text.area(hectares(landOf(result)))],
    [text.facts.range, isWider(result) ? text.area(hectares(result.areaSquareMetres)) : ''],
    [text.facts.line, result.design?.lengthMetres == null ? '' : `${metres(result.design.lengthMetres)} m`],
    [
      text.facts.width[footprint.origin === 'point' ? 'point' : 'line'],
      footprint.distanceMetres === null ? '' : `${metres(footprint.distanceMetres)} m`,
    ],
    [text.facts.net, result.net.netSquareMetres > 0 ? text.area(hectares(result.net.netSquareMetres)) : dash],
    [text.facts.districts, districts.join(' · ')],
    [text.facts.kind, kindName],
    [text.facts.industry, industry],
    [text.facts.unit, unit],
    [text.facts.purpose, purpose],
    [text.facts.safety, footprint.safetyMetres > 0 ? `${metres(footprint.safetyMetres)} m` : ''],
    [text.facts.moved, changeWords(footprint, words)],
    [text.facts.rules, record.rulesVersion],
  ];
  return (
    <dl className="register-facts">
      <div>
        <dt>{text.facts.serial}</dt>
        <dd>
          <code>{record.serial}</code> <CopySerial serial={record.serial} />
        </dd>
      </div>
      {rows.map(([label, value]) =>
        value === '' ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** What became of the site since it was made; empty where it stood there. */
function changeWords({ made, polygons }: CheckedFootprint, { register, siting }: Text): string {
  const change = made ? changeOf(made.polygons, polygons) : null;
  if (!change) return '';
  if (change.kind !== 'carried') return register.change[change.kind];
  return `${siting.bearing(change.way.degrees)} ${metres(change.way.metres)} m`;
}

function CopySerial({ serial }: { serial: string }) {
  const text = useText().register;
  const [copied, setCopied] = useState(false);
  return (
    <button type="button" className="link" onClick={() => void copyText(serial).then(setCopied)}>
      {copied ? text.copied : text.copySerial}
    </button>
  );
}

/** Kept when the field is left, and when the record or the dialogue is. */
function Note({ record }: { record: CheckRecord }) {
  const text = useText().register;
  const [note, setNote] = useState(record.note);
  const keep = (): void => noteCheck(record.serial, note.trim());
  const last = useRef(keep);
  last.current = keep;
  useEffect(() => () => last.current(), []);
  return (
    <label className="register-note">
      <span>{text.note}</span>
      <textarea
        rows={2}
        placeholder={text.notePlaceholder}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onBlur={keep}
      />
    </label>
  );
}

function Data({ record }: { record: CheckRecord }) {
  const text = useText().register;
  const language = useApp((s) => s.language);
  return (
    <details className="register-data">
      <summary>
        {text.data} · {text.dataCount(record.data.length)}
      </summary>
      <ul>
        {record.data.map((d) => (
          <li key={d.layerId}>
            {d.name[language]} <span className="register-date">{d.date}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

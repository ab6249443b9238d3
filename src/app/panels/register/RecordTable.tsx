import { useState } from 'react';
import type { CheckRecord } from '../../../domain/siting/register.ts';
import { hiddenCount, relaxations, removedRules } from '../../../domain/siting/rule-limits.ts';
import { shippedRules } from '../../state/open-city.ts';
import { useText } from '../../text/use-text.ts';
import { dateAndTime } from '../layer-record/when.ts';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';

interface RecordTableProps {
  readonly records: readonly CheckRecord[];
  readonly selected: string | null;
  readonly select: (serial: string) => void;
}

/** So many rows at once. */
const PAGE = 200;

/** The records, latest first; each row opens its record. */
export function RecordTable({ records, selected, select }: RecordTableProps) {
  const text = useText().register;
  const [most, setMost] = useState(PAGE);
  const { head } = text;
  return (
    <>
      <table className="register-table">
        <thead>
          <tr>
            <th scope="col">{head.time}</th>
            <th scope="col">{head.site}</th>
            <th scope="col">{head.outcome}</th>
            <th scope="col" className="figure">
              {head.counts}
            </th>
            <th scope="col">{head.kept}</th>
          </tr>
        </thead>
        <tbody>
          {records.slice(0, most).map((record) => (
            <Row key={record.serial} record={record} isSelected={record.serial === selected} select={select} />
          ))}
        </tbody>
      </table>
      {records.length > most && (
        <button type="button" className="button plain" onClick={() => setMost(most + PAGE)}>
          {text.more(Math.min(PAGE, records.length - most))}
        </button>
      )}
    </>
  );
}

interface RowProps {
  readonly record: CheckRecord;
  readonly isSelected: boolean;
  readonly select: (serial: string) => void;
}

function Row({ record, isSelected, select }: RowProps) {
  const { register: text, siting } = useText();
  const { result, footprint } = record;
  const shipped = shippedRules();
  const hidden = hiddenCount(relaxations(result, shipped?.city === record.city ? shipped : null));
  const removed = removedRules(result.findings).size;
  const [day, time] = dateAndTime(record.at).split(' ');
  return (
    <tr data-selected={isSelected}>
      <td className="register-time">
        {day} <small>{time}</small>
      </td>
      <th scope="row">
        <button type="button" aria-pressed={isSelected} onClick={() => select(record.serial)}>
          {footprint.name}
        </button>
        <small>{record.serial}</small>
      </th>
      <td>
        <span className={`outcome ${result.overall}`}>
          <OutcomeIcon outcome={result.overall} />
          {siting.outcome[result.overall]}
        </span>
      </td>
      <td className="figure">
        {result.counts.hit} / {result.counts.unchecked}
        {hidden > 0 && <small>{siting.banner.relaxed(hidden)}</small>}
        {removed > 0 && <small>{siting.banner.removed(removed)}</small>}
      </td>
      <td>
        {record.kept !== 'auto' && <span className="register-chip used">{text.kept[record.kept]}</span>}
        {record.note !== '' && (
          <span className="register-chip" title={record.note}>
            {text.note}
          </span>
        )}
        {record.disputes.length > 0 && <span className="register-chip">{text.facts.disputes}</span>}
      </td>
    </tr>
  );
}

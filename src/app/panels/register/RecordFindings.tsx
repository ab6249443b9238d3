import { isDisputeOf } from '../../../domain/siting/project.ts';
import type { CheckRecord } from '../../../domain/siting/register.ts';
import type { Finding } from '../../../domain/siting/result.ts';
import { type Relaxation, relaxations } from '../../../domain/siting/rule-limits.ts';
import { basisWords } from '../../../text/basis.ts';
import { extentOf } from '../../../text/figures.ts';
import { lapsedWords, markWords, relaxedWords } from '../../../text/marks.ts';
import { hectares, metres, percent } from '../../format.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { shippedRules } from '../../state/open-city.ts';
import { isConflict } from '../../state/siting-margin.ts';
import { useApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { type Margin, marginOf, testWords } from '../siting/margin.ts';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';

/** The findings of a record, as they were. */
export function RecordFindings({ record }: { record: CheckRecord }) {
  const { register: text } = useText();
  const { table } = text;
  const shipped = shippedRules();
  const relaxed = relaxations(record.result, shipped?.city === record.city ? shipped : null);
  return (
    <section className="register-findings">
      <h3>{text.findings}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{table.item}</th>
            <th scope="col" className="figure">
              {table.area}
            </th>
            <th scope="col" className="figure">
              {table.share}
            </th>
            <th scope="col" className="figure">
              {table.distance}
            </th>
            <th scope="col" className="figure">
              {table.margin}
            </th>
            <th scope="col">{table.basis}</th>
          </tr>
        </thead>
        <tbody>
          {record.result.findings.map((finding) => (
            <Row key={finding.key} finding={finding} record={record} relaxation={relaxed.get(finding.key) ?? null} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly finding: Finding;
  readonly record: CheckRecord;
  readonly relaxation: Relaxation | null;
}

function Row({ finding, record, relaxation }: RowProps) {
  const { register: text, siting } = useText();
  const language = useApp((s) => s.language);
  const { clause } = finding;
  const { squareMetres: area, metres: length, share } = extentOf(finding);
  const dash = siting.table.dash;
  const hidden = relaxation && relaxedWords(finding, relaxation, language).status;
  const dispute = record.disputes.find((d) => isDisputeOf(d, finding));
  const size = length !== null ? text.length(metres(length)) : area !== null ? hectares(area) : dash;
  const outcome = hidden ? 'notice' : finding.outcome;
  const margin = recordedMargin(finding, relaxation, siting, text.noMove);
  return (
    <tr className={finding.status}>
      <th scope="row">
        <div className="register-item">
          <Swatch style={finding.style} />
          <span>
            {finding.name[language]}
            <span className={`outcome ${outcome}`}>
              <OutcomeIcon outcome={outcome} />
              {hidden ?? (finding.status === 'unchecked' ? siting.unchecked : siting.outcome[finding.outcome])}
            </span>
            {finding.reason && finding.reason !== 'rule-removed' && (
              <small>{siting.table.reason[finding.reason]}</small>
            )}
            <Marks finding={finding} relaxation={relaxation} />
            {dispute && <small className="register-dispute">{text.dispute(dispute.reason)}</small>}
          </span>
        </div>
      </th>
      <td className="figure">{size}</td>
      <td className="figure">{share === null ? dash : percent(share)}</td>
      <td className="figure">{finding.distanceMetres === null ? dash : metres(finding.distanceMetres)}</td>
      <td className={margin.short ? 'figure short' : 'figure'} title={margin.hint || undefined}>
        {margin.words}
        {margin.kind !== '' && <small>{margin.kind}</small>}
      </td>
      <td>
        {clause ? basisWords(clause, language) : dash}
        {finding.threshold && <small>{testWords(finding.threshold, siting.clause)}</small>}
      </td>
    </tr>
  );
}

/** As it stands in the panel; least moves are sought there, and no part of a record. */
function recordedMargin(
  finding: Finding,
  relaxation: Relaxation | null,
  text: Text['siting'],
  noMove: Text['register']['noMove'],
): Margin {
  const margin = marginOf(finding, null, relaxation, text);
  const wouldMove = isConflict(finding) && margin.words === text.table.dash;
  return wouldMove ? { ...margin, kind: noMove.short, hint: noMove.why } : margin;
}

/** An expired text, a limit that the user made looser. */
function Marks({ finding, relaxation }: Omit<RowProps, 'record'>) {
  const language = useApp((s) => s.language);
  const lapsed = lapsedWords(finding, language);
  const relaxed = relaxation && relaxedWords(finding, relaxation, language);
  return (
    <>
      {lapsed && <small className="register-mark">{lapsed}</small>}
      {relaxed && <small className="register-mark">{relaxed.why}</small>}
      {finding.reason === 'rule-removed' && <small className="register-mark">{markWords[language].removedItems}</small>}
    </>
  );
}

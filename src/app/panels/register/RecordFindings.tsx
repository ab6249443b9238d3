import type { CheckRecord } from '../../../domain/siting/register.ts';
import type { Finding } from '../../../domain/siting/result.ts';
import { hectares, metres, percent } from '../../format.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';

/** The findings of a record, as they were. */
export function RecordFindings({ record }: { record: CheckRecord }) {
  const { register: text } = useText();
  const { table } = text;
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
            <th scope="col">{table.basis}</th>
          </tr>
        </thead>
        <tbody>
          {record.result.findings.map((finding) => (
            <Row key={finding.key} finding={finding} record={record} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ finding, record }: { finding: Finding; record: CheckRecord }) {
  const { register: text, siting } = useText();
  const language = useApp((s) => s.language);
  const { areaSquareMetres: area, lengthMetres: length, share, clause } = finding;
  const dash = siting.table.dash;
  const isHit = finding.status === 'hit';
  const dispute = record.disputes.find((d) => d.key === finding.key && d.ruleId === finding.ruleId);
  const size = length !== null && isHit ? text.length(metres(length)) : isHit && area ? hectares(area) : dash;
  return (
    <tr className={finding.status}>
      <th scope="row">
        <div className="register-item">
          <Swatch style={finding.style} />
          <span>
            {finding.name[language]}
            <span className={`outcome ${finding.outcome}`}>
              <OutcomeIcon outcome={finding.outcome} />
              {finding.status === 'unchecked' ? siting.unchecked : siting.outcome[finding.outcome]}
            </span>
            {finding.reason && <small>{siting.table.reason[finding.reason]}</small>}
            {dispute && <small className="register-dispute">{text.dispute(dispute.reason)}</small>}
          </span>
        </div>
      </th>
      <td className="figure">{size}</td>
      <td className="figure">{isHit && share ? percent(share) : dash}</td>
      <td className="figure">{finding.distanceMetres === null ? dash : metres(finding.distanceMetres)}</td>
      <td>{clause?.short[language] ?? dash}</td>
    </tr>
  );
}

import type { Finding } from '../../../domain/siting/result.ts';
import { metres } from '../../format.ts';
import { useApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { Fact } from './ClauseBody.tsx';
import { marginWithUnit, testWords } from './margin.ts';
import type { FindingRow } from './rows.ts';

/** Threshold, measured value and margin of a finding, and the data it was measured on. */
export function MeasuredFacts({ finding, row }: { finding: Finding; row: FindingRow }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const layer = useApp((s) => s.open?.city.layers.find((l) => l.id === finding.dataVersion?.layerId));
  const { clause, table } = text;
  const { threshold, dataVersion } = finding;
  const measured = measuredWords(finding, row, text);
  return (
    <dl className="measured">
      {threshold && <Fact name={clause.test}>{testWords(threshold, clause)}</Fact>}
      <Fact name={clause.measured}>
        {row.reason || measured || <span className="quiet">{table.dash}</span>}
        {row.below && <span className="remark">{row.below}</span>}
        {row.borderline && <span className="remark warn">{row.borderline}</span>}
        {finding.touching && <span className="remark">{table.touchingWhy}</span>}
      </Fact>
      <Fact name={clause.margin}>
        {row.margin === table.dash ? (
          <span className="quiet">{table.dash}</span>
        ) : (
          <>
            {row.marginKind} {marginWithUnit(row.margin, text.units.metre)}{' '}
            <span className="quiet">{row.marginHint}</span>
          </>
        )}
      </Fact>
      {dataVersion && (
        <Fact name={clause.data}>
          {layer?.name[language] ?? dataVersion.layerId} {dataVersion.date}
          {finding.accuracyMetres !== null && <span className="quiet"> ±{metres(finding.accuracyMetres)} m</span>}
          {finding.illustrative && <mark className="chip illustrative">{table.illustrative}</mark>}
        </Fact>
      )}
    </dl>
  );
}

function measuredWords(finding: Finding, row: FindingRow, { clause, table }: Text['siting']): string {
  const { measures } = clause;
  const { lengthMetres, distanceMetres } = finding;
  const parts = [
    row.extent !== table.dash && lengthMetres === null && measures.area(row.extent, row.share),
    lengthMetres !== null && lengthMetres > 0 && measures.length(metres(lengthMetres)),
    distanceMetres !== null && measures.distance(metres(distanceMetres)),
  ];
  return parts.filter(Boolean).join(table.semicolon);
}

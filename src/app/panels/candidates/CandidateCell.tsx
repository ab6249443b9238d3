import type { Finding } from '../../../domain/siting/result.ts';
import { marginTo } from '../../../domain/siting/rule-limits.ts';
import { extentOf } from '../../../text/figures.ts';
import { hectares, metres } from '../../format.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { Marks } from '../siting/Marks.tsx';
import { marginWithUnit } from '../siting/margin.ts';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';
import { findingRow, type RowContext } from '../siting/rows.ts';

/** One finding of one site: outcome with its marks, and the figures that there are. */
export function CandidateCell({ finding, context }: { finding: Finding; context: RowContext }) {
  const { candidates: text, siting } = useText();
  const language = useApp((s) => s.language);
  const row = findingRow(finding, siting, language, context);
  const { status, distanceMetres } = finding;
  const { squareMetres: area, metres: length } = extentOf(finding);
  const outcome = row.outcome;
  const isToEdge = status === 'clear' && !finding.touching && row.marginKind !== '' && marginTo(finding) === 'edge';
  const word = status === 'unchecked' ? siting.unchecked : row.hidden ? row.outcomeWord : siting.outcome[outcome];
  return (
    <div className="candidate-cell">
      <span className={`outcome ${outcome}`}>
        <OutcomeIcon outcome={outcome} />
        {word}
        <Marks row={row} />
      </span>
      <span className="candidate-figures">
        {finding.reason && <small>{siting.table.reason[finding.reason]}</small>}
        {length !== null && <b>{text.length(metres(length))}</b>}
        {area !== null && <b>{text.hectares(hectares(area))}</b>}
        {!isToEdge && !finding.touching && status !== 'unchecked' && distanceMetres !== null && distanceMetres > 0 && (
          <span>{text.distance(metres(distanceMetres))}</span>
        )}
        {(status === 'hit' || isToEdge || finding.threshold?.kind === 'within') && row.marginKind !== '' && (
          <span className={row.short ? 'negative' : undefined} title={row.marginHint}>
            {row.marginKind} {marginWithUnit(row.margin, siting.units.metre)}
          </span>
        )}
      </span>
    </div>
  );
}

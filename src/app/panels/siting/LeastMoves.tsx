import type { Advice } from '../../../domain/siting/advice-result.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { metres } from '../../format.ts';
import { select } from '../../state/actions.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** The least move that clears each conflict by itself. */
export function LeastMoves({ advice, result }: { advice: Advice; result: SitingResult }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const rows = result.findings.flatMap((finding) => {
    const move = advice.each.get(finding.key);
    return move === undefined ? [] : [{ finding, move }];
  });
  if (rows.length === 0) return null;
  return (
    <details className="least-moves">
      <summary>
        {text.advice.each}{' '}
        {advice.precisionMetres > 0 && (
          <span className="quiet">{text.advice.precision(metres(advice.precisionMetres, 2))}</span>
        )}
      </summary>
      <ul>
        {rows.map(({ finding, move }) => (
          <li key={finding.key}>
            <button type="button" className="link" onClick={() => select({ kind: 'finding', key: finding.key })}>
              {finding.name[language]}
            </button>
            {move ? (
              <span>
                {text.bearing(move.bearingDegrees)} <b>{metres(move.metres)}</b> {text.units.metre}
              </span>
            ) : (
              <span className="quiet">
                {advice.undecided.includes(finding.key) ? text.advice.eachUndecided : text.advice.eachNone}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

import type { SitingResult } from '../../../domain/siting/result.ts';
import { hectares, percent } from '../../format.ts';
import { litFindings } from '../../map/deck/lit.ts';
import { select } from '../../state/actions.ts';
import { getApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { OutcomeIcon } from './OutcomeIcon.tsx';
import './banner.css';

/** The overall outcome: shape, word, counts, and the three sums that must be read together. */
export function OutcomeBanner({ result }: { result: SitingResult }) {
  const { siting: text } = useText();
  const { overall, counts, net } = result;
  const outside = outsideShare(result);
  return (
    <section className={`outcome-banner on-ink ${overall}`} aria-label={text.banner.label}>
      <OutcomeIcon outcome={overall} size="2.7em" />
      <div className="banner-verdict">
        <strong>{text.outcome[overall]}</strong>
        <p>
          <span>{text.banner.counts(counts.hit, counts.clear)}</span>
          {counts.unchecked > 0 && <b>{text.banner.unchecked(counts.unchecked)}</b>}
        </p>
        {overall === 'unchecked' && <p>{text.banner.noConclusion}</p>}
      </div>
      {net.keys.length > 0 && <Sums net={net} text={text} />}
      {(outside > 0 || net.keys.length > 0) && (
        <p className="banner-foot">
          <b>{outside > 0 && text.banner.outsideShare(percent(outside))}</b>
          <span>{net.keys.length > 0 && text.bands.netOf(net.keys.length)}</span>
        </p>
      )}
    </section>
  );
}

/** Share of the footprint outside the districts, where no layer says anything; 0 below what can be printed. */
function outsideShare({ districts, areaSquareMetres }: SitingResult): number {
  const outside = districts.find((d) => d.id === null)?.areaSquareMetres ?? 0;
  const share = outside / areaSquareMetres;
  return share >= 0.00005 ? share : 0;
}

function Sums({ net, text }: { net: SitingResult['net']; text: Text['siting'] }) {
  const figures = [
    [text.banner.net, net.netSquareMetres],
    [text.banner.gross, net.grossSquareMetres],
    [text.banner.repeated, net.repeatedSquareMetres],
  ] as const;
  return (
    <dl className="banner-sums">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <button type="button" onClick={showDeciding}>
              {hectares(value)}
            </button>
            <small>{text.units.hectare}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The sums belong to the deciding overlaps together: let go of a single finding so that all of them light up. */
function showDeciding(): void {
  if (litFindings(getApp()).strong.length > 0) select({ kind: 'none' });
}

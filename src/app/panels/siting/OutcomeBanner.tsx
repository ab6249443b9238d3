import type { SitingResult } from '../../../domain/siting/result.ts';
import { hectares, percent } from '../../format.ts';
import { select } from '../../state/actions.ts';
import { standingDisputes } from '../../state/siting-disputes.ts';
import type { SumFigure } from '../../state/siting-types.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { askKind } from './FactsLine.tsx';
import { OutcomeIcon } from './OutcomeIcon.tsx';
import { useRules } from './use-rules.ts';
import './banner.css';

/** The overall outcome: shape, word, counts, and the three sums that must be read together. */
export function OutcomeBanner({ result, footprintId }: { result: SitingResult; footprintId: string }) {
  const { siting: text } = useText();
  const disputes = useApp((s) => s.project.disputes);
  const footprint = useApp((s) => s.project.footprints.find((f) => f.id === footprintId));
  const { overall, counts, net } = result;
  const outside = outsideShare(result);
  const disputed = footprint ? standingDisputes(disputes, footprint, result.findings).length : 0;
  return (
    <section className={`outcome-banner on-ink ${overall}`} aria-label={text.banner.label}>
      <OutcomeIcon outcome={overall} size="2.7em" />
      <div className="banner-verdict">
        <strong>{text.outcome[overall]}</strong>
        <p>
          <span>{text.banner.counts(counts.hit, counts.clear)}</span>
          {counts.unchecked > 0 && <b>{text.banner.unchecked(counts.unchecked)}</b>}
          {disputed > 0 && <b>{text.banner.disputed(disputed)}</b>}
        </p>
        {overall === 'unchecked' && <p>{text.banner.noConclusion}</p>}
      </div>
      {net.keys.length > 0 && <Sums net={net} />}
      <p className="banner-foot">
        <CheckedRules result={result} />
        <KindMissing findings={result.findings} />
        {outside > 0 && <b>{text.banner.outsideShare(percent(outside))}</b>}
        {net.keys.length > 0 && <span>{text.bands.netOf(net.keys.length)}</span>}
      </p>
    </section>
  );
}

/** Rules that wait for the kind of the project, and the way to state it. */
function KindMissing({ findings }: Pick<SitingResult, 'findings'>) {
  const { siting: text } = useText();
  const count = findings.filter((f) => f.reason === 'kind-unknown').length;
  if (count === 0) return null;
  return (
    <button type="button" className="banner-rules" onClick={askKind}>
      {text.banner.kindMissing(count)}
    </button>
  );
}

/** The list that was checked: its version, and how many of its rules apply. */
function CheckedRules({ result }: { result: SitingResult }) {
  const { siting: text } = useText();
  const all = useRules()?.rules.length ?? 0;
  const applying = Math.max(0, all - result.notApplicable.length);
  return (
    <button
      type="button"
      className="banner-rules"
      title={text.banner.rulesHint}
      onClick={() => setSession({ dialog: 'rules' })}
    >
      {text.banner.rules(result.rulesVersion, applying)}
    </button>
  );
}

/** Share of the footprint outside the districts, where no layer says anything; 0 below what can be printed. */
function outsideShare({ districts, areaSquareMetres }: SitingResult): number {
  const outside = districts.find((d) => d.id === null)?.areaSquareMetres ?? 0;
  const share = outside / areaSquareMetres;
  return share >= 0.00005 ? share : 0;
}

/** Each sum opens its ground and how it comes about. */
function Sums({ net }: { net: SitingResult['net'] }) {
  const { siting: text } = useText();
  const inHand = useApp((s) => (s.selection.kind === 'sum' ? s.selection.figure : null));
  const figures: readonly (readonly [SumFigure, string, number])[] = [
    ['net', text.banner.net, net.netSquareMetres],
    ['gross', text.banner.gross, net.grossSquareMetres],
    ['repeated', text.banner.repeated, net.repeatedSquareMetres],
  ];
  return (
    <dl className="banner-sums">
      {figures.map(([figure, label, value]) => (
        <div key={figure}>
          <dt>{label}</dt>
          <dd>
            <button
              type="button"
              aria-pressed={inHand === figure}
              onClick={() => select(inHand === figure ? { kind: 'none' } : { kind: 'sum', figure })}
            >
              {hectares(value)}
            </button>
            <small>{text.units.hectare}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

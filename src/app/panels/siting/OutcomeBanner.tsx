import { isWider } from '../../../domain/siting/design.ts';
import { isDisputeOf } from '../../../domain/siting/project.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { countsWith, relaxations, removedRules } from '../../../domain/siting/rule-limits.ts';
import { markCounts } from '../../../text/marks.ts';
import { hectares, percent } from '../../format.ts';
import { select } from '../../state/actions.ts';
import { shippedRules } from '../../state/open-city.ts';
import { standingDisputes } from '../../state/siting-disputes.ts';
import type { SumFigure } from '../../state/siting-types.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { askKind } from './FactsLine.tsx';
import { OutcomeIcon } from './OutcomeIcon.tsx';
import { ruleCounts } from './rule-counts.ts';
import { summedCount } from './sum-parts.ts';
import { useRules } from './use-rules.ts';
import './banner.css';

/** The overall outcome: shape, word, counts, and the three sums that must be read together. */
export function OutcomeBanner({ result, footprintId }: { result: SitingResult; footprintId: string }) {
  const { siting: text } = useText();
  const disputes = useApp((s) => s.project.disputes);
  const footprint = useApp((s) => s.project.footprints.find((f) => f.id === footprintId));
  const language = useApp((s) => s.language);
  const { overall, net } = result;
  const relaxed = relaxations(result, shippedRules());
  const counts = countsWith(result.counts, relaxed);
  // How many rules were deleted stands among the counts.
  const marks = markCounts(
    result.findings.filter((f) => f.reason !== 'rule-removed'),
    relaxed,
    language,
  );
  const outside = outsideShare(result);
  const removed = removedRules(result.findings).size;
  const standing = footprint ? standingDisputes(disputes, footprint) : [];
  const disputed = standing.filter((d) => result.findings.some((f) => isDisputeOf(d, f))).length;
  const gone = standing.length - disputed;
  return (
    <section className={`outcome-banner on-ink ${overall}`} aria-label={text.banner.label}>
      <OutcomeIcon outcome={overall} size="2.7em" />
      <div className="banner-verdict">
        <strong>{text.outcome[overall]}</strong>
        <p>
          <span>{text.banner.counts(counts.hit, counts.clear)}</span>
          {counts.relaxed > 0 && <b>{text.banner.relaxed(counts.relaxed)}</b>}
          {counts.unchecked > 0 && <b>{text.banner.unchecked(counts.unchecked)}</b>}
          {removed > 0 && <b>{text.banner.removed(removed)}</b>}
          {disputed > 0 && <b>{text.banner.disputed(disputed)}</b>}
          {gone > 0 && <b>{text.banner.disputedGone(gone)}</b>}
        </p>
        {marks.map((mark) => (
          <p key={mark} className="banner-mark">
            <b>{mark}</b>
          </p>
        ))}
        {overall === 'unchecked' && counts.unchecked > 0 && <p>{text.banner.noConclusion}</p>}
      </div>
      {net.keys.length > 0 && <Sums net={net} />}
      <p className="banner-foot">
        <CheckedRules result={result} />
        {outside > 0 && <b>{text.banner.outsideShare(percent(outside))}</b>}
        {isWider(result) && <span>{text.banner.ofRange}</span>}
        {net.keys.length > 0 && (
          <span className="sums-note" title={text.bands.netOfHint}>
            {text.bands.netOf(summedCount(result))}
          </span>
        )}
      </p>
    </section>
  );
}

/** The list that was checked: its version, how many of its rules apply, and how many wait for the kind of the project to be stated. */
function CheckedRules({ result }: { result: SitingResult }) {
  const { siting: text } = useText();
  const { applying, waiting } = ruleCounts(useRules()?.rules.length ?? 0, result);
  return (
    <span>
      <button
        type="button"
        className="banner-rules"
        title={text.banner.rulesHint}
        onClick={() => setSession({ dialog: 'rules' })}
      >
        {text.banner.rules(result.rulesVersion, applying)}
      </button>
      {waiting > 0 && (
        <>
          {text.banner.comma}
          <button type="button" className="banner-rules" onClick={askKind}>
            {text.banner.kindMissing(waiting)}
          </button>
        </>
      )}
    </span>
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

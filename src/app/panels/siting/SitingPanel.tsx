import { useEffect, useState } from 'react';
import type { Problem } from '../../../domain/problems.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { countsWith, relaxations } from '../../../domain/siting/rule-limits.ts';
import { currentResult } from '../../map/deck/lit.ts';
import { crossesItself, mendActive, mendRefused } from '../../map/edit/take-shape.ts';
import type { CheckState, Footprint } from '../../state/model.ts';
import { shippedRules } from '../../state/open-city.ts';
import { activeFootprint } from '../../state/select.ts';
import { setSession, useApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { AdviceCard } from './AdviceCard.tsx';
import { BandCheck } from './BandCheck.tsx';
import { EmptySite } from './EmptySite.tsx';
import { FindingsTable } from './FindingsTable.tsx';
import { GroundCard } from './GroundCard.tsx';
import { MethodNote } from './MethodNote.tsx';
import { NearbySites } from './NearbySites.tsx';
import { OutcomeBanner } from './OutcomeBanner.tsx';
import { ParcelList } from './ParcelList.tsx';
import { ProblemCard } from './ProblemCard.tsx';
import { SiteHeader } from './SiteHeader.tsx';
import { SiteList } from './SiteList.tsx';
import { SphereCheck } from './SphereCheck.tsx';
import { SumExplain } from './SumExplain.tsx';
import './siting-panel.css';

/** 选址: what the footprint is, what the check says of it, and on what that rests. */
export function SitingPanel() {
  const footprint = useApp(activeFootprint);
  return (
    <aside className="siting-panel">
      <RefusedCard />
      {footprint ? <Site footprint={footprint} /> : <EmptySite />}
    </aside>
  );
}

function Site({ footprint }: { footprint: Footprint }) {
  const check = useApp((s) => s.check);
  const result = useApp(currentResult);
  return (
    <>
      <SiteHeader footprint={footprint} result={result} />
      {result ? <OutcomeBanner result={result} footprintId={footprint.id} /> : <WaitingBanner check={check} />}
      {result && <SumExplain result={result} />}
      <div className="siting-scroll">
        {check.kind === 'failed' && <FailedCard check={check} />}
        {result && (
          <>
            <ParcelList footprint={footprint} result={result} />
            <FindingsTable result={result} footprintId={footprint.id} />
            <BandCheck result={result} />
            <AdviceCard result={result} />
            <GroundCard />
            <NearbySites sites={result.nearbySites} />
            <SphereCheck result={result} />
            <MethodNote footprint={footprint} result={result} />
          </>
        )}
      </div>
      <SiteList active={footprint} />
      <Announcer result={result} />
    </>
  );
}

function WaitingBanner({ check }: { check: CheckState }) {
  const { siting: text } = useText();
  const outside = check.kind === 'failed' && check.problems.some((p) => p.code === 'footprint-outside-city');
  return (
    <section className="outcome-banner waiting" aria-busy={check.kind !== 'failed'}>
      <div className="banner-verdict">
        <strong>{check.kind === 'failed' ? text.banner.failed : text.banner.checking}</strong>
        {outside && <p>{text.banner.outsideCity}</p>}
      </div>
    </section>
  );
}

/** A shape outside the city is none that is wrong. */
const refusalTitle = (problems: readonly Problem[], { banner, refused }: Text['siting']): string =>
  problems.some((p) => p.code === 'footprint-outside-city') ? banner.outsideCity : refused.title;

/** The active footprint was edited into a shape that cannot be checked. */
function FailedCard({ check }: { check: Extract<CheckState, { kind: 'failed' }> }) {
  const { siting: text } = useText();
  return (
    <ProblemCard title={refusalTitle(check.problems, text)} problems={check.problems}>
      {crossesItself(check.problems) && (
        <button type="button" className="button" title={text.refused.mendNote} onClick={() => void mendActive()}>
          {text.refused.mend}
        </button>
      )}
    </ProblemCard>
  );
}

/** A new shape that was not taken. */
function RefusedCard() {
  const { siting: text } = useText();
  const refused = useApp((s) => s.refused);
  if (!refused) return null;
  return (
    <ProblemCard title={`${refused.name} · ${refusalTitle(refused.problems, text)}`} problems={refused.problems}>
      {crossesItself(refused.problems) && (
        <button type="button" className="button" title={text.refused.mendNote} onClick={() => void mendRefused()}>
          {text.refused.mend}
        </button>
      )}
      <button type="button" className="button secondary" onClick={() => setSession({ refused: null })}>
        {text.refused.discard}
      </button>
    </ProblemCard>
  );
}

const REST_MS = 500;

/** Reads the outcome out once the figures have come to rest. */
function Announcer({ result }: { result: SitingResult | null }) {
  const { siting: text } = useText();
  const [words, setWords] = useState('');
  useEffect(() => {
    if (!result) return;
    const { hit, clear, relaxed, unchecked } = countsWith(result.counts, relaxations(result, shippedRules()));
    const say = () => setWords(text.announce(text.outcome[result.overall], hit, clear, relaxed, unchecked));
    const timer = setTimeout(say, REST_MS);
    return () => clearTimeout(timer);
  }, [result, text]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {words}
    </p>
  );
}

import { useEffect, useMemo, useRef } from 'react';
import type { SitingOutcome, SitingResult } from '../../../domain/siting/result.ts';
import { markCounts } from '../../../text/marks.ts';
import * as format from '../../format.ts';
import { currentResult } from '../../map/deck/lit.ts';
import { relaxedOf } from '../../state/relaxed.ts';
import type { MapScene, UncheckedRule } from '../../state/scene.ts';
import { activeFootprint } from '../../state/select.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';
import { adviceRoom } from './advice-told.ts';
import { BoardStage } from './BoardStage.tsx';
import { joinedRules, settledBetween, settledWords, uncheckedIn, wayOf, wayWords } from './moved-site.ts';
import { PageBar } from './PageBar.tsx';
import {
  coverageReadout,
  MOST_LINES,
  type ReadoutLine,
  readoutWithin,
  type SitingReadout,
  sitingReadout,
} from './readout.ts';
import { landLine, printedLine, type ReadoutUnit, uncheckedWords } from './readout-words.ts';
import { siteName } from './site-name.ts';
import { setStage, useStage } from './stage/stage.ts';
import { useFitting } from './use-fitting.ts';
import { usePages } from './use-pages.ts';
import { WallAdvice } from './WallAdvice.tsx';

/** The figures of the scene, as they are this moment. */
export function Readout({ scene }: { scene: MapScene }) {
  return scene.view === 'coverage' ? (
    <BoardStage card={scene.card} plain={<CoverageCard />} />
  ) : (
    <SitingCard scene={scene} />
  );
}

function SitingCard({ scene }: { scene: MapScene }) {
  const text = useText();
  const language = useApp((s) => s.language);
  const before = useUncheckedBefore(scene);
  const footprint = useApp(activeFootprint);
  const result = useApp(currentResult);
  const failed = useApp((s) => s.check.kind === 'failed');
  if (!footprint) return null;
  const readout = result ? sitingReadout(result) : null;
  const outcome: SitingOutcome = readout?.outcome ?? 'unchecked';
  const way = wayOf(footprint);
  const settled = result ? settledBetween(before, result) : [];
  return (
    <section className="presenter-readout" aria-label={text.meeting.readout} data-over-map>
      <header className={`verdict on-ink ${outcome}`}>
        <OutcomeIcon outcome={outcome} size={64} />
        <div>
          <strong>
            {readout ? text.siting.outcome[outcome] : failed ? text.meeting.failed : text.meeting.checking}
          </strong>
          <p>
            {siteName(footprint.name, language)}
            {readout && ` · ${landLine(readout, text.meeting)}`}
          </p>
          {way && <p className="readout-moved">{wayWords(way, language, text.wall)}</p>}
        </div>
      </header>
      <WallAdvice />
      {readout && result && (
        <SitingLines readout={readout} result={result} settled={settledWords(settled, language, text.wall)} />
      )}
    </section>
  );
}

/** What was unchecked where the scene has its site, and where that stood before it was kept. */
function useUncheckedBefore({ footprint, uncheckedBefore }: MapScene): readonly UncheckedRule[] {
  const check = useApp((s) => s.check);
  const polygons = useApp((s) => activeFootprint(s)?.polygons);
  const { unchecked } = useStage();
  useEffect(() => {
    const isAtPlace = polygons !== undefined && polygons === footprint?.polygons;
    if (isAtPlace && check.kind === 'done') setStage({ unchecked: uncheckedIn(check.result) });
  }, [footprint, polygons, check]);
  return useMemo(() => joinedRules(uncheckedBefore ?? [], unchecked), [uncheckedBefore, unchecked]);
}

interface SitingLinesProps {
  readonly readout: SitingReadout;
  readonly result: SitingResult;
  /** What is no longer unchecked after a move; null for nothing. */
  readonly settled: string | null;
}

function SitingLines({ readout, result, settled }: SitingLinesProps) {
  const text = useText().meeting;
  const language = useApp((s) => s.language);
  // A limit that the user loosened may hide a hit: then nothing was found only by that limit.
  const marks = markCounts(result.findings, relaxedOf(result), language);
  const place = useRef<HTMLDivElement>(null);
  // Above the lines the advice takes room, and gives it back.
  const advice = useApp(adviceRoom);
  const names = readout.lines.map((l) => l.name);
  const key = JSON.stringify([language, names, readout.unchecked, marks, readout.more, advice, settled]);
  const all = sitingReadout(result, Number.POSITIVE_INFINITY);
  const held = all.lines.filter(({ name }) => name === 'net').length;
  const count = all.lines.length - held;
  const { from, all: fitting } = usePages(place, {
    axis: 'rows',
    count,
    least: LEAST_LINES,
    key,
    most: MOST_LINES - held,
    held,
  });
  const { lines, more } = readoutWithin(all, fitting, from);
  return (
    <>
      <div className="readout-body" ref={place}>
        {lines.length > 0 && <Lines lines={lines} />}
        {lines.length === 0 && marks.length === 0 && <p className="readout-none">{text.noHits}</p>}
        {marks.map((mark) => (
          <p key={mark} className="readout-more">
            {mark}
          </p>
        ))}
      </div>
      <PageBar rest={more > 0 ? text.more(more) : ''} />
      {settled !== null && <p className="readout-more readout-settled">{settled}</p>}
      <Unchecked readout={readout} isShort={advice !== ''} />
    </>
  );
}

/** The class that decides. */
const LEAST_LINES = 1;

const MOST_NAMES = 2;

/** `isShort`: their count only, as the advice above the lines takes their room. */
function Unchecked({ readout, isShort }: { readout: SitingReadout; isShort: boolean }) {
  const text = useText().meeting;
  const language = useApp((s) => s.language);
  if (readout.unchecked.length === 0) return null;
  return (
    <p className="readout-unchecked">
      <OutcomeIcon outcome="unchecked" size={30} />
      <span title={readout.unchecked.map((name) => name[language]).join(text.join)}>
        {isShort ? text.uncheckedCount(readout.unchecked.length) : uncheckedWords(readout, MOST_NAMES, language, text)}
      </span>
    </p>
  );
}

function CoverageCard() {
  const text = useText();
  const language = useApp((s) => s.language);
  const coverage = useApp((s) => s.coverage);
  const city = useApp((s) => s.open?.city);
  const counted = useApp((s) => s.project.coverage.countedClasses);
  const readout = city && coverage.kind === 'done' ? coverageReadout(coverage.result, city, counted) : null;
  return (
    <section className="presenter-readout" aria-label={text.meeting.readout} data-over-map>
      <header className="verdict on-ink plain">
        <div>
          <strong>{text.meeting.city(city?.name[language] ?? '')}</strong>
          <p>
            {readout
              ? text.meeting.cityArea(format.squareKilometres(readout.areaSquareMetres))
              : coverage.kind === 'failed'
                ? text.coverage.failed
                : text.coverage.loading}
          </p>
        </div>
      </header>
      {readout && <CityLines lines={readout.lines} />}
    </section>
  );
}

function CityLines({ lines }: { lines: readonly ReadoutLine[] }) {
  const text = useText().meeting;
  const language = useApp((s) => s.language);
  const place = useRef<HTMLDivElement>(null);
  const key = JSON.stringify([language, lines.map((l) => l.name)]);
  const most = useFitting(place, { count: lines.length, least: 1, key });
  return (
    <div className="readout-body" ref={place}>
      <Lines lines={lines.slice(0, most)} unit="km2" />
      {lines.length > most && <p className="readout-more">{text.more(lines.length - most)}</p>}
    </div>
  );
}

function Lines({ lines, unit = 'hectares' }: { lines: readonly ReadoutLine[]; unit?: ReadoutUnit }) {
  const text = useText().meeting;
  const language = useApp((s) => s.language);
  return (
    <table className="readout-lines">
      <tbody>
        {lines.map((line) => {
          const printed = printedLine(line, unit, language, text);
          return (
            <tr key={printed.name}>
              <th scope="row">{printed.name}</th>
              <td className="figure">{printed.figure}</td>
              <td className="unit">{printed.unit}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

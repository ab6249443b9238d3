import type { City } from '../../../domain/city.ts';
import type { Indicator } from '../../../domain/coverage/indicator.ts';
import { indicatorNotes, indicatorState, indicatorTarget } from '../../../text/indicators.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { KeepDates } from '../shell/KeepDates.tsx';
import { IndicatorBar } from './IndicatorBar.tsx';
import { IndicatorMark } from './IndicatorMark.tsx';
import { indicatorHead, operandsText, targetText } from './indicator-text.ts';
import { indicatorFigure, mainRegion, stripOf } from './indicators.ts';
import { NumberHandle } from './NumberHandle.tsx';
import { retryIndicators } from './use-indicators.ts';
import { useWidth } from './use-width.ts';
import './indicator-strip.css';

/** Room of one card, and of the one that holds the rest; pixels at the usual size. */
const CARD_WIDTH = 148;
const FOLDED_WIDTH = 250;
const PROJECTOR_GROWTH = 1.7;
/** A figure of more signs is set smaller. */
const LONG = 8;

/** What the plan asks and what the map answers: as many as there is room for, the rest in one card. */
export function IndicatorStrip({ city, board }: { city: City; board: readonly Indicator[] }) {
  const text = useText().coverage;
  const { stripScope } = useText().board.overview;
  const isFiltered = useApp(
    ({ coverageFilter: f }) => f.districts !== null || f.classKeys !== null || f.within !== null,
  );
  const projector = useApp((s) => s.projector);
  const [box, width] = useWidth(1280);
  const grow = projector ? PROJECTOR_GROWTH : 1;
  const { shown, folded } = stripOf(board, Math.floor((width / grow - FOLDED_WIDTH) / CARD_WIDTH));
  return (
    <section className={isFiltered ? 'coverage-strip scoped' : 'coverage-strip'} aria-label={text.strip} ref={box}>
      {isFiltered && <p className="strip-scope">{stripScope}</p>}
      {shown.map((indicator) => (
        <IndicatorCard key={indicator.id} indicator={indicator} city={city} />
      ))}
      {folded.length > 0 && <FoldedCard folded={folded} />}
    </section>
  );
}

function IndicatorCard({ indicator, city }: { indicator: Indicator; city: City }) {
  const words = useText();
  const text = words.board.indicators;
  const language = useApp((s) => s.language);
  const head = indicatorHead(indicator, text);
  const name = indicator.name[language];
  const origin = indicator.source ? text.source(indicator.source) : null;
  // That data are illustrative stands in the bar of every view.
  const notes = indicator.notes.filter((n) => n.code !== 'illustrative-inputs');
  const said = indicatorNotes({ notes }, language);
  const isAgainst = (n: Indicator['notes'][number]) => n.code === 'districts-against';
  const [against] = indicatorNotes({ notes: notes.filter(isAgainst) }, language);
  const [note] = indicatorNotes({ notes: notes.filter((n) => !isAgainst(n)) }, language);
  const operands = indicator.value?.kind === 'share' ? operandsText(indicator.value, text) : null;
  const hasFailed = indicator.reasons.includes('failed');
  return (
    <article
      className={`indicator is-${indicator.state}`}
      title={[indicator.quote, origin, ...said].filter(Boolean).join('\n')}
    >
      <h2>{name}</h2>
      <p className={head && head.value.length > LONG ? 'indicator-value long' : 'indicator-value'}>
        {head === null ? (
          <span className="indicator-none">{words.coverage.none}</span>
        ) : mainRegion(indicator) ? (
          <NumberHandle selection={indicatorFigure(indicator)} label={name}>
            {head.value}
          </NumberHandle>
        ) : (
          <strong>{head.value}</strong>
        )}
        {head && <span className="indicator-unit">{head.unit}</span>}
      </p>
      <IndicatorBar indicator={indicator} />
      <p className="indicator-note">
        <IndicatorMark state={indicator.state} {...pendingWord(indicator, text.pending)} />{' '}
        <span className="indicator-target">
          <KeepDates>{targetText(indicator, city, text, language)}</KeepDates>
        </span>
        {against && <strong className="indicator-against">{against}</strong>}
        {operands && <span className="indicator-operands">{operands}</span>}
        <span className="indicator-why">
          {hasFailed ? <Retry city={city} /> : noteOf(indicator, indicatorState(indicator, language), note)}
        </span>
      </p>
    </article>
  );
}

/** Why nothing was judged, else the first thing to know of the figure. */
const noteOf = (indicator: Indicator, state: string, note: string | undefined): string =>
  indicator.reasons.length > 0 && !indicator.reasons.includes('pending') ? afterColon(state) : (note ?? '');

const afterColon = (state: string): string => state.slice(state.search(/[:：]/) + 1).trim();

const pendingWord = ({ reasons }: Indicator, word: string) => (reasons.includes('pending') ? { word } : {});

function Retry({ city }: { city: City }) {
  const text = useText().board.indicators;
  return (
    <>
      {text.failed}{' '}
      <button type="button" className="link" onClick={() => retryIndicators(city)}>
        {text.retry}
      </button>
    </>
  );
}

/** Those that no map answers, and those the strip has no room for: their states, and the way to the table. */
function FoldedCard({ folded }: { folded: readonly Indicator[] }) {
  const words = useText();
  const text = words.board.indicators;
  const language = useApp((s) => s.language);
  return (
    <article className="indicator folded">
      <header>
        <h2>{text.folded(String(folded.length))}</h2>
        <a className="link" href="#board-indicators">
          {text.toTable}
        </a>
      </header>
      <ul className="folded-list">
        {folded.map((indicator) => {
          const head = indicatorHead(indicator, text);
          const name = indicator.name[language];
          return (
            <li key={indicator.id} title={[name, indicator.quote, indicator.source].filter(Boolean).join('\n')}>
              <IndicatorMark state={indicator.state} />
              <span className="folded-name">{name}</span>
              <span className="folded-value">
                {head ? `${head.value} ${head.unit}`.trim() : words.coverage.none}
                {indicator.comparison === 'planned' && <small> {indicatorTarget(indicator, language)}</small>}
              </span>
            </li>
          );
        })}
      </ul>
    </article>
  );
}

import type { City } from '../../../domain/city.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { indicatorHead, indicatorNote, indicatorTarget } from './indicator-text.ts';
import { type Indicator, type IndicatorState, indicators } from './indicators.ts';
import { NumberHandle } from './NumberHandle.tsx';
import './indicator-strip.css';

/** What the plan asks and what the map answers. */
export function IndicatorStrip({ city, result }: { city: City; result: CoverageResult }) {
  const text = useText().coverage;
  const all = indicators(city, result);
  const planned = all.filter((i) => i.state === 'planned');
  return (
    <section className="coverage-strip" aria-label={text.strip}>
      {all
        .filter((i) => i.state !== 'planned')
        .map((indicator) => (
          <IndicatorCard key={indicator.id} indicator={indicator} />
        ))}
      {planned.length > 0 && <PlannedCard planned={planned} />}
    </section>
  );
}

function IndicatorCard({ indicator }: { indicator: Indicator }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const head = indicatorHead(indicator, text);
  const note = indicatorNote(indicator, language, text);
  const origin = indicator.source ? text.indicator.source(indicator.source) : null;
  return (
    <article className={`indicator ${indicator.state}`} title={[indicator.quote, origin].filter(Boolean).join('\n')}>
      <h2>{indicator.name[language]}</h2>
      <p className="indicator-value">
        {head === null ? (
          <span className="indicator-none">{text.none}</span>
        ) : indicator.selection ? (
          <NumberHandle selection={indicator.selection} label={indicator.name[language]}>
            {head.value}
          </NumberHandle>
        ) : (
          <strong>{head.value}</strong>
        )}
        {head && <span className="indicator-unit">{head.unit}</span>}
      </p>
      <IndicatorBar indicator={indicator} />
      <p className="indicator-note">
        <StateMark state={indicator.state} /> {[indicatorTarget(indicator, text), note].filter(Boolean).join(' · ')}
      </p>
    </article>
  );
}

/** Figures of the plan that no map can answer: one card, all of them listed. */
function PlannedCard({ planned }: { planned: readonly Indicator[] }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  return (
    <article className="indicator planned">
      <h2>{text.indicator.plannedMore(String(planned.length))}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul className="planned-list" tabIndex={0}>
        {planned.map((indicator) => (
          <li
            key={indicator.id}
            title={[indicator.name[language], indicator.quote, indicator.source].filter(Boolean).join('\n')}
          >
            <span>{indicator.name[language]}</span>
            <span>
              <strong>{indicator.target?.value ?? text.none}</strong> {indicator.target?.unit}
            </span>
          </li>
        ))}
      </ul>
      <p className="indicator-note">
        <StateMark state="planned" /> {text.indicator.fromPlan}
      </p>
    </article>
  );
}

const MARKS: Readonly<Record<IndicatorState, string>> = {
  met: 'M1.5 6 L4.6 9 L10.5 2.5',
  missed: 'M2 2 L10 10 M10 2 L2 10',
  open: 'M2 6 L10 6',
  'no-data': 'M2 6 L10 6',
  planned: 'M2 6 L10 6',
};

function StateMark({ state }: { state: IndicatorState }) {
  const text = useText().coverage;
  return (
    <span className={`indicator-mark ${state}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={MARKS[state]} fill="none" stroke="currentColor" strokeWidth="2.2" />
      </svg>
      {text.states[state]}
    </span>
  );
}

function IndicatorBar({ indicator: { bar, state } }: { indicator: Indicator }) {
  if (!bar) return <span className="indicator-bar hatched" aria-hidden="true" />;
  return (
    <span className={`indicator-bar ${state}`} aria-hidden="true">
      <span className="indicator-fill" style={{ width: `${bar.fill * 100}%` }} />
      {bar.tick !== null && <span className="indicator-tick" style={{ left: `${bar.tick * 100}%` }} />}
    </span>
  );
}

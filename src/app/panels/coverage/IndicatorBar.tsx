import type { Indicator } from '../../../domain/coverage/indicator.ts';
import { barOf } from './indicators.ts';

/** From zero; the target is a tick. Hatched: the data are missing. */
export function IndicatorBar({ indicator }: { indicator: Indicator }) {
  const bar = barOf(indicator);
  if (bar === null) return <span className="indicator-bar bare" aria-hidden="true" />;
  if (bar === 'hatched') return <span className="indicator-bar hatched" aria-hidden="true" />;
  return (
    <span className={`indicator-bar is-${indicator.state}`} aria-hidden="true">
      <span className="indicator-fill" style={{ width: `${bar.fill * 100}%` }} />
      {bar.tick !== null && <span className="indicator-tick" style={{ left: `${bar.tick * 100}%` }} />}
    </span>
  );
}

import { useId } from 'react';
import type { City } from '../../../../domain/city.ts';
import { olderInForce } from '../../../../domain/coverage/older-layers.ts';
import { putAllInForce } from '../../../state/layer-verbs.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { BarMenu } from './FilterMenu.tsx';
import { versionDates, versionsAt } from './version-dates.ts';

/** Puts the versions of a date in force, of all layers that have several; a step of undo. */
export function DateMenu({ city }: { city: City }) {
  const text = useText().board.overview;
  const name = useId();
  const dates = versionDates(city);
  if (dates.length < 2) return null;
  // What is in force now is a date's where it would change nothing.
  const at = olderInForce(city).length === 0 ? null : (dates.find((d) => versionsAt(city, d).length === 0) ?? null);
  const option = (date: string | null, label: string) => (
    <label key={label} className="bar-choice">
      <input type="radio" name={name} checked={at === date} onChange={() => putAllInForce(versionsAt(city, date))} />
      {label}
    </label>
  );
  return (
    <BarMenu name={text.filters.dates} state={at} hint={text.hints.dates}>
      {option(null, text.newest)}
      {dates.slice(1).map((date) => option(date, text.asOf(date)))}
    </BarMenu>
  );
}

/** Says loudly that figures rest on data that is not the newest, and leads back to it. */
export function OlderData({ city }: { city: City }) {
  const text = useText().board.overview;
  const language = useApp((s) => s.language);
  const older = olderInForce(city);
  if (older.length === 0) return null;
  const layers = older.map(({ name, date, newest }) => text.olderLayer(name[language], date, newest));
  return (
    <p className="older-data" role="alert">
      <b>{text.older(layers.join(language === 'zh' ? '、' : ', '))}</b>
      <button type="button" className="button secondary" onClick={() => putAllInForce(versionsAt(city, null))}>
        {text.useNewest}
      </button>
    </p>
  );
}

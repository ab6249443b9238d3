/** What dragging a site came to: how far and whereto, and what of it is no longer unchecked. Pure. */
import type { FindingStatus, SitingResult } from '../../../domain/siting/result.ts';
import { type Way, wayBetween } from '../../../domain/siting/site-change.ts';
import { bearingWords } from '../../../text/bearing.ts';
import { metres } from '../../format.ts';
import type { Footprint, Language } from '../../state/model.ts';
import type { UncheckedRule } from '../../state/scene.ts';
import type { Text } from '../../text/use-text.ts';

/** Less is no move: a corner that was drawn again shifts the middle, too. */
const LEAST_METRES = 1;

/** From where the footprint was made, which the map shows dashed, to where it stands; null where it has not been moved. */
export function wayOf({ start, polygons }: Pick<Footprint, 'start' | 'polygons'>): Way | null {
  if (start === polygons || start.length === 0 || polygons.length === 0) return null;
  return wayBetween(start, polygons, LEAST_METRES);
}

export function wayWords(way: Way, language: Language, text: Text['wall']): string {
  return text.moved(metres(way.metres), bearingWords(way.degrees, language));
}

interface Settled extends UncheckedRule {
  /** As it is now; null where it is no longer asked about. */
  readonly status: Exclude<FindingStatus, 'unchecked'> | null;
}

export const uncheckedIn = ({ findings }: Pick<SitingResult, 'findings'>): UncheckedRule[] =>
  findings.filter(({ status }) => status === 'unchecked').map(({ key, name }) => ({ key, name }));

/** Each once, the first of them first. */
export function joinedRules(one: readonly UncheckedRule[], other: readonly UncheckedRule[]): UncheckedRule[] {
  const known = new Set(one.map(({ key }) => key));
  return [...one, ...other.filter(({ key }) => !known.has(key))];
}

/** What was unchecked before and is not in a result. */
export function settledBetween(before: readonly UncheckedRule[], now: Pick<SitingResult, 'findings'>): Settled[] {
  const after = new Map(now.findings.map((f) => [f.key, f.status]));
  return before.flatMap(({ key, name }) => {
    const status = after.get(key) ?? null;
    return status === 'unchecked' ? [] : [{ key, name, status }];
  });
}

/** Null where nothing is settled. */
export function settledWords(settled: readonly Settled[], language: Language, text: Text['wall']): string | null {
  if (settled.length === 0) return null;
  const names = settled.map(({ name, status }) => text.settledAs[status ?? 'gone'](name[language]));
  return text.settled(names.join(text.listed));
}

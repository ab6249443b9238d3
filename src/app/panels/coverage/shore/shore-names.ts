/** Names of groups and zones of the shore. Pure. */
import type { Shoreline } from '../../../../domain/coverage/shoreline.ts';
import { bankName } from '../../../../text/banks.ts';
import type { Language } from '../../../state/model.ts';
import type { textIn } from '../../../text/use-text.ts';
import { districtOf, type ShoreGroup } from './shore-figure.ts';

type Words = ReturnType<typeof textIn>['board']['shore'];

/** Banks and waters as the lines name them. */
export function groupName(
  group: ShoreGroup,
  { places }: Pick<Shoreline, 'places'>,
  words: Words,
  language: Language,
): string {
  if (group.by !== 'district') return group.key === '' ? words.unstated : bankName(group.key, language);
  const id = districtOf(group);
  if (id === null) return group.key === 'border' ? words.border : words.outside;
  return places.find((p) => p.districtId === id)?.name?.[language] ?? id;
}

export const zoneNames = (
  ids: readonly string[],
  { zones }: Pick<Shoreline, 'zones'>,
  words: Words,
  language: Language,
): string =>
  zones
    .filter((z) => ids.includes(z.classId))
    .map((z) => z.name[language])
    .join(words.names.join);

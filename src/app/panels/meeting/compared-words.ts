/** What a scene compares, for lists of scenes. Pure. */
import type { City } from '../../../domain/city.ts';
import type { Language } from '../../state/model.ts';
import type { MapScene } from '../../state/scene.ts';
import type { Text } from '../../text/use-text.ts';

interface Around {
  /** City of the scene; null where its record is not open. */
  readonly city: City | null;
  readonly cityId: string;
  readonly cityName: (id: string) => string;
  readonly language: Language;
}

/** The way of comparing and, where it can be told, both sides from left to right; null where nothing is compared. */
export function comparedWords(
  { compare, layers }: Pick<MapScene, 'compare' | 'layers'>,
  { city, cityId, cityName, language }: Around,
  text: Pick<Text, 'meeting' | 'compare'>,
): string | null {
  if (!compare) return null;
  const { labels } = text.compare;
  const both = (own: string, other: string): string =>
    compare.side === 'left' ? labels.both(other, own) : labels.both(own, other);
  const mode = text.meeting.compared[compare.mode];
  if (compare.cityId !== null && compare.cityId !== cityId)
    return text.meeting.comparedOf(mode, both(cityName(cityId), cityName(compare.cityId)));
  const [moved, ...more] = Object.entries(compare.layers.versions);
  const layer = city?.layers.find(({ id }) => id === moved?.[0]);
  const dateOf = (id: string | undefined) => layer?.versions.find((v) => v.id === id)?.date;
  const dates = moved && [dateOf(layers.versions[moved[0]]), dateOf(moved[1])];
  if (!layer || !dates?.[0] || !dates[1] || more.length > 0) return mode;
  return text.meeting.comparedOf(mode, labels.version(layer.name[language], both(dates[0], dates[1])));
}

/** What the board can be filtered by, from the city's record. Pure. */
import type { Bilingual, City, CityLayer } from '../../../../domain/city.ts';
import type { OpenCity } from '../../../state/model.ts';
import { classKey } from '../../../state/select.ts';

interface Choice {
  readonly id: string;
  readonly name: Bilingual;
  /** Style of a class, for its picture. */
  readonly style: string | null;
}

export interface ChoiceGroup {
  /** Null where the choices need no heading. */
  readonly name: Bilingual | null;
  readonly choices: readonly Choice[];
}

/** In the order of the layer of districts. */
export function districtChoices({ city, tables }: Pick<OpenCity, 'city' | 'tables'>): ChoiceGroup[] {
  const layer = city.layers.find((l) => l.role === 'districts');
  const choices = (tables[layer?.id ?? '']?.features ?? []).map(({ properties: { id, name, name_en: english } }) => ({
    id,
    name: { zh: name, en: typeof english === 'string' ? english : name },
    style: null,
  }));
  return [{ name: null, choices }];
}

/** Classes by layer: all that can be measured. `uncounted`: polygon layers that take no part. */
export function classChoices(
  { city, tables }: Pick<OpenCity, 'city' | 'tables'>,
  uncounted: readonly string[],
): ChoiceGroup[] {
  return city.layers.filter((l) => l.role !== 'districts' && tables[l.id] && !uncounted.includes(l.id)).map(groupOf);
}

/** Ground to stay within: the bands first, then every other polygon layer. */
export function withinChoices(open: Pick<OpenCity, 'city' | 'tables'>, uncounted: readonly string[]): ChoiceGroup[] {
  const { city } = open;
  const isBand = ({ id }: CityLayer) => id === city.bandSet?.bandsLayer;
  const polygons = city.layers.filter(
    (l) => l.geometry === 'polygon' && l.role !== 'districts' && open.tables[l.id] && !uncounted.includes(l.id),
  );
  return [...polygons.filter(isBand), ...polygons.filter((l) => !isBand(l))].map(groupOf);
}

const groupOf = (layer: CityLayer): ChoiceGroup => ({
  name: layer.name,
  choices: layer.classes.map((c) => ({ id: classKey(layer.id, c.id), name: c.name, style: c.style })),
});

/** With one more or one less; null once none is left, which stands for all. */
export function toggled(chosen: readonly string[] | null, id: string): string[] | null {
  const next = chosen?.includes(id) ? chosen.filter((other) => other !== id) : [...(chosen ?? []), id];
  return next.length > 0 ? next : null;
}

/** All of a group, or none of it where all were chosen. */
export function toggledGroup(chosen: readonly string[] | null, ids: readonly string[]): string[] | null {
  const others = (chosen ?? []).filter((id) => !ids.includes(id));
  const hasAll = ids.every((id) => chosen?.includes(id));
  const next = hasAll ? others : [...others, ...ids];
  return next.length > 0 ? next : null;
}

/** Names of what is chosen, in the order of the choices. */
export function chosenNames(
  groups: readonly ChoiceGroup[],
  chosen: readonly string[] | null,
  language: 'zh' | 'en',
): string[] {
  return groups.flatMap((g) => g.choices.filter((c) => chosen?.includes(c.id)).map((c) => c.name[language]));
}

/** Names of classes by their keys, whatever they are chosen for. */
export const namesOfClasses = (city: City, keys: readonly string[], language: 'zh' | 'en'): string[] =>
  city.layers.flatMap((l) => l.classes.filter((c) => keys.includes(classKey(l.id, c.id))).map((c) => c.name[language]));

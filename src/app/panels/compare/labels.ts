/** What stands over each of two maps. Pure. */
import type { City, CityLayer } from '../../../domain/city.ts';
import type { Language, OpenCity, Project } from '../../state/model.ts';
import { type ClassEntry, classEntries, layerView } from '../../state/select.ts';
import type { Text } from '../../text/use-text.ts';
import { versionLines, versionWords } from '../layer-record/versions.ts';
import { isGround } from './choose.ts';
import type { Side, Which } from './side.ts';

interface Compared {
  readonly open: Pick<OpenCity, 'city'>;
  readonly project: Project;
}

export type MapLabels = Readonly<Record<Which, string>>;

/** Names of two cities; the versions in which they differ, with their dates; else the classes in which they do. */
export function mapLabels(first: Compared, second: Compared, language: Language, text: Text['compare']): MapLabels {
  const [one, other] = [first.open.city, second.open.city];
  if (one.id !== other.id) return { first: one.name[language], second: other.name[language] };
  const moved = movedLayers(one, other);
  if (moved.length === 0) return classLabels(first, second, language, text);
  const names = (side: Compared): string =>
    moved.map(({ id }) => versionName(id, side, language, text)).join(text.join);
  return { first: names(first), second: names(second) };
}

/** Editions of the data of each city on the maps, from left to right; `second`: null without a second map. */
export function editionsOf(first: Pick<City, 'dataVersion'>, second: Pick<City, 'dataVersion'> | null, side: Side) {
  const both = [first.dataVersion, ...(second ? [second.dataVersion] : [])];
  return [...new Set(side === 'left' ? both.reverse() : both)];
}

/** What two maps compare, from left to right, as a title; one layer is named once. */
export function compareTitle(
  first: Compared,
  second: Compared,
  { side, language }: { readonly side: Side; readonly language: Language },
  text: Text['compare'],
): string {
  const ordered = (one: string, other: string): readonly [string, string] =>
    side === 'left' ? [other, one] : [one, other];
  const [one, other] = [first.open.city, second.open.city];
  const [moved, ...more] = one.id === other.id ? movedLayers(one, other) : [];
  const layers = [one, other].map(({ layers: all }) => all.find(({ id }) => id === moved?.id)?.versions[0]?.date);
  if (moved && more.length === 0 && layers[0] && layers[1])
    return text.labels.version(moved.name[language], text.labels.both(...ordered(layers[0], layers[1])));
  const labels = mapLabels(first, second, language, text);
  return text.labels.both(...ordered(labels.first, labels.second));
}

/** Those whose version in force is not the same. */
const movedLayers = (one: City, other: City): CityLayer[] =>
  one.layers.filter(({ id, versions }) => other.layers.find((l) => l.id === id)?.versions[0]?.id !== versions[0]?.id);

function versionName(layerId: string, { open, project }: Compared, language: Language, text: Text['compare']): string {
  const layer = open.city.layers.find((l) => l.id === layerId);
  const line = layer && versionLines(layer, project.userLayers)[0];
  return line ? text.labels.version(layer.name[language], versionWords(line).join(' · ')) : '';
}

const shownIn = ({ open, project }: Compared): readonly ClassEntry[] =>
  classEntries(open.city).filter((entry) => layerView({ project }, entry).visible);

function classLabels(
  first: Compared,
  second: Compared,
  language: Language,
  { labels, join }: Text['compare'],
): MapLabels {
  const [ones, others] = [shownIn(first), shownIn(second)];
  const kept = new Set(others.map(({ key }) => key));
  const gone = ones.filter(({ key }) => !kept.has(key));
  const isLess = others.length + gone.length === ones.length;
  const name = (): string => {
    if (!isLess) return labels.count(others.length);
    if (gone.length === 0) return labels.same;
    return isBare(first.open.city, others) ? labels.bare : labels.without(goneNames(gone, language, { labels, join }));
  };
  return { first: labels.layers(ones.length), second: name() };
}

const isBare = (city: City, shown: readonly ClassEntry[]): boolean => shown.every(({ layer }) => isGround(city, layer));

const MOST_NAMES = 2;

function goneNames(
  gone: readonly ClassEntry[],
  language: Language,
  text: Pick<Text['compare'], 'labels' | 'join'>,
): string {
  const names = gone
    .slice(0, MOST_NAMES)
    .map((entry) => entry.class.name[language])
    .join(text.join);
  return gone.length > MOST_NAMES ? text.labels.others(names, gone.length) : names;
}

/** What stands over each side. Pure. */
import type { City } from '../../../domain/city.ts';
import type { Language, OpenCity, Project } from '../../state/model.ts';
import { type ClassEntry, classEntries, layerView } from '../../state/select.ts';
import type { Text } from '../../text/use-text.ts';
import { versionLines, versionWords } from '../layer-record/versions.ts';
import { isGround } from './choose.ts';

interface Side {
  readonly open: Pick<OpenCity, 'city'>;
  readonly project: Project;
}

export interface SideLabels {
  readonly left: string;
  readonly right: string;
}

/** Names of two cities; the versions in which they differ, with their dates; else the classes in which they do. */
export function sideLabels(left: Side, right: Side, language: Language, text: Text['compare']): SideLabels {
  const [one, other] = [left.open.city, right.open.city];
  if (one.id !== other.id) return { left: one.name[language], right: other.name[language] };
  const moved = one.layers.filter(
    ({ id, versions }) => other.layers.find((l) => l.id === id)?.versions[0]?.id !== versions[0]?.id,
  );
  if (moved.length === 0) return classLabels(left, right, language, text);
  const names = (side: Side): string => moved.map(({ id }) => versionName(id, side, language, text)).join(text.join);
  return { left: names(left), right: names(right) };
}

function versionName(layerId: string, { open, project }: Side, language: Language, text: Text['compare']): string {
  const layer = open.city.layers.find((l) => l.id === layerId);
  const line = layer && versionLines(layer, project.userLayers)[0];
  return line ? text.labels.version(layer.name[language], versionWords(line).join(' · ')) : '';
}

const shownIn = ({ open, project }: Side): readonly ClassEntry[] =>
  classEntries(open.city).filter((entry) => layerView({ project }, entry).visible);

function classLabels(left: Side, right: Side, language: Language, { labels, join }: Text['compare']): SideLabels {
  const [ones, others] = [shownIn(left), shownIn(right)];
  const kept = new Set(others.map(({ key }) => key));
  const gone = ones.filter(({ key }) => !kept.has(key));
  const isLess = others.length + gone.length === ones.length;
  const name = (): string => {
    if (!isLess) return labels.count(others.length);
    if (gone.length === 0) return labels.same;
    return isBare(left.open.city, others) ? labels.bare : labels.without(goneNames(gone, language, { labels, join }));
  };
  return { left: labels.layers(ones.length), right: name() };
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

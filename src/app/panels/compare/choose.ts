/** What is compared, as plain data. Pure. */
import type { City, CityLayer } from '../../../domain/city.ts';
import { otherCity } from '../../state/compare.ts';
import type { Project } from '../../state/model.ts';
import type { Compare, SceneLayers } from '../../state/scene.ts';
import { type ClassEntry, classEntries } from '../../state/select.ts';
import { type VersionLine, versionLines } from '../layer-record/versions.ts';
import { layersOf } from '../meeting/scenes.ts';

export type CompareKind = 'version' | 'layers' | 'city';

export interface VersionChoice {
  readonly layer: CityLayer;
  /** The one in force first; two at least. */
  readonly lines: readonly VersionLine[];
}

interface Work {
  readonly project: Project;
}

const HALF = 0.5;

export function compareKind(compare: Compare, live: { readonly cityId: string }): CompareKind {
  if (otherCity(live, compare) !== null) return 'city';
  return Object.keys(compare.layers.versions).length > 0 ? 'version' : 'layers';
}

/** Layers of which there is more than one version. */
export const versionChoices = (city: City, { userLayers }: Project): VersionChoice[] =>
  city.layers
    .map((layer) => ({ layer, lines: versionLines(layer, userLayers) }))
    .filter(({ lines }) => lines.length > 1);

/** Of those beside the version in force, the latest. */
const newestOther = ({ lines: [, ...others] }: VersionChoice): VersionLine =>
  others.reduce((best, line) => (line.date > best.date ? line : best));

/** The same classes in another version of a layer, the older at the left; absent: the newest of the others. */
export function versionCompare(work: Work, city: City, choice: VersionChoice, versionId?: string): Compare {
  const versions = { [choice.layer.id]: versionId ?? newestOther(choice).id };
  const compare = { ...START, layers: { ...layersOf(work, city), versions } };
  return { ...compare, side: ownSide(compare, city) };
}

/** Where the second map stands unless it is swapped: of two versions the older is at the left. */
export function ownSide({ cityId, layers }: Compare, city: City): Compare['side'] {
  const [moved] = cityId === null ? Object.entries(layers.versions) : [];
  const versions = city.layers.find(({ id }) => id === moved?.[0])?.versions ?? [];
  const other = versions.find(({ id }) => id === moved?.[1]);
  return other && versions[0] && other.date < versions[0].date ? 'left' : START.side;
}

/** Classes of the second map, drawn as they are on the first. */
export const layersCompare = (work: Work, city: City, visible: readonly string[]): Compare => ({
  ...START,
  layers: { ...layersOf(work, city), visible, versions: {} },
});

const START: Omit<Compare, 'layers'> = { mode: 'swipe', share: HALF, side: 'right', cityId: null, camera: null };

export const cityCompare = (cityId: string, layers: SceneLayers): Compare => ({
  ...START,
  mode: 'side',
  cityId,
  layers,
});

/** The drawn layer with several versions, else any; without one, the map less its leading class. */
export function defaultCompare(work: Work, city: City): Compare {
  const drawn = new Set(layersOf(work, city).visible);
  const choices = versionChoices(city, work.project);
  const isDrawn = ({ layer }: VersionChoice): boolean => layer.classes.some((c) => drawn.has(`${layer.id}/${c.id}`));
  const choice = choices.find(isDrawn) ?? choices[0];
  return choice ? versionCompare(work, city, choice) : layersCompare(work, city, withoutLeading(work, city));
}

/** The class that the city's record names first, of those that are drawn; null where none is. */
export function leadingClass(work: Work, city: City): ClassEntry | null {
  const drawn = new Set(layersOf(work, city).visible);
  return classEntries(city).find(({ key }) => drawn.has(key)) ?? null;
}

/** What is drawn without all classes of the leading layer. */
export function withoutLeading(work: Work, city: City): string[] {
  const leading = leadingClass(work, city);
  const gone = new Set(leading?.layer.classes.map((c) => `${leading.layer.id}/${c.id}`));
  return layersOf(work, city).visible.filter((key) => !gone.has(key));
}

/** Whether a layer is of the ground that plans are read on: of the group of the districts. */
export function isGround(city: City, { group }: CityLayer): boolean {
  return group === city.layers.find((layer) => layer.role === 'districts')?.group;
}

/** Of what is drawn only the ground. */
export function groundClasses(work: Work, city: City): string[] {
  const drawn = new Set(layersOf(work, city).visible);
  return classEntries(city)
    .filter(({ key, layer }) => drawn.has(key) && isGround(city, layer))
    .map(({ key }) => key);
}

/** Other versions are compared in the classes of the first map: the second follows it. The same object where it does. */
export function followed(compare: Compare, live: Work & { readonly cityId: string }, city: City): Compare {
  if (compareKind(compare, live) !== 'version') return compare;
  const { versions } = compare.layers;
  const layers = { ...layersOf(live, city), versions };
  return JSON.stringify(layers) === JSON.stringify({ ...compare.layers, versions }) ? compare : { ...compare, layers };
}

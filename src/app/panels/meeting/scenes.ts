/** Scenes as plain data: capture, order and show them. Pure; every function of a project gives a new one. */
import type { City } from '../../../domain/city.ts';
import type { UserLayer } from '../../../domain/user-layers.ts';
import type { Footprint, Project } from '../../state/model.ts';
import type { MapScene, Scene, SceneCard, SceneLayers, TitleScene } from '../../state/scene.ts';
import { activeFootprint, classEntries, layerView } from '../../state/select.ts';
import type { AppState } from '../../state/store.ts';

type Seen = Pick<AppState, 'project' | 'camera' | 'view' | 'selection' | 'coverageFilter' | 'compare'>;

/** What a scene has beside the state it shows. */
export interface SceneHead {
  readonly id: string;
  readonly title: string;
  readonly frame: MapScene['frame'];
  readonly card: SceneCard | null;
  readonly picture: string | null;
}

/** The map as it is now. A scene shows either the check or the coverage figures; null while there is no map. */
export function captureScene(state: Seen, city: City, head: SceneHead): MapScene | null {
  if (!state.camera) return null;
  const footprint = activeFootprint(state);
  const aboutCoverage = state.view === 'coverage' || (state.view === 'meeting' && footprint === null);
  return {
    kind: 'map',
    ...head,
    card: aboutCoverage ? head.card : null,
    note: '',
    group: '',
    cityId: null,
    camera: state.camera,
    view: aboutCoverage ? 'coverage' : 'siting',
    layers: layersOf(state, city),
    filter: state.coverageFilter,
    selection: state.selection,
    footprintId: aboutCoverage ? null : (footprint?.id ?? null),
    footprint: aboutCoverage ? null : footprint,
    compare: state.compare,
  };
}

/** What the map draws, and in which versions. */
export function layersOf(state: Pick<AppState, 'project'>, city: City): SceneLayers {
  const views = classEntries(city).map((entry) => ({ key: entry.key, ...layerView(state, entry) }));
  return {
    visible: views.filter((v) => v.visible).map((v) => v.key),
    opacity: Object.fromEntries(views.filter((v) => v.opacity !== 1).map((v) => [v.key, v.opacity])),
    order: state.project.order,
    versions: Object.fromEntries(city.layers.flatMap(({ id, versions: [first] }) => (first ? [[id, first.id]] : []))),
  };
}

export function addScene(project: Project, scene: Scene): Project {
  return { ...project, scenes: [...project.scenes, scene] };
}

/** Put scenes before the one at a place of the list; places beyond its end are the end. */
export function insertScenes(project: Project, scenes: readonly Scene[], place: number): Project {
  if (scenes.length === 0) return project;
  return { ...project, scenes: [...project.scenes.slice(0, place), ...scenes, ...project.scenes.slice(place)] };
}

/** Where a scene that is kept comes to stand: at the end, before the closing page where there is one. A page that opens is none. */
export function placeOfNext(scenes: readonly Scene[]): number {
  const last = scenes.length - 1;
  return last > 0 && scenes[last]!.kind === 'title' ? last : scenes.length;
}

/** After the scene it was made from, and after those that were made from it before. `kept`: ids of all that were made so. */
export function placeAfter(scenes: readonly Scene[], from: number, kept: ReadonlySet<string>): number {
  let place = from + 1;
  while (kept.has(scenes[place]?.id ?? '')) place++;
  return place;
}

/** Scenes each after the one that it was made from or that was kept before it; as the next one where that one is gone. */
export const withKept = (
  project: Project,
  kept: readonly { readonly scene: Scene; readonly after: string }[],
): Project =>
  kept.reduce((made, { scene, after }) => {
    const place = made.scenes.findIndex((s) => s.id === after);
    return insertScenes(made, [scene], place < 0 ? placeOfNext(made.scenes) : place + 1);
  }, project);

/** A title that no scene has: two of the same cannot be told apart from the speaker's list. */
export function freeTitle(title: string, scenes: readonly Scene[]): string {
  const taken = new Set(scenes.map((s) => s.title));
  if (!taken.has(title)) return title;
  for (let n = 2; ; n++) if (!taken.has(`${title} (${n})`)) return `${title} (${n})`;
}

/** A second one after it, under another id and title. */
export function duplicateScene(project: Project, id: string, head: Pick<Scene, 'id' | 'title'>): Project {
  const place = project.scenes.findIndex((s) => s.id === id);
  return place < 0 ? project : insertScenes(project, [{ ...project.scenes[place]!, ...head }], place + 1);
}

type Change = Partial<Omit<MapScene, 'id' | 'kind'>> | Partial<Omit<TitleScene, 'id' | 'kind'>>;

/** `project` itself where nothing changes, so that no empty step is kept for undo. */
export function changeScene(project: Project, id: string, change: Change): Project {
  const scene = project.scenes.find((s) => s.id === id);
  if (!scene) return project;
  const before = scene as unknown as Readonly<Record<string, unknown>>;
  if (Object.entries(change).every(([name, value]) => value === before[name])) return project;
  return { ...project, scenes: project.scenes.map((s) => (s === scene ? ({ ...s, ...change } as Scene) : s)) };
}

/** Move a scene to a place in the list; places outside are the ends. */
export function moveScene(project: Project, id: string, to: number): Project {
  const from = project.scenes.findIndex((s) => s.id === id);
  const place = Math.max(0, Math.min(project.scenes.length - 1, to));
  if (from < 0 || from === place) return project;
  const scenes = project.scenes.filter((s) => s.id !== id);
  scenes.splice(place, 0, project.scenes[from]!);
  return { ...project, scenes };
}

export function removeScene(project: Project, id: string): Project {
  const scenes = project.scenes.filter((s) => s.id !== id);
  return scenes.length === project.scenes.length ? project : { ...project, scenes };
}

/** Each once, in the order of the scenes. */
export const groupNames = (scenes: readonly Scene[]): string[] => [
  ...new Set(scenes.map(({ group }) => group).filter((group) => group !== '')),
];

/** Put a scene and those after it into a group: as far as they were of one with it, the closing page left out. */
export function groupOnwards(project: Project, id: string, group: string): Project {
  const { scenes } = project;
  const from = scenes.findIndex((s) => s.id === id);
  if (from < 0) return project;
  const own = scenes[from]!.group;
  let to = from + 1;
  while (to < placeOfNext(scenes) && scenes[to]!.group === own) to++;
  return scenes.slice(from, to).reduce((made, scene) => changeScene(made, scene.id, { group }), project);
}

/** Heading to be set above a scene: its group where the one before is of another; null for none. */
export function headingAt(scenes: readonly Scene[], place: number): string | null {
  const group = scenes[place]?.group ?? '';
  return group !== '' && group !== (scenes[place - 1]?.group ?? '') ? group : null;
}

/** Whether a scene of no group stands under the last one of a group. */
export const endsGroup = (scenes: readonly Scene[], place: number): boolean =>
  scenes[place]?.group === '' && (scenes[place - 1]?.group ?? '') !== '';

/**
 * The project as a scene shows it: its classes visible and no others, its versions, its footprint where it stood. Nothing
 * is told of the footprint where two cities are compared.
 */
export function projectOfScene(project: Project, city: City, scene: MapScene): Project {
  return {
    ...withLayers(project, city, scene.layers),
    footprints: footprintsOfScene(project.footprints, scene),
    activeFootprintId: comparesCities(scene) ? null : (scene.footprint?.id ?? null),
  };
}

/** The project with its map as `layers` say. Classes and versions that the city has not are left out. */
export function withLayers(project: Project, city: City, layers: SceneLayers): Project {
  const shown = new Set(layers.visible);
  const views = classEntries(city).map(
    ({ key }) => [key, { visible: shown.has(key), opacity: layers.opacity[key] ?? 1 }] as const,
  );
  return { ...withVersions(project, city, layers.versions), layers: Object.fromEntries(views), order: layers.order };
}

function withVersions(project: Project, city: City, versions: SceneLayers['versions']): Project {
  const moved = city.layers.filter(({ id, versions: own }) => {
    const wanted = versions[id];
    return wanted !== undefined && own[0]?.id !== wanted && own.some((version) => version.id === wanted);
  });
  if (moved.length === 0) return project;
  const ids = new Set(moved.map(({ id }) => id));
  const isUsers = (layerId: string): boolean => project.userLayers.some(({ id }) => id === versions[layerId]);
  const own = Object.entries({
    ...project.ownVersions,
    ...Object.fromEntries(moved.map(({ id }) => [id, versions[id]!])),
  });
  return {
    ...project,
    ownVersions: Object.fromEntries(own.filter(([layerId]) => !ids.has(layerId) || !isUsers(layerId))),
    userLayers: project.userLayers.map((layer) => withForce(layer, ids, versions)),
  };
}

function withForce(layer: UserLayer, moved: ReadonlySet<string>, versions: SceneLayers['versions']): UserLayer {
  if (layer.as.kind !== 'version' || !moved.has(layer.as.layerId)) return layer;
  return { ...layer, as: { ...layer.as, inForce: versions[layer.as.layerId] === layer.id } };
}

/** Coverage is shown without footprints; a check with all of them, the captured one where it stood. */
function footprintsOfScene(footprints: readonly Footprint[], { view, footprint }: MapScene): readonly Footprint[] {
  if (view === 'coverage') return [];
  if (!footprint) return footprints;
  return footprints.some((f) => f.id === footprint.id)
    ? footprints.map((f) => (f.id === footprint.id ? footprint : f))
    : [...footprints, footprint];
}

/** Something a scene shows that is no longer there. */
export interface Missing {
  readonly kind: 'city' | 'class' | 'version' | 'district';
  /** Id of the city or district, key of the class, or `layer@version`. */
  readonly id: string;
}

/** What a scene shows and the city has not. Pictures and figures of the scene are without it. */
export function missingOf(
  { layers, filter, compare }: MapScene,
  city: City,
  districtIds: readonly string[],
): Missing[] {
  const keys = new Set(classEntries(city).map((entry) => entry.key));
  const compared = compare && compare.cityId === null ? [compare.layers] : [];
  const shown = [layers, ...compared];
  const classes = shown.flatMap(({ visible }) => visible).concat(filter.classKeys ?? [], filter.within ?? []);
  const versions = shown.flatMap((l) => Object.entries(l.versions));
  const all: Missing[] = [
    ...classes.filter((key) => !keys.has(key)).map((id) => ({ kind: 'class', id }) as const),
    ...versions.flatMap(([layerId, id]): Missing[] => {
      const layer = city.layers.find((l) => l.id === layerId);
      return layer && !layer.versions.some((v) => v.id === id) ? [{ kind: 'version', id: `${layerId}@${id}` }] : [];
    }),
    ...(filter.districts ?? [])
      .filter((id) => !districtIds.includes(id))
      .map((id) => ({ kind: 'district', id }) as const),
  ];
  return all.filter((m, i) => all.findIndex((other) => other.kind === m.kind && other.id === m.id) === i);
}

/** Where a key leads while presenting, or null where it leads nowhere. Digits count from 1. */
export function sceneForKey(key: string, present: number, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
    case 'Space':
      return Math.min(last, present + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
      return Math.max(0, present - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return /^[1-9]$/.test(key) && Number(key) <= count ? Number(key) - 1 : null;
  }
}

/** West, south, east, north, degrees. */
type Extent = readonly [number, number, number, number];

/** Pixels of the world's width at zoom 0. */
const WORLD = 512;
/** How much of the city may lie beyond the edge, as a share of the frame. */
const SLACK = 0.05;

const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

/** Whether a scene was captured with all of an extent in sight, with north up: it is then shown as large as there is room. */
export function showsWhole({ camera, frame }: MapScene, [west, south, east, north]: Extent): boolean {
  if (!frame || camera.bearing !== 0) return false;
  const scale = WORLD * 2 ** camera.zoom;
  const reach = (from: number, to: number, size: number): boolean =>
    Math.max(Math.abs(from), Math.abs(to)) * scale <= (0.5 + SLACK) * size;
  const y = mercator(camera.lat);
  return (
    reach((west - camera.lon) / 360, (east - camera.lon) / 360, frame.width) &&
    reach(mercator(south) - y, mercator(north) - y, frame.height)
  );
}

/** Whether another city stands beside that of the scene. */
export const comparesCities = ({ cityId, compare }: Pick<MapScene, 'cityId' | 'compare'>): boolean =>
  compare !== null && compare.cityId !== null && compare.cityId !== cityId;

/**
 * Whether its site is what is told: two cities are compared without it, and beside a second map of the whole city it is a
 * dot. `extent`: of the scene's city.
 */
export const isAboutSite = (scene: MapScene, extent: Extent): boolean =>
  scene.view === 'siting' &&
  scene.footprint !== null &&
  !comparesCities(scene) &&
  !(scene.compare !== null && showsWhole(scene, extent));

interface Frame {
  readonly width: number;
  readonly height: number;
}

const MOST_OUT = -1;
const MOST_IN = 2;

/** Zoom to add so that the ground seen in one frame fills the other, within limits. */
export function zoomForFrame(captured: Frame, shown: Frame): number {
  const ratio = Math.min(shown.width / captured.width, shown.height / captured.height);
  return Number.isFinite(ratio) && ratio > 0 ? Math.min(MOST_IN, Math.max(MOST_OUT, Math.log2(ratio))) : 0;
}

/** Scenes that a meeting on a city may begin from: what of its coverage and its sites there is to show. Pure. */
import type { City, CityLayer } from '../../../../domain/city.ts';
import { NO_FILTER } from '../../../../domain/coverage/filter.ts';
import { boxOf } from '../../../map/edit/ground.ts';
import { type PictureSize, pictureCamera } from '../../../map/picture-camera.ts';
import type { Footprint, Language, Project } from '../../../state/model.ts';
import type { Compare, MapScene, Scene, SceneCard } from '../../../state/scene.ts';
import { classEntries, ownSites } from '../../../state/select.ts';
import type { Text } from '../../../text/use-text.ts';
import { isGround, type VersionChoice, versionChoices, versionCompare } from '../../compare/choose.ts';
import { serviceFigure } from '../../coverage/services.ts';
import { layersOf } from '../scenes.ts';
import { siteName } from '../site-name.ts';

export interface Drafting {
  readonly project: Project;
  readonly city: City;
  /** Whether a layer's features are there. */
  readonly isThere: (layerId: string) => boolean;
  /** Size of the map, CSS pixels. */
  readonly frame: PictureSize;
  readonly language: Language;
  readonly newId: () => string;
}

export interface DraftOffer {
  readonly scene: Scene;
  readonly part: 'pages' | 'coverage' | 'sites';
}

type Role = NonNullable<CityLayer['role']>;

/** What a card is about, drawn on the ground; absent: all that the map draws. */
const ROLES: Readonly<Record<SceneCard, readonly Role[] | null>> = {
  overview: ['red-line', 'ecological-space', 'protected-areas', 'bands'],
  overlap: ['red-line', 'ecological-space', 'protected-areas'],
  shoreline: ['shoreline', 'management-range'],
  changes: [],
  services: [],
  sites: ['sites', 'bands'],
  indicators: null,
};

/** Layers besides, by id. */
const ALSO: Partial<Record<SceneCard, (on: Drafting) => readonly string[]>> = {
  changes: (on) => comparedVersions(on).map(({ layer }) => layer.id),
  // One service: what another one is supplied by would lie over the ground that this one leaves.
  services: ({ city }) => city.services.slice(0, 1).flatMap((s) => [s.supply.layerId, s.demand.layerId]),
  // Tasks that the plan counts, in whatever layer they are.
  sites: ({ city }) => city.targets.flatMap(({ measure }) => (measure.kind === 'sites-done' ? [measure.layerId] : [])),
};

/** Free on each side of what a scene shows, as a share of the smaller side of the map. */
const MARGIN = 0.07;
/** A site is shown with as much around it as it is large, and no less than this, degrees. */
const LEAST_AROUND = 0.008;

/** In the order of a meeting: opening, coverage, each site, end. Cards that a city has nothing to show on are not offered. */
export function draftOffers(on: Drafting, text: Text): DraftOffer[] {
  return [
    { part: 'pages', scene: titlePage(on, text.meeting.titlePage.first(on.city.name[on.language])) },
    ...cardsOf(on)
      .flatMap((card) => [
        cardScene(on, card, text),
        ...(card === 'changes' ? comparedVersions(on).map((choice) => versionScene(on, choice, text)) : []),
      ])
      .map((scene): DraftOffer => ({ part: 'coverage', scene })),
    ...ownSites(on.project).map((site): DraftOffer => ({ part: 'sites', scene: siteScene(on, site, text) })),
    { part: 'pages', scene: titlePage(on, text.meeting.titlePage.last) },
  ];
}

const titlePage = ({ newId }: Drafting, title: string): Scene => ({
  kind: 'title',
  id: newId(),
  title,
  lines: '',
  note: '',
  group: '',
});

function cardsOf(on: Drafting): SceneCard[] {
  const { city, isThere } = on;
  const has = (...roles: Role[]): boolean =>
    city.layers.some((l) => l.role !== null && roles.includes(l.role) && isThere(l.id));
  const isOffered: Readonly<Record<SceneCard, boolean>> = {
    overview: has('districts'),
    overlap: has('red-line') && has('protected-areas'),
    shoreline: city.shorelineRate !== null && has('shoreline'),
    changes: comparedVersions(on).length > 0,
    services: city.services.length > 0,
    sites: has('sites'),
    indicators: city.targets.length > 0,
  };
  return CARDS.filter((card) => isOffered[card]);
}

/** In the order in which they are told. */
const CARDS: readonly SceneCard[] = ['overview', 'overlap', 'changes', 'shoreline', 'sites', 'services', 'indicators'];

const comparedVersions = ({ project, city, isThere }: Drafting): VersionChoice[] =>
  versionChoices(city, project).filter(({ layer }) => layer.geometry === 'polygon' && isThere(layer.id));

function cardScene(on: Drafting, card: SceneCard, text: Text): MapScene {
  const { sceneTitle, cards } = text.meeting;
  return {
    ...ofCity(on),
    title: sceneTitle.card(cards[card]),
    card,
    layers: drawnFor(on, card),
    selection: inHandOf(on, card),
  };
}

/** The ground that the first service does not reach lies on the map with the numbers of its list. */
function inHandOf({ city }: Drafting, card: SceneCard): MapScene['selection'] {
  const [service] = city.services;
  return card === 'services' && service ? serviceFigure(service, 'uncovered') : { kind: 'none' };
}

/** Two versions, the older at the left. */
function versionScene(on: Drafting, choice: VersionChoice, text: Text): MapScene {
  const { layer } = choice;
  const layers = shown(on, ({ id, role }) => id === layer.id || role === 'districts');
  const compare: Compare = versionCompare(on, on.city, choice);
  const other = choice.lines.find(({ id }) => id === compare.layers.versions[layer.id]);
  const dates = [other?.date ?? '', choice.lines[0]?.date ?? ''] as const;
  const [left, right] = compare.side === 'left' ? dates : [dates[1], dates[0]];
  const { labels } = text.compare;
  return {
    ...ofCity(on),
    title: labels.version(layer.name[on.language], labels.both(left, right)),
    layers,
    compare: { ...compare, layers: { ...layers, versions: compare.layers.versions } },
  };
}

function siteScene(on: Drafting, site: Footprint, text: Text): MapScene {
  const [west, south, east, north] = boxOf(site.polygons);
  const [dx, dy] = [Math.max(east - west, LEAST_AROUND), Math.max(north - south, LEAST_AROUND)];
  return {
    ...ofCity(on),
    title: text.meeting.sceneTitle.siting(siteName(site.name, on.language)),
    camera: cameraOf(on, [west - dx, south - dy, east + dx, north + dy]),
    view: 'siting',
    footprintId: site.id,
    footprint: site,
  };
}

/** The whole city, as the map draws it. */
const ofCity = (on: Drafting): MapScene => ({
  kind: 'map',
  id: on.newId(),
  title: '',
  note: '',
  group: '',
  cityId: null,
  camera: cameraOf(on, on.city.extent),
  frame: on.frame,
  view: 'coverage',
  layers: layersOf(on, on.city),
  filter: NO_FILTER,
  selection: { kind: 'none' },
  card: null,
  footprintId: null,
  footprint: null,
  compare: null,
  picture: null,
});

const cameraOf = ({ frame }: Drafting, extent: City['extent']) =>
  pictureCamera({ extent, padding: MARGIN * Math.min(frame.width, frame.height) }, frame);

function drawnFor(on: Drafting, card: SceneCard): MapScene['layers'] {
  const roles = ROLES[card];
  if (!roles) return layersOf(on, on.city);
  const also = new Set(ALSO[card]?.(on));
  return shown(on, ({ id, role }) => (role !== null && roles.includes(role)) || also.has(id));
}

/** What a scene is about, wholly; of the ground what the map draws, but for what is laid out on it. */
function shown(on: Drafting, isAbout: (layer: CityLayer) => boolean): MapScene['layers'] {
  const layers = layersOf(on, on.city);
  const drawn = new Set(layers.visible);
  const isBare = (layer: CityLayer): boolean =>
    isGround(on.city, layer) && !LAID_OUT.some((role) => role === layer.role) && layer.geometry !== 'point';
  const visible = classEntries(on.city)
    .filter(({ key, layer }) => isAbout(layer) || (drawn.has(key) && isBare(layer)))
    .map(({ key }) => key);
  return { ...layers, visible };
}

const LAID_OUT: readonly Role[] = ['built-up', 'parks', 'stops'];

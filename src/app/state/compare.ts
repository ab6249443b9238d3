/** 对比: the state that the second map is a picture of. It is drawn only: nothing of it is computed. */

import { NO_FILTER } from '../../domain/coverage/filter.ts';
import { cityWith } from '../../domain/user-layers.ts';
import { type CityFiles, fetchCity } from '../cities.ts';
import { prepareDerived } from '../map/derive.ts';
import { withLayers } from '../panels/meeting/scenes.ts';
import { drawnTables } from './compare-tables.ts';
import { keptWork } from './history.ts';
import type { Large } from './large-layers.ts';
import { EMPTY_PROJECT, type OpenCity, type Project } from './model.ts';
import { shippedFiles } from './open-city.ts';
import { workDisk } from './save-disk.ts';
import { freshSlot, readSlot } from './save-slots.ts';
import type { Compare, SceneLayers } from './scene.ts';
import type { AppState } from './store.ts';

/** What the second map shows of a city. */
export interface SecondCity {
  /** Null: the city of the first map. */
  readonly otherId: string | null;
  readonly open: OpenCity;
  /** The work on that city, its versions in force as they are compared. */
  readonly project: Project;
  /** Large layers that are not on the first map. */
  readonly large: Readonly<Record<string, Large>>;
  /** Ids of its layers that cannot be drawn. */
  readonly lost: readonly string[];
}

/** City of the second map where it is not that of the first. */
export const otherCity = ({ cityId }: Pick<AppState, 'cityId'>, compare: Compare): string | null =>
  compare.cityId === cityId ? null : compare.cityId;

/** Open what is compared; null where nothing is, or the first map has no city yet. Rejects where its files cannot be had. */
export async function openSecond(state: AppState): Promise<SecondCity | null> {
  const { compare, open } = state;
  if (!compare || !open) return null;
  const otherId = otherCity(state, compare);
  return otherId === null ? openSame(state, open, compare) : openOther(otherId, compare.layers.versions);
}

async function openSame(
  { project, cityId }: Pick<AppState, 'project' | 'cityId'>,
  live: OpenCity,
  { layers }: Compare,
): Promise<SecondCity> {
  const shown = inVersions(project, live.city, layers.versions);
  const base = await cityFilesOf(cityId);
  const city = cityWith(base.city, shown.userLayers, shown.ownVersions, shown.absentLayers);
  const { tables, ...drawn } = await drawnTables(city, { base, userLayers: shown.userLayers, known: live });
  const isSame = live.city.layers.every(({ id }) => tables[id] === live.tables[id]);
  const open = isSame ? live : await derived({ city, tables, summaries: [] });
  return { otherId: null, open, project: shown, ...drawn };
}

async function openOther(cityId: string, versions: SceneLayers['versions']): Promise<SecondCity> {
  const [base, work] = await Promise.all([cityFilesOf(cityId), workOn(cityId)]);
  const asLeft = cityWith(base.city, work.userLayers, work.ownVersions, work.absentLayers);
  const project = inVersions(work, asLeft, versions);
  const { userLayers, ownVersions, absentLayers } = project;
  const city = cityWith(base.city, userLayers, ownVersions, absentLayers);
  const { tables, ...drawn } = await drawnTables(city, { base, userLayers, known: null });
  return { otherId: cityId, open: await derived({ city, tables, summaries: [] }), project, ...drawn };
}

async function derived(open: OpenCity): Promise<OpenCity> {
  await prepareDerived(open);
  return open;
}

const inVersions = (project: Project, city: OpenCity['city'], versions: SceneLayers['versions']): Project => {
  const { userLayers, ownVersions } = withLayers(project, city, { ...NO_LAYERS, versions });
  return { ...project, userLayers, ownVersions };
};

const NO_LAYERS: SceneLayers = { visible: [], opacity: {}, order: null, versions: {} };

/** The city that was fetched last beside the one on show. */
let fetched: { readonly cityId: string; readonly files: Promise<CityFiles> } | null = null;

/** As it was shipped. Rejects where it cannot be had. */
export function cityFilesOf(cityId: string): Promise<CityFiles> {
  const shipped = shippedFiles();
  if (shipped?.city.id === cityId) return Promise.resolve(shipped);
  if (fetched?.cityId === cityId) return fetched.files;
  const files = fetchCity(cityId);
  fetched = { cityId, files };
  // What failed is fetched anew.
  files.catch(() => {
    fetched = null;
  });
  return files;
}

/** As this window left it, else as it was saved last; what cannot be read is left out. */
async function workOn(cityId: string): Promise<Project> {
  const kept = keptWork(cityId);
  if (kept) return kept.work.project;
  return (await readSlot(workDisk, freshSlot(cityId).slot))?.project ?? EMPTY_PROJECT;
}

const NOTHING_KNOWN = {
  check: { kind: 'none' },
  advice: { kind: 'none' },
  freeGround: { kind: 'none' },
  trace: { kind: 'none' },
  selection: { kind: 'none' },
  sumGround: null,
  comparison: null,
  batch: null,
  vertex: null,
  sketch: null,
  refused: null,
  measured: null,
  // A picture of the map has no handles.
  dialog: 'export',
} as const satisfies Partial<AppState>;

/**
 * The state of the second map beside that of the first. Footprints of the same city stand on both, without what they meet;
 * `camera` is null where the second map has not been placed yet. The same object parts for the same input, so that only
 * what differs is drawn anew.
 */
export function secondOf(state: AppState, second: SecondCity): AppState | null {
  const { compare } = state;
  if (!compare) return null;
  const shown = { ...state, ...NOTHING_KNOWN, open: second.open, large: largeOf(state, second) };
  const project = secondProject(state, second);
  if (second.otherId === null) return { ...shown, project };
  return {
    ...shown,
    cityId: second.otherId,
    camera: compare.camera,
    hoverKey: null,
    mark: null,
    coverageFilter: NO_FILTER,
    project,
  };
}

let last: { readonly second: SecondCity; readonly views: object; readonly made: Project } | null = null;

/** The work that the second map draws: the footprints of the first one's city are on it too. The same while it is. */
export function secondProject(
  { compare, project }: Pick<AppState, 'compare' | 'project'>,
  second: SecondCity,
): Project {
  const drawn = compare ? viewsOf(second, compare.layers) : second.project;
  const { footprints, activeFootprintId } = second.otherId === null ? project : EMPTY_PROJECT;
  const isSame =
    last?.second === second &&
    last.views === drawn &&
    last.made.footprints === footprints &&
    last.made.activeFootprintId === activeFootprintId;
  if (!last || !isSame)
    last = { second, views: drawn, made: { ...second.project, ...drawn, footprints, activeFootprintId } };
  return last.made;
}

let views: { second: SecondCity; of: SceneLayers; made: Pick<Project, 'layers' | 'order'> } | null = null;

function viewsOf(second: SecondCity, of: SceneLayers): Pick<Project, 'layers' | 'order'> {
  if (views?.second !== second || views.of !== of) views = { second, of, made: drawnAs(second, of) };
  return views.made;
}

function drawnAs({ project, open }: SecondCity, of: SceneLayers): Pick<Project, 'layers' | 'order'> {
  const { layers, order } = withLayers(project, open.city, { ...of, versions: {} });
  return { layers, order };
}

let large: { second: SecondCity; live: AppState['large']; made: AppState['large'] } | null = null;

/** Large layers of the first map that are on the second in the same version, and its own. */
function largeOf(state: Pick<AppState, 'large' | 'open'>, second: SecondCity): AppState['large'] {
  if (second.otherId !== null) return second.large;
  if (large?.second !== second || large.live !== state.large) {
    const { tables } = second.open;
    const common = Object.entries(state.large).filter(([id]) => tables[id] === state.open?.tables[id]);
    large = { second, live: state.large, made: { ...Object.fromEntries(common), ...second.large } };
  }
  return large.made;
}

/** The one store: session and project, with undo. The only file that knows the store library. */
import { create } from 'zustand';
import { NO_FILTER } from '../../domain/coverage/filter.ts';
import { cityList } from '../cities.ts';
import { NO_PARTS } from './coverage-types.ts';
import { EMPTY_PROJECT, type Footprint, type Project, type Session } from './model.ts';

export interface AppState extends Session {
  readonly project: Project;
  readonly past: readonly Project[];
  readonly future: readonly Project[];
}

const HISTORY = 100;

const initial: AppState = {
  cityId: cityList[0]?.id ?? '',
  language: 'zh',
  mapLanguage: null,
  view: 'siting',
  tool: 'move',
  projector: false,
  compare: null,
  presenting: null,
  deck: null,
  camera: null,
  selection: { kind: 'none' },
  hoverKey: null,
  open: null,
  opening: 'loading',
  openProgress: null,
  withheld: [],
  check: { kind: 'none' },
  advice: { kind: 'none' },
  safetyMargin: null,
  adviceFolded: null,
  freeGround: { kind: 'none' },
  sumGround: null,
  coverage: { kind: 'none' },
  coverageFilter: NO_FILTER,
  boardGround: null,
  coverageParts: NO_PARTS,
  areaUnit: 'km2',
  boardColumns: null,
  trace: { kind: 'none' },
  recheck: { kind: 'none' },
  changed: null,
  comparison: null,
  inspections: {},
  large: {},
  problems: [],
  toast: null,
  task: null,
  vertex: null,
  sketch: null,
  refused: null,
  measured: null,
  importing: null,
  waiting: [],
  register: [],
  batch: null,
  batchAsked: null,
  screenings: [],
  candidates: null,
  savedAt: null,
  saveFailed: false,
  sessionOnly: false,
  savedAside: false,
  strays: [],
  pointer: null,
  under: [],
  mark: null,
  dialog: null,
  project: EMPTY_PROJECT,
  past: [],
  future: [],
};

export const useApp = create<AppState>()(() => initial);

export const getApp = useApp.getState;
export const subscribeApp = useApp.subscribe;

/** Change what is not the user's work: view, selection, pointer and so on. */
export function setSession(change: Partial<Session>): void {
  useApp.setState(change);
}

/** Change the user's work as one step that can be undone. */
export function edit(change: (project: Project) => Project): void {
  endGesture();
  const { project, past } = getApp();
  const next = change(project);
  if (next === project) return;
  useApp.setState({ project: next, past: [...past, project].slice(-HISTORY), future: [] });
}

/** Show something in the user's work that is none of it (see `Footprint.preview`), or another site: no step of undo. */
export function show(change: (project: Project) => Project): void {
  endGesture();
  const { project } = getApp();
  const next = change(project);
  if (next !== project) useApp.setState({ project: next });
}

/**
 * Complete the user's work with what came later than the step that it belongs to. It is no step of its own, and stays where
 * that step is undone and done again.
 */
export function complete(change: (project: Project) => Project): void {
  const { project, past, future } = getApp();
  if (gestureStart) gestureStart = change(gestureStart);
  useApp.setState({ project: change(project), past: past.map(change), future: future.map(change) });
}

/**
 * Change the user's work while a gesture lasts, without a step for each frame. The first call of a gesture keeps the
 * state before it; `endGesture` makes one step of the whole.
 */
let gestureStart: Project | null = null;
export function editLive(change: (project: Project) => Project): void {
  const { project } = getApp();
  gestureStart ??= project;
  useApp.setState({ project: change(project) });
}

export function endGesture(): void {
  const { project, past } = getApp();
  if (gestureStart && gestureStart !== project)
    useApp.setState({ past: [...past, gestureStart].slice(-HISTORY), future: [] });
  gestureStart = null;
}

/** Give a gesture up: the work is as it was before. */
export function cancelGesture(): void {
  if (gestureStart) useApp.setState({ project: gestureStart });
  gestureStart = null;
}

/** A step of the work with the site in hand that it changes; the one in hand where it changes none. */
function atChange(to: Project, from: Project): Project {
  const before = new Map(from.footprints.map((f) => [f.id, f]));
  // A row that was only looked at then is no change.
  const isChanged = (f: Footprint): boolean => before.get(f.id) !== f && (!f.preview || before.has(f.id));
  const changed = to.footprints.filter(isChanged).map((f) => f.id);
  const hasInHand = to.footprints.some((f) => f.id === from.activeFootprintId);
  const inHand = hasInHand ? from.activeFootprintId : to.activeFootprintId;
  const next = changed.length > 0 && !changed.some((id) => id === inHand) ? changed[0]! : inHand;
  return next === to.activeFootprintId ? to : { ...to, activeFootprintId: next };
}

export function undo(): void {
  endGesture();
  const { project, past, future } = getApp();
  const last = past.at(-1);
  if (!last) return;
  useApp.setState({ project: atChange(last, project), past: past.slice(0, -1), future: [project, ...future] });
}

export function redo(): void {
  endGesture();
  const { project, past, future } = getApp();
  const next = future[0];
  if (!next) return;
  useApp.setState({ project: atChange(next, project), past: [...past, project], future: future.slice(1) });
}

/** Put another project in place (a city was opened); nothing before it can be undone. */
export function replaceProject(project: Project): void {
  gestureStart = null;
  useApp.setState({ project, past: [], future: [] });
}

/** The work with its history, kept while something else is shown in its place. */
export type Work = Pick<AppState, 'project' | 'past' | 'future'>;

export function keepWork(): Work {
  const { project, past, future } = getApp();
  return { project, past, future };
}

export function putWorkBack(work: Work): void {
  gestureStart = null;
  useApp.setState(work);
}

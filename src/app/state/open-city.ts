/** Opening a city, and opening it anew when the user's layers change. */

import type { City } from '../../domain/city.ts';
import { NO_FILTER } from '../../domain/coverage/filter.ts';
import type { LayerTable } from '../../domain/feature-table.ts';
import type { Problem } from '../../domain/problems.ts';
import { withRemoved } from '../../domain/siting/rule-edits.ts';
import type { RuleBook } from '../../domain/siting/rules.ts';
import { cityWith, type UserLayer } from '../../domain/user-layers.ts';
import { unpackTable } from '../../io/layer-pack.ts';
import type { Calls, LayerFile, LayerSummary } from '../../worker/calls.ts';
import { CancelledError } from '../../worker/connect.ts';
import { storedDrawing } from '../../worker/stored-drawing.ts';
import { type CityFiles, fetchCity } from '../cities.ts';
import { compute } from '../compute.ts';
import { percent, squareKilometres } from '../format.ts';
import { prepareDerived } from '../map/derive.ts';
import { requestCheck } from './actions.ts';
import { showBoardFilter } from './board-filters.ts';
import { NO_PARTS } from './coverage-types.ts';
import { asDrawn, type Large, rowsOf, showLarge, takeDrawing } from './large-layers.ts';
import { getPack } from './layer-store.ts';
import type { OpenCity, Project } from './model.ts';
import { ownTables } from './own-versions.ts';
import { giveBack, leaveCity, loadWork, takeUp } from './save.ts';
import { getApp, setSession, subscribeApp } from './store.ts';
import { besides, isLarge } from './withheld.ts';

/** The shipped part of the city on show: kept, so that a layer that comes or goes does not fetch it again. */
let shipped: CityFiles | null = null;
/** The record of the city on show as it was shipped. */
export const shippedCity = (): City | null => shipped?.city ?? null;
/** Its files as they were shipped, with every version of its layers. */
export const shippedFiles = (): CityFiles | null => shipped;
/** Its rules as they were shipped. */
export const shippedRules = (): RuleBook | null => shipped?.rules ?? null;

/** Counts openings: an answer of an earlier one is dropped. */
let turn = 0;

const NOTHING_KNOWN = {
  check: { kind: 'none' },
  coverage: { kind: 'none' },
  coverageParts: NO_PARTS,
  trace: { kind: 'none' },
  recheck: { kind: 'none' },
  selection: { kind: 'none' },
  under: [],
  inspections: {},
  changed: null,
  comparison: null,
} as const;

/**
 * Open a city: its record, its layers and the user's saved work on it. `presenting`: for a scene, the presentation goes on.
 */
export async function openCity(cityId: string, { presenting = false } = {}): Promise<void> {
  const own = ++turn;
  leaveCity();
  setSession({
    cityId,
    opening: 'loading',
    openProgress: null,
    open: null,
    ...NOTHING_KNOWN,
    coverageFilter: NO_FILTER,
    mark: null,
    ...(presenting ? {} : { presenting: null, deck: null, compare: null }),
    importing: null,
    large: {},
    withheld: [],
    problems: [],
  });
  // The thread starts, and the layers come from the disk, while the city's files are fetched.
  compute();
  const loading = loadWork(cityId);
  const bringing = loading.then(({ work }) => bring(work.project.userLayers));
  const [files, loaded, brought] = await Promise.all([fetchCity(cityId), loading, bringing]);
  if (turn !== own) {
    giveBack(cityId, loaded);
    return;
  }
  shipped = files;
  takeUp(cityId, loaded);
  if (!presenting) showBoardFilter();
  await show(files, own, loaded.problems, brought);
}

/** Open a city; a failure becomes a problem of the page, never an exception. */
export async function openCityOrTell(cityId: string, options: { readonly presenting?: boolean } = {}): Promise<void> {
  try {
    await openCity(cityId, options);
  } catch (error) {
    if (getApp().cityId !== cityId) return;
    const message = error instanceof Error ? error.message : String(error);
    setSession({
      opening: 'failed',
      problems: [{ code: 'computation-failed', severity: 'error', where: {}, values: { message } }],
    });
  }
}

/** When the city on show stands, or could not be opened. */
export function cityStands(): Promise<void> {
  return new Promise((resolve) => {
    if (getApp().opening !== 'loading') {
      resolve();
      return;
    }
    const stop = subscribeApp(({ opening }) => {
      if (opening === 'loading') return;
      stop();
      resolve();
    });
  });
}

/** Open the city on show anew with the layers the user now has; everything else stays as it is. */
async function reopen(): Promise<void> {
  const own = ++turn;
  if (!shipped) return;
  const before = getApp().open?.summaries ?? [];
  setSession({ opening: 'loading', openProgress: null, ...NOTHING_KNOWN });
  const brought = await bring(getApp().project.userLayers);
  if (turn !== own) return;
  await show(shipped, own, [], brought);
  if (turn === own) tellChangedAreas(before);
}

/** A version that came into force with an area this far from the one before is told: it may be another layer altogether. */
const CHANGED_SHARE = 0.2;

function tellChangedAreas(before: readonly LayerSummary[]): void {
  const { open, problems, project, language, withheld } = getApp();
  if (!open) return;
  const inForce = besides(project.userLayers, withheld).filter(
    (l) => l.as.kind === 'version' && l.as.inForce && !l.record.bands,
  );
  const told = inForce.flatMap((own): Problem[] => {
    const id = layerIdOf(own);
    const [was, is] = [areaOf(before, id), areaOf(open.summaries, id)];
    if (was === 0 || Math.abs(is - was) <= CHANGED_SHARE * was) return [];
    const layer = open.city.layers.find((l) => l.id === id)?.name[language] ?? id;
    const values = {
      layer,
      before: squareKilometres(was),
      after: squareKilometres(is),
      percent: percent(is / was - 1),
    };
    return [{ code: 'version-area-changed', severity: 'warning', where: {}, values }];
  });
  if (told.length > 0) setSession({ problems: [...told, ...problems] });
}

const areaOf = (summaries: readonly LayerSummary[], layerId: string): number =>
  summaries.find((s) => s.layerId === layerId)?.classes.reduce((sum, c) => sum + (c.areaSquareMetres ?? 0), 0) ?? 0;

interface Brought {
  readonly files: readonly LayerFile[];
  /** Versions in force that the map draws itself, by layer. */
  readonly tables: Readonly<Record<string, LayerTable>>;
  /** Layers whose version in force is too large for that. */
  readonly large: Readonly<Record<string, Large>>;
  readonly problems: readonly Problem[];
}

/** Layer of the city that a user's layer or version is drawn as. */
export const layerIdOf = ({ id, as }: UserLayer): string => (as.kind === 'version' ? as.layerId : (as.absentId ?? id));

const isInForce = (layer: UserLayer): boolean => layer.as.kind === 'layer' || layer.as.inForce;

async function bring(layers: readonly UserLayer[]): Promise<Brought> {
  const files: LayerFile[] = [];
  const tables: Record<string, LayerTable> = {};
  const large: Record<string, Large> = {};
  const problems: Problem[] = [];
  for (const layer of besides(layers, getApp().withheld)) {
    const bytes = await getPack(layer.pack);
    if (!bytes.ok) {
      problems.push(...bytes.problems.map((p) => ({ ...p, where: { file: layer.name } })));
      continue;
    }
    const layerId = layerIdOf(layer);
    if (isInForce(layer)) {
      delete large[layerId];
      const known = getApp().large[layerId];
      if (isLarge(layer))
        large[layerId] =
          known?.pack === layer.pack ? known : { pack: layer.pack, layer: storedDrawing(bytes.value), shown: 0 };
      else {
        const pack = unpackTable(bytes.value);
        if (pack.ok) tables[layerId] = pack.value.table;
        else problems.push(...pack.problems.map((p) => ({ ...p, where: { file: layer.name } })));
      }
    }
    files.push({ layerId, versionId: layer.id, form: 'pack', bytes: bytes.value.buffer as ArrayBuffer });
  }
  return { files, tables, large, problems };
}

async function show(base: CityFiles, own: number, problems: readonly Problem[], brought: Brought): Promise<void> {
  const { userLayers, ownVersions, absentLayers, rules } = getApp().project;
  const city = cityWith(base.city, userLayers, ownVersions, absentLayers);
  const tables: Record<string, LayerTable> = { ...ownTables(base, ownVersions), ...brought.tables };
  for (const [id, { layer }] of Object.entries(brought.large)) tables[id] = rowsOf(layer);
  const input = { city, files: [...base.files, ...brought.files], rules: checkedRules(rules, base.rules) };
  const opening = callOpen(input, brought, own);
  // The map is there while the thread still compiles the layers; figures come with `ready`.
  const open: OpenCity = { city, tables, summaries: [] };
  await prepareDerived(open);
  if (turn !== own) return;
  setSession({ open, large: asDrawn(brought.large) });
  for (const id of Object.keys(brought.large)) showLarge(id);
  const opened = await opening;
  if (turn !== own) return;
  if (!opened) {
    // The user would not wait for the large layers: the city is opened without them.
    setSession({ withheld: [...getApp().withheld, ...largeOnes().map(({ id }) => id)] });
    await reopen();
    return;
  }
  setSession({
    opening: opened.ok ? 'ready' : 'failed',
    openProgress: null,
    open: { ...open, summaries: opened.ok ? opened.value.summaries : [] },
    problems: [...problems, ...brought.problems, ...withoutOwn(opened.problems, userLayers)],
  });
  requestCheck();
  await drawRest(own);
}

/** The user's large layers that are not left out already. */
const largeOnes = (): readonly UserLayer[] => {
  const { project, withheld } = getApp();
  return besides(project.userLayers, withheld).filter(isLarge);
};

/**
 * Have the thread open the city; null where the user cancelled that, which is offered where large layers are what takes long.
 * An opening that another has overtaken is told no more.
 */
async function callOpen(
  input: Calls['openCity']['input'],
  { files }: Brought,
  own: number,
): Promise<Calls['openCity']['output'] | null> {
  const stop = new AbortController();
  const names = largeOnes().map(({ name }) => name);
  const cancel = names.length > 0 ? { names, run: () => stop.abort() } : null;
  const tell = (done: number, total: number) => {
    if (turn === own) setSession({ openProgress: { share: total > 0 ? done / total : 0, cancel } });
  };
  tell(0, 1);
  try {
    const transfer = files.map((f) => f.bytes);
    return await compute().call('openCity', input, { transfer, onProgress: tell, signal: stop.signal });
  } catch (error) {
    if (error instanceof CancelledError) return null;
    throw error;
  }
}

/** Load a layer that was left out when the city was opened. */
export async function loadWithheld(layerId: string): Promise<void> {
  const { withheld, project } = getApp();
  const wanted = new Set(project.userLayers.filter((l) => layerIdOf(l) === layerId).map(({ id }) => id));
  setSession({ withheld: withheld.filter((id) => !wanted.has(id)) });
  await reopen();
}

/** The user's edition, saying which shipped rules it lacks; else the shipped rules. */
const checkedRules = (own: RuleBook | null, base: RuleBook): RuleBook => (own ? withRemoved(own, base) : base);

/** The city on show as it was opened, for further threads; the bytes of the user's layers are the caller's own. */
export async function cityInput(): Promise<Calls['openCity']['input'] | null> {
  const { open, project } = getApp();
  if (!open || !shipped) return null;
  const brought = await bring(project.userLayers);
  return {
    city: open.city,
    files: [...shipped.files, ...brought.files],
    rules: checkedRules(project.rules, shipped.rules),
  };
}

/** What is not drawn as it was stored: older packs have no drawing, and what cannot be read is not shown. */
async function drawRest(own: number): Promise<void> {
  for (const [id, { layer }] of Object.entries(getApp().large)) {
    const isOpen = getApp().open?.summaries.some((s) => s.layerId === id);
    if (layer && isOpen) continue;
    const drawn = isOpen ? await compute().call('drawLarge', { layerId: id }) : null;
    if (turn !== own) return;
    takeDrawing(id, drawn?.ok ? drawn.value : null);
  }
}

/** What is wrong with a user's layer stands in its record since it was opened; it is not told again each time. */
function withoutOwn(problems: readonly Problem[], layers: readonly UserLayer[]): Problem[] {
  const own = new Set<unknown>(layers.filter(isInForce).map(layerIdOf));
  return problems.filter((p) => !own.has(p.values.layer));
}

/** What of the layers and versions the figures and their names rest on; the rest of a record is only read. */
const figuresOf = ({ userLayers, ownVersions, absentLayers }: Project): string =>
  JSON.stringify([
    absentLayers,
    Object.entries(ownVersions).sort(),
    userLayers.map(({ id, pack, name, as, classes, record }) => [
      id,
      pack,
      name,
      as,
      classes,
      record.date,
      record.accuracyMetres,
    ]),
  ]);

const sameLayers = (now: Project, before: Project): boolean =>
  now.userLayers === before.userLayers &&
  now.ownVersions === before.ownVersions &&
  now.absentLayers === before.absentLayers;

/** Whatever changes the user's layers (opening, undo, redo) opens the city anew. Returns the function that stops. */
export function followUserLayers(): () => void {
  return subscribeApp((state, before) => {
    if (sameLayers(state.project, before.project) || state.cityId !== before.cityId) return;
    // A city that is being opened reads the layers when it gets there.
    if (state.opening === 'loading' && state.open === null) return;
    if (figuresOf(state.project) === figuresOf(before.project)) {
      const { userLayers, ownVersions, absentLayers } = state.project;
      if (state.open && shipped) {
        const city = cityWith(shipped.city, userLayers, ownVersions, absentLayers);
        setSession({ open: { ...state.open, city } });
      }
      return;
    }
    reopen().catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      setSession({
        opening: 'failed',
        problems: [{ code: 'computation-failed', severity: 'error', where: {}, values: { message } }],
      });
    });
  });
}

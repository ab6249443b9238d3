/** Opening a city, and opening it anew when the user's layers change. */

import type { City } from '../../domain/city.ts';
import type { LayerTable } from '../../domain/feature-table.ts';
import type { Problem } from '../../domain/problems.ts';
import { cityWith, type UserLayer } from '../../domain/user-layers.ts';
import { unpackTable } from '../../io/layer-pack.ts';
import type { LargeLayer, LayerFile, LayerSummary } from '../../worker/calls.ts';
import { type CityFiles, fetchCity } from '../cities.ts';
import { compute } from '../compute.ts';
import { percent, squareKilometres } from '../format.ts';
import { prepareDerived } from '../map/derive.ts';
import { requestCheck } from './actions.ts';
import { getPack } from './layer-store.ts';
import type { OpenCity } from './model.ts';
import { leaveCity, loadWork, takeUp } from './save.ts';
import { getApp, setSession, subscribeApp } from './store.ts';

/** The shipped part of the city on show: kept, so that a layer that comes or goes does not fetch it again. */
let shipped: CityFiles | null = null;
/** The record of the city on show as it was shipped. */
export const shippedCity = (): City | null => shipped?.city ?? null;

/** Counts openings: an answer of an earlier one is dropped. */
let turn = 0;

const NOTHING_KNOWN = {
  check: { kind: 'none' },
  coverage: { kind: 'none' },
  trace: { kind: 'none' },
  recheck: { kind: 'none' },
  selection: { kind: 'none' },
  under: [],
  inspections: {},
  comparison: null,
} as const;

/** Open a city: its record, its layers and the user's saved work on it. */
export async function openCity(cityId: string): Promise<void> {
  const own = ++turn;
  leaveCity();
  setSession({
    cityId,
    opening: 'loading',
    open: null,
    ...NOTHING_KNOWN,
    mark: null,
    presenting: null,
    importing: null,
    large: {},
    problems: [],
  });
  const [files, loaded] = await Promise.all([fetchCity(cityId), loadWork(cityId)]);
  if (turn !== own) return;
  shipped = files;
  takeUp(cityId, loaded);
  await show(files, own, loaded.problems);
}

/** Open the city on show anew with the layers the user now has; everything else stays as it is. */
async function reopen(): Promise<void> {
  const own = ++turn;
  if (!shipped) return;
  const before = getApp().open?.summaries ?? [];
  setSession({ opening: 'loading', ...NOTHING_KNOWN });
  await show(shipped, own, []);
  if (turn === own) tellChangedAreas(before);
}

/** A version that came into force with an area this far from the one before is told: it may be another layer altogether. */
const CHANGED_SHARE = 0.2;

function tellChangedAreas(before: readonly LayerSummary[]): void {
  const { open, problems, project, language } = getApp();
  if (!open) return;
  const inForce = project.userLayers.filter((l) => l.as.kind === 'version' && l.as.inForce && !l.record.bands);
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
  /** Ids of layers whose version in force is too large for that. */
  readonly large: readonly string[];
  readonly problems: readonly Problem[];
}

/** More vertices than this are drawn from buffers: the map's own sources would hold the page up. */
const LARGE_VERTICES = 120_000;

/** Layer of the city that a user's layer or version is drawn as. */
export const layerIdOf = ({ id, as }: UserLayer): string => (as.kind === 'version' ? as.layerId : (as.absentId ?? id));

const isInForce = (layer: UserLayer): boolean => layer.as.kind === 'layer' || layer.as.inForce;

async function bring(layers: readonly UserLayer[]): Promise<Brought> {
  const files: LayerFile[] = [];
  const tables: Record<string, LayerTable> = {};
  const large = new Set<string>();
  const problems: Problem[] = [];
  for (const layer of layers) {
    const bytes = await getPack(layer.pack);
    if (!bytes.ok) {
      problems.push(...bytes.problems.map((p) => ({ ...p, where: { file: layer.name } })));
      continue;
    }
    const layerId = layerIdOf(layer);
    if (isInForce(layer)) {
      large.delete(layerId);
      if (layer.geometry === 'polygon' && layer.record.vertexCount > LARGE_VERTICES) large.add(layerId);
      else {
        const pack = unpackTable(bytes.value);
        if (pack.ok) tables[layerId] = pack.value.table;
        else problems.push(...pack.problems.map((p) => ({ ...p, where: { file: layer.name } })));
      }
    }
    files.push({ layerId, versionId: layer.id, form: 'pack', bytes: bytes.value.buffer as ArrayBuffer });
  }
  return { files, tables, large: [...large], problems };
}

async function show(base: CityFiles, own: number, problems: readonly Problem[]): Promise<void> {
  const { userLayers } = getApp().project;
  const brought = await bring(userLayers);
  if (turn !== own) return;
  const city = cityWith(base.city, userLayers);
  const tables: Record<string, LayerTable> = { ...base.tables, ...brought.tables };
  for (const id of brought.large) tables[id] = NO_FEATURES;
  const input = { city, files: [...base.files, ...brought.files] };
  const opening = compute().call('openCity', input, { transfer: brought.files.map((f) => f.bytes) });
  // The map is there while the thread still compiles the layers; figures come with `ready`.
  const open: OpenCity = { city, tables, summaries: [] };
  await prepareDerived(open);
  if (turn !== own) return;
  setSession({
    open,
    large: Object.fromEntries(Object.entries(getApp().large).filter(([id]) => brought.large.includes(id))),
  });
  const opened = await opening;
  if (turn !== own) return;
  setSession({
    opening: opened.ok ? 'ready' : 'failed',
    open: { ...open, summaries: opened.ok ? opened.value.summaries : [] },
    problems: [...problems, ...brought.problems, ...withoutOwn(opened.problems, userLayers)],
  });
  requestCheck();
  for (const id of brought.large) await drawLarge(id, own);
}

/** What is wrong with a user's layer stands in its record since it was opened; it is not told again each time. */
function withoutOwn(problems: readonly Problem[], layers: readonly UserLayer[]): Problem[] {
  const own = new Set<unknown>(layers.filter(isInForce).map(layerIdOf));
  return problems.filter((p) => !own.has(p.values.layer));
}

const NO_FEATURES: LayerTable = { type: 'FeatureCollection', features: [] };

async function drawLarge(layerId: string, own: number): Promise<void> {
  const drawn = await compute().call('drawLarge', { layerId });
  const { open } = getApp();
  if (turn !== own || !open || !drawn.ok) return;
  const features = drawn.value.rows.map((properties) => ({
    type: 'Feature' as const,
    properties,
    geometry: { type: 'GeometryCollection' as const, geometries: [] },
  }));
  const tables = { ...open.tables, [layerId]: { type: 'FeatureCollection' as const, features } };
  setSession({ open: { ...open, tables }, large: { ...getApp().large, [layerId]: { layer: drawn.value, shown: 0 } } });
  showChunks(layerId, drawn.value);
}

/** One chunk a frame: handing over all of them at once would hold the page for half a second. */
const CHUNKS_A_FRAME = 1;

function showChunks(layerId: string, layer: LargeLayer): void {
  const { large } = getApp();
  const entry = large[layerId];
  if (entry?.layer !== layer || entry.shown >= layer.chunks.length) return;
  setSession({ large: { ...large, [layerId]: { layer, shown: entry.shown + CHUNKS_A_FRAME } } });
  requestAnimationFrame(() => showChunks(layerId, layer));
}

/** What of the user's layers the figures and their names rest on; the rest of a record is only read. */
const figuresOf = (layers: readonly UserLayer[]): string =>
  JSON.stringify(
    layers.map(({ id, pack, name, as, classes, record }) => [
      id,
      pack,
      name,
      as,
      classes,
      record.date,
      record.accuracyMetres,
    ]),
  );

/** Whatever changes the user's layers (opening, undo, redo) opens the city anew. Returns the function that stops. */
export function followUserLayers(): () => void {
  return subscribeApp((state, before) => {
    if (state.project.userLayers === before.project.userLayers || state.cityId !== before.cityId) return;
    // A city that is being opened reads the layers when it gets there.
    if (state.opening === 'loading' && state.open === null) return;
    if (figuresOf(state.project.userLayers) === figuresOf(before.project.userLayers)) {
      if (state.open && shipped)
        setSession({ open: { ...state.open, city: cityWith(shipped.city, state.project.userLayers) } });
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

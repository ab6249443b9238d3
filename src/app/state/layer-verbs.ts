/** What users do with the layers they brought in. Every change of them is a step of undo. */

import type { BandSource } from '../../domain/bands.ts';
import type { LayerClass } from '../../domain/city.ts';
import type { LayerTable, PolygonCoordinates } from '../../domain/feature-table.ts';
import type { Outcome, Problem } from '../../domain/problems.ts';
import { bandClassId, type LayerRecord, type UserLayer } from '../../domain/user-layers.ts';
import { packTable, unpackTable } from '../../io/layer-pack.ts';
import { CancelledError } from '../../worker/connect.ts';
import type { ExportTarget } from '../../worker/data-calls.ts';
import { compute } from '../compute.ts';
import { dataThread, endDataThread } from '../data-thread.ts';
import { downloadBlob } from '../export/download.ts';
import { metres } from '../format.ts';
import { polygonsOf } from '../map/geometry.ts';
import { data } from '../text/data.ts';
import { newId } from './actions.ts';
import { cityFrame } from './city-frame.ts';
import { getPack, putPack } from './layer-store.ts';
import type { Project } from './model.ts';
import { layerIdOf, shippedCity } from './open-city.ts';
import { withOwnVersion, withoutForce } from './own-versions.ts';
import { edit, getApp, setSession } from './store.ts';
import { isLeft, runTask, toast } from './tasks.ts';

const words = () => data[getApp().language];

const userLayer = (id: string): UserLayer | undefined => getApp().project.userLayers.find((l) => l.id === id);

const replace = (id: string, change: (layer: UserLayer) => UserLayer): void =>
  edit((p) => ({ ...p, userLayers: p.userLayers.map((l) => (l.id === id ? change(l) : l)) }));

export function removeUserLayer(id: string): void {
  const layer = userLayer(id);
  if (!layer) return;
  edit((p) => ({ ...p, userLayers: p.userLayers.filter((l) => l !== layer) }));
  setSession({ selection: { kind: 'none' }, dialog: null });
  toast(words().removed(layer.name), true);
}

export interface VersionChoice {
  readonly layerId: string;
  readonly versionId: string;
}

/** Have the figures use a version, the user's or the city's own; said so, and a step of undo. */
export const putInForce = (layerId: string, versionId: string): void => putAllInForce([{ layerId, versionId }]);

/** Versions of several layers as one step. Those that the city has not are passed over. */
export function putAllInForce(choices: readonly VersionChoice[]): void {
  const { open, language } = getApp();
  const known = choices.flatMap((choice) => {
    const layer = open?.city.layers.find((l) => l.id === choice.layerId);
    const version = layer?.versions.find((v) => v.id === choice.versionId);
    return layer && version ? [{ choice, told: words().nowInForce(layer.name[language], version.date) }] : [];
  });
  if (known.length === 0) return;
  edit((p) => known.reduce((project, { choice }) => withInForce(project, choice), p));
  toast(known.map(({ told }) => told).join(' · '), true);
}

function withInForce(project: Project, { layerId, versionId }: VersionChoice): Project {
  const own = shippedCity()?.layers.find((l) => l.id === layerId)?.versions ?? [];
  return {
    ...project,
    userLayers: project.userLayers.map((l) =>
      l.as.kind === 'version' && l.as.layerId === layerId ? { ...l, as: { ...l.as, inForce: l.id === versionId } } : l,
    ),
    ownVersions: own.some((v) => v.id === versionId)
      ? withOwnVersion(project.ownVersions, layerId, versionId, own[0]!.id)
      : project.ownVersions,
  };
}

type RecordChange = Partial<Pick<LayerRecord, 'date' | 'version' | 'approval' | 'holder' | 'accuracyMetres'>> & {
  readonly name?: string;
};

export function changeRecord(id: string, { name, ...change }: RecordChange): void {
  replace(id, (l) => ({ ...l, name: name ?? l.name, record: { ...l.record, ...change } }));
}

/** Stored bytes of a layer: the user's pack, or one made of the shipped table. Null with problems where it cannot be had. */
async function packOf(layerId: string): Promise<ArrayBuffer | null> {
  const { project, open } = getApp();
  const own = project.userLayers.find((l) => layerIdOf(l) === layerId && (l.as.kind === 'layer' || l.as.inForce));
  if (!own) {
    const table = open?.tables[layerId];
    return table ? (packTable(table).buffer as ArrayBuffer) : null;
  }
  const stored = await getPack(own.pack);
  if (stored.ok) return stored.value.slice().buffer as ArrayBuffer;
  setSession({ problems: stored.problems });
  return null;
}

/** Look a layer through (数据体检), against a neighbour where one is named; what is found stands in the session. */
export async function inspectLayer(layerId: string, neighbourId: string | null = null): Promise<void> {
  const { open, language } = getApp();
  const layer = open?.city.layers.find((l) => l.id === layerId);
  const pack = await packOf(layerId);
  if (!layer || !pack) return;
  const answer = await runTask(
    dataThread(),
    'inspect',
    {
      name: layer.name[language],
      pack,
      city: cityFrame(),
      expectNoOverlap: layer.role !== 'protected-areas',
      neighbour: neighbourOf(neighbourId),
      accuracyMetres: layer.accuracyMetres,
    },
    { label: words().inspecting(layer.name[language]), transfer: [pack], onCancel: endDataThread },
  );
  // Bands reach over the border of the city by their nature.
  const found = layer.role === 'bands' ? (p: Problem) => p.code !== 'outside-city' : () => true;
  if (answer) setInspection(layerId, answer.problems.filter(found));
}

function neighbourOf(id: string | null) {
  const { open, language } = getApp();
  const layer = open?.city.layers.find((l) => l.id === id);
  const table = open?.tables[id ?? ''];
  return layer && table ? { name: layer.name[language], table, accuracyMetres: layer.accuracyMetres } : null;
}

function setInspection(layerId: string, problems: readonly Problem[]): void {
  setSession({ inspections: { ...getApp().inspections, [layerId]: problems } });
}

/** Store a layer that the thread made, and give its hash. Null where it made none or there is no room for it; the problems are shown. */
async function putMade(answer: Outcome<{ readonly pack: ArrayBuffer }>): Promise<string | null> {
  const stored = answer.ok ? await putPack(new Uint8Array(answer.value.pack)) : answer;
  if (stored.ok) return stored.value;
  setSession({ problems: stored.problems });
  return null;
}

/** Mend the features of a layer that were found to have faults. */
export async function mendLayer(id: string): Promise<void> {
  const layer = userLayer(id);
  const { inspections } = getApp();
  if (!layer) return;
  const layerId = layerIdOf(layer);
  const found = inspections[layerId] ?? layer.record.problems;
  const features = [
    ...new Set(
      found.flatMap((p) => (p.severity === 'error' && p.where.feature !== undefined ? [p.where.feature] : [])),
    ),
  ];
  const pack = await packOf(layerId);
  if (!pack || features.length === 0) return;
  const answer = await runTask(
    dataThread(),
    'mend',
    { pack, features },
    { label: words().mending(layer.name), transfer: [pack], onCancel: endDataThread },
  );
  if (!answer) return;
  const stored = await putMade(answer);
  if (!answer.ok || stored === null) return;
  const { repairs } = answer.value;
  replace(id, (l) => ({
    ...l,
    pack: stored,
    record: {
      ...l.record,
      repairs: [...l.record.repairs, ...repairs],
      problems: withoutFaults(l.record.problems, repairs),
    },
  }));
  setInspection(layerId, [...withoutFaults(found, repairs), ...answer.problems]);
  toast(words().mended(repairs.length), true);
}

function withoutFaults(problems: readonly Problem[], repairs: readonly { readonly feature: number }[]): Problem[] {
  const mended = new Set(repairs.map((r) => r.feature));
  return problems.filter(
    (p) => p.severity !== 'error' || p.where.feature === undefined || !mended.has(p.where.feature),
  );
}

/** Write the version in force of a layer to a file. */
export async function writeLayer(layerId: string, target: ExportTarget): Promise<void> {
  const { open, language } = getApp();
  const layer = open?.city.layers.find((l) => l.id === layerId);
  const pack = await packOf(layerId);
  if (!layer || !pack) return;
  const table = unpackTable(new Uint8Array(pack));
  if (!table.ok) {
    setSession({ problems: table.problems });
    return;
  }
  const name = layer.name[language];
  const answer = await runTask(
    dataThread(),
    'write',
    { name, table: table.value.table, target },
    { label: words().writing(name), onCancel: endDataThread },
  );
  if (!answer) return;
  setSession({ problems: answer.problems });
  if (answer.ok) downloadBlob(answer.value.name, new Blob([answer.value.bytes]));
}

/** Have the thread get ready to draw bands, while the user still chooses; returns the function that stops it. */
export function readyForBands(): () => void {
  const stop = new AbortController();
  dataThread()
    .call('warmBands', null, { signal: stop.signal })
    .catch((error: unknown) => {
      if (!(error instanceof CancelledError)) throw error;
    });
  return () => stop.abort();
}

interface BandsInput {
  readonly boundaryLayerId: string;
  readonly distancesMetres: readonly number[];
  /** For lines: the side on which the river is. */
  readonly riverSide: 'left' | 'right' | null;
}

/** Draw control bands outward of a layer's version in force; they come into force at once, as a step of undo. */
export async function makeBands({ boundaryLayerId, distancesMetres, riverSide }: BandsInput): Promise<void> {
  const { open, cityId, language } = getApp();
  const boundary = open?.city.layers.find((l) => l.id === boundaryLayerId);
  const table = open?.tables[boundaryLayerId];
  if (!open || !boundary || !table) return;
  const version = boundary.versions[0]!;
  const own = shippedCity();
  const classIds = distancesMetres.map((to, i) => bandClassId(own?.bandSet ?? null, distancesMetres[i - 1] ?? 0, to));
  const answer = await runTask(
    dataThread(),
    'bands',
    {
      source: sourceOf(table, riverSide),
      distancesMetres,
      classIds,
      boundary: { layerId: boundary.id, versionId: version.id, date: version.date },
    },
    { label: words().drawingBands, onCancel: endDataThread },
  );
  if (!answer) return;
  const stored = await putMade(answer);
  if (!answer.ok || stored === null) return;
  if (isLeft(cityId)) return;
  const { largestErrorMetres, vertexCount } = answer.value;
  const bandsLayer = open.city.bandSet?.bandsLayer ?? null;
  const made: UserLayer = {
    id: newId('bands'),
    pack: stored,
    name: open.city.bandSet?.name[language] ?? words().bandsName,
    as:
      bandsLayer === null
        ? { kind: 'layer', absentId: null, check: true }
        : { kind: 'version', layerId: bandsLayer, inForce: true },
    geometry: 'polygon',
    classes: bandClasses(classIds, distancesMetres, own?.layers.find((l) => l.id === bandsLayer)?.classes ?? []),
    record: {
      file: `${boundary.name[language]} ${version.date}`,
      format: 'made',
      importedAt: Date.now(),
      date: version.date,
      version: version.id,
      approval: version.approval ?? '',
      holder: boundary.holder?.zh ?? '',
      accuracyMetres: boundary.accuracyMetres + largestErrorMetres,
      placement: { epsg: 4490, order: 'xy', shift: 'none', ground: 'stated' },
      encoding: null,
      mapping: null,
      featureCount: distancesMetres.length,
      vertexCount,
      addedVertices: 0,
      repairs: [],
      problems: answer.problems,
      bands: {
        boundary: {
          layerId: boundary.id,
          versionId: version.id,
          name: boundary.name[language],
          date: version.date,
          illustrative: boundary.reality === 'illustrative',
        },
        distancesMetres,
        largestErrorMetres,
      },
    },
  };
  edit((p) => ({ ...p, userLayers: [...withoutForce(p.userLayers, [made]), made] }));
  setSession({ problems: answer.problems });
  const known = new Set(own?.bandSet?.rings.map((ring) => ring.class));
  const without = made.classes.filter((c) => !known.has(c.id)).map((c) => c.name[language]);
  toast(words().bandsDrawn(metres(largestErrorMetres, 3), without.join(language === 'zh' ? '、' : ', ')), true);
}

/** The city's own classes keep name and rule; bands with other limits are named by them. */
function bandClasses(
  classIds: readonly string[],
  distances: readonly number[],
  known: readonly LayerClass[],
): LayerClass[] {
  const styles = ['band-200', 'band-1000', 'band-3000'];
  return classIds.map((id, i) => {
    const text = words().bandName(distances[i - 1] ?? 0, distances[i]!);
    const style = styles[Math.min(i, styles.length - 1)]!;
    return known.find((c) => c.id === id) ?? { id, name: { zh: text, en: text }, style, check: true };
  });
}

function sourceOf(table: LayerTable, riverSide: BandsInput['riverSide']): BandSource {
  const coordinates: PolygonCoordinates = table.features.flatMap((f) => polygonsOf(f.geometry));
  if (coordinates.length > 0) return { type: 'polygons', coordinates };
  const lines = table.features.flatMap(({ geometry }) =>
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [],
  );
  return { type: 'lines', lines: lines.map((line) => ({ coordinates: line, riverSide })) };
}

/** Two versions of a layer against each other; the pieces are drawn until `comparison` is taken off again. */
export async function compareVersions(layerId: string, before: string, after: string): Promise<void> {
  const answer = await runTask(compute(), 'compareVersions', { layerId, before, after }, { label: words().comparing });
  if (!answer) return;
  setSession(answer.ok ? { comparison: answer.value, problems: answer.problems } : { problems: answer.problems });
}

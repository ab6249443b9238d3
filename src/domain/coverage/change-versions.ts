/** Two versions of a polygon layer set against each other: which they are, and the engine's answer, kept for the city. */
import { type ChangeRow, OUTSIDE, type Work } from '../../engine/index.ts';
import type { CityLayer } from '../city.ts';
import type { LayerTable } from '../feature-table.ts';
import { overlayFeatures, type PreparedCity } from '../prepared-city.ts';
import { perCity } from './per-city.ts';

export type Version = CityLayer['versions'][number];

/** Classes of a version that can be told apart: each takes a bit of the engine's 32. */
export const MOST_CHANGED_CLASSES = 32;

/**
 * The version that 面积不减少 is measured from: the oldest of those that are no newer than the one in force. Null where all
 * others are newer, or nobody knows their dates: 缺少基准期数据. Of the same date the last one counts as the oldest.
 */
export function baselineOf({ versions }: CityLayer): Version | null {
  const [inForce, ...others] = versions;
  return others.reduce<Version | null>(
    (oldest, version) =>
      /^\d/.test(version.date) && isNoNewer(version.date, (oldest ?? inForce!).date) ? version : oldest,
    null,
  );
}

/** Versions that the one in force may be compared with, in the layer's order: all but those known to be newer. */
export function earlierVersions({ versions }: Pick<CityLayer, 'versions'>): readonly Version[] {
  const [inForce, ...others] = versions;
  return others.filter(({ date }) => !/^\d/.test(date) || isNoNewer(date, inForce!.date));
}

/** Dates of unlike precision are compared as far as both go: 2024-06 is no newer than 2024. */
const isNoNewer = (date: string, than: string): boolean => date.slice(0, than.length) <= than;

/** A version of a layer as input of an overlay, all its classes one. */
export function versionLayer(layer: CityLayer, versionId: string, table: LayerTable) {
  const ids = layer.classes.map((c) => c.id);
  return { id: versionId, features: overlayFeatures(ids, table), bits: ids.map(() => 0) };
}

/** The version in force of a layer and an older one. */
export interface VersionPair {
  readonly layer: CityLayer;
  readonly before: Version;
  readonly after: Version;
  readonly tables: { readonly before: LayerTable; readonly after: LayerTable };
}

/** @throws RangeError where the city has no such polygon layer or version, or no data of it. */
export function versionPair(prepared: PreparedCity, layerId: string, beforeId: string): VersionPair {
  const layer = prepared.city.layers.find((l) => l.id === layerId);
  const before = layer?.versions.find((v) => v.id === beforeId);
  const after = layer?.versions[0];
  const byId = prepared.versions.get(layerId);
  const tables = { before: byId?.get(beforeId), after: after && byId?.get(after.id) };
  if (layer?.geometry !== 'polygon' || !before || !after || !tables.before || !tables.after)
    throw new RangeError(`no version ${beforeId} of polygons ${layerId}`);
  return { layer, before, after, tables: { before: tables.before, after: tables.after } };
}

/** The engine's change between two versions: bit k of a row stands for class k of the layer. */
export const versionChange = perCity(
  (prepared, work: Work, layerId: string, beforeId: string) => {
    const { layer, before, after, tables } = versionPair(prepared, layerId, beforeId);
    const ids = layer.classes.map((c) => c.id);
    const opened = (version: Version, table: LayerTable) => ({
      id: version.id,
      features: overlayFeatures(ids, table),
      bits: ids.map((_, bit) => bit),
    });
    return prepared.overlay.change(opened(before, tables.before), opened(after, tables.after), work);
  },
  (layerId, beforeId) => `${layerId} ${beforeId}`,
);

/** The polygons of what changed, made once. */
export const versionPieces = perCity(
  async (prepared, work: Work, layerId: string, beforeId: string) => {
    const change = await versionChange(prepared, work, layerId, beforeId);
    return (await change.pieces(work)).pieces.filter(({ part }) => part !== OUTSIDE);
  },
  (layerId, beforeId) => `${layerId} ${beforeId}`,
);

type Masks = Pick<ChangeRow, 'before' | 'after'>;

export const isLost = (row: Masks): boolean => row.before !== 0 && row.after === 0;
export const isGained = (row: Masks): boolean => row.after !== 0 && row.before === 0;

/** The ledger of 面积不减少: two versions of the red line against each other, by district. */
import { type ChangeRow, OUTSIDE, type Overlay, type Work } from '../../engine/index.ts';
import type { CityLayer } from '../city.ts';
import type { LayerTable } from '../feature-table.ts';
import { overlayFeatures, type PreparedCity } from '../prepared-city.ts';
import { leftOut } from './left-out.ts';
import { districtNames } from './pivot.ts';
import type { CoverageResult } from './result.ts';

type Version = CityLayer['versions'][number];
type Change = Awaited<ReturnType<Overlay['change']>>;

/** The red line's version in force, and the oldest of those that are no newer. */
interface Versions {
  readonly layer: CityLayer;
  readonly before: Version;
  readonly after: Version;
  readonly tables: readonly [LayerTable, LayerTable];
}

function versionsOf(prepared: PreparedCity): Versions | null {
  const layer = prepared.city.layers.find((l) => l.role === 'red-line');
  const after = layer?.versions[0];
  if (!layer || !after) return null;
  const before = oldestBefore(layer.versions.slice(1), after);
  if (!before) return null;
  const byId = prepared.versions.get(layer.id);
  const tables = [byId?.get(before.id), byId?.get(after.id)] as const;
  return tables[0] && tables[1] ? { layer, before, after, tables: [tables[0], tables[1]] } : null;
}

/** Null where all others are newer, or nobody knows their dates. Of the same date the last one counts as the oldest. */
const oldestBefore = (others: readonly Version[], inForce: Version): Version | null =>
  others.reduce<Version | null>(
    (oldest, version) =>
      /^\d/.test(version.date) && isNoNewer(version.date, (oldest ?? inForce).date) ? version : oldest,
    null,
  );

/** Dates of unlike precision are compared as far as both go: 2024-06 is no newer than 2024. */
const isNoNewer = (date: string, than: string): boolean => date.slice(0, than.length) <= than;

/** A version of a layer as input of an overlay, all its classes one. */
export function versionLayer(layer: CityLayer, versionId: string, table: LayerTable) {
  const ids = layer.classes.map((c) => c.id);
  return { id: versionId, features: overlayFeatures(ids, table), bits: ids.map(() => 0) };
}

const changes = new WeakMap<PreparedCity, Change>();

/** The red line's change, worked out once for each city; null with one version only. */
export async function redLineChange(prepared: PreparedCity, work: Work): Promise<Change | null> {
  const versions = versionsOf(prepared);
  if (!versions) return null;
  const known = changes.get(prepared);
  if (known) return known;
  const { layer, before, after, tables } = versions;
  const change = await prepared.overlay.change(
    versionLayer(layer, before.id, tables[0]),
    versionLayer(layer, after.id, tables[1]),
    work,
  );
  changes.set(prepared, change);
  return change;
}

export const isLost = (row: ChangeRow): boolean => row.before !== 0 && row.after === 0;
export const isGained = (row: ChangeRow): boolean => row.after !== 0 && row.before === 0;

/** Kept, lost and gained areas between the version in force and the oldest one; null with one version only. */
export async function redLineLedger(prepared: PreparedCity, work: Work): Promise<CoverageResult['ledger']> {
  const versions = versionsOf(prepared);
  const change = await redLineChange(prepared, work);
  if (!versions || !change) return null;
  const { rows, reports } = change;
  const sum = (own: readonly ChangeRow[], pick: (r: ChangeRow) => boolean) =>
    own.reduce((total, r) => total + (pick(r) ? r.areaSquareMetres : 0), 0);
  const row = (districtId: string | null, name: { zh: string; en: string } | null, own: readonly ChangeRow[]) => ({
    districtId,
    name,
    beforeSquareMetres: sum(own, (r) => r.before !== 0),
    lostSquareMetres: sum(own, isLost),
    gainedSquareMetres: sum(own, isGained),
    afterSquareMetres: sum(own, (r) => r.after !== 0),
  });
  const districts = districtNames(prepared).map(({ id, name }, part) =>
    row(
      id,
      name,
      rows.filter((r) => r.part === part),
    ),
  );
  const total = row(
    null,
    null,
    rows.filter((r) => r.part !== OUTSIDE),
  );
  const { layer, before, after } = versions;
  const leftOutOf = (version: 0 | 1) => leftOut(reports[version]!).size;
  return {
    layerId: layer.id,
    before,
    after,
    rows: [...districts, total],
    leftOut: { before: leftOutOf(0), after: leftOutOf(1) },
  };
}

/** The red line's ledger: its version in force against its baseline, by district. */
import type { Work } from '../../engine/index.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { allGround, changeSums } from './change-ground.ts';
import { baselineOf, versionChange } from './change-versions.ts';
import { leftOut } from './left-out.ts';
import { districtNames } from './pivot.ts';
import type { CoverageResult } from './result.ts';

/** Kept, lost and gained areas; null where the city has no red line or no baseline of it. */
export async function redLineLedger(prepared: PreparedCity, work: Work): Promise<CoverageResult['ledger']> {
  const layer = prepared.city.layers.find((l) => l.role === 'red-line');
  const before = layer && baselineOf(layer);
  const byId = layer && prepared.versions.get(layer.id);
  if (!before || !byId?.has(before.id) || !byId.has(layer.versions[0]!.id)) return null;
  const change = await versionChange(prepared, work, layer.id, before.id);
  const ground = allGround(prepared, layer, change.rows);
  const districts = districtNames(prepared).map(({ id, name }) => ({
    districtId: id,
    name,
    ...changeSums(ground.filter((g) => g.districtId === id)),
  }));
  const total = { districtId: null, name: null, ...changeSums(ground.filter((g) => g.districtId !== null)) };
  const leftOutOf = (version: 0 | 1) => leftOut(change.reports[version]!).size;
  return {
    layerId: layer.id,
    before,
    after: layer.versions[0]!,
    rows: [...districts, total],
    leftOut: { before: leftOutOf(0), after: leftOutOf(1) },
  };
}

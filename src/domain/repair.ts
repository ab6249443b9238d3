/** Repair of polygons without a defined area: what was done to which feature, with the areas before and after. */
import { examine, type Work } from '../engine/index.ts';
import { polygonsArea } from '../geodesy/ellipsoid.ts';
import type { LayerFeature, LayerTable, PolygonCoordinates } from './feature-table.ts';
import { type Geos, loadGeos } from './geos.ts';
import type { RepairNote } from './imported-layer.ts';
import { faultProblem } from './input-problems.ts';
import { polygonsOf } from './prepared-city.ts';
import type { Problem } from './problems.ts';

export interface Repair {
  /** The layer with the mended features in place of the old ones; all others as they were. */
  readonly table: LayerTable;
  /** One for each feature that was mended. */
  readonly notes: readonly RepairNote[];
  /** One for each feature that could not be mended and stays as it was, without an area. */
  readonly problems: readonly Problem[];
}

/**
 * Mend features of a layer, by their numbers from 0. A feature of which nothing would be left, or which is still faulty
 * afterwards, stays as it was. @throws RangeError where a number is that of no polygon.
 */
export async function repairFeatures(table: LayerTable, features: readonly number[], work: Work): Promise<Repair> {
  const geos = await loadGeos();
  const mended = [...table.features];
  const notes: RepairNote[] = [];
  const problems: Problem[] = [];
  for (const [i, number] of features.entries()) {
    work.tell({ done: i, total: features.length });
    const feature = table.features[number];
    const polygons = feature ? polygonsOf(feature) : [];
    if (!feature || polygons.length === 0) throw new RangeError(`feature ${number} is no polygon`);
    const outcome = mend(polygons, geos);
    if ('problem' in outcome) {
      problems.push({ ...outcome.problem, where: { ...outcome.problem.where, feature: number } });
      continue;
    }
    mended[number] = withPolygons(feature, outcome.polygons);
    notes.push({
      feature: number,
      areaBeforeSquareMetres: definedArea(polygons),
      areaAfterSquareMetres: polygonsArea(outcome.polygons),
    });
  }
  work.tell({ done: features.length, total: features.length });
  return { table: { ...table, features: mended }, notes, problems };
}

function mend(polygons: PolygonCoordinates, geos: Geos): { polygons: PolygonCoordinates } | { problem: Problem } {
  const outcome = geos.makeValid(polygons.map((rings) => rings.map(closed)));
  if (!outcome.ok) return { problem: outcome.problems[0]! };
  if (outcome.value.length === 0 || polygonsArea(outcome.value) === 0)
    return { problem: { code: 'ring-degenerate', severity: 'error', where: {}, values: {} } };
  const [fault] = examine(outcome.value).faults;
  return fault ? { problem: { ...faultProblem(fault, {}), code: 'repair-failed' } } : { polygons: outcome.value };
}

/** Four positions at least, the last one the first: what GEOS takes for a ring. */
function closed(ring: readonly number[][]): number[][] {
  const [first] = ring;
  const last = ring.at(-1);
  if (!first || !last) return [];
  const out = first[0] === last[0] && first[1] === last[1] ? [...ring] : [...ring, first];
  while (out.length < 4) out.push(first);
  return out;
}

/** Area before the repair, square metres: null where the rings cross, so that what they enclose is not defined. */
function definedArea(polygons: PolygonCoordinates): number | null {
  return examine(polygons).faults.length > 0 ? null : polygonsArea(polygons);
}

function withPolygons(feature: LayerFeature, polygons: PolygonCoordinates): LayerFeature {
  const geometry =
    polygons.length === 1
      ? { type: 'Polygon' as const, coordinates: polygons[0]! }
      : { type: 'MultiPolygon' as const, coordinates: polygons };
  return { ...feature, geometry };
}

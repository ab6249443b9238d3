/** 球面复核 of areas by district: each figure of a class or union in a district a second time, by Turf. */
import type { Progress, Work } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { overlayFeatures, type PreparedCity, polygonsOf } from '../prepared-city.ts';
import { type SphericalVerdict, sphericalVerdict } from '../spherical.ts';
import { NO_FILTER } from './filter.ts';
import { leftOut } from './left-out.ts';
import { perCity } from './per-city.ts';
import { type Pivot, pivotOf } from './pivot.ts';
import { overlappingUnions } from './unions.ts';

export interface CellRecheck extends SphericalVerdict {
  readonly districtId: string;
  /** Class key or union id. */
  readonly key: string;
}

/** A figure to look at again: 0 where the table says that the class does not occur. */
interface Cell {
  readonly district: number;
  readonly districtId: string;
  readonly key: string;
  readonly squareMetres: number;
  readonly classKeys: readonly string[];
}

/** Of all classes that are counted, also those that stand in the overview alone, without a filter. Made once a city. */
export const recheckCoverage = perCity(async (prepared, work: Work): Promise<readonly CellRecheck[]> => {
  const pivot = pivotOf(prepared, await prepared.overlay.atoms(work), NO_FILTER, prepared.classes);
  return work.drive(recheckSteps(prepared, pivot));
});

/** Of a given table. Progress is told in cells. */
export function* recheckSteps(prepared: PreparedCity, pivot: Pivot): Generator<Progress, CellRecheck[], void> {
  const polygons = countedPolygons(prepared);
  const cells = cellsOf(pivot);
  const results: CellRecheck[] = [];
  for (const { district, districtId, key, squareMetres, classKeys } of cells) {
    const features = classKeys.flatMap((k) => polygons.get(k) ?? []);
    const verdict = sphericalVerdict(polygonsOf(prepared.districts[district]!), features, squareMetres);
    for (;;) {
      yield { done: results.length, total: cells.length };
      const step = verdict.next();
      if (!step.done) continue;
      results.push({ districtId, key, ...step.value });
      break;
    }
  }
  return results;
}

/** Districts without an area (their border has a fault) have no figures to look at. */
function cellsOf(pivot: Pivot): Cell[] {
  const unions = overlappingUnions(pivot);
  return pivot.rows.flatMap(({ districtId, areaSquareMetres, cells, unions: parts }, district) => {
    if (districtId === null || areaSquareMetres === 0) return [];
    const cell = (key: string, classKeys: readonly string[], squareMetres: number): Cell => ({
      district,
      districtId,
      key,
      squareMetres,
      classKeys,
    });
    return [
      ...pivot.classes.map(({ key }, i) => cell(key, [key], cells[i]?.areaSquareMetres ?? 0)),
      ...unions.map((i) => cell(pivot.unions[i]!.id, pivot.unions[i]!.keys, parts[i]?.areaSquareMetres ?? 0)),
    ];
  });
}

/** Polygons of the features that are counted, by class key. */
function countedPolygons({ overlay, tables, city }: PreparedCity): Map<string, PolygonCoordinates[]> {
  const byKey = new Map<string, PolygonCoordinates[]>();
  for (const report of overlay.reports) {
    const layer = city.layers.find((l) => l.id === report.id)!;
    const out = leftOut(report);
    const ids = layer.classes.map((c) => c.id);
    overlayFeatures(ids, tables.get(layer.id)!).forEach((f, i) => {
      if (out.has(i) || f.polygons.length === 0) return;
      const key = `${layer.id}/${ids[f.class]}`;
      byKey.set(key, [...(byKey.get(key) ?? []), f.polygons]);
    });
  }
  return byKey;
}

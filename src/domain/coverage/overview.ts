/** The overview (总览): area, length and count of every class by district, on all ground or on the ground of a filter. */
import { OUTSIDE, type Work } from '../../engine/index.ts';
import type { Bilingual } from '../city.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { areaColumns, groundOf, lineColumns, pointColumns, type Row } from './columns.ts';
import type { CoverageFilter } from './filter.ts';
import { isPartOf } from './filter.ts';
import { type CoverageInput, inputsOf } from './inputs.ts';
import { districtNames } from './pivot.ts';
import type { CoverageClass } from './result.ts';

export interface OverviewClass extends CoverageClass {
  /** What the class is measured by. */
  readonly measure: 'area' | 'length' | 'count';
  /** Of the version in force, wherever they lie. */
  readonly featureCount: number;
  /** Of these, features with a fault: they are in no figure. */
  readonly leftOut: number;
}

export interface OverviewCell {
  /** Of polygons, square metres, dissolved; else null. */
  readonly areaSquareMetres: number | null;
  /** Share of the row's ground that the class covers; null for lines and points, and where the row has no ground. */
  readonly share: number | null;
  /** Of lines, metres; else null. */
  readonly lengthMetres: number | null;
  /** Features that lie in the row, in part or wholly; null for lines, and for polygons where a filter leaves ground out. */
  readonly count: number | null;
}

export interface OverviewRow {
  /**
   * `border`: lines and points exactly on a border between districts, in none of them. `outside`: in no district. `total`:
   * the districts asked for and their borders; what is outside is not in it.
   */
  readonly kind: Row['kind'];
  /** Of a district, else null. */
  readonly districtId: string | null;
  readonly name: Bilingual | null;
  /** Ground of the row that the filter leaves; null on borders and outside. */
  readonly areaSquareMetres: number | null;
  /** In the order of the classes; null where the class does not occur (本区无). */
  readonly cells: readonly (OverviewCell | null)[];
}

export interface Overview {
  readonly filter: CoverageFilter;
  readonly inputs: readonly CoverageInput[];
  readonly classes: readonly OverviewClass[];
  /** Polygon layers that take no part: nothing names them. */
  readonly uncounted: readonly string[];
  /** The districts asked for. */
  readonly rows: readonly OverviewRow[];
  readonly border: OverviewRow;
  readonly outside: OverviewRow;
  readonly total: OverviewRow;
  /** Largest |sum of the rows - total|, square metres and metres. */
  readonly residualSquareMetres: number;
  readonly residualMetres: number;
}

/** @throws RangeError for a district or a class of `within` that the city has not. */
export async function overviewOf(prepared: PreparedCity, filter: CoverageFilter, work: Work): Promise<Overview> {
  const found = [
    ...(await areaColumns(prepared, filter, work)),
    ...(await lineColumns(prepared, filter, work)),
    ...(await pointColumns(prepared, filter, work)),
  ];
  const order = new Map(prepared.city.layers.map((l, i) => [l.id, i]));
  const columns = found.sort((a, b) => order.get(a.class.layerId)! - order.get(b.class.layerId)!);
  const ground = await groundOf(prepared, filter, work);
  const isInside = isPartOf(prepared, filter.districts);
  const rowOf = (row: Row, districtId: string | null, name: Bilingual | null): OverviewRow => {
    const areaSquareMetres = ground(row);
    return {
      kind: row.kind,
      districtId,
      name,
      areaSquareMetres,
      cells: columns.map((c) => c.cell(row, areaSquareMetres)),
    };
  };
  const rows = districtNames(prepared).flatMap(({ id, name }, part) =>
    isInside(part) ? [rowOf({ kind: 'district', isPart: (p) => p === part }, id, name)] : [],
  );
  const border = rowOf({ kind: 'border', isPart: isInside }, null, null);
  const total = rowOf({ kind: 'total', isPart: isInside }, null, null);
  const residual = residualOf([...rows, border], total);
  return {
    filter,
    inputs: inputsOf(prepared, new Set(columns.map((c) => c.class.layerId))),
    classes: columns.map((c) => c.class),
    uncounted: uncountedOf(prepared),
    rows,
    border,
    outside: rowOf({ kind: 'outside', isPart: (p) => p === OUTSIDE }, null, null),
    total,
    residualSquareMetres: residual('areaSquareMetres'),
    residualMetres: residual('lengthMetres'),
  };
}

function residualOf(rows: readonly OverviewRow[], total: OverviewRow) {
  return (of: 'areaSquareMetres' | 'lengthMetres'): number =>
    Math.max(
      0,
      ...total.cells.map((cell, i) =>
        Math.abs(rows.reduce((sum, r) => sum + (r.cells[i]?.[of] ?? 0), 0) - (cell?.[of] ?? 0)),
      ),
    );
}

const uncountedOf = ({ city, tables, layerIds }: PreparedCity): string[] =>
  city.layers.filter((l) => l.geometry === 'polygon' && tables.has(l.id) && !layerIds.includes(l.id)).map((l) => l.id);

/** Areas as a column states them against the areas of the shapes. */
import { polygonsArea } from '../../geodesy/ellipsoid.ts';
import type { LayerTable } from '../feature-table.ts';
import type { ColumnMapping } from '../imported-layer.ts';
import { polygonsOf } from '../prepared-city.ts';
import type { Problem, ProblemCode } from '../problems.ts';
import { insidePoint } from './inside-point.ts';
import { capped } from './list.ts';

type AreaColumn = NonNullable<ColumnMapping['area']>;
type Unit = AreaColumn['unit'];

/** Square metres of one. */
export const SQUARE_METRES: Readonly<Record<Unit, number>> = {
  'square-metres': 1,
  hectares: 10_000,
  mu: 10_000 / 15,
  'square-kilometres': 1_000_000,
};

/** Share of the computed area by which the stated one may differ. */
const TOLERANCE = 0.01;
/** Share of the features that must agree in another unit for that unit to be named. */
const MOST = 0.8;

interface Stated {
  readonly feature: number;
  /** In the column's unit; half a unit of its last written figure is rounding. */
  readonly value: number;
  readonly roundingHalf: number;
  readonly squareMetres: number;
}

/** Features whose stated area is not that of their shape; features with a fault have none to compare. */
export function areaProblems(
  table: LayerTable,
  column: AreaColumn | null,
  faults: ReadonlyMap<number, readonly ProblemCode[]>,
  file: string,
): Problem[] {
  if (!column) return [];
  const stated = statedAreas(table, column.column, faults);
  const wrong = stated.filter((s) => !agrees(s, column.unit));
  if (wrong.length === 0) return [];
  const likely = otherUnit(stated, column.unit);
  const entries = wrong.map((s) => ({
    problem: areaProblem(table, s, column.unit, file),
    weight: difference(s, column.unit),
  }));
  if (!likely) return capped(entries);
  // The same mistake in every row is one thing to say.
  const [first] = entries;
  return [{ ...first!.problem, values: { ...first!.problem.values, places: wrong.length, likely } }];
}

function statedAreas(table: LayerTable, column: string, faults: ReadonlyMap<number, readonly ProblemCode[]>): Stated[] {
  return table.features.flatMap((f, feature) => {
    const value = areaIn(f.properties[column]);
    const polygons = polygonsOf(f);
    if (value === null || value <= 0 || polygons.length === 0 || faults.has(feature)) return [];
    return [{ feature, value, roundingHalf: roundingOf(value), squareMetres: polygonsArea(polygons) }];
  });
}

/** The number in a cell of areas; null where it is none. */
export function areaIn(cell: unknown): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string' || !/^\s*\d[\d,]*\.?\d*\s*$/.test(cell)) return null;
  return Number(cell.replaceAll(',', ''));
}

/** Half of the last decimal that the number is written with. */
const roundingOf = (value: number): number => 0.5 * 10 ** -areaDecimals(value);

/** Decimals that a number is written with, without zeros at its end. */
export const areaDecimals = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

function difference({ value, squareMetres }: Stated, unit: Unit): number {
  return Math.abs((value * SQUARE_METRES[unit]) / squareMetres - 1);
}

function agrees(s: Stated, unit: Unit): boolean {
  const off = Math.abs(s.value * SQUARE_METRES[unit] - s.squareMetres);
  return off <= TOLERANCE * s.squareMetres || off <= s.roundingHalf * SQUARE_METRES[unit];
}

/** The unit in which nearly all areas agree; null where there is none, or too few areas to tell. */
function otherUnit(stated: readonly Stated[], unit: Unit): Unit | null {
  if (stated.length < 3) return null;
  const fits = (u: Unit): number => stated.filter((s) => difference(s, u) <= TOLERANCE).length;
  const units = (Object.keys(SQUARE_METRES) as Unit[]).filter((u) => u !== unit && fits(u) >= MOST * stated.length);
  return units[0] ?? null;
}

function areaProblem(table: LayerTable, s: Stated, unit: Unit, file: string): Problem {
  const computed = s.squareMetres / SQUARE_METRES[unit];
  const polygons = polygonsOf(table.features[s.feature]!);
  return {
    code: 'area-disagrees',
    severity: 'warning',
    where: { file, feature: s.feature, position: insidePoint(polygons[0]!) },
    values: {
      stated: s.value,
      unit,
      computed: Number(computed.toPrecision(6)),
      percent: Number((100 * difference(s, unit)).toPrecision(3)),
    },
  };
}

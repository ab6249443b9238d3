/** What a target of the plan asks of an area in the table of districts: no less than there was at its baseline. Pure. */
import type { Bilingual, City } from '../../../domain/city.ts';
import { baselineOf } from '../../../domain/coverage/change-versions.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { type CoverageParts, partResult } from '../../state/coverage-types.ts';
import { changeFigure } from './change/change-figure.ts';
import type { DistrictColumn } from './district-columns.ts';
import type { Figure } from './figure.ts';

export interface ColumnTarget {
  readonly name: Bilingual;
  /** Of the baseline. */
  readonly date: string;
  readonly squareMetres: number;
  /** What explains it: the area at the baseline. */
  readonly figure: Figure;
}

interface Known {
  readonly city: City;
  readonly result: Pick<CoverageResult, 'ledger' | 'overview'>;
  readonly parts: CoverageParts;
}

/** Null where no target names the column, there is no baseline, or its area is not known (yet). Of the whole city. */
export function targetOf(column: DistrictColumn, known: Known): ColumnTarget | null {
  const { city, result, parts } = known;
  const { districts, within } = result.overview.filter;
  if (column.measure !== 'area' || districts !== null || within !== null) return null;
  const target = city.targets.find(
    ({ measure }) => measure.kind === 'no-net-loss' && measure.layerId === column.layerId,
  );
  const layer = city.layers.find((l) => l.id === column.layerId);
  const before = layer ? baselineOf(layer) : null;
  if (!target || !before || target.measure.kind !== 'no-net-loss') return null;
  const { classIds } = target.measure;
  const wanted = classIds ?? layer!.classes.map((c) => c.id);
  // Of a layer of several classes the target is of them together: their union has it, or nothing.
  const isNamed = wanted.length === 1 ? column.key === `${column.layerId}/${wanted[0]}` : column.style === null;
  if (!isNamed) return null;
  const squareMetres = baselineArea(column.layerId, before.id, classIds, { result, parts });
  if (squareMetres === null) return null;
  const classId = classIds?.length === 1 ? classIds[0]! : null;
  const figure = changeFigure({ kind: 'before', layerId: column.layerId, before: before.id, classId });
  return { name: target.name, date: before.date, squareMetres, figure };
}

function baselineArea(
  layerId: string,
  before: string,
  classIds: readonly string[] | null,
  { result, parts }: Pick<Known, 'result' | 'parts'>,
): number | null {
  const { ledger } = result;
  const changes = partResult(parts, 'changes', { layerId, before });
  if (changes && classIds === null) return changes.total.beforeSquareMetres;
  if (changes && classIds!.length === 1)
    return changes.total.classes.find((c) => c.classId === classIds![0])?.beforeSquareMetres ?? null;
  if (ledger?.layerId !== layerId || ledger.before.id !== before) return null;
  return ledger.rows.find((r) => r.districtId === null)?.beforeSquareMetres ?? null;
}

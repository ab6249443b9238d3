/** Pure: what a row or a column of a screening says. */
import type { Problem } from '../../../domain/problems.ts';
import type { BatchColumn } from '../../../domain/siting/batch.ts';
import { hitColumns } from '../../../domain/siting/batch-rows.ts';
import type { BatchTable } from '../../../domain/siting/batch-table.ts';
import { isCityWide } from '../../../domain/siting/city-wide.ts';
import { outcomeWords } from '../../../text/outcomes.ts';
import { problems as words } from '../../../text/problems.ts';
import { hectares, metres } from '../../format.ts';
import type { Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';

type Named = Pick<BatchColumn, 'name' | 'ruleName' | 'short' | 'isRemoved'>;

/** With its mark where the rule was deleted. The rule, or of earlier screenings the words of its basis, and the class after it; the class alone where no rule speaks. */
export function columnName({ name, ruleName, short, isRemoved }: Named, language: Language): string {
  const rule = (ruleName ?? short)?.[language];
  const full = rule === undefined || rule === name[language] ? name[language] : `${rule} · ${name[language]}`;
  return isRemoved ? `${full} · ${outcomeWords[language].reasons['rule-removed']}` : full;
}

type Words = Text['batch'];

/** The figure that a cell is read for. */
export function cellFigure(table: BatchTable, row: number, column: number, text: Words): string {
  const cell = table.cell(row, column);
  const parts: string[] = [];
  const isHidden = table.isHidden(row, column);
  if (cell.status !== 'hit') parts.push(isHidden ? text.relaxed : text.cell[cell.status]);
  if (isCityWide(cell)) parts.push(text.cityWide);
  if (cell.reason === 'rule-removed') parts.push(text.removed);
  if (cell.areaSquareMetres) parts.push(text.hectares(hectares(cell.areaSquareMetres)));
  if (cell.lengthMetres) parts.push(text.metres(metres(cell.lengthMetres)));
  if (cell.distanceMetres) parts.push(text.away(metres(cell.distanceMetres)));
  if (cell.belowTolerance && !isHidden) parts.push(text.belowTolerance);
  if (cell.touching) parts.push(text.touching);
  if (cell.borderline) parts.push(text.borderline);
  return parts.join(' · ');
}

/** The strictest hit with its figure, or one that a looser limit hides, so marked; of a row that could not be checked, why. */
export function mainGround(
  table: BatchTable,
  columns: readonly BatchColumn[],
  row: number,
  language: Language,
  text: Words,
): string {
  if (table.outcome(row) === 'refused') return refusal(table.problems.get(row) ?? [], language);
  const column = hitColumns(table, columns, row)[0];
  if (column === undefined) return '';
  return `${columns[column]!.name[language]} ${cellFigure(table, row, column, text)}`;
}

export const refusal = (problems: readonly Problem[], language: Language): string =>
  problems
    .filter((p) => p.severity === 'error')
    .map((p) => words[language].sentence(p))
    .join(' ');

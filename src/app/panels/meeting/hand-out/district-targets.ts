/** The targets of the table of districts on a slide. */
import type { CoverageResult } from '../../../../domain/coverage/result.ts';
import { plainText, type ReportTable } from '../../../../report/document.ts';
import { squareKilometres } from '../../../format.ts';
import type { OpenCity } from '../../../state/model.ts';
import type { AppState } from '../../../state/store.ts';
import type { Text } from '../../../text/use-text.ts';
import { districtColumns } from '../../coverage/district-columns.ts';
import { targetOf } from '../../coverage/district-target.ts';

interface Board extends Pick<AppState, 'coverageParts'> {
  readonly open: Pick<OpenCity, 'city'>;
  readonly result: CoverageResult;
}

/** Under the total of a class what the plan asks of it, as on the wall. Tables that are not of areas stay as they are. */
export function withTargets(
  tables: readonly ReportTable[],
  { open, result, coverageParts: parts }: Board,
  { board }: Pick<Text, 'board'>,
): ReportTable[] {
  const known = { city: open.city, result, parts };
  const columns = districtColumns(result).filter(({ measure }) => measure === 'area');
  const isUnion = ({ style }: { readonly style: string | null }): boolean => style === null;
  // The ground itself comes first, unions last.
  const targets = [
    null,
    ...[...columns.filter((c) => !isUnion(c)), ...columns.filter(isUnion)].map((c) => targetOf(c, known)),
  ];
  // Totals stand in the last table of areas.
  const last = tables.findLast(({ id }) => /^areas(-\d+)?$/.test(id));
  return tables.map((table) => {
    if (table !== last) return table;
    const rows = table.rows.map((row, i) => {
      const target = targets[i] ?? null;
      const total = plainText(row.cells.at(-1) ?? '');
      if (target === null) return row;
      const asked = board.overview.table.target(squareKilometres(target.squareMetres));
      return { ...row, cells: [...row.cells.slice(0, -1), `${total}\n${asked}`] };
    });
    return { ...table, rows };
  });
}

import { type CSSProperties, type RefObject, useRef } from 'react';
import { FILTER_PARTS } from '../../../domain/coverage/filter.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import * as format from '../../format.ts';
import { districtOfKey, districtUnderPointer } from '../../map/district-at.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { usePages } from '../meeting/use-pages.ts';
import { useArea } from './area-unit.ts';
import { BoardCard } from './BoardCard.tsx';
import { fullScale } from './bar-scale.ts';
import { ColumnMenu } from './ColumnMenu.tsx';
import { DistrictHead } from './DistrictHead.tsx';
import { DistrictRow } from './DistrictRow.tsx';
import {
  columnGroups,
  columnsWithin,
  type DistrictColumn,
  districtColumns,
  longestWord,
  shortName,
  shownColumns,
  type TableRow,
  tableRows,
} from './district-columns.ts';
import { targetOf } from './district-target.ts';
import type { ExplainContext } from './explained.ts';
import { RecheckLine } from './RecheckLine.tsx';
import { districtsRows } from './tables-csv.ts';
import './district-table.css';
import { ScrollX } from './ScrollX.tsx';

interface DistrictTableProps {
  readonly context: ExplainContext;
  readonly result: CoverageResult;
}

/** Every class that is measured in every district, and in the city: areas with their shares, lengths and counts. */
export function DistrictTable({ context, result }: DistrictTableProps) {
  const { coverage: text, board } = useText();
  const words = board.overview.table;
  const { city, language, parts } = context;
  const chosen = useApp((s) => s.boardColumns);
  const unit = board.overview.units[useApp((s) => s.areaUnit)];
  const lit = useApp((s) => districtUnderPointer(s) ?? districtOfKey(s.hoverKey));
  const all = districtColumns(result);
  const wanted = shownColumns(all, { city, result, chosen });
  const place = useRef<HTMLTableElement>(null);
  const columns = useColumnsWithin(place, wanted);
  const rows = tableRows(result, columns);
  const full = fullScale(rows.flatMap((row) => columns.map((c) => c.part(row)?.share ?? 0)));
  const heads = columns.map((c) => shortName(c, city)[language]);
  const widths = widthsOf({ rows, columns, heads }, useArea());
  const targets = new Map(columns.map((c) => [c.key, targetOf(c, { city, result, parts })]));
  const { within } = result.overview.filter;
  const kinds = new Set(rows.map((r) => r.kind));
  const leftOut = result.overview.classes.reduce((sum, c) => sum + c.leftOut, 0);
  return (
    <BoardCard
      area="districts"
      follows={FILTER_PARTS}
      title={text.districts.title}
      unit={within === null ? words.unit(unit) : words.unitWithin(unit)}
      right={
        <>
          {text.districts.scale(format.percent(full, 0))} <ColumnMenu columns={all} shown={columns} city={city} />
        </>
      }
      rows={() => districtsRows(result, city, language, text)}
    >
      <ScrollX>
        <table
          ref={place}
          className="board-table district-table"
          style={{ '--least': `${NAME_EM + widths.ground + widths.column * columns.length}em` } as CSSProperties}
        >
          {/* Equal columns: bars of the same share are then of the same length. */}
          <colgroup>
            <col style={{ width: `${NAME_EM}em` }} />
            <col style={{ width: `${widths.ground}em` }} />
            {columns.map((column) => (
              <col key={column.key} />
            ))}
          </colgroup>
          <DistrictHead
            city={city}
            groups={columnGroups(columns, city)}
            ground={within === null ? text.districts.area : words.areaWithin}
          />
          <tbody>
            {rows.map((row) => (
              <DistrictRow
                key={`${row.kind} ${row.districtId}`}
                row={row}
                columns={columns}
                full={full}
                targets={targets}
                absent={within === null ? text.absent : words.absentWithin}
                context={context}
                isLit={row.districtId !== null && row.districtId === lit}
              />
            ))}
          </tbody>
        </table>
      </ScrollX>
      <footer className="board-card-foot">
        <span>
          {words.residual(
            format.squareMetres(Math.max(result.residualSquareMetres, result.overview.residualSquareMetres)),
            format.metres(result.overview.residualMetres),
          )}
        </span>
        <span>{text.districts.overlap}</span>
        {kinds.has('outside') && <span>{words.outsideNote}</span>}
        {kinds.has('border') && <span>{words.borderNote}</span>}
        {leftOut > 0 && <span className="loss">{words.leftOut(format.count(leftOut))}</span>}
        <RecheckLine result={result} />
      </footer>
    </BoardCard>
  );
}

/** On the wall, where nobody can scroll, those of the page that is shown; at a desk all of them. */
function useColumnsWithin(
  place: RefObject<HTMLTableElement | null>,
  columns: readonly DistrictColumn[],
): DistrictColumn[] {
  const presenting = useApp((s) => s.presenting !== null);
  const inHand = useApp((s) => (s.selection.kind === 'cell' ? s.selection.key : null));
  const language = useApp((s) => s.language);
  const key = [language, ...columns.map((c) => c.key)].join();
  const { length: count } = columns;
  const least = presenting ? LEAST_COLUMNS : count;
  const { from, shown, first } = usePages(place, { axis: 'columns', count, least, key });
  return from === 0
    ? columnsWithin(columns, shown, inHand)
    : columnsAfter(columns, columnsWithin(columns, first, inHand)).slice(from - first, from - first + shown);
}

/** Those of further pages, in their order. */
const columnsAfter = (columns: readonly DistrictColumn[], before: readonly DistrictColumn[]): DistrictColumn[] =>
  columns.filter((column) => !before.includes(column));

const LEAST_COLUMNS = 2;

/** Widths in em of the table's type: of the districts' names, of a digit, of a letter and the sides of a head, the least of a column,
 * and what a figure leaves free. */
const [NAME_EM, DIGIT_EM, LETTER_EM, PAD_EM, LEAST_EM, SIDES_EM] = [5.4, 0.58, 0.47, 0.2, 4.2, 0.7];

interface Shown {
  readonly rows: readonly TableRow[];
  readonly columns: readonly DistrictColumn[];
  readonly heads: readonly string[];
}

/** Columns are as wide as the longest of their figures and as a word of their heads, all alike. */
function widthsOf(
  { rows, columns, heads }: Shown,
  print: (squareMetres: number) => string,
): { ground: number; column: number } {
  const longest = (areas: readonly (number | null | undefined)[]) =>
    Math.max(LEAST_EM, SIDES_EM + DIGIT_EM * Math.max(0, ...areas.map((a) => (a == null ? 0 : print(a).length))));
  return {
    ground: longest(rows.map((r) => r.areaSquareMetres)),
    column: Math.max(
      longest(rows.flatMap((r) => columns.map((c) => c.part(r)?.areaSquareMetres))),
      PAD_EM + LETTER_EM * Math.max(0, ...heads.map(longestWord)),
    ),
  };
}

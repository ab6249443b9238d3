import { type CSSProperties, type RefObject, useRef, useState } from 'react';
import type { FilterPart } from '../../../../domain/coverage/filter.ts';
import type { OverlapTable } from '../../../../domain/coverage/overlaps.ts';
import * as format from '../../../format.ts';
import { Swatch } from '../../../map/Swatch.tsx';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { usePages } from '../../meeting/use-pages.ts';
import { useArea } from '../area-unit.ts';
import { BoardCard } from '../BoardCard.tsx';
import type { ExplainContext } from '../explained.ts';
import { NumberHandle } from '../NumberHandle.tsx';
import { ScrollX } from '../ScrollX.tsx';
import { type MatrixLevel, type MatrixRow, matrixRows, matrixSums, shareOf } from './matrix.ts';
import { overlapFigure } from './overlap-figure.ts';
import { matrixTable } from './overlap-tables.ts';

interface CardProps {
  readonly table: OverlapTable;
  readonly context: ExplainContext;
}

const FOLLOWS: readonly FilterPart[] = ['districts', 'classKeys'];

const LEVELS: readonly MatrixLevel[] = ['layer', 'class'];

/** Every layer, or class, against every other: net areas in common, gross areas and what is counted again. */
export function MatrixCard({ table, context }: CardProps) {
  const { board } = useText();
  const words = board.overlap.matrix;
  const { language } = context;
  const area = useArea();
  const unit = board.overview.units[useApp((s) => s.areaUnit)];
  const [level, setLevel] = useState<MatrixLevel>('layer');
  const { filter } = context.result.overview;
  const rows = matrixRows(table, level, filter.classKeys);
  const sums = matrixSums(rows);
  const place = useRef<HTMLTableElement>(null);
  const { columns, from } = useColumns(place, rows, language);
  if (rows.length === 0) {
    return (
      <BoardCard area="matrix" follows={FOLLOWS} title={words.title}>
        <p className="board-missing">{table.classes.length > 0 ? words.noneChosen : words.none}</p>
      </BoardCard>
    );
  }
  return (
    <BoardCard
      area="matrix"
      follows={FOLLOWS}
      title={words.title}
      unit={words.unit(unit)}
      right={<LevelSwitch level={level} onChange={setLevel} />}
      rows={() => matrixTable(rows, language, context.text.hectares, words)}
    >
      <ScrollX>
        <table className="board-table matrix-table" style={heldWidths(rows, area)} ref={place}>
          <MatrixHead columns={columns} from={from} language={language} />
          <tbody>
            {rows.map((row, i) => (
              <MatrixLine
                key={row.id}
                row={row}
                at={i}
                columns={columns}
                from={from}
                level={level}
                language={language}
              />
            ))}
          </tbody>
        </table>
      </ScrollX>
      <footer className="board-card-foot">
        <span>
          {words.grossSum}{' '}
          <NumberHandle selection={overlapFigure(['sum', level, 'gross'])} label={words.grossSum}>
            {area(sums.grossSquareMetres)}
          </NumberHandle>
          {words.comma}
          {words.netSum}{' '}
          <NumberHandle selection={overlapFigure(['sum', level, 'net'])} label={words.netSum}>
            {area(sums.netSquareMetres)}
          </NumberHandle>
          {words.comma}
          {words.union}{' '}
          <NumberHandle selection={overlapFigure(['union'])} label={words.union}>
            {area(table.unionSquareMetres)}
          </NumberHandle>
        </span>
        <span>{words.residual(format.squareMetres(table.residualSquareMetres))}</span>
        <span>{words.legend}</span>
        <span>{words.grossNote}</span>
        {filter.classKeys !== null && <span className="loss">{words.classNotes[level]}</span>}
      </footer>
    </BoardCard>
  );
}

/** On the wall, where nobody can scroll, those of the page that is shown. */
function useColumns(
  place: RefObject<HTMLTableElement | null>,
  rows: readonly MatrixRow[],
  language: string,
): { readonly columns: readonly MatrixRow[]; readonly from: number } {
  const presenting = useApp((s) => s.presenting !== null);
  const key = [language, ...rows.map(({ id }) => id)].join();
  const { length: count } = rows;
  const { from, shown } = usePages(place, { axis: 'columns', count, least: presenting ? 1 : count, key });
  return { columns: rows.slice(from, from + shown), from };
}

/** In em of the table's type: of a digit, of the sides of a cell, of the heads. */
const [DIGIT_EM, SIDES_EM, HEAD_EM] = [0.6, 0.8, 3];

/** The sums stay in sight while the rest scrolls under them: each as wide as the longest of its figures. */
function heldWidths(rows: readonly MatrixRow[], print: (squareMetres: number) => string): CSSProperties {
  const widest = (of: (row: MatrixRow) => number) =>
    `${Math.max(HEAD_EM, SIDES_EM + DIGIT_EM * Math.max(...rows.map((row) => print(of(row)).length)))}em`;
  return {
    '--gross-width': widest((row) => row.grossSquareMetres),
    '--repeated-width': widest((row) => row.repeatedSquareMetres),
  } as CSSProperties;
}

function LevelSwitch({ level, onChange }: { level: MatrixLevel; onChange: (level: MatrixLevel) => void }) {
  const words = useText().board.overlap.matrix;
  return (
    <fieldset className="bar-units board-download">
      <legend className="visually-hidden">{words.level}</legend>
      {LEVELS.map((one) => (
        <button key={one} type="button" aria-pressed={one === level} onClick={() => onChange(one)}>
          {words.levels[one]}
        </button>
      ))}
    </fieldset>
  );
}

/** Columns carry the number and picture of their row: names would not fit. */
function MatrixHead({ columns, from, language }: Pick<LineProps, 'columns' | 'from' | 'language'>) {
  const words = useText().board.overlap.matrix;
  return (
    <thead>
      <tr>
        <th scope="col" className="words">
          {words.row}
        </th>
        {columns.map((row, i) => (
          <th key={row.id} scope="col" title={row.name[language]} aria-label={row.name[language]}>
            {row.style !== null && <Swatch style={row.style} />}
            <span className="matrix-number">{from + i + 1}</span>
          </th>
        ))}
        <th scope="col" className="matrix-sum">
          {words.gross}
        </th>
        <th scope="col" className="matrix-repeated">
          {words.repeated}
        </th>
      </tr>
    </thead>
  );
}

interface LineProps {
  readonly row: MatrixRow;
  readonly at: number;
  readonly columns: readonly MatrixRow[];
  /** Place of the first of them among all. */
  readonly from: number;
  readonly level: MatrixLevel;
  readonly language: 'zh' | 'en';
}

function MatrixLine({ row, at, columns, from, level, language }: LineProps) {
  const words = useText().board.overlap.matrix;
  const area = useArea();
  const name = row.name[language];
  return (
    <tr>
      <th scope="row" className="words">
        <span className="with-swatch">
          <span className="matrix-number">{at + 1}</span>
          {row.style !== null && <Swatch style={row.style} />}
          {name}
        </span>
      </th>
      {columns.map((column, j) => (
        <MatrixCell key={column.id} row={row} column={column} at={from + j} level={level} language={language} />
      ))}
      <td className="matrix-sum">
        <NumberHandle selection={overlapFigure(['gross', level, row.id], row.classKeys)} label={words.grossOf(name)}>
          {area(row.grossSquareMetres)}
        </NumberHandle>
      </td>
      <td className="matrix-repeated">
        {row.repeatedSquareMetres === 0 ? (
          <span className="nil">0</span>
        ) : (
          <NumberHandle
            selection={overlapFigure(['repeated', level, row.id], row.classKeys)}
            label={words.repeatedOf(name)}
          >
            {area(row.repeatedSquareMetres)}
          </NumberHandle>
        )}
      </td>
    </tr>
  );
}

interface CellProps extends Pick<LineProps, 'row' | 'level' | 'language'> {
  readonly column: MatrixRow;
  readonly at: number;
}

/** Least and greatest tint of a cell, in percent of the accent. */
const [PALE, STRONG] = [4, 34];

function MatrixCell({ row, column, at, level, language }: CellProps) {
  const words = useText().board.overlap.matrix;
  const area = useArea();
  const common = row.together[at]!;
  const isOwn = row.id === column.id;
  if (common === 0)
    return (
      <td className={isOwn ? 'matrix-own nil' : 'nil'} title={`${row.name[language]} ∩ ${column.name[language]}`}>
        0
      </td>
    );
  const share = shareOf(row, at);
  const shown = format.percent(share);
  const tint = `color-mix(in srgb, var(--accent) ${PALE + (STRONG - PALE) * share}%, white)`;
  const label = isOwn ? words.net(row.name[language]) : words.together(row.name[language], column.name[language]);
  return (
    <td
      className={isOwn ? 'matrix-own' : undefined}
      style={isOwn ? undefined : { background: tint }}
      title={isOwn ? label : `${label}:${words.share(shown, row.name[language])}`}
    >
      <NumberHandle
        selection={overlapFigure(['together', level, row.id, column.id], [...row.classKeys, ...column.classKeys])}
        label={label}
      >
        {area(common)}
      </NumberHandle>
    </td>
  );
}

import { notCollectedIn } from '../../../domain/coverage/not-collected.ts';
import * as format from '../../format.ts';
import { keyOfDistrict } from '../../map/district-at.ts';
import { classStyle } from '../../map/styles.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { useArea } from './area-unit.ts';
import { barLength } from './bar-scale.ts';
import type { DistrictColumn, Measured, TableRow } from './district-columns.ts';
import type { ColumnTarget } from './district-target.ts';
import { overviewFigure } from './explain-overview.ts';
import type { ExplainContext } from './explained.ts';
import { cellOf, litKey } from './figure.ts';
import { totalName } from './filter-words.ts';
import { NumberHandle } from './NumberHandle.tsx';

interface RowProps {
  readonly row: TableRow;
  readonly columns: readonly DistrictColumn[];
  /** Share at which a bar is full. */
  readonly full: number;
  /** By column. */
  readonly targets: ReadonlyMap<string, ColumnTarget | null>;
  /** Of a class that a district has nothing of, by the filter. */
  readonly absent: string;
  readonly context: ExplainContext;
  /** Under the mouse, here or on the map. */
  readonly isLit: boolean;
}

export function DistrictRow({ row, columns, full, targets, absent, context, isLit }: RowProps) {
  const { coverage: text } = useText();
  const area = useArea();
  const name = useRowName(row, context);
  const isChosen = useApp(
    ({ selection: s }) =>
      row.districtId !== null && (s.kind === 'cell' || s.kind === 'figure') && s.districtId === row.districtId,
  );
  const { districtId } = row;
  const look = [row.kind, ...(isLit ? ['lit'] : []), ...(isChosen ? ['chosen'] : [])].join(' ');
  return (
    <tr
      className={look}
      onMouseMove={({ target }) => {
        // A figure lights its class up instead.
        if (districtId === null || (target as Element).closest('.number-link')) return;
        if (getApp().hoverKey !== keyOfDistrict(districtId)) setSession({ hoverKey: keyOfDistrict(districtId) });
      }}
      onMouseLeave={() => setSession({ hoverKey: litKey(getApp().selection) })}
    >
      <th scope="row" className="words">
        {name}
      </th>
      <td>
        {row.areaSquareMetres !== null && (
          <NumberHandle selection={cellOf('districts', districtId, 'district')} label={text.names.districtArea(name)}>
            {area(row.areaSquareMetres)}
          </NumberHandle>
        )}
      </td>
      {columns.map((column) => (
        <DistrictCell
          key={column.key}
          row={row}
          name={name}
          column={column}
          full={full}
          absent={absent}
          context={context}
          target={row.kind === 'total' ? (targets.get(column.key) ?? null) : null}
        />
      ))}
    </tr>
  );
}

function useRowName(row: TableRow, context: ExplainContext): string {
  const { coverage: text, board } = useText();
  switch (row.kind) {
    case 'border':
      return board.overview.table.border;
    case 'outside':
      return board.overview.table.outside;
    case 'total':
      return context.result.overview.filter.districts === null ? text.total : totalName(context);
    case 'district':
      return row.name?.[context.language] ?? '';
  }
}

interface CellProps {
  readonly row: TableRow;
  readonly name: string;
  readonly column: DistrictColumn;
  readonly full: number;
  readonly absent: string;
  readonly context: ExplainContext;
  readonly target: ColumnTarget | null;
}

function DistrictCell({ row, name, column, full, absent, context, target }: CellProps) {
  const text = useText().coverage;
  const differs = useApp(
    ({ recheck }) =>
      recheck.kind === 'done' &&
      recheck.cells.some((c) => c.key === column.key && c.districtId === row.districtId && c.state === 'differs'),
  );
  const part = column.part(row);
  const mark = differs ? 'differs' : undefined;
  const gap = notCollectedIn(context.city, column.layerId, row.districtId)?.[context.language];
  if (!part) {
    return (
      <td className={differs ? 'absent differs' : 'absent'} title={gap}>
        {row.kind === 'district' || row.kind === 'total' ? (gap === undefined ? absent : text.notCollected) : text.none}
      </td>
    );
  }
  return column.measure === 'area' ? (
    <AreaCell row={row} name={name} column={column} part={part} full={full} target={target} mark={mark} />
  ) : (
    <td className={mark}>
      <PlainFigure row={row} name={name} column={column} part={part} />
    </td>
  );
}

interface PartProps extends Pick<CellProps, 'row' | 'name' | 'column'> {
  readonly part: Measured;
}

/** A length or a count. */
function PlainFigure({ row, name, column, part }: PartProps) {
  const words = useText().board.overview.names;
  const language = useApp((s) => s.language);
  const own = column.name[language];
  const isLength = column.measure === 'length';
  return (
    <NumberHandle
      selection={overviewFigure(column.key, row)}
      label={isLength ? words.length(own, name) : words.count(own, name)}
    >
      {isLength ? format.kilometres(part.lengthMetres) : format.count(part.count)}
    </NumberHandle>
  );
}

interface AreaProps extends PartProps, Pick<CellProps, 'full' | 'target'> {
  readonly mark: string | undefined;
}

function AreaCell({ row, name, column, part, full, target, mark }: AreaProps) {
  const { coverage: text, board } = useText();
  const language = useApp((s) => s.language);
  const area = useArea();
  const words = board.overview;
  const isOutside = row.kind === 'outside';
  const ground = row.areaSquareMetres ?? 0;
  return (
    <td className={mark} title={part.count === null ? undefined : words.table.countTitle(format.count(part.count))}>
      <NumberHandle
        selection={isOutside ? overviewFigure(column.key, row) : cellOf(column.key, row.districtId)}
        label={isOutside ? words.names.outside(column.name[language]) : text.names.areaOf(column.name[language], name)}
      >
        {area(part.areaSquareMetres ?? 0)}
      </NumberHandle>
      {part.share !== null && (
        <>
          <span className="district-share">
            {isOutside ? (
              format.percent(part.share)
            ) : (
              <NumberHandle
                selection={cellOf(column.key, row.districtId, 'share')}
                label={words.names.shareOf(column.name[language], name)}
              >
                {format.percent(part.share)}
              </NumberHandle>
            )}
          </span>
          <ShareBar
            share={part.share}
            full={full}
            style={column.style}
            target={target && ground > 0 ? target.squareMetres / ground : null}
          />
        </>
      )}
      {target && (
        <span
          className={(part.areaSquareMetres ?? 0) < target.squareMetres ? 'district-target short' : 'district-target'}
          title={words.table.targetTitle(target.name[language], area(target.squareMetres), target.date)}
        >
          <NumberHandle selection={target.figure} label={words.names.target(target.name[language], target.date)}>
            {words.table.target(area(target.squareMetres))}
          </NumberHandle>
        </span>
      )}
    </td>
  );
}

interface BarProps {
  readonly share: number;
  readonly full: number;
  readonly style: string | null;
  /** Share that is asked for. */
  readonly target: number | null;
}

function ShareBar({ share, full, style, target }: BarProps) {
  const look = style === null ? null : classStyle(style);
  const color = look?.outline?.color ?? 'var(--ink-2)';
  return (
    <span className="share-bar" aria-hidden="true">
      <span style={{ width: `${barLength(share, full) * 100}%`, background: color }} />
      {target !== null && <i style={{ left: `${barLength(target, full) * 100}%` }} />}
    </span>
  );
}

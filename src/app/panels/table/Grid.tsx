import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { CityLayer } from '../../../domain/city.ts';
import { select } from '../../state/actions.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { showFeature } from '../find/go.ts';
import { shownCell, type TableColumn, type TableRow } from './rows.ts';

interface GridProps {
  readonly layer: CityLayer;
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
  readonly sorting: (columnId: string) => false | 'asc' | 'desc';
  readonly onSort: (columnId: string) => void;
}

const ROW_PIXELS = 28;

/** Only the rows in sight are in the page, so that a layer of tens of thousands scrolls as lightly as one of ten. */
export function Grid({ layer, rows, columns, sorting, onSort }: GridProps) {
  const text = useText().shell.table;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 8,
  });
  const selected = useApp((s) =>
    s.selection.kind === 'feature' && s.selection.layerId === layer.id ? s.selection.index : null,
  );
  const place = selected === null ? -1 : rows.findIndex((row) => row.index === selected);
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' });
  }, [place, virtual]);
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  return (
    <div className="table-scroll" ref={scroll}>
      <table className="attribute-table" aria-rowcount={rows.length}>
        <Head columns={columns} sorting={sorting} onSort={onSort} />
        <tbody>
          {first && first.start > 0 && <Spacer height={first.start} span={columns.length + 1} />}
          {items.map((item) => {
            const row = rows[item.index]!;
            return (
              <Row key={row.index} row={row} columns={columns} layerId={layer.id} selected={row.index === selected} />
            );
          })}
          {last && <Spacer height={virtual.getTotalSize() - last.end} span={columns.length + 1} />}
        </tbody>
      </table>
      {rows.length === 0 && <p className="table-empty">{text.empty}</p>}
    </div>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr className="table-spacer">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

function Head({ columns, sorting, onSort }: Pick<GridProps, 'columns' | 'sorting' | 'onSort'>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const order = sorting(column.id);
          return (
            <th
              key={column.id}
              scope="col"
              className={column.numeric ? 'figure' : undefined}
              aria-sort={order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : 'none'}
            >
              <button type="button" onClick={() => onSort(column.id)}>
                {column.title}
                <span aria-hidden="true">{order === 'asc' ? ' ▲' : order === 'desc' ? ' ▼' : ''}</span>
              </button>
            </th>
          );
        })}
        <th />
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly row: TableRow;
  readonly columns: readonly TableColumn[];
  readonly layerId: string;
  readonly selected: boolean;
}

function Row({ row, columns, layerId, selected }: RowProps) {
  const text = useText().shell;
  const mark = () => {
    setSession({ under: [] });
    select({ kind: 'feature', layerId, index: row.index });
  };
  return (
    <tr className={selected ? 'selected' : undefined} aria-selected={selected} onClick={mark}>
      {columns.map((column) => (
        <td key={column.id} className={column.numeric ? 'figure' : undefined}>
          {shownCell(row, column, text)}
        </td>
      ))}
      <td>
        <button
          type="button"
          className="link"
          onClick={(event) => {
            event.stopPropagation();
            showFeature(layerId, row.index);
          }}
        >
          {text.table.zoom}
        </button>
      </td>
    </tr>
  );
}

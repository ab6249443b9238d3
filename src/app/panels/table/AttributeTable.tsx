import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { CityLayer } from '../../../domain/city.ts';
import type { LayerTable } from '../../../domain/feature-table.ts';
import { count } from '../../format.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { copyRows, saveRows } from './copy.ts';
import { Grid } from './Grid.tsx';
import { shownCell, type TableColumn, type TableRow, tableColumns, tableRows } from './rows.ts';
import './table.css';

/** The attributes of a layer in a drawer under the map, so that row and shape are seen together. */
export function AttributeTable() {
  const dialog = useApp((s) => s.dialog);
  const open = useApp((s) => s.open);
  const id = typeof dialog === 'object' && dialog !== null && 'table' in dialog ? dialog.table : null;
  const layer = open?.city.layers.find((l) => l.id === id);
  const table = id === null ? undefined : open?.tables[id];
  return layer && table ? <Drawer key={layer.id} layer={layer} table={table} /> : null;
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns,
});
type Features = typeof features;

function Drawer({ layer, table }: { layer: CityLayer; table: LayerTable }) {
  const text = useText().shell;
  const language = useApp((s) => s.language);
  const [filter, setFilter] = useState('');
  const columns = useMemo(() => tableColumns(table, text), [table, text]);
  const data = useMemo(() => tableRows(table), [table]);
  const model = useRowModel(data, columns, filter);
  const rows = model.getRowModel().rows.map((row) => row.original);
  return (
    <section className="table-drawer" aria-label={text.table.title(layer.name[language])} data-over-map>
      <header>
        <h2>{text.table.title(layer.name[language])}</h2>
        {layer.reality === 'illustrative' && <span className="badge-illustrative">{text.illustrative}</span>}
        <input
          type="search"
          className="table-filter"
          aria-label={text.table.filter}
          placeholder={text.table.filterPlaceholder}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <span className="table-count">{text.table.rows(count(rows.length), count(data.length))}</span>
        <button type="button" className="button secondary" onClick={() => copyRows(rows, columns, text)}>
          {text.table.copyTsv}
        </button>
        <button type="button" className="button secondary" onClick={() => saveRows(layer, rows, columns, text)}>
          {text.table.saveCsv}
        </button>
        <button
          type="button"
          className="sheet-close"
          title={text.closeEsc}
          aria-label={text.close}
          onClick={() => setSession({ dialog: null })}
        >
          ×
        </button>
      </header>
      <Grid
        layer={layer}
        rows={rows}
        columns={columns}
        sorting={(id) => model.getColumn(id)?.getIsSorted() ?? false}
        onSort={(id) => model.getColumn(id)?.toggleSorting()}
      />
    </section>
  );
}

function useRowModel(data: TableRow[], columns: readonly TableColumn[], filter: string) {
  const text = useText().shell;
  const defs = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<Features, TableRow, unknown> => ({
          id: column.id,
          accessorFn: (row) => row.cells[column.id] ?? null,
          sortFn: column.numeric ? 'basic' : 'alphanumeric',
          sortUndefined: 'last',
        }),
      ),
    [columns],
  );
  const matching = useMemo(() => {
    const words = filter.trim().toLowerCase();
    if (words === '') return data;
    return data.filter((row) => columns.some((column) => shownCell(row, column, text).toLowerCase().includes(words)));
  }, [data, columns, filter, text]);
  return useTable<Features, TableRow>({ features, columns: defs, data: matching });
}

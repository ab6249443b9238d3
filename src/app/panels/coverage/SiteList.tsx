import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { SiteRow } from '../../../domain/coverage/site-table.ts';
import * as format from '../../format.ts';
import { fitExtent } from '../../map/camera.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { showFeature } from '../find/go.ts';
import { extentOf } from '../layers/extent.ts';
import { ScrollX } from './ScrollX.tsx';
import type { SiteWords } from './site-figures.ts';
import {
  type ListChoices,
  listChoices,
  listedSites,
  NO_SITE_FILTER,
  offered,
  SITE_COLUMNS,
  type SiteColumn,
  type SiteFilter,
  siteValue,
} from './site-rows.ts';

const ROW_PIXELS = 26;
/** Nobody turns more pages in a meeting. */
const MOST_ON_WALL = 400;

/** Every site, those that are overdue first in time; a row goes there. */
export function SiteList({ words }: { words: SiteWords }) {
  const text = useText().board.sites;
  const { table } = words;
  const overdue = table.rows.filter((r) => r.overdue).length;
  const [wanted, setFilter] = useState<SiteFilter>({ ...NO_SITE_FILTER, overdue: overdue > 0 });
  const choices = useMemo(() => listChoices(words), [words]);
  const filter = useMemo(() => offered(wanted, choices), [wanted, choices]);
  const [order, setOrder] = useState<{ column: SiteColumn; descending: boolean }>({
    column: 'deadline',
    descending: false,
  });
  const presenting = useApp((s) => s.presenting !== null);
  const listed = useMemo(() => listedSites(words, filter, order), [words, filter, order]);
  const rows = presenting ? listed.slice(0, MOST_ON_WALL) : listed;
  const sortBy = (column: SiteColumn) =>
    setOrder({ column, descending: order.column === column ? !order.descending : false });
  return (
    <section className="all-sites">
      <header>
        <h3>{filter.overdue ? text.overdueList(format.count(overdue)) : text.all}</h3>
        {!presenting && <Filters filter={filter} onFilter={setFilter} choices={choices} />}
        <span className="site-shown">{text.shown(format.count(rows.length), format.count(table.rows.length))}</span>
      </header>
      {rows.length === 0 ? (
        <p className="board-note">{overdue === 0 && filter.overdue ? text.overdueNone : text.empty}</p>
      ) : presenting ? (
        <WallRows rows={rows} words={words} />
      ) : (
        <Rows rows={rows} words={words} order={order} onSort={sortBy} />
      )}
    </section>
  );
}

interface FiltersProps {
  readonly filter: SiteFilter;
  readonly onFilter: (filter: SiteFilter) => void;
  readonly choices: ListChoices;
}

function Filters({ filter, onFilter, choices }: FiltersProps) {
  const text = useText().board.sites;
  return (
    <div className="site-filters">
      <label className="site-overdue">
        <input
          type="checkbox"
          checked={filter.overdue}
          onChange={(event) => onFilter({ ...filter, overdue: event.currentTarget.checked })}
        />
        {text.onlyOverdue}
      </label>
      {(['type', 'status', 'district'] as const).map((of) => (
        <select
          key={of}
          aria-label={text.columns[of]}
          value={filter[of]}
          onChange={(event) => onFilter({ ...filter, [of]: event.currentTarget.value })}
        >
          <option value="">{text.filterAny(text.columns[of])}</option>
          {choices[of].map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      ))}
      <input
        type="search"
        placeholder={text.search}
        aria-label={text.search}
        value={filter.name}
        onChange={(event) => onFilter({ ...filter, name: event.currentTarget.value })}
      />
    </div>
  );
}

interface RowsProps {
  readonly rows: readonly SiteRow[];
  readonly words: SiteWords;
  readonly order: { readonly column: SiteColumn; readonly descending: boolean };
  readonly onSort: (column: SiteColumn) => void;
}

/** All of them, for pages: nobody can scroll a wall, nor sort what is on it. */
function WallRows({ rows, words }: Pick<RowsProps, 'rows' | 'words'>) {
  const text = useText().board.sites;
  return (
    <table className="board-table">
      <thead>
        <tr>
          {SITE_COLUMNS.map((column) => (
            <th key={column} scope="col" className={column === 'distance' ? undefined : 'words'}>
              {text.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.layerId} ${row.id}`} row={row} words={words} isPlain />
        ))}
      </tbody>
    </table>
  );
}

function Rows({ rows, words, order, onSort }: RowsProps) {
  const text = useText().board.sites;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  return (
    <ScrollX className="site-scroll" scroller={scroll}>
      <table className="board-table" aria-rowcount={rows.length}>
        <thead>
          <tr>
            {SITE_COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === 'distance' ? undefined : 'words'}
                aria-sort={order.column !== column ? 'none' : order.descending ? 'descending' : 'ascending'}
              >
                <button type="button" onClick={() => onSort(column)}>
                  {text.columns[column]}
                  <span aria-hidden="true">{order.column !== column ? '' : order.descending ? ' ▼' : ' ▲'}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first && first.start > 0 && <Gap height={first.start} />}
          {items.map(({ index }) => (
            <Row key={`${rows[index]!.layerId} ${rows[index]!.id}`} row={rows[index]!} words={words} />
          ))}
          {last && <Gap height={virtual.getTotalSize() - last.end} />}
        </tbody>
      </table>
    </ScrollX>
  );
}

const Gap = ({ height }: { height: number }) => (
  <tr>
    <td colSpan={SITE_COLUMNS.length} style={{ height, padding: 0 }} />
  </tr>
);

function Row({ row, words, isPlain = false }: { row: SiteRow; words: SiteWords; isPlain?: boolean }) {
  const text = useText();
  return (
    <tr className={row.overdue ? 'overdue' : undefined}>
      {SITE_COLUMNS.map((column) => {
        const value = siteValue(row, column, words);
        if (column === 'name')
          return (
            <th key={column} scope="row" className="words">
              {isPlain ? (
                row.name
              ) : (
                <button
                  type="button"
                  className="link"
                  aria-label={text.board.sites.locate(row.name)}
                  onClick={() => go(row)}
                >
                  {row.name}
                </button>
              )}
            </th>
          );
        if (column === 'distance') return <td key={column}>{distanceText(row, text)}</td>;
        return (
          <td key={column} className="words">
            {value ?? text.coverage.none}
            {column === 'deadline' && row.overdue && <em>{` ${text.board.sites.overdue}`}</em>}
            {column === 'deadline' && row.passed && <em className="passed">{` ${text.board.sites.passedSince}`}</em>}
          </td>
        );
      })}
    </tr>
  );
}

/** To the border of the range, and on which side of it. */
function distanceText({ rangeDistanceMetres: away, band }: SiteRow, text: Text): string {
  if (away === null) return text.coverage.none;
  const metres = format.metres(away);
  return away === 0 ? metres : text.board.sites.fromBorder(metres, band === 'inside');
}

/** Degrees of ground to be seen about a site: more to the south, where its record lies over the map. */
const [ABOUT, SOUTH] = [0.05, 0.1];

/** The site marked, with what is around it. */
function go({ layerId, id, position }: SiteRow): void {
  const features = getApp().open?.tables[layerId]?.features ?? [];
  const index = features.findIndex((f) => f.properties.id === id);
  const extent = index < 0 ? null : extentOf([features[index]!]);
  if (!extent) return;
  showFeature(layerId, index);
  const [west, south, east, north] = extent;
  fitExtent([west - ABOUT, south - SOUTH - (north - south), east + ABOUT, north + ABOUT]);
  setSession({ mark: position ? [position[0], position[1]] : null });
}

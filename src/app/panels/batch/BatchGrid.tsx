import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { kindStated } from '../../../domain/siting/batch.ts';
import type { BatchSort } from '../../../domain/siting/batch-rows.ts';
import type { BatchTable } from '../../../domain/siting/batch-table.ts';
import { hectares } from '../../format.ts';
import { openRow, sortBatch } from '../../state/batch-rows.ts';
import { inOrder, kindNames, takenAs } from '../../state/batch-sites.ts';
import type { BatchState } from '../../state/batch-types.ts';
import { rulesInForce } from '../../state/rule-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { useRules } from '../siting/use-rules.ts';
import { cellFigure, columnName, mainGround } from './batch-words.ts';
import { OutcomeMark } from './OutcomeChips.tsx';

interface Props {
  readonly batch: BatchState;
  readonly table: BatchTable;
  /** Rows that pass the filter. */
  readonly rows: readonly number[];
  /** Some limit hides a hit: rows say how many. */
  readonly hasRelaxed: boolean;
}

const ROW_PIXELS = 28;
const COLUMNS: readonly BatchSort[] = [
  'row',
  'name',
  'kind',
  'outcome',
  'district',
  'area',
  'net',
  'relaxed',
  'borderline',
  'unchecked',
  'figure',
];
const FIGURES: ReadonlySet<BatchSort> = new Set(['row', 'area', 'net', 'relaxed', 'borderline', 'unchecked']);

/** The rows, only those in sight in the page; a row that is chosen is shown on the map and checked as the active site. */
export function BatchGrid({ batch, table, rows, hasRelaxed }: Props) {
  const language = useApp((s) => s.language);
  const book = useRules();
  const { record, footprints } = batch;
  const kinds = useMemo(
    () => book && kindNames({ record, footprints }, book, language),
    [record, footprints, book, language],
  );
  const shownColumns = COLUMNS.filter((id) => (id !== 'relaxed' || hasRelaxed) && (id !== 'kind' || kinds !== null));
  const { batch: text } = useText();
  const scroll = useRef<HTMLDivElement>(null);
  const { names, filter, order: sort, row: chosen } = batch;
  const column = filter.column === null ? -1 : record.columns.findIndex((c) => c.id === filter.column);
  const sorted = useMemo(
    () => inOrder({ order: sort, filter, names, record }, table, rows, kinds),
    [sort, filter, names, record, table, rows, kinds],
  );
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 8,
  });
  const place = chosen === null ? -1 : sorted.indexOf(chosen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that come while it is chosen must not move the table
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' });
  }, [chosen, sort]);
  const onSort = (by: BatchSort): void => sortBatch(by, FIGURES.has(by) && by !== 'row');
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step === undefined ? undefined : sorted[place < 0 ? 0 : place + step];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    openRow(next);
  };
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list is walked with the arrow keys
    // biome-ignore lint/a11y/noStaticElementInteractions: the list is walked with the arrow keys
    <div className="table-scroll" ref={scroll} tabIndex={0} onKeyDown={onKeyDown}>
      <table className="attribute-table batch-table batch-rows" aria-rowcount={sorted.length}>
        <thead>
          <tr>
            {shownColumns.map((id) => (
              <th
                key={id}
                scope="col"
                className={`batch-${id}${FIGURES.has(id) ? ' figure' : ''}`}
                aria-sort={sort.by !== id ? 'none' : sort.descending ? 'descending' : 'ascending'}
              >
                <button type="button" onClick={() => onSort(id)}>
                  {text.head[id]}
                  <span aria-hidden="true">{sort.by !== id ? '' : sort.descending ? ' ▼' : ' ▲'}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first && first.start > 0 && <Spacer height={first.start} columns={shownColumns.length} />}
          {items.map((item) => {
            const row = sorted[item.index]!;
            const isChosen = row === chosen;
            const kind = kinds && (kinds[row] ?? '');
            return <Row key={row} {...{ batch, table, row, column, kind, hasRelaxed, isChosen }} />;
          })}
          {last && <Spacer height={virtual.getTotalSize() - last.end} columns={shownColumns.length} />}
        </tbody>
      </table>
      {sorted.length === 0 && <p className="table-empty">{text.noRows}</p>}
    </div>
  );
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  return (
    <tr className="table-spacer">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

/** What a row states of its project's kind where the rules do not know it. */
function unknownKind({ record, footprints }: BatchState, row: number): string | null {
  const { column } = record.kinds;
  const stated = column === null ? '' : String(footprints.features[row]!.properties[column] ?? '').trim();
  return stated === '' || kindStated(rulesInForce(), record.kinds, stated) !== null ? null : stated;
}

interface RowProps {
  readonly batch: BatchState;
  readonly table: BatchTable;
  readonly row: number;
  /** Place of the column that rows are filtered by; -1 for none. */
  readonly column: number;
  /** In words, empty where it is not stated; null where all rows are of one kind. */
  readonly kind: string | null;
  readonly hasRelaxed: boolean;
  readonly isChosen: boolean;
}

function Row({ batch, table, row, column, kind, hasRelaxed, isChosen }: RowProps) {
  const { batch: text } = useText();
  const language = useApp((s) => s.language);
  const { names, record } = batch;
  const outcome = table.outcome(row);
  const isRefused = outcome === 'refused';
  const place = table.district(row);
  const district = place === null ? '' : (record.districts[place]?.name ?? text.outside);
  const borderline = table.countBorderline(row);
  const relaxed = table.countHidden(row);
  const unknown = unknownKind(batch, row);
  const taken = useApp((s) => takenAs(batch, row, s.project.footprints, rulesInForce()));
  const title = [
    names[row],
    unknown === null ? '' : text.kindUnknown(unknown),
    taken === null ? '' : text.takenHint[taken],
  ];
  const figure =
    column >= 0 && !isRefused
      ? cellFigure(table, row, column, text)
      : mainGround(table, record.columns, row, language, text);
  return (
    <tr className={isChosen ? 'selected' : undefined} aria-selected={isChosen} onClick={() => openRow(row)}>
      <td className="figure">{row + 1}</td>
      <td className="batch-name" title={title.filter(Boolean).join(' · ')}>
        <span className="batch-name-line">
          <button type="button" className="link">
            {names[row]}
          </button>
          {unknown !== null && <b className="batch-near">?</b>}
          {taken !== null && <b className="batch-near">{text.taken[taken]}</b>}
        </span>
      </td>
      {kind !== null && <td title={kind}>{kind || <span className="quiet">{text.kindUnstated}</span>}</td>}
      <td className="batch-outcome" title={text.outcome[outcome]}>
        <OutcomeMark outcome={outcome} /> {text.short[outcome]}
      </td>
      <td>{district}</td>
      <td className="figure">{isRefused ? '' : hectares(table.rows.areaSquareMetres[row]!)}</td>
      <td className="figure">{isRefused ? '' : hectares(table.rows.netSquareMetres[row]! || null)}</td>
      {hasRelaxed && <td className={relaxed > 0 ? 'figure batch-near' : 'figure'}>{isRefused ? '' : relaxed}</td>}
      <td className={borderline > 0 ? 'figure batch-near' : 'figure'}>{isRefused ? '' : borderline}</td>
      <td className="figure">{isRefused ? '' : table.countStatus(row, 'unchecked')}</td>
      <td title={column >= 0 ? `${columnName(record.columns[column]!, language)}: ${figure}` : figure}>{figure}</td>
    </tr>
  );
}

import { isLoosened } from '../../../domain/siting/batch-limits.ts';
import { type BatchFilter, isFiltered, NO_FILTER } from '../../../domain/siting/batch-rows.ts';
import { OUTSIDE_CITY } from '../../../domain/siting/batch-table.ts';
import { count } from '../../format.ts';
import { filterBatch } from '../../state/batch-rows.ts';
import type { BatchState } from '../../state/batch-types.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { columnName } from './batch-words.ts';

const CELLS = ['hit', 'relaxed', 'borderline', 'unchecked'] as const;

/** By district, rule, result and name; all tabs and the map show the same rows. */
export function BatchFilters({ batch, shown }: { batch: BatchState; shown: number }) {
  const text = useText().batch;
  const language = useApp((s) => s.language);
  const { filter, record, done } = batch;
  const cells = CELLS.filter((cell) => cell !== 'relaxed' || record.columns.some(isLoosened));
  return (
    <div className="batch-filters">
      <input
        type="search"
        aria-label={text.filterLabel}
        placeholder={text.filterPlaceholder}
        value={filter.words}
        onChange={(event) => filterBatch({ words: event.currentTarget.value })}
      />
      <select
        aria-label={text.districtLabel}
        value={filter.district ?? ''}
        onChange={({ currentTarget: { value } }) => filterBatch({ district: value === '' ? null : Number(value) })}
      >
        <option value="">{text.anyDistrict}</option>
        {record.districts.map((district, place) => (
          <option key={district.id} value={place}>
            {district.name}
          </option>
        ))}
        <option value={OUTSIDE_CITY}>{text.outside}</option>
      </select>
      <select
        aria-label={text.ruleLabel}
        value={filter.column ?? ''}
        onChange={({ currentTarget: { value } }) => filterBatch({ column: value === '' ? null : value })}
      >
        <option value="">{text.anyRule}</option>
        {record.columns.map((column) => (
          <option key={column.id} value={column.id}>
            {columnName(column, language)}
          </option>
        ))}
      </select>
      <select
        aria-label={text.cellLabel}
        value={filter.cell ?? ''}
        onChange={({ currentTarget: { value } }) =>
          filterBatch({ cell: value === '' ? null : (value as BatchFilter['cell']) })
        }
      >
        <option value="">{filter.column === null ? text.anyCell : text.cells.hit}</option>
        {cells.map((cell) => (
          <option key={cell} value={cell}>
            {text.cells[cell]}
          </option>
        ))}
      </select>
      <span className="table-count" role="status">
        {text.shown(count(shown), count(done))}
      </span>
      {isFiltered(filter) && (
        <button type="button" className="link" onClick={() => filterBatch(NO_FILTER)}>
          {text.clearFilter}
        </button>
      )}
    </div>
  );
}

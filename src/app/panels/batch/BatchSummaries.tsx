import type { BatchSummary } from '../../../domain/siting/batch-summary.ts';
import { ROW_OUTCOMES } from '../../../domain/siting/batch-table.ts';
import { count, hectares, metres } from '../../format.ts';
import { filterBatch } from '../../state/batch-rows.ts';
import type { BatchState } from '../../state/batch-types.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { columnName } from './batch-words.ts';
import { OutcomeMark } from './OutcomeChips.tsx';

interface Props {
  readonly batch: BatchState;
  /** Of the rows that pass the filter. */
  readonly summary: BatchSummary;
  /** A line was chosen: the rows are filtered by it. */
  readonly onChoose: () => void;
}

/** A line a district: rows lie in the one with the largest share of them. */
export function DistrictSummary({ batch, summary, onChoose }: Props) {
  const text = useText().batch;
  const { districts } = batch.record;
  const shown = ROW_OUTCOMES.filter((outcome) => outcome !== 'relaxed' || summary.byOutcome.has(outcome));
  // The districts, then outside the city, then where it is not known.
  const rank = (place: number | null) => (place === null ? Infinity : place < 0 ? Number.MAX_VALUE : place);
  const places = [...summary.byDistrict.keys()].sort((a, b) => rank(a) - rank(b));
  return (
    <div className="table-scroll">
      <table className="attribute-table batch-table batch-districts">
        <thead>
          <tr>
            <Title text={text.head.district} />
            <Title text={text.plots} isFigure />
            {shown.map((outcome) => (
              <th key={outcome} scope="col" className="figure batch-title" title={text.outcome[outcome]}>
                <OutcomeMark outcome={outcome} />
                <small>{text.short[outcome]}</small>
              </th>
            ))}
            <Title text={text.areaSum} isFigure />
            <Title text={text.netSum} isFigure />
          </tr>
        </thead>
        <tbody>
          {places.map((place) => {
            const { all, byOutcome } = summary.byDistrict.get(place)!;
            const choose = () => {
              filterBatch(place === null ? { outcome: 'refused' } : { district: place });
              onChoose();
            };
            return (
              <tr key={place} onClick={choose}>
                <td>
                  <button type="button" className="link">
                    {place === null ? text.placeUnknown : (districts[place]?.name ?? text.outside)}
                  </button>
                </td>
                <td className="figure">{count(all.rows)}</td>
                {shown.map((outcome) => (
                  <td key={outcome} className="figure">
                    {count(byOutcome.get(outcome) ?? 0)}
                  </td>
                ))}
                <td className="figure">{hectares(all.areaSquareMetres)}</td>
                <td className="figure">{hectares(all.netSquareMetres)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A line a rule or layer, the most often met first. */
export function RuleSummary({ batch, summary, onChoose }: Props) {
  const text = useText().batch;
  const language = useApp((s) => s.language);
  const { columns } = batch.record;
  const order = columns
    .map((column, i) => ({ column, sum: summary.byColumn[i]! }))
    .filter(({ sum }) => sum.hit + sum.relaxed + sum.unchecked + sum.borderline > 0)
    .sort((a, b) => b.sum.hit - a.sum.hit || b.sum.relaxed - a.sum.relaxed || b.sum.unchecked - a.sum.unchecked);
  const hasRelaxed = summary.relaxedRows > 0;
  return (
    <div className="table-scroll">
      <table className="attribute-table batch-table">
        <thead>
          <tr>
            <Title text={text.rule} />
            <Title text={text.head.hits} isFigure />
            {hasRelaxed && <Title text={text.head.relaxed} isFigure />}
            <Title text={text.head.borderline} isFigure />
            <Title text={text.head.unchecked} isFigure />
            <Title text={text.overlapSum} isFigure />
            <Title text={text.lengthSum} isFigure />
          </tr>
        </thead>
        <tbody>
          {order.map(({ column, sum }) => {
            const choose = () => {
              filterBatch({ column: column.id, cell: sum.hit > 0 ? 'hit' : sum.relaxed > 0 ? 'relaxed' : 'unchecked' });
              onChoose();
            };
            return (
              <tr key={column.id} onClick={choose}>
                <td title={columnName(column, language)}>
                  <button type="button" className="link">
                    {columnName(column, language)}
                  </button>
                </td>
                <td className="figure">{count(sum.hit)}</td>
                {hasRelaxed && <td className="figure">{count(sum.relaxed)}</td>}
                <td className="figure">{count(sum.borderline)}</td>
                <td className="figure">{count(sum.unchecked)}</td>
                <td className="figure">{sum.areaSquareMetres > 0 ? hectares(sum.areaSquareMetres) : ''}</td>
                <td className="figure">{sum.lengthMetres > 0 ? metres(sum.lengthMetres) : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A unit at the end stands on a line of its own. */
function Title({ text, isFigure = false }: { text: string; isFigure?: boolean }) {
  const [, words, unit] = /^(.*) (公顷|ha|m)$/.exec(text) ?? [text, text];
  return (
    <th scope="col" className={isFigure ? 'figure batch-title' : 'batch-title'}>
      {words}
      {unit && <small> {unit}</small>}
    </th>
  );
}

import type { NamedOverlap } from '../../../../domain/coverage/named-overlaps.ts';
import type { OverlapTable } from '../../../../domain/coverage/overlaps.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { useArea } from '../area-unit.ts';
import { BoardCard } from '../BoardCard.tsx';
import type { ExplainContext } from '../explained.ts';
import { NumberHandle } from '../NumberHandle.tsx';
import { ScrollX } from '../ScrollX.tsx';
import { districtNameOf, MOST_PAIRS, overlapFigure } from './overlap-figure.ts';
import { pairsTable, zonesOf } from './overlap-tables.ts';

/** Protected areas that lie upon each other, pair by pair, largest first: to be resolved. */
export function PairsCard({ table, context }: { table: OverlapTable; context: ExplainContext }) {
  const { board } = useText();
  const words = board.overlap.pairs;
  const area = useArea();
  const unit = board.overview.units[useApp((s) => s.areaUnit)];
  const { named } = table;
  const layerId = named[0]?.layerId;
  if (layerId === undefined) {
    return (
      <BoardCard area="pairs" title={words.title}>
        <p className="board-note">
          <b>{words.none}</b> {words.noneHint}{' '}
        </p>
      </BoardCard>
    );
  }
  return (
    <BoardCard
      area="pairs"
      follows={['districts']}
      title={words.title}
      unit={words.unit(unit)}
      right={
        <>
          {words.count(String(named.length))}{' '}
          <NumberHandle selection={overlapFigure(['pairs', layerId], [layerId])} label={words.all}>
            {area(named.reduce((sum, o) => sum + o.areaSquareMetres, 0))}
          </NumberHandle>{' '}
          {words.number}
        </>
      }
      rows={() => pairsTable(named, context, words)}
    >
      <ScrollX>
        <table className="board-table pairs-table">
          <thead>
            <tr>
              <th scope="col" aria-label={words.number} />
              <th scope="col" className="words">
                {words.pair}
              </th>
              <th scope="col" className="words">
                {words.zones}
              </th>
              <th scope="col">{words.area}</th>
              <th scope="col" className="words">
                {words.districts}
              </th>
              <th scope="col" className="words">
                {words.state}
              </th>
            </tr>
          </thead>
          <tbody>
            {named.slice(0, MOST_PAIRS).map((pair, i) => (
              <PairLine key={pair.names.join()} pair={pair} number={i + 1} context={context} />
            ))}
          </tbody>
        </table>
      </ScrollX>
      <p className="board-note">
        {named.length > MOST_PAIRS && `${words.more(String(named.length - MOST_PAIRS))} · `}
        {words.note}{' '}
      </p>
    </BoardCard>
  );
}

interface LineProps {
  readonly pair: NamedOverlap;
  readonly number: number;
  readonly context: ExplainContext;
}

function PairLine({ pair, number, context }: LineProps) {
  const words = useText().board.overlap.pairs;
  const area = useArea();
  const list = context.text.formulas.list;
  const [a, b] = pair.names;
  return (
    <tr>
      <td>
        <span className="piece-number">{number}</span>
      </td>
      <td className="words">
        {a}
        <br />
        {b}
      </td>
      <td className="words">{zonesOf(pair, context, words).join(list)}</td>
      <td>
        <NumberHandle
          selection={overlapFigure(['pairs', pair.layerId, a, b], [pair.layerId])}
          label={words.areaOf(a, b)}
        >
          {area(pair.areaSquareMetres)}
        </NumberHandle>
      </td>
      <td className="words">{pair.districts.map((d) => districtNameOf(d.districtId, context)).join(list)}</td>
      <td className="words">
        <span className={pair.sameZone ? 'pair-state' : 'pair-state other'}>
          {pair.sameZone ? words.sameZone : words.otherZone}
        </span>
      </td>
    </tr>
  );
}

import type { OverlapTable } from '../../../../domain/coverage/overlaps.ts';
import * as format from '../../../format.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { useArea } from '../area-unit.ts';
import { BoardCard } from '../BoardCard.tsx';
import type { ExplainContext } from '../explained.ts';
import { NumberHandle } from '../NumberHandle.tsx';
import { type Balance, balanceOf } from './matrix.ts';
import { type BalancePart, overlapFigure, rolesOf } from './overlap-figure.ts';
import { balanceTable } from './overlap-tables.ts';

/** Red line and protected areas laid along one line: what each has alone, and what they have in common. */
export function ApartCard({ table, context }: { table: OverlapTable; context: ExplainContext }) {
  const { board } = useText();
  const words = board.overlap.apart;
  const unit = board.overview.units[useApp((s) => s.areaUnit)];
  const balance = balanceOf(table, rolesOf(context));
  if (!balance) {
    return (
      <BoardCard area="apart" title={words.title}>
        <p className="board-missing">{words.missing}</p>
      </BoardCard>
    );
  }
  return (
    <BoardCard
      area="apart"
      follows={['districts']}
      title={words.title}
      unit={unit}
      rows={() => balanceTable(balance, context.text.hectares, words)}
    >
      <BalancePicture balance={balance} />
      <p className="board-note">{words.note} </p>
    </BoardCard>
  );
}

function BalancePicture({ balance }: { balance: Balance }) {
  const words = useText().board.overlap.apart;
  const area = useArea();
  const { redSquareMetres: red, bothSquareMetres: both, protectedSquareMetres: own } = balance;
  const all = red + both + own;
  const share = (part: number) => `${all > 0 ? (part / all) * 100 : 0}%`;
  const keys = [balance.redLayerId, balance.protectedLayerId];
  const figure = (part: BalancePart, label: string, squareMetres: number) => (
    <NumberHandle selection={overlapFigure(['apart', part], keys)} label={label}>
      {area(squareMetres)}
    </NumberHandle>
  );
  const closes = (parts: readonly [number, number], total: number) =>
    words.closes(parts.map(area).join(' + '), area(total), format.squareMetres(Math.abs(parts[0] + parts[1] - total)));
  return (
    <div className="apart">
      <div className="apart-bracket top" style={{ width: share(red + both) }}>
        {words.redLine} {figure('redLine', words.redLine, balance.redLineSquareMetres)}
      </div>
      <div className="apart-bar" aria-hidden="true">
        <span className="apart-red" style={{ width: share(red) }} />
        <span className="apart-both" style={{ width: share(both) }} />
        <span className="apart-own" style={{ width: share(own) }} />
      </div>
      <div className="apart-bracket bottom" style={{ width: share(both + own), marginLeft: share(red) }}>
        {words.areas} {figure('areas', words.areas, balance.areasSquareMetres)}
      </div>
      <dl className="apart-parts">
        <div>
          <dt>
            <i className="apart-red" aria-hidden="true" />
            {words.red}
          </dt>
          <dd>{figure('red', words.red, red)}</dd>
        </div>
        <div>
          <dt>
            <i className="apart-both" aria-hidden="true" />
            {words.both}
          </dt>
          <dd>{figure('both', words.both, both)}</dd>
        </div>
        <div>
          <dt>
            <i className="apart-own" aria-hidden="true" />
            {words.protected}
          </dt>
          <dd>{figure('protected', words.protected, own)}</dd>
        </div>
      </dl>
      <p className="apart-closes">
        {closes([red, both], balance.redLineSquareMetres)}
        <br />
        {closes([both, own], balance.areasSquareMetres)}
      </p>
    </div>
  );
}

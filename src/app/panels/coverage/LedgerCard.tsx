import type { CoverageResult } from '../../../domain/coverage/result.ts';
import * as format from '../../format.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { BoardCard } from './BoardCard.tsx';
import { cellOf } from './figure.ts';
import { type LedgerLine, ledgerIsIncomplete, ledgerSummary } from './ledger.ts';
import { NumberHandle } from './NumberHandle.tsx';
import { ledgerRows } from './tables-csv.ts';
import './ledger.css';

type Ledger = NonNullable<CoverageResult['ledger']>;

/** The red line's account: before, lost, gained, after and net, by district. */
export function LedgerCard({ ledger }: { ledger: Ledger | null }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  if (!ledger) {
    return (
      <BoardCard area="ledger" title={text.ledger.title}>
        <p className="board-missing">
          <b>{text.ledger.missing}</b>
          {text.ledger.missingHint}
        </p>
      </BoardCard>
    );
  }
  const { districts, total, against } = ledgerSummary(ledger);
  const city = format.signedHectares(total.netSquareMetres);
  const names = against.flatMap((line) => (line.name ? [line.name[language]] : []));
  return (
    <BoardCard
      area="ledger"
      title={text.ledger.title}
      unit={text.hectares}
      right={`${ledger.before.date} → ${ledger.after.date}`}
      csv={() => ledgerRows(ledger, language, text)}
    >
      <table className="board-table ledger-table">
        <thead>
          <tr>
            <th scope="col" className="words">
              {text.districts.district}
            </th>
            <th scope="col">{text.ledger.before(ledger.before.date.slice(0, 4))}</th>
            <th scope="col">{text.ledger.lost}</th>
            <th scope="col">{text.ledger.gained}</th>
            <th scope="col">{text.ledger.before(ledger.after.date.slice(0, 4))}</th>
            <th scope="col">{text.ledger.net}</th>
          </tr>
        </thead>
        <tbody>
          {[...districts, total].map((line) => (
            <LedgerRow
              key={line.districtId ?? ''}
              line={line}
              layerId={ledger.layerId}
              beforeYear={ledger.before.date.slice(0, 4)}
              afterYear={ledger.after.date.slice(0, 4)}
            />
          ))}
        </tbody>
      </table>
      {ledgerIsIncomplete(ledger) && (
        <p className="board-missing" role="alert">
          {text.ledger.incomplete(String(ledger.leftOut.before), String(ledger.leftOut.after))}
        </p>
      )}
      <LossBars districts={districts} layerId={ledger.layerId} />
      <p className="board-note">
        {names.length > 0 ? text.ledger.against(names.join(text.formulas.list), city) : text.ledger.allSame(city)}{' '}
        {text.ledger.limits}
      </p>
    </BoardCard>
  );
}

interface RowProps {
  readonly line: LedgerLine;
  readonly layerId: string;
  readonly beforeYear: string;
  readonly afterYear: string;
}

function LedgerRow({ line, layerId, beforeYear, afterYear }: RowProps) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const name = line.name ? line.name[language] : text.total;
  const handle = (aspect: 'before' | 'lost' | 'gained' | 'after' | 'net', shown: string, label: string) => (
    <NumberHandle selection={cellOf(layerId, line.districtId, aspect)} label={label}>
      {shown}
    </NumberHandle>
  );
  const { names } = text;
  return (
    <tr className={line.districtId === null ? 'total strong' : undefined}>
      <th scope="row" className="words">
        {name}
      </th>
      <td>{handle('before', format.hectares(line.beforeSquareMetres, 2), names.before(name, beforeYear))}</td>
      <td className={line.lostSquareMetres > 0 ? 'loss' : undefined}>
        {handle('lost', format.signedHectares(-line.lostSquareMetres), names.lost(name))}
      </td>
      <td>{handle('gained', format.signedHectares(line.gainedSquareMetres), names.gained(name))}</td>
      <td>{handle('after', format.hectares(line.afterSquareMetres, 2), names.after(name, afterYear))}</td>
      <td className={line.netSquareMetres < 0 ? 'strong loss' : 'strong'}>
        {handle('net', format.signedHectares(line.netSquareMetres), names.net(name))}
      </td>
    </tr>
  );
}

/** Loss by district, largest first, bars from 0. */
function LossBars({ districts, layerId }: { districts: readonly LedgerLine[]; layerId: string }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const losses = districts
    .filter((d) => d.lostSquareMetres > 0)
    .sort((a, b) => b.lostSquareMetres - a.lostSquareMetres);
  const largest = losses[0]?.lostSquareMetres ?? 0;
  if (largest === 0) return null;
  return (
    <div className="ledger-losses">
      <h3>{text.ledger.bars}</h3>
      <ul>
        {losses.map((line) => (
          <li key={line.districtId} className="loss">
            <span>{line.name?.[language]}</span>
            <NumberHandle
              selection={cellOf(layerId, line.districtId, 'lost')}
              label={text.names.lost(line.name?.[language] ?? '')}
            >
              {format.signedHectares(-line.lostSquareMetres)}
            </NumberHandle>
            <span className="loss-track" aria-hidden="true">
              <span style={{ width: `${(line.lostSquareMetres / largest) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

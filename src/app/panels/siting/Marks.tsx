import { useText } from '../../text/use-text.ts';
import type { FindingRow } from './rows.ts';

interface Props {
  readonly row: FindingRow;
  /** Opens the clause with the dispute; absent where there is no such sheet. */
  readonly onClause?: (key: string) => void;
}

/** 相接, 临界, 有异议 and the like beside an outcome, each with its reason. */
export function Marks({ row, onClause }: Props) {
  const { siting: text } = useText();
  return (
    <>
      {row.touching && (
        <mark className="chip" title={text.table.touchingWhy}>
          {text.table.touching}
        </mark>
      )}
      {row.innerBand && (
        <mark className="chip" title={text.table.innerBand}>
          {text.table.innerBandShort}
        </mark>
      )}
      {row.borderline !== '' && (
        <mark className="chip warn" title={row.borderline}>
          {text.table.borderline}
        </mark>
      )}
      {row.lapsed !== '' && (
        <mark className="chip warn lapsed" title={row.lapsedWhy}>
          {row.lapsed}
        </mark>
      )}
      {row.relaxed !== '' && (
        <mark className="chip warn" title={row.relaxedWhy}>
          {row.relaxed}
        </mark>
      )}
      {row.removed !== '' && <mark className="chip warn">{row.removed}</mark>}
      {row.disputed !== '' && <Disputed row={row} {...(onClause ? { onClause } : {})} />}
    </>
  );
}

function Disputed({ row, onClause }: Props) {
  if (!onClause)
    return (
      <mark className="chip disputed" title={row.disputed}>
        {row.disputedWord}
      </mark>
    );
  return (
    <button type="button" className="chip disputed" title={row.disputed} onClick={() => onClause(row.key)}>
      {row.disputedWord}
    </button>
  );
}

import { memo } from 'react';
import { Swatch } from '../../map/Swatch.tsx';
import { select } from '../../state/actions.ts';
import { getApp, setSession } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { OutcomeIcon } from './OutcomeIcon.tsx';
import { type FindingRow as Row, sameRow } from './rows.ts';

interface Props {
  readonly row: Row;
  readonly selected: boolean;
  readonly opened: boolean;
  readonly onToggle: (key: string) => void;
  readonly onClause: (key: string) => void;
}

/** One finding. It lights its shape on the map while the pointer is on it; a click keeps it lit. */
export const FindingRow = memo(
  function FindingRow({ row, selected, opened, onToggle, onClause }: Props) {
    const { siting: text } = useText();
    return (
      <tr
        className={`finding ${row.status}${selected ? ' selected' : ''}`}
        data-key={row.key}
        aria-selected={selected}
        onMouseEnter={() => setSession({ hoverKey: row.key })}
        onMouseLeave={() => getApp().hoverKey === row.key && setSession({ hoverKey: null })}
      >
        <th scope="row">
          <div className="factor">
            <div className="mark">
              <Swatch style={row.style} dim={row.status === 'clear'} />
              {row.illustrative && <mark className="chip illustrative">{text.table.illustrative}</mark>}
            </div>
            <div className="words">
              <button
                type="button"
                className="name"
                aria-pressed={selected}
                onClick={() => toggleSelected(row.key, selected)}
              >
                {row.name}
              </button>
              <span className={`outcome ${row.outcome}`}>
                <OutcomeIcon outcome={row.outcome} />
                <span>
                  {row.outcomeWord} <Marks row={row} />
                </span>
              </span>
            </div>
          </div>
        </th>
        {row.status === 'unchecked' ? (
          <MissingCells row={row} />
        ) : (
          <FigureCells row={row} selected={selected} opened={opened} onToggle={onToggle} />
        )}
        <td className="basis">
          <Basis row={row} onClause={onClause} />
        </td>
      </tr>
    );
  },
  (a, b) => a.selected === b.selected && a.opened === b.opened && sameRow(a.row, b.row),
);

const toggleSelected = (key: string, selected: boolean): void =>
  select(selected ? { kind: 'none' } : { kind: 'finding', key });

function Marks({ row }: { row: Row }) {
  const { siting: text } = useText();
  return (
    <>
      {row.touching && (
        <mark className="chip" title={text.table.touchingWhy}>
          {text.table.touching}
        </mark>
      )}
      {row.borderline !== '' && (
        <mark className="chip warn" title={row.borderline}>
          {text.table.borderline}
        </mark>
      )}
    </>
  );
}

function Toggle({ row, opened, onToggle }: Pick<Props, 'row' | 'opened' | 'onToggle'>) {
  const { siting: text } = useText();
  if (row.featureCount === 0) return null;
  const label = opened ? text.table.closeFeatures : text.table.openFeatures(row.featureCount);
  return (
    <button
      type="button"
      className="disclose"
      aria-expanded={opened}
      aria-label={label}
      title={label}
      onClick={() => onToggle(row.key)}
    >
      {text.table.places(row.featureCount)}
      <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
        <path d={opened ? 'M0 6 4 1l4 5z' : 'M0 2h8L4 7z'} fill="currentColor" />
      </svg>
    </button>
  );
}

function FigureCells({ row, selected, opened, onToggle }: Omit<Props, 'onClause'>) {
  const dash = row.hectares === row.mu;
  return (
    <>
      <td className={row.status === 'hit' ? 'status hit' : 'status'}>
        {row.statusWord}
        <Toggle row={row} opened={opened} onToggle={onToggle} />
      </td>
      <td className="figure" title={row.areaHint}>
        {dash ? (
          <span className="quiet">{row.hectares}</span>
        ) : (
          <>
            <NumberLink row={row} selected={selected} value={row.hectares} />
            <small>{row.mu}</small>
          </>
        )}
      </td>
      <td className="figure">
        {dash ? (
          <span className="quiet">{row.share}</span>
        ) : (
          <NumberLink row={row} selected={selected} value={row.share} />
        )}
      </td>
      <td className="figure" title={row.distanceHint}>
        {row.distance}
      </td>
    </>
  );
}

function NumberLink({ row, selected, value }: { row: Row; selected: boolean; value: string }) {
  return (
    <button
      type="button"
      className="number-link"
      aria-pressed={selected}
      onClick={() => toggleSelected(row.key, selected)}
    >
      {value}
    </button>
  );
}

function MissingCells({ row }: { row: Row }) {
  const { siting: text } = useText();
  return (
    <>
      <td className="status">{row.statusWord}</td>
      <td className="missing" colSpan={3}>
        {text.table.missing}
      </td>
    </>
  );
}

function Basis({ row, onClause }: Pick<Props, 'row' | 'onClause'>) {
  const { siting: text } = useText();
  if (!row.basis) return <span className="quiet">{text.table.dash}</span>;
  return (
    <>
      <button type="button" className="link" title={row.basisHint} onClick={() => onClause(row.key)}>
        {row.basis}
      </button>
      {row.recalled && row.basis !== text.table.recalled && <mark className="chip warn">{text.table.recalled}</mark>}
    </>
  );
}

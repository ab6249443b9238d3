import { memo } from 'react';
import { Swatch } from '../../map/Swatch.tsx';
import { select } from '../../state/actions.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { Marks } from './Marks.tsx';
import { isFigure } from './margin.ts';
import { OutcomeIcon } from './OutcomeIcon.tsx';
import { RemedyLink } from './RemedyLink.tsx';
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
    return (
      <tr
        className={`finding ${row.status}${selected ? ' selected' : ''}`}
        data-key={row.key}
        aria-selected={selected}
        // Not on entering: rows that come to lie under a pointer at rest are not pointed at.
        onMouseMove={() => getApp().hoverKey !== row.key && setSession({ hoverKey: row.key })}
        onMouseLeave={() => getApp().hoverKey === row.key && setSession({ hoverKey: null })}
      >
        <th scope="row">
          <Factor row={row} selected={selected} onClause={onClause} />
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

function Factor({ row, selected, onClause }: Pick<Props, 'row' | 'selected' | 'onClause'>) {
  const { siting: text } = useText();
  // Before an audience the column gives way to size, the clause does not.
  const isProjector = useApp((s) => s.projector);
  return (
    <div className="factor">
      <div className="mark">
        <Swatch style={row.style} dim={row.status === 'clear' && !row.hidden} />
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
            {row.outcomeWord} <Marks row={row} onClause={onClause} />
          </span>
        </span>
        {isProjector && (
          <span className="basis">
            <Basis row={row} onClause={onClause} />
          </span>
        )}
      </div>
    </div>
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
      aria-label={`${text.table.places(row.featureCount)} ${label}`}
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
  const { siting: text } = useText();
  const { dash } = text.table;
  return (
    <>
      <td className={row.status === 'hit' ? 'status hit' : 'status'} title={row.below}>
        {row.statusWord}
        <Toggle row={row} opened={opened} onToggle={onToggle} />
      </td>
      <td className="figure" title={row.extentHint}>
        <Figure row={row} selected={selected} value={row.extent} />
        {row.extentBelow !== '' && <small>{row.extentBelow}</small>}
        {row.extentLine !== '' && <small>{row.extentLine}</small>}
      </td>
      <td className="figure">
        <Figure row={row} selected={selected} value={row.share} />
      </td>
      <td className="figure" title={row.distanceHint}>
        {row.distance === dash ? <span className="quiet">{dash}</span> : row.distance}
      </td>
      <td className={marginClass(row)} title={row.marginHint}>
        {row.margin === dash ? <span className="quiet">{dash}</span> : row.margin}
        {row.marginKind !== '' && <small>{row.marginKind}</small>}
      </td>
    </>
  );
}

/** Words in place of a figure may take two lines. */
const marginClass = ({ short, margin }: Row): string =>
  ['figure', short && 'short', !isFigure(margin) && 'in-words'].filter(Boolean).join(' ');

/** A figure that shows its ground, or the dash that stands for none. */
function Figure({ row, selected, value }: { row: Row; selected: boolean; value: string }) {
  const { siting: text } = useText();
  if (value === text.table.dash) return <span className="quiet">{value}</span>;
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
  return (
    <>
      <td className="status">{row.statusWord}</td>
      <td className="missing" colSpan={4}>
        {row.reason} <RemedyLink remedy={row.remedy} ruleId={row.ruleId} layerId={row.layerId} />
      </td>
    </>
  );
}

/** The words of the clause, and whether it is in force. */
function Basis({ row, onClause }: Pick<Props, 'row' | 'onClause'>) {
  const { siting: text } = useText();
  return (
    <>
      <button
        type="button"
        className={row.basis ? 'link' : 'link none'}
        title={row.basisHint}
        onClick={() => onClause(row.key)}
      >
        {row.basis ?? text.table.dash}
      </button>
      {row.recalled && row.basis !== text.table.recalled && <mark className="chip warn">{text.table.recalled}</mark>}
      {row.confirmed !== '' && <small title={row.confirmed}>{text.table.confirmed}</small>}
      {row.legal && <small className={`legal ${row.legal}`}>{text.table.status[row.legal]}</small>}
    </>
  );
}

import { useState } from 'react';
import type { City } from '../../../domain/city.ts';
import type { Indicator, IndicatorState } from '../../../domain/coverage/indicator.ts';
import { indicatorTable } from '../../../report/coverage/indicators.ts';
import { coverageReportWords } from '../../../text/coverage-report.ts';
import {
  indicatorFigure as figureText,
  indicatorComputationError,
  indicatorError,
  indicatorNotes,
  indicatorQuote,
  indicatorState,
} from '../../../text/indicators.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { BoardCard } from './BoardCard.tsx';
import { IndicatorBar } from './IndicatorBar.tsx';
import { IndicatorMark } from './IndicatorMark.tsx';
import { INDICATOR_STATES, indicatorFigure, inOrder, mainRegion } from './indicators.ts';
import { NumberHandle } from './NumberHandle.tsx';
import { TargetField } from './TargetField.tsx';
import './indicators-card.css';

/** Every target of the plan: its words, what it is judged by, its figure with both errors, and the state. */
export function IndicatorsCard({ city, board }: { city: City; board: readonly Indicator[] }) {
  const words = useText();
  const text = words.board.indicators;
  const language = useApp((s) => s.language);
  const [state, setState] = useState<IndicatorState | null>(null);
  const ordered = inOrder(board);
  const shown = ordered.filter((i) => state === null || i.state === state);
  const sources = [...new Set(board.flatMap(({ source }) => (source === null ? [] : [source])))];
  const rows = () => indicatorTable({ board: ordered, language, words: coverageReportWords[language] }).sheet.rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell))); // biome-ignore format: one call
  return (
    <BoardCard area="indicators" title={text.title} unit={text.unit} rows={rows}>
      <StateFilter board={board} chosen={state} choose={setState} />
      <table className="board-table indicators-table">
        <thead>
          <tr>
            {(['name', 'target', 'value', 'errors', 'state'] as const).map((column) => (
              <th key={column} scope="col" className="words">
                {text.columns[column]}
                <span className="at-desk">{text.columnsBesides[column]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((indicator) => (
            <IndicatorRow key={indicator.id} indicator={indicator} city={city} withSource={sources.length > 1} />
          ))}
        </tbody>
      </table>
      <p className="board-note">
        {sources.length === 1 && `${text.allFrom(sources[0]!)} `}
        {text.reading}
      </p>
    </BoardCard>
  );
}

interface FilterProps {
  readonly board: readonly Indicator[];
  readonly chosen: IndicatorState | null;
  readonly choose: (state: IndicatorState | null) => void;
}

function StateFilter({ board, chosen, choose }: FilterProps) {
  const text = useText().board.indicators;
  const count = (state: IndicatorState) => board.filter((i) => i.state === state).length;
  return (
    <fieldset className="indicator-filter">
      <legend className="visually-hidden">{text.filter}</legend>
      <button type="button" aria-pressed={chosen === null} onClick={() => choose(null)}>
        {text.all} {board.length}
      </button>
      {INDICATOR_STATES.filter((state) => count(state) > 0 || state === chosen).map((state) => (
        <button key={state} type="button" aria-pressed={chosen === state} onClick={() => choose(state)}>
          <IndicatorMark state={state} /> {count(state)}
        </button>
      ))}
    </fieldset>
  );
}

interface RowProps {
  readonly indicator: Indicator;
  readonly city: City;
  readonly withSource: boolean;
}

function IndicatorRow({ indicator, city, withSource }: RowProps) {
  const words = useText();
  const text = words.board.indicators;
  const language = useApp((s) => s.language);
  const { measure, source, note } = indicator;
  const isAgainst = ({ code }: Indicator['notes'][number]): boolean => code === 'districts-against';
  const against = indicatorNotes({ notes: indicator.notes.filter(isAgainst) }, language);
  const notes = [
    ...indicatorNotes({ notes: indicator.notes.filter((n) => !isAgainst(n)) }, language),
    measure.kind === 'none' ? text.needs(measure.needs[language]) : '',
    note?.[language] ?? '',
  ].filter(Boolean);
  const [ofComputation, ofData] = [indicatorComputationError(indicator, language), indicatorError(indicator, language)];
  const isJudged = indicator.reasons.length === 0;
  return (
    <tr>
      <th scope="row" className="words">
        {indicator.name[language]}
        <small>
          {indicatorQuote(indicator, language)}
          {withSource && source && ` ${text.source(source)}`}
        </small>
      </th>
      <td className="words">
        <TargetField indicator={indicator} city={city} />
      </td>
      <td className="words">
        <Value indicator={indicator} />
        <IndicatorBar indicator={indicator} />
      </td>
      <td className="words">
        {(ofComputation || ofData) && <span className="at-desk">{ofComputation || words.coverage.none} / </span>}
        {ofData || words.coverage.none}
      </td>
      <td className="words">
        <IndicatorMark state={indicator.state} {...(isJudged ? {} : { word: indicatorState(indicator, language) })} />
        {against.length > 0 && <small className="indicator-against">{against.join(text.space)}</small>}
        {notes.length > 0 && <small>{notes.join(text.space)}</small>}
      </td>
    </tr>
  );
}

/** The figure, and each of the parts it is made of: all of them light up. */
function Value({ indicator }: { indicator: Indicator }) {
  const words = useText();
  const text = words.board.indicators;
  const language = useApp((s) => s.language);
  const name = indicator.name[language];
  const figure = figureText(indicator, language);
  if (indicator.value === null) return <span>{words.coverage.none}</span>;
  if (!mainRegion(indicator)) return <span>{figure}</span>;
  return (
    <>
      <NumberHandle selection={indicatorFigure(indicator)} label={name}>
        {figure}
      </NumberHandle>
      {indicator.regions.length > 1 && (
        <span className="indicator-parts">
          {indicator.regions.map(({ role }, i) => {
            const many = indicator.regions.filter((r) => r.role === role).length > 1;
            const label = many ? `${text.roles[role]} ${i + 1}` : text.roles[role];
            return (
              <NumberHandle
                // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place alone
                key={i}
                selection={indicatorFigure(indicator, i)}
                label={name}
              >
                {label}
              </NumberHandle>
            );
          })}
        </span>
      )}
    </>
  );
}

import type { ShoreRate, ShoreTrend } from '../../../../domain/coverage/shoreline-rate.ts';
import * as format from '../../../format.ts';
import { requestPart } from '../../../state/coverage.ts';
import { chooseBaseline } from '../../../state/coverage-settings.ts';
import { useText } from '../../../text/use-text.ts';
import { NumberHandle } from '../NumberHandle.tsx';
import { PartNote } from '../PartNote.tsx';
import { shoreFigure } from './shore-figure.ts';
import type { ShoreBaseline } from './use-shore-baseline.ts';

interface ShoreTrendTableProps {
  readonly baseline: ShoreBaseline;
  readonly trend: ShoreTrend | null;
  readonly counted: readonly string[];
}

/** The rate at two dates (持续改善), or that there is no baseline. */
export function ShoreTrendTable({ baseline, trend, counted }: ShoreTrendTableProps) {
  const words = useText().board.shore;
  const { layerId, versions, versionId, part } = baseline;
  if (versionId === null) return <p className="board-note">{words.trendMissing}</p>;
  return (
    <>
      <h3 className="board-sub">
        {words.trend}
        {versions.length > 1 && (
          <label>
            {words.trendBaseline}{' '}
            <select value={versionId} onChange={(event) => chooseBaseline(layerId, event.target.value)}>
              {versions.map((v) => (
                <option key={v.id} value={v.id}>
                  {v.date}
                </option>
              ))}
            </select>
          </label>
        )}
      </h3>
      {trend ? (
        <Dates trend={trend} versionId={versionId} counted={counted} />
      ) : (
        <PartNote part={part} words={words} onRetry={() => void requestPart('shoreline', { versionId })} />
      )}
    </>
  );
}

interface DatesProps extends Pick<ShoreTrendTableProps, 'counted'> {
  readonly trend: ShoreTrend;
  readonly versionId: string;
}

function Dates({ trend, versionId, counted }: DatesProps) {
  const words = useText().board.shore;
  const { before, after, lines, changeOfShare } = trend;
  const error = (before.dataErrorShare ?? 0) + (after.dataErrorShare ?? 0);
  const row = (id: string | null, date: string, rate: ShoreRate) => (
    <tr>
      <th scope="row" className="words">
        {date}
      </th>
      <td>
        <NumberHandle
          selection={shoreFigure({ versionId: id })}
          label={words.names.length('', words.names.all, words.names.at(date))}
        >
          {format.kilometres(rate.totalMetres)}
        </NumberHandle>
      </td>
      <td>
        <NumberHandle
          selection={shoreFigure({ zones: counted, versionId: id })}
          label={words.names.length('', words.counted, words.names.at(date))}
        >
          {format.kilometres(rate.countedMetres)}
        </NumberHandle>
      </td>
      <td>
        <NumberHandle
          selection={shoreFigure({ kind: 'share', zones: counted, versionId: id })}
          label={words.names.share('') + words.names.at(date)}
        >
          {format.percent(rate.share)}
        </NumberHandle>
      </td>
    </tr>
  );
  return (
    <>
      <table className="board-table">
        <thead>
          <tr>
            <th scope="col" className="words">
              {words.trendOf}
            </th>
            <th scope="col">{words.totalLength}</th>
            <th scope="col">{words.countedLength}</th>
            <th scope="col">{words.countedShare}</th>
          </tr>
        </thead>
        <tbody>
          {row(versionId, lines.before.date, before)}
          {row(null, lines.after.date, after)}
          <tr className="total">
            <th scope="row" className="words">
              {words.change}
            </th>
            <td />
            <td />
            <td className={(changeOfShare ?? 0) < 0 ? 'loss' : undefined}>
              <NumberHandle
                selection={shoreFigure({ kind: 'trend', zones: counted, versionId })}
                label={words.names.trend}
              >
                {words.points(format.signedPercent(changeOfShare).replace('%', ''))}
              </NumberHandle>
            </td>
          </tr>
        </tbody>
      </table>
      <p className="board-note">
        {words.dataError(words.points(format.percentagePoints(error)))}
        {changeOfShare !== null && Math.abs(changeOfShare) <= error && (
          <strong className="borderline"> {words.trendWithin}</strong>
        )}
      </p>
    </>
  );
}

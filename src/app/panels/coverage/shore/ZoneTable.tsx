import type { Shoreline } from '../../../../domain/coverage/shoreline.ts';
import * as format from '../../../format.ts';
import { Swatch } from '../../../map/Swatch.tsx';
import { select } from '../../../state/actions.ts';
import { countClasses } from '../../../state/coverage-settings.ts';
import { getApp, useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { NumberHandle } from '../NumberHandle.tsx';
import { OUTSIDE_GROUP, shoreFigure } from './shore-figure.ts';

interface ZoneTableProps {
  readonly shore: Shoreline;
  readonly counted: readonly string[];
}

/** An explanation of a rate names the zones it counts: with others counted it is of no figure on show. */
function count(classIds: readonly string[] | null): void {
  countClasses(classIds);
  const { selection } = getApp();
  if (selection.kind === 'figure' && selection.card === 'shore') select({ kind: 'none' });
}

/** Length of every zone, and whether it counts as protected: the user's choice. */
export function ZoneTable({ shore, counted }: ZoneTableProps) {
  const { coverage, board } = useText();
  const words = board.shore;
  const language = useApp((s) => s.language);
  const presenting = useApp((s) => s.presenting !== null);
  const isChosen = useApp((s) => s.project.coverage.countedClasses !== null);
  const { zones, totalMetres, outsideMetres } = shore;
  const toggle = (id: string) =>
    count(zones.flatMap((z) => ((z.classId === id) !== counted.includes(z.classId) ? [z.classId] : [])));
  return (
    <div>
      <table className="board-table shore-table">
        <thead>
          <tr>
            <th scope="col" className="words">
              {words.zone}
            </th>
            <th scope="col">{words.length}</th>
            <th scope="col">{words.share}</th>
            <th scope="col" className="mark">
              {words.counted}
            </th>
          </tr>
        </thead>
        <tbody>
          {zones.map((zone) => (
            <tr key={zone.classId}>
              <th scope="row" className="words">
                <span className="with-swatch">
                  <Swatch style={zone.style} />
                  {zone.name[language]}
                </span>
              </th>
              <td className={zone.lengthMetres > 0 ? undefined : 'nil'}>
                {zone.lengthMetres > 0 ? (
                  <NumberHandle
                    selection={shoreFigure({ zones: [zone.classId] })}
                    label={words.names.length('', zone.name[language], '')}
                  >
                    {format.kilometres(zone.lengthMetres)}
                  </NumberHandle>
                ) : (
                  coverage.absent
                )}
              </td>
              <td>
                {zone.lengthMetres > 0 && (
                  <NumberHandle
                    selection={shoreFigure({ kind: 'zone', zones: [zone.classId] })}
                    label={words.names.zone('', zone.name[language])}
                  >
                    {format.percent(zone.lengthMetres / totalMetres)}
                  </NumberHandle>
                )}
              </td>
              <td className="mark">
                {presenting ? (
                  words[counted.includes(zone.classId) ? 'counted' : 'notCounted']
                ) : (
                  <input
                    type="checkbox"
                    checked={counted.includes(zone.classId)}
                    aria-label={words.countZone(zone.name[language])}
                    onChange={() => toggle(zone.classId)}
                  />
                )}
              </td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row" className="words">
              {words.whole}
            </th>
            <td>
              <NumberHandle selection={shoreFigure({})} label={words.names.length('', words.names.all, '')}>
                {format.kilometres(totalMetres)}
              </NumberHandle>
            </td>
            <td>{format.percent(totalMetres > 0 ? 1 : null)}</td>
            <td className="mark">
              {isChosen && (
                <button type="button" className="link" onClick={() => count(null)}>
                  {words.countedAgain}
                </button>
              )}
            </td>
          </tr>
          {outsideMetres > 0 && (
            <tr>
              <th scope="row" className="words">
                {words.outside}
              </th>
              <td>
                <NumberHandle
                  selection={shoreFigure({ group: OUTSIDE_GROUP })}
                  label={words.names.length(words.outside, words.names.all, '')}
                >
                  {format.kilometres(outsideMetres)}
                </NumberHandle>
              </td>
              <td />
              <td className="mark">{words.notCounted}</td>
            </tr>
          )}
        </tbody>
      </table>
      {outsideMetres > 0 && (
        <p className="board-note">
          {words.allOfLine(
            format.kilometres(totalMetres + outsideMetres, 3),
            format.kilometres(totalMetres, 3),
            format.kilometres(outsideMetres, 3),
          )}
        </p>
      )}
    </div>
  );
}

import { Swatch } from '../../map/Swatch.tsx';
import { useText } from '../../text/use-text.ts';
import { NumberHandle } from './NumberHandle.tsx';
import { ScrollX } from './ScrollX.tsx';
import { inScope, pickName, type SiteWords, siteFigure, valueName } from './site-figures.ts';
import { EVERY_SITE, type SitePick, type SitePivot } from './site-pivot.ts';

/** Counts by type and the values of a dimension; every count lights its sites. */
export function SiteTableView({ pivot, words }: { pivot: SitePivot; words: SiteWords }) {
  const text = useText().board.sites;
  const { dimension, values } = pivot;
  const sum = (of: (row: SitePivot['rows'][number]) => number) => pivot.rows.reduce((n, row) => n + of(row), 0);
  const cell = (pick: SitePick, count: number) => <Count pick={pick} count={count} words={words} />;
  const hasPassed = pivot.rows.some((r) => r.passed > 0);
  return (
    <ScrollX>
      <table className="board-table sites-table">
        <thead>
          <tr>
            <th scope="col" className="words">
              {text.type}
            </th>
            <th scope="col">{text.total}</th>
            {values.map((value) => (
              <th scope="col" key={value ?? ''} className="band">
                {valueName(words, dimension, value)}
              </th>
            ))}
            <th scope="col">{text.overdue}</th>
            {hasPassed && <th scope="col">{text.passedSince}</th>}
          </tr>
        </thead>
        <tbody>
          {pivot.rows.map(({ type, total, overdue, passed, cells }) => (
            <tr key={type.key}>
              <th scope="row" className="words">
                <span className="with-swatch">
                  <Swatch style={type.style} />
                  {type.name[words.language]}
                </span>
              </th>
              <td>{cell({ ...EVERY_SITE, type: type.key }, total)}</td>
              {values.map((value, i) => (
                <td key={value ?? ''}>
                  {cell({ type: type.key, in: { dimension, value }, overdue: false }, cells[i]!)}
                </td>
              ))}
              <td className={overdue > 0 ? 'loss' : undefined}>
                {cell({ ...EVERY_SITE, type: type.key, overdue: true }, overdue)}
              </td>
              {hasPassed && <td>{cell({ ...EVERY_SITE, type: type.key, passed: true }, passed)}</td>}
            </tr>
          ))}
          <tr className="total strong">
            <th scope="row" className="words">
              {text.total}
            </th>
            <td>
              {cell(
                EVERY_SITE,
                sum((r) => r.total),
              )}
            </td>
            {values.map((value, i) => (
              <td key={value ?? ''}>
                {cell(
                  { ...EVERY_SITE, in: { dimension, value } },
                  sum((r) => r.cells[i]!),
                )}
              </td>
            ))}
            <td className="loss">
              {cell(
                { ...EVERY_SITE, overdue: true },
                sum((r) => r.overdue),
              )}
            </td>
            {hasPassed && (
              <td>
                {cell(
                  { ...EVERY_SITE, passed: true },
                  sum((r) => r.passed),
                )}
              </td>
            )}
          </tr>
        </tbody>
      </table>
    </ScrollX>
  );
}

function Count({ pick: asked, count, words }: { pick: SitePick; count: number; words: SiteWords }) {
  const pick = inScope(asked, words.scope ?? null);
  if (count === 0) return <span className="nil">0</span>;
  return (
    <NumberHandle selection={siteFigure(words.table.day, pick)} label={pickName(pick, words)}>
      {String(count)}
    </NumberHandle>
  );
}

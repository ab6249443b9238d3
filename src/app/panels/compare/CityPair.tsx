import { useEffect, useRef, useState } from 'react';
import { NO_FILTER } from '../../../domain/coverage/filter.ts';
import type { Overview, OverviewClass } from '../../../domain/coverage/overview.ts';
import { count, kilometres, percent, squareKilometres } from '../../format.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { ask } from '../../state/ask.ts';
import type { OpenCity } from '../../state/model.ts';
import { secondOverview } from '../../state/second-coverage.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { PageBar } from '../meeting/PageBar.tsx';
import { usePages } from '../meeting/use-pages.ts';
import { drawnKeys, hasReference, type PairCell, type PairRow, type PairSide, pairRows } from './city-rows.ts';
import { type SecondStatus, useSecond } from './second.ts';
import { type SecondSide, useSecondSide } from './use-sides.ts';
import './city-pair.css';

/** Two cities beside each other: the same figures of both, and what the maps' classes look like. */
export function CityPair() {
  const side = useSecondSide();
  const open = useApp((s) => s.open);
  const project = useApp((s) => s.project);
  const first = useFirstOverview(open);
  const second = useSecondOverview(useSecond());
  if (!open || !side) return null;
  const isLost = first === 'failed' || second === 'failed';
  const overviews = !isLost && first && second ? ([first, second] as const) : null;
  return <Card sides={[{ open, project }, side]} overviews={overviews} isLost={isLost} />;
}

/** Null while it is computed. */
type Known = Overview | 'failed' | null;

/** Of the whole city, whatever the board is filtered by. */
function useFirstOverview(open: OpenCity | null): Known {
  const isReady = useApp((s) => s.opening === 'ready');
  return useAsked(isReady ? open : null, async () => {
    const answer = await ask('coverage', { filter: NO_FILTER });
    return answer?.ok ? answer.value.overview : 'failed';
  });
}

function useSecondOverview(status: SecondStatus): Known {
  const second = status.kind === 'ready' ? status.second : null;
  return useAsked(second, async ({ otherId }) =>
    second && otherId !== null ? secondOverview(second, otherId).catch(() => 'failed' as const) : 'failed',
  );
}

/** What was asked about something, once for each; null while nothing is there to be asked about. */
function useAsked<T extends object>(of: T | null, question: (of: T) => Promise<Exclude<Known, null>>): Known {
  const [known, setKnown] = useState<{ readonly of: T; readonly is: Known } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is the same each time
  useEffect(() => {
    if (!of) return;
    let isWanted = true;
    void question(of).then((is) => isWanted && setKnown({ of, is }));
    return () => {
      isWanted = false;
    };
  }, [of]);
  return known !== null && known.of === of ? known.is : null;
}

interface CardProps {
  /** The live map's first. */
  readonly sides: readonly [SecondSide, SecondSide];
  readonly overviews: readonly [Overview, Overview] | null;
  readonly isLost: boolean;
}

function Card({ sides, overviews, isLost }: CardProps) {
  const text = useText().wall.pair;
  const language = useApp((s) => s.language);
  const isSwapped = useApp((s) => s.compare?.side === 'left');
  const names = sides.map((side) => side.open.city.name[language]);
  const [left, right] = isSwapped ? ([1, 0] as const) : ([0, 1] as const);
  const sideOf = (at: 0 | 1, overview: Overview): PairSide => ({
    overview,
    bandSet: sides[at].open.city.bandSet,
    drawn: drawnKeys(sides[at]),
  });
  const rows = overviews ? pairRows(sideOf(0, overviews[0]), sideOf(1, overviews[1])) : [];
  const place = useRef<HTMLDivElement>(null);
  const key = `${language} ${rows.map((r) => r.key)}`;
  const { from, shown } = usePages(place, { axis: 'rows', count: rows.length, least: 1, key });
  return (
    <section className="presenter-pair" aria-label={text.title(names[left]!, names[right]!)} data-over-map>
      <div className="pair-body" ref={place}>
        <table>
          <thead>
            <tr className="on-ink">
              <td />
              <th scope="col">{names[left]}</th>
              <th scope="col">{names[right]}</th>
            </tr>
          </thead>
          <tbody>
            {overviews && <Ground areas={[overviews[left], overviews[right]]} />}
            {rows.slice(from, from + shown).map((row) => (
              <Row key={row.key} row={row} isSwapped={isSwapped} />
            ))}
          </tbody>
        </table>
      </div>
      <PageBar rest={rows.length > shown ? text.more(rows.length - shown) : ''} />
      {overviews ? (
        <p>{hasReference(rows) ? text.scopeReference : text.scope}</p>
      ) : (
        <p role="status">{isLost ? text.failed : text.running}</p>
      )}
    </section>
  );
}

function Ground({ areas }: { areas: readonly Overview[] }) {
  const text = useText().wall.pair;
  return (
    <tr>
      <th scope="row">{text.ground}</th>
      {areas.map(({ total }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: left and right
        <td key={i}>{squareKilometres(total.areaSquareMetres ?? 0)}</td>
      ))}
    </tr>
  );
}

function Row({ row, isSwapped }: { row: PairRow; isSwapped: boolean }) {
  const language = useApp((s) => s.language);
  const cells = isSwapped ? [row.second, row.first] : [row.first, row.second];
  return (
    <tr>
      <th scope="row">
        <span>
          <Swatch style={row.style} />
          {row.name[language]}
        </span>
      </th>
      {cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: left and right
        <td key={i}>
          <Figure cell={cell} measure={row.measure} />
        </td>
      ))}
    </tr>
  );
}

function Figure({ cell, measure }: { cell: PairCell | null; measure: OverviewClass['measure'] }) {
  const text = useText().wall.pair;
  if (!cell) return text.none;
  switch (measure) {
    case 'area': {
      const said = [
        ...(cell.share === null ? [] : [percent(cell.share)]),
        ...(cell.isReference ? [text.reference] : []),
      ];
      return (
        <>
          {squareKilometres(cell.areaSquareMetres ?? 0)}
          {said.length > 0 && <small className="pair-share">{said.join(' · ')}</small>}
        </>
      );
    }
    case 'length':
      return (
        <>
          {kilometres(cell.lengthMetres ?? 0)} <small>{text.kilometres}</small>
        </>
      );
    case 'count':
      return (
        <>
          {count(cell.count ?? 0)} <small>{text.places}</small>
        </>
      );
  }
}

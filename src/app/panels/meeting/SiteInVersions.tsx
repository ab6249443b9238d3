import { useEffect, useRef, useState } from 'react';
import type { FootprintInVersions } from '../../../domain/coverage/footprint-versions.ts';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { hectares } from '../../format.ts';
import { ask } from '../../state/ask.ts';
import { activeFootprint } from '../../state/select.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { type ComparedVersions, isLaterLeft } from '../compare/figures.ts';
import { siteName } from './site-name.ts';
import './site-in-versions.css';

/** What the site has in common with each of the two versions, from left to right as on the maps. */
export function SiteInVersions({ compared }: { compared: ComparedVersions }) {
  const { compare, wall } = useText();
  const language = useApp((s) => s.language);
  const site = useApp(activeFootprint);
  const isTurned = useApp((s) => s.compare !== null && isLaterLeft(compared, s.compare.side));
  const known = useInVersions(compared, site?.polygons ?? null);
  if (!site) return null;
  const { layer, dates, isOtherNewer } = compared;
  const states = known && typeof known === 'object' ? statesOf(known, dates, isOtherNewer) : [];
  return (
    <section
      className="site-in-versions"
      aria-label={wall.change.site(siteName(site.name, language), layer.name[language])}
      data-over-map
    >
      <p>{wall.change.site(siteName(site.name, language), layer.name[language])}</p>
      {states.length > 0 ? (
        <dl>
          {(isTurned ? states.toReversed() : states).map(({ date, squareMetres }) => (
            <div key={date}>
              <dt>{date}</dt>
              <dd>
                {hectares(squareMetres, 2)} <small>{wall.change.unit}</small>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p role="status">{noFigures(known)}</p>
      )}
    </section>
  );

  function noFigures(why: Known): string {
    if (why === 'faulty') return wall.change.siteFaulty;
    return why === 'failed' ? compare.figures.failed : compare.figures.running;
  }
}

/** The earlier first. */
const statesOf = (
  { otherSquareMetres, inForceSquareMetres }: FootprintInVersions,
  dates: ComparedVersions['dates'],
  isOtherNewer: boolean,
): { date: string; squareMetres: number }[] => {
  const areas = isOtherNewer ? [inForceSquareMetres, otherSquareMetres] : [otherSquareMetres, inForceSquareMetres];
  return dates.map((date, i) => ({ date, squareMetres: areas[i]! }));
};

/** Null while it is computed for the first time. */
type Known = FootprintInVersions | 'faulty' | 'failed' | null;

/** Follows the site; while it is dragged, of the newest place that the thread could reach. */
function useInVersions(
  { layer: { id: layerId }, other }: ComparedVersions,
  polygons: PolygonCoordinates | null,
): Known {
  const of = `${layerId} ${other}`;
  const isReady = useApp((s) => s.opening === 'ready');
  const [known, setKnown] = useState<{ readonly of: string; readonly turn: number; readonly is: Known } | null>(null);
  const turns = useRef(0);
  useEffect(() => {
    if (!isReady || !polygons) return;
    const turn = ++turns.current;
    void ask('footprintInVersions', { layerId, otherId: other, polygons }).then((answer) => {
      if (!answer) return;
      const is = answer.ok ? (answer.value ?? 'faulty') : 'failed';
      setKnown((before) => (before && before.of === of && before.turn > turn ? before : { of, turn, is }));
    });
  }, [isReady, layerId, other, of, polygons]);
  return known && known.of === of ? known.is : null;
}

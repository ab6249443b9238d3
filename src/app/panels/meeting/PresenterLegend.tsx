import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { drawnClasses, type LegendEntry } from '../../export/legend.ts';
import { extentOf } from '../../export/map-scale.ts';
import { ownLegend } from '../../export/own-legend.ts';
import type { SheetLegend } from '../../export/sheet.ts';
import { mapView } from '../../map/map-view.ts';
import { SiteIcon } from '../../map/SiteIcon.tsx';
import { Swatch } from '../../map/Swatch.tsx';
import { otherCity } from '../../state/compare.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { legendRows } from '../compare/legend-sides.ts';
import { SideMark } from '../compare/SideMark.tsx';
import { secondMap } from '../compare/second.ts';
import { useSecondClasses } from '../compare/use-second-classes.ts';
import { useSecondSide } from '../compare/use-sides.ts';
import { drawnSigns, SITE_SIGNS, type SiteSign } from './drawn-statuses.ts';
import { overflows, useFitting } from './use-fitting.ts';
import './presenter-legend.css';

/** What is drawn in the picture, and nothing else. */
export function PresenterLegend() {
  const language = useApp((s) => s.language);
  const open = useApp((s) => s.open);
  const project = useApp((s) => s.project);
  const camera = useApp((s) => s.camera);
  const presenting = useApp((s) => s.presenting);
  const second = useSecondClasses();
  const first = useMemo(
    // Without a camera the map has not been laid out; each new one shows another place.
    () => (open && camera ? drawnClasses({ project }, open.city, open.tables, extentOf(mapView().map)) : []),
    [open, project, camera],
  );
  const own = useOwnRows();
  const signs = useSigns(first, second);
  const rows = useMemo(() => legendRows(first, second, language), [first, second, language]);
  if (rows.length + own.length === 0) return null;
  const names = [
    ...own.map(({ style, name }) => (
      <li key={`${style} ${name}`}>
        <Swatch style={style} />
        {name}
        <SideMark only={second && isOfFirst(style) ? 'first' : null} />
      </li>
    )),
    ...rows.map(({ key, style, name, only }) => (
      <li key={key}>
        <Swatch style={style} />
        {name}
        <SideMark only={only} />
      </li>
    )),
  ];
  const of = [...own.map(({ style }) => style), ...rows.map((r) => r.key), ...signs, language].join();
  return <Fitting key={presenting} of={of} rows={names} signs={signs} />;
}

/** Sites stand on both maps of a city; what they meet and what is offered is drawn on the live one. */
const isOfFirst = (style: string): boolean =>
  !['footprint', 'footprint-start', 'other-site', 'changed-lost', 'changed-gained', 'changed-moved'].includes(style);

function useOwnRows(): readonly SheetLegend[] {
  const { exporting } = useText();
  // As text, which stays the same while nothing changes.
  const own = useApp((s) =>
    s.camera && s.open ? JSON.stringify(ownLegend(s, extentOf(mapView().map), exporting)) : '[]',
  );
  return useMemo(() => JSON.parse(own), [own]);
}

type Drawn = readonly LegendEntry[];

/** Of the sites on both maps. */
function useSigns(first: Drawn, second: Drawn | null): readonly SiteSign[] {
  const open = useApp((s) => s.open);
  const side = useSecondSide();
  const isOther = useApp((s) => s.compare !== null && otherCity(s, s.compare) !== null);
  return useMemo(() => {
    const own = open && first.length > 0 ? drawnSigns(first, open.tables, extentOf(mapView().map)) : [];
    const map = isOther ? secondMap()?.map : mapView().map;
    const others = second && side && map ? drawnSigns(second, side.open.tables, extentOf(map)) : [];
    return SITE_SIGNS.filter((sign) => own.includes(sign) || others.includes(sign));
  }, [open, first, second, side, isOther]);
}

interface FittingProps {
  /** What the rows are, and in which language. */
  readonly of: string;
  readonly rows: readonly ReactNode[];
  readonly signs: readonly SiteSign[];
}

/** How close rows stand: as at first, closer, in two columns, and as close as can be read. */
const DENSEST = 3;

/** Rows come closer until all have room; what still has none is counted. */
function Fitting({ of, rows, signs }: FittingProps) {
  const { meeting: text } = useText();
  const place = useRef<HTMLElement>(null);
  const room = `${of} ${innerWidth} x ${innerHeight}`;
  const [known, setKnown] = useState({ room, density: 0 });
  const density = known.room === room ? known.density : 0;
  // After each drawing: the place may have become lower.
  useLayoutEffect(() => {
    if (density < DENSEST && place.current && overflows(place.current)) setKnown({ room, density: density + 1 });
  });
  const most = useFitting(place, {
    count: rows.length,
    least: density < DENSEST ? rows.length : 1,
    key: `${of} ${density}`,
  });
  return (
    <section className="presenter-legend" data-density={density} aria-label={text.legend} data-over-map ref={place}>
      <ul>
        {rows.slice(0, most)}
        {rows.length > most && <li className="more">{text.legendMore(rows.length - most)}</li>}
      </ul>
      {signs.length > 0 && <Signs signs={signs} />}
    </section>
  );
}

/** Of any shape: the fill tells the status. */
function Signs({ signs }: { signs: readonly SiteSign[] }) {
  const { siteStatus, layers } = useText().shell;
  return (
    <ul className="presenter-signs" title={layers.statusKey}>
      {signs.map((sign) => (
        <li key={sign}>
          <SiteIcon shape="triangle-up" status={sign === 'overdue' ? 'untreated' : sign} overdue={sign === 'overdue'} />
          {sign === 'overdue' ? layers.overdue : siteStatus[sign]}
        </li>
      ))}
    </ul>
  );
}

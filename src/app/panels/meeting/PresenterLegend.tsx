import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { drawnClasses } from '../../export/legend.ts';
import { extentOf } from '../../export/map-scale.ts';
import { currentResult } from '../../map/deck/lit.ts';
import { mapView } from '../../map/map-view.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { type LegendRow, legendRows } from '../compare/legend-sides.ts';
import { SideMark } from '../compare/SideMark.tsx';
import { useSecondClasses } from '../compare/use-second-classes.ts';

/** Rows that a wall can hold beside the map. */
const MOST_ROWS = 16;

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
  const overlap = useApp((s) => currentResult(s)?.findings.some((f) => f.overlap.length > 0) ?? false);
  const rows = useMemo(() => legendRows(first, second, language), [first, second, language]);
  if (rows.length === 0) return null;
  const names = rows.map(({ key, style, name, side }) => (
    <li key={key}>
      <Swatch style={style} />
      {name}
      <SideMark side={side} />
    </li>
  ));
  // Another scene, another picture, and a window of another size are fitted anew.
  return (
    <Fitting
      key={[...rows.map((r) => r.key), presenting, language, innerWidth, innerHeight].join()}
      rows={names}
      overlap={overlap}
      overlapSide={second && 'left'}
    />
  );
}

interface FittingProps {
  readonly rows: readonly ReactNode[];
  readonly overlap: boolean;
  readonly overlapSide: LegendRow['side'];
}

/** As many rows as the place holds without scrolling: who looks at a wall cannot scroll it. The rest is counted. */
function Fitting({ rows, overlap, overlapSide }: FittingProps) {
  const text = useText().meeting;
  const place = useRef<HTMLElement>(null);
  const width = useWidth(place);
  const [most, setMost] = useState(Math.min(MOST_ROWS, rows.length));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width breaks the names anew
  useLayoutEffect(() => {
    const { scrollHeight, clientHeight } = place.current!;
    if (scrollHeight > clientHeight + 1 && most > 1) setMost(most - 1);
  }, [most, width]);
  return (
    <section className="presenter-legend" aria-label={text.legend} data-over-map ref={place}>
      <ul>
        {rows.slice(0, most)}
        {overlap && (
          <li>
            <Swatch style="overlap" />
            {text.overlap}
            <SideMark side={overlapSide} />
          </li>
        )}
        {rows.length > most && <li className="more">{text.legendMore(rows.length - most)}</li>}
      </ul>
    </section>
  );
}

/** The legend gives way where a card of the board comes to stand beside it. */
function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(() =>
      requestAnimationFrame(() => setWidth((before) => place.current?.clientWidth ?? before)),
    );
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, [place]);
  return width;
}

import { type ReactNode, useMemo, useRef } from 'react';
import { drawsNotice, drawsOverlap } from '../../export/drawn-overlap.ts';
import { drawnClasses } from '../../export/legend.ts';
import { extentOf } from '../../export/map-scale.ts';
import { mapView } from '../../map/map-view.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { type LegendRow, legendRows } from '../compare/legend-sides.ts';
import { SideMark } from '../compare/SideMark.tsx';
import { useSecondClasses } from '../compare/use-second-classes.ts';
import { useFitting } from './use-fitting.ts';

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
  const overlap = useApp((s) => s.camera !== null && drawsOverlap(s, extentOf(mapView().map)));
  const notice = useApp((s) => s.camera !== null && drawsNotice(s, extentOf(mapView().map)));
  const rows = useMemo(() => legendRows(first, second, language), [first, second, language]);
  if (rows.length === 0) return null;
  const names = rows.map(({ key, style, name, only }) => (
    <li key={key}>
      <Swatch style={style} />
      {name}
      <SideMark only={only} />
    </li>
  ));
  return (
    <Fitting
      key={presenting}
      of={[...rows.map((r) => r.key), language].join()}
      rows={names}
      overlap={overlap}
      notice={notice}
      overlapOnly={second && 'first'}
    />
  );
}

interface FittingProps {
  /** What the rows are, and in which language. */
  readonly of: string;
  readonly rows: readonly ReactNode[];
  readonly overlap: boolean;
  readonly notice: boolean;
  readonly overlapOnly: LegendRow['only'];
}

/** As many rows as the place holds; the rest is counted. */
function Fitting({ of, rows, overlap, notice, overlapOnly }: FittingProps) {
  const { meeting: text, exporting } = useText();
  const place = useRef<HTMLElement>(null);
  const most = useFitting(place, {
    count: Math.min(MOST_ROWS, rows.length),
    least: 1,
    key: `${of} ${overlap} ${notice}`,
  });
  return (
    <section className="presenter-legend" aria-label={text.legend} data-over-map ref={place}>
      <ul>
        {rows.slice(0, most)}
        {overlap && (
          <li>
            <Swatch style="overlap" />
            {text.overlap}
            <SideMark only={overlapOnly} />
          </li>
        )}
        {notice && (
          <li>
            <Swatch style="overlap-notice" />
            {exporting.overlapNotice}
            <SideMark only={overlapOnly} />
          </li>
        )}
        {rows.length > most && <li className="more">{text.legendMore(rows.length - most)}</li>}
      </ul>
    </section>
  );
}

import { useMemo } from 'react';
import { drawnClasses } from '../../export/legend.ts';
import { extentOf } from '../../export/map-scale.ts';
import { currentResult } from '../../map/deck/lit.ts';
import { mapView } from '../../map/map-view.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** Rows that a wall can hold beside the map. */
const MOST_ROWS = 16;

/** What is drawn in the picture, and nothing else. */
export function PresenterLegend() {
  const text = useText().meeting;
  const language = useApp((s) => s.language);
  const open = useApp((s) => s.open);
  const project = useApp((s) => s.project);
  const camera = useApp((s) => s.camera);
  const rows = useMemo(
    // Without a camera the map has not been laid out; each new one shows another place.
    () => (open && camera ? drawnClasses({ project }, open.city, open.tables, extentOf(mapView().map)) : []),
    [open, project, camera],
  );
  const overlap = useApp((s) => currentResult(s)?.findings.some((f) => f.overlap.length > 0) ?? false);
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST_ROWS);
  return (
    <section className="presenter-legend" aria-label={text.legend} data-over-map>
      <ul>
        {shown.map(({ entry: { key, class: drawn } }) => (
          <li key={key}>
            <Swatch style={drawn.style} />
            {drawn.name[language]}
          </li>
        ))}
        {overlap && (
          <li>
            <Swatch style="overlap" />
            {text.overlap}
          </li>
        )}
        {rows.length > shown.length && <li className="more">{text.legendMore(rows.length - shown.length)}</li>}
      </ul>
    </section>
  );
}

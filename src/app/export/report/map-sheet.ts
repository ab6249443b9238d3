/** What stands beside a map of a report: the legend of what is drawn; title, marks and notes stand in the report. Pure. */
import type { Language, OpenCity } from '../../state/model.ts';
import type { AppState } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import type { Extent } from '../feature-extent.ts';
import { drawnClasses } from '../legend.ts';
import { ownLegend } from '../own-legend.ts';
import type { Sheet } from '../sheet.ts';

export interface DrawnMap {
  readonly language: Language;
  /** West, south, east, north of the picture, degrees. */
  readonly extent: Extent;
  /** Whether the sites of the project are drawn. */
  readonly withSite: boolean;
  /** The map is small beside its long legend. */
  readonly isSmall?: boolean;
}

export function mapSheet(
  state: AppState,
  open: OpenCity,
  { language, extent, withSite, isSmall = false }: DrawnMap,
): Sheet {
  const text = textIn(language).exporting;
  const drawn = drawnClasses(state, open.city, open.tables, extent);
  return {
    title: '',
    illustrative: false,
    stamp: null,
    legendTitle: text.legend,
    ...(isSmall && { legendColumns: 2 }),
    legend: [
      ...(withSite ? ownLegend(state, extent, text) : []),
      ...drawn.map(({ entry }) => ({ name: entry.class.name[language], style: entry.class.style })),
    ],
    statuses: drawn.some(({ entry }) => entry.layer.role === 'sites') ? [...text.statuses, text.overdue] : [],
    outcome: null,
    notes: [],
  };
}

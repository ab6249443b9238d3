/** What stands beside a map of a report: the legend of what is drawn; title, marks and notes stand in the report. Pure. */
import { ghostOf } from '../../map/deck/ghost.ts';
import { boxOf } from '../../map/edit/ground.ts';
import { mapInput } from '../../map/input.ts';
import type { Language, OpenCity } from '../../state/model.ts';
import type { AppState } from '../../state/store.ts';
import { type Text, textIn } from '../../text/use-text.ts';
import type { Extent } from '../feature-extent.ts';
import { drawnClasses } from '../legend.ts';
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
  const overlap =
    withSite && state.check.kind === 'done' && state.check.result.findings.some((f) => f.overlap.length > 0);
  return {
    title: '',
    illustrative: false,
    stamp: null,
    legendTitle: text.legend,
    ...(isSmall && { legendColumns: 2 }),
    legend: [
      ...(withSite ? siteLegend(state, extent, text) : []),
      ...(overlap ? [{ name: text.overlap, style: 'overlap' }] : []),
      ...drawn.map(({ entry }) => ({ name: entry.class.name[language], style: entry.class.style })),
    ],
    statuses: drawn.some(({ entry }) => entry.layer.role === 'sites') ? [...text.statuses, text.overdue] : [],
    outcome: null,
    notes: [],
  };
}

/** The site, the place on offer for it, the other sites of the project that are in the picture, and ground to choose from. */
function siteLegend(state: AppState, extent: Extent, text: Text['exporting']): Sheet['legend'] {
  const others = state.project.footprints.filter((f) => f.id !== state.project.activeFootprintId);
  const ghost = ghostOf(state);
  const { ground } = mapInput(state);
  return [
    { name: text.footprint, style: 'footprint' },
    ...(ghost ? [{ name: ghost.patch === null ? text.advised : text.placed(ghost.patch), style: 'advised' }] : []),
    ...(others.some((f) => meets(boxOf(f.polygons), extent)) ? [{ name: text.others, style: 'other-site' }] : []),
    ...(ground?.patches.some((p) => meets(boxOf([p.polygon]), extent))
      ? [{ name: text.freeGround, style: 'free-ground' }]
      : []),
  ];
}

const meets = (a: Extent, b: Extent): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** What the pills over the map say and where they point. Pure. */
import polylabel from 'polylabel';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { Finding } from '../../../domain/siting/result.ts';
import { markWords } from '../../../text/marks.ts';
import { hectares, metres } from '../../format.ts';
import type { AppState } from '../../state/store.ts';
import { print } from '../../text/print.ts';
import { siting } from '../../text/siting.ts';
import { boxOf } from '../edit/ground.ts';
import { ghostOf } from './ghost.ts';
import { type Lit, litFindings } from './lit.ts';

export interface PillContent {
  readonly id: string;
  readonly kind: 'overlap' | 'notice' | 'distance' | 'advice';
  readonly text: string;
  /** What it names, longitude and latitude: one point, or the two ends of a line whose visible middle is meant. */
  readonly at: readonly (readonly [number, number])[];
}

/** The inmost point may be off by this share of the part's size. */
const ANCHOR_PRECISION = 1 / 30;

/** Pills of overlaps, also where more of them are lit. */
const MOST_OVERLAPS = 3;

export function pillContents(
  state: Parameters<typeof litFindings>[0] &
    Pick<AppState, 'language'> &
    Partial<Pick<AppState, 'presenting' | 'open'>> &
    Parameters<typeof ghostOf>[0],
): PillContent[] {
  const lit: Lit = litFindings(state);
  if (state.dialog === 'batch') return besideBatch(lit, state);
  // In the meeting areas are told to 2 decimals, as in the read-out beside them.
  const decimals = typeof state.presenting === 'number' ? 2 : 4;
  return [
    ...namedOverlaps(lit, typeof state.presenting === 'number').map((f) =>
      overlapPill(f, lit, state.language, decimals),
    ),
    ...sumPill(lit, state.language, decimals),
    ...ghostPill(state),
    ...lit.lines.flatMap((f) => distancePill(f, lit, state)),
    ...otherSites(state),
  ];
}

/** Of the row in hand only what decides, so that the points of the other rows stay in sight; all there is in the panel. */
const besideBatch = (lit: Lit, state: Parameters<typeof ghostOf>[0] & Pick<AppState, 'language'>): PillContent[] => [
  ...namedOverlaps(lit, false)
    .slice(0, 1)
    .map((f) => overlapPill(f, lit, state.language, 4)),
  ...ghostPill(state),
];

/** The row in hand, then what decides, then what a looser limit hides; before an audience, where nobody can point at its row, what is told only. */
const namedOverlaps = ({ strong, faint, quiet }: Lit, isBeforeAudience: boolean): readonly Finding[] =>
  [...strong, ...faint, ...(isBeforeAudience ? quiet : [])].slice(0, MOST_OVERLAPS);

/** 已放宽 after a figure that only a looser limit keeps from being a hit; else nothing. */
const relaxedMark = ({ key }: Finding, { hidden }: Lit, language: AppState['language']): string =>
  hidden.has(key) ? ` · ${markWords[language].relaxed}` : '';

/** Names of the other sites, on the pictures of a report: there nobody can ask which is which. */
function otherSites({ project, dialog }: Pick<AppState, 'project' | 'dialog'>): PillContent[] {
  if (dialog !== 'report') return [];
  return project.footprints
    .filter((f) => f.id !== project.activeFootprintId && f.polygons.length > 0)
    .map(({ id, name, polygons }) => ({ id: `site:${id}`, kind: 'distance', text: name, at: [inmost(polygons)] }));
}

function sumPill({ sum }: Lit, language: AppState['language'], decimals: number): PillContent[] {
  if (!sum || sum.ground.polygons.length === 0) return [];
  const { units, sums } = siting[language];
  const text = `${sums.title[sum.figure]} ${hectares(sum.ground.areaSquareMetres, decimals)} ${units.hectare}`;
  return [{ id: `sum:${sum.figure}`, kind: 'overlap', text, at: [inmost(sum.ground.polygons)] }];
}

/** On the corner of the new place that lies furthest that way. */
function ghostPill(state: Parameters<typeof ghostOf>[0] & Pick<AppState, 'language'>): PillContent[] {
  const ghost = ghostOf(state);
  if (!ghost) return [];
  const { advice, ground } = siting[state.language];
  const far = metres(ghost.metres);
  const text = ghost.patch === null ? advice.pill(far) : ground.pill(ghost.patch, far);
  return [{ id: 'ghost', kind: 'advice', text, at: [ghost.tip] }];
}

function overlapPill(finding: Finding, lit: Lit, language: AppState['language'], decimals: number): PillContent {
  const { hectare } = siting[language].units;
  const area = hectares(finding.areaSquareMetres ?? 0, decimals);
  return {
    id: `overlap:${finding.key}`,
    kind: lit.quiet.includes(finding) ? 'notice' : 'overlap',
    text: `${finding.name[language]} ${area} ${hectare}${relaxedMark(finding, lit, language)}`,
    at: [inmost(finding.overlap)],
  };
}

type Told = Pick<AppState, 'language'> & Partial<Pick<AppState, 'open'>>;

function distancePill(finding: Finding, lit: Lit, state: Told): PillContent[] {
  const { nearest, distanceMetres } = finding;
  if (!nearest || distanceMetres === null) return [];
  const { distance } = print[state.language].page;
  const told = distance(measuredTo(finding, state), metres(distanceMetres));
  return [
    {
      id: `distance:${finding.key}`,
      kind: 'distance',
      text: `${told}${relaxedMark(finding, lit, state.language)}`,
      at: [nearest.onFootprint, nearest.onClass],
    },
  ];
}

/** What a distance is measured to: of a ring around a boundary it is the boundary, not what is drawn for the limit. */
export function measuredTo({ threshold, layerId, name }: Finding, { open, language }: Told): string {
  const bands = open?.city.bandSet;
  const isRing = threshold?.kind === 'within' && layerId === bands?.bandsLayer;
  const boundary = isRing ? open?.city.layers.find((layer) => layer.id === bands?.boundaryLayer) : undefined;
  return (boundary?.name ?? name)[language];
}

/** The point furthest from the edges of the part with the largest box: good enough for a label, and quick. */
function inmost(overlap: PolygonCoordinates): [number, number] {
  const sizes = overlap.map((part) => {
    const [west, south, east, north] = boxOf([part]);
    return Math.hypot(east - west, north - south);
  });
  const size = Math.max(...sizes);
  const [x = 0, y = 0] = polylabel(overlap[sizes.indexOf(size)] ?? [], size * ANCHOR_PRECISION);
  return [x, y];
}

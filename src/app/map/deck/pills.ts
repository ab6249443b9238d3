/** What the pills over the map say and where they point. Pure. */
import polylabel from 'polylabel';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { Finding } from '../../../domain/siting/result.ts';
import { hectares, metres } from '../../format.ts';
import type { AppState } from '../../state/store.ts';
import { siting } from '../../text/siting.ts';
import { boxOf } from '../edit/ground.ts';
import { type Lit, litFindings } from './lit.ts';

export interface PillContent {
  readonly id: string;
  readonly kind: 'overlap' | 'distance';
  readonly text: string;
  /** What it names, longitude and latitude: one point, or the two ends of a line whose visible middle is meant. */
  readonly at: readonly (readonly [number, number])[];
}

/** The inmost point may be off by this share of the part's size. */
const ANCHOR_PRECISION = 1 / 30;

export function pillContents(state: Parameters<typeof litFindings>[0] & Pick<AppState, 'language'>): PillContent[] {
  const lit: Lit = litFindings(state);
  return [
    ...lit.strong.map((f) => overlapPill(f, state.language)),
    ...lit.lines.flatMap((f) => distancePill(f, state.language)),
  ];
}

function overlapPill(finding: Finding, language: AppState['language']): PillContent {
  const { hectare } = siting[language].units;
  return {
    id: `overlap:${finding.key}`,
    kind: 'overlap',
    text: `${finding.name[language]} ${hectares(finding.areaSquareMetres ?? 0)} ${hectare}`,
    at: [inmost(finding.overlap)],
  };
}

function distancePill(finding: Finding, language: AppState['language']): PillContent[] {
  const { nearest, distanceMetres } = finding;
  if (!nearest || distanceMetres === null) return [];
  return [
    {
      id: `distance:${finding.key}`,
      kind: 'distance',
      text: `${finding.name[language]} ${metres(distanceMetres)} m`,
      at: [nearest.onFootprint, nearest.onClass],
    },
  ];
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

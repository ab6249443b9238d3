/** What a picture shows beside the city's classes, as its legend names it. Pure. */
import type { PolygonCoordinates } from '../../domain/feature-table.ts';
import { CHANGED_STYLES, kindOf } from '../map/changed.ts';
import { ghostOf } from '../map/deck/ghost.ts';
import { boxOf } from '../map/edit/ground.ts';
import { mapInput, tracedRegion } from '../map/input.ts';
import { activeFootprint } from '../state/select.ts';
import type { AppState } from '../state/store.ts';
import type { Text } from '../text/use-text.ts';
import { drawsNotice, drawsOverlap } from './drawn-overlap.ts';
import type { Extent } from './feature-extent.ts';
import type { SheetLegend } from './sheet.ts';

/**
 * The site, where it stood first, the place on offer for it, other sites, overlaps, the ground of the figure in hand and ground
 * to choose from: each where the picture, `extent` in degrees, shows it.
 */
export function ownLegend(state: AppState, extent: Extent, words: Text['exporting']): SheetLegend[] {
  const site = activeFootprint(state);
  const others = state.project.footprints.filter((f) => f !== site);
  const ghost = ghostOf(state);
  const { ground, changed } = mapInput(state);
  const isSeen = (polygons: PolygonCoordinates): boolean => polygons.length > 0 && overlaps(boxOf(polygons), extent);
  const kinds = new Set(changed?.pieces.filter((p) => isSeen([p.polygon])).map((p) => kindOf(p, changed)));
  // An arrow leads from the site to it, however far.
  const isArrowSeen = isSeen([...(site?.polygons ?? []), ...(ghost?.polygons ?? [])]);
  const rows: readonly (readonly [isDrawn: boolean, style: string, name: string])[] = [
    [site !== null && isSeen(site.polygons), 'footprint', words.footprint],
    [site !== null && site.start !== site.polygons && isSeen(site.start), 'footprint-start', words.start],
    [ghost !== null && isArrowSeen, 'advised', ghost?.patch ? words.placed(ghost.patch) : words.advised],
    [others.some((f) => isSeen(f.polygons)), 'other-site', words.others],
    [site !== null && drawsOverlap(state, extent), 'overlap', words.overlap],
    [site !== null && drawsNotice(state, extent), 'overlap-notice', words.overlapNotice],
    [tracedRegion(state) !== null, 'overlap', words.traced],
    ...(['lost', 'gained', 'moved'] as const).map((k) => [kinds.has(k), CHANGED_STYLES[k], words.changed[k]] as const),
    [ground?.patches.some((p) => isSeen([p.polygon])) ?? false, 'free-ground', words.freeGround],
  ];
  return rows.filter(([isDrawn]) => isDrawn).map(([, style, name]) => ({ name, style }));
}

const overlaps = (a: Extent, b: Extent): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

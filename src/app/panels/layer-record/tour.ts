/** Going from place to place on the map: what a data check found, or the pieces that changed between two versions. */
import type { VersionComparison, VersionPiece } from '../../../domain/compare-versions.ts';
import type { Problem } from '../../../domain/problems.ts';
import { fitExtent, flyTo } from '../../map/camera.ts';
import { zoomToPolygons } from '../../map/zoom.ts';
import { getApp, setSession } from '../../state/store.ts';
import { extentOf } from '../layers/extent.ts';

export type Stop =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'piece'; readonly piece: VersionPiece }
  | { readonly kind: 'farthest'; readonly farthest: NonNullable<VersionComparison['farthest']> };

export interface Tour {
  readonly stops: readonly Stop[];
  readonly at: number;
}

const CLOSE_ZOOM = 16;
/** At this zoom the map shows some 350 m about its middle. */
const ROOM_METRES = 350;

/** Close, but with the line in sight that the place is so far from. */
const zoomFor = (metres: number): number => Math.max(4, CLOSE_ZOOM - Math.max(0, Math.log2(metres / ROOM_METRES)));

/** Show a stop: the place itself is marked, and the feature it belongs to is selected. */
export function goTo(layerId: string, stop: Stop): void {
  if (stop.kind === 'piece') {
    setSession({ mark: null });
    zoomToPolygons([stop.piece.polygon]);
    return;
  }
  if (stop.kind === 'farthest') {
    const [lon, lat] = stop.farthest.position;
    setSession({ mark: [lon, lat] });
    flyTo({ lon, lat, zoom: zoomFor(stop.farthest.metres), bearing: 0 });
    return;
  }
  const { position, feature } = stop.problem.where;
  const table = getApp().open?.tables[layerId];
  const known = feature === undefined ? undefined : table?.features[feature];
  setSession({
    selection: known ? { kind: 'feature', layerId, index: feature! } : { kind: 'none' },
    under: [],
    mark: position ?? null,
    comparison: null,
  });
  if (position) {
    flyTo({ lon: position[0], lat: position[1], zoom: CLOSE_ZOOM, bearing: 0 });
    return;
  }
  const extent = known ? extentOf([known]) : null;
  // A feature of a large layer has no geometry here.
  if (extent?.every(Number.isFinite)) fitExtent(extent, { maxZoom: CLOSE_ZOOM });
}

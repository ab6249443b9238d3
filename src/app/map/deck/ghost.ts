/** The place that is offered for the active footprint: that of the advice, or of the ground that was chosen. Pure. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { activeFootprint } from '../../state/select.ts';
import { chosenPatch, currentAdvice } from '../../state/siting-select.ts';
import type { AppState } from '../../state/store.ts';
import { centreOf, type LonLat } from '../edit/ground.ts';
import { groundPixels, latitudeOf, toWorld } from './world.ts';

export interface Ghost {
  readonly polygons: PolygonCoordinates;
  /** How far it lies from where the footprint stands. */
  readonly metres: number;
  /** Number of the ground it stands on, from 1; null for the advice. */
  readonly patch: number | null;
  /** Middles of both. */
  readonly from: LonLat;
  readonly to: LonLat;
  /** Its corner furthest from the footprint, for the pill. */
  readonly tip: LonLat;
}

type Watched = Pick<AppState, 'advice' | 'check' | 'freeGround' | 'project' | 'view' | 'presenting' | 'dialog'>;

export function ghostOf(state: Watched): Ghost | null {
  const footprint = activeFootprint(state);
  // Pictures of the map show what is, not what could be.
  const isPicture = state.dialog === 'export' || state.dialog === 'hand-out';
  if (!footprint || state.view !== 'siting' || isPicture) return null;
  // Before an audience there is advice only, and only where it was asked for.
  const patch = state.presenting === null ? chosenPatch(state) : null;
  const move = patch ? null : currentAdvice(state)?.all;
  const polygons = patch?.placement.polygons ?? move?.polygons;
  const metres = patch?.distanceMetres ?? move?.metres;
  if (!polygons || metres === undefined) return null;
  const from = centreOf(footprint.polygons);
  const to = centreOf(polygons);
  const place = patch && state.freeGround.kind === 'done' ? state.freeGround.chosen : null;
  const number = place === null ? null : place + 1;
  return { polygons, metres, patch: number, from, to, tip: furthest(polygons, from, to) };
}

function furthest(polygons: PolygonCoordinates, from: LonLat, to: LonLat): LonLat {
  const [ax, ay] = toWorld(from);
  const [bx, by] = toWorld(to);
  let tip = to;
  let most = Number.NEGATIVE_INFINITY;
  for (const ring of polygons.flat())
    for (const [lon = 0, lat = 0] of ring) {
      const [x, y] = toWorld([lon, lat]);
      const along = (x - ax) * (bx - ax) + (y - ay) * (by - ay);
      if (along > most) {
        most = along;
        tip = [lon, lat];
      }
    }
  return tip;
}

/** A line from one place to the other with a head at its end, `pixels` long at a zoom; nothing where they are one. */
export function arrow(from: LonLat, to: LonLat, zoom: number, pixels: number): LonLat[][] {
  const [a, b] = [toWorld(from), toWorld(to)];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (length === 0) return [];
  const reach = Math.min(pixels / groundPixels(zoom), length);
  const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const back = (side: number): LonLat => {
    const x = b[0] - reach * (ux * HEAD_ALONG - side * uy * HEAD_ACROSS);
    const y = b[1] - reach * (uy * HEAD_ALONG + side * ux * HEAD_ACROSS);
    return [(x - 0.5) * 360, latitudeOf(y)];
  };
  return [
    [from, to],
    [back(1), to, back(-1)],
  ];
}

const HEAD_ALONG = 0.87;
const HEAD_ACROSS = 0.5;

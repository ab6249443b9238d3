/** The footprint, what it meets and how far the rest is, as deck.gl layers. Pure: state in, layers out. */
import type { Layer } from 'deck.gl';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { Finding } from '../../../domain/siting/result.ts';
import type { Footprint } from '../../state/model.ts';
import { activeFootprint } from '../../state/select.ts';
import type { AppState } from '../../state/store.ts';
import { axisOf } from '../edit/axis.ts';
import { placedDesign } from '../edit/design.ts';
import { handlesOf, hasRoom, roomyMiddles, showsHandles, type ToPixel, turnHandle } from '../edit/hit.ts';
import { type Handle, sameVertex } from '../edit/vertices.ts';
import { ACCENT, AVOID, faded, HOT, INK, NOTICE, WHITE } from './colours.ts';
import { dashes } from './dashes.ts';
import { arrow, ghostOf } from './ghost.ts';
import { type HatchLine, hatch } from './hatch.ts';
import { litFindings } from './lit.ts';
import { dots, fill, outline, strokes } from './marks.ts';
import { groundPixels, toWorld } from './world.ts';

export type FootprintState = Pick<
  AppState,
  | 'project'
  | 'check'
  | 'hoverKey'
  | 'selection'
  | 'sumGround'
  | 'advice'
  | 'freeGround'
  | 'camera'
  | 'tool'
  | 'view'
  | 'presenting'
  | 'projector'
  | 'vertex'
  | 'refused'
  | 'dialog'
>;

const DEFAULT_ZOOM = 11;
const HATCH_PIXELS = 5;
const QUIET_HATCH_PIXELS = 8;
const ARROW_PIXELS = 11;
/** Patterns are cut anew at half steps of zoom, so that a zoom does not cut them at every frame. */
const patternZoom = (state: FootprintState): number => Math.round((state.camera?.zoom ?? DEFAULT_ZOOM) * 2) / 2;

/** `heavy`: how many times as thick as on a screen lines are. */
export function footprintLayers(state: FootprintState, heavy = state.projector ? 2 : 1): Layer[] {
  const active = activeFootprint(state);
  const others = state.project.footprints.filter((f) => f !== active);
  return [...othersLayers(others), ...(active ? activeLayers(state, active, heavy) : []), ...problemLayers(state)];
}

/** A shape that was not taken, and the places that stop it or the active one. */
function problemLayers(state: FootprintState): Layer[] {
  const { refused, check } = state;
  const zoom = patternZoom(state);
  const lines = refused?.polygons.flat().flatMap((ring) => dashes(ring, zoom, 7, 4)) ?? [];
  const problems = [...(refused?.problems ?? []), ...(check.kind === 'failed' ? check.problems : [])];
  const places = problems.flatMap((p) => (p.where.position ? [p.where.position] : []));
  if (lines.length + places.length === 0) return [];
  return [
    strokes('footprint-refused-casing', lines, WHITE, 5),
    strokes('footprint-refused', lines, AVOID, 2),
    dots('footprint-problems', places, 8, faded(AVOID, 0.25), AVOID, 2.4),
  ];
}

function othersLayers(footprints: readonly Footprint[]): Layer[] {
  if (footprints.length === 0) return [];
  const rings = footprints.flatMap((f) => f.polygons.flat());
  return [outline('footprint-others-casing', rings, WHITE, 4), outline('footprint-others', rings, INK, 1.3)];
}

function activeLayers(state: FootprintState, active: Footprint, heavy: number): Layer[] {
  const zoom = patternZoom(state);
  const rings = active.polygons.flat();
  const lit = litFindings(state);
  return [
    ...ghostLayers(active, zoom, heavy),
    fill('footprint-fill', active.polygons, faded(WHITE, 0.42)),
    fill('footprint-overlap-faint', shapes(lit.faint), faded(HOT, 0.16)),
    ...quietLayers(shapes(lit.quiet), zoom, heavy),
    ...overlapLayers(lit.sum ? lit.sum.ground.polygons : shapes(lit.strong), zoom, heavy),
    outline('footprint-casing', rings, WHITE, 6 * heavy),
    outline('footprint-outline', rings, INK, 2.6 * heavy),
    ...landLayers(active, zoom, heavy),
    ...placeLayers(state, zoom, heavy),
    ...distanceLayers(lit.lines, zoom, heavy),
    ...handleLayers(state, active),
  ];
}

/** The ground by width or radius alone (用地) inside the range that is checked, and the line of a line's site. */
function landLayers(active: Footprint, zoom: number, heavy: number): Layer[] {
  if (active.origin !== 'line' && active.origin !== 'point') return [];
  const { axis = [], land = [] } = placedDesign(active);
  const line = active.origin === 'line' ? [axis.map((at) => [...at])] : [];
  return [
    outline('footprint-land-casing', land.flat(), faded(WHITE, 0.8), 3.4 * heavy),
    outline('footprint-land', land.flat(), INK, 1.4 * heavy),
    strokes(
      'footprint-axis',
      line.flatMap((own) => dashes(own, zoom, 8, 4)),
      INK,
      heavy,
    ),
  ];
}

const shapes = (findings: readonly Finding[]): PolygonCoordinates => findings.flatMap((f) => f.overlap);

/** Where the footprint stood when it was made. */
function ghostLayers(active: Footprint, zoom: number, heavy: number): Layer[] {
  if (active.start === active.polygons) return [];
  const dots = ghostDots(active.start, zoom, heavy);
  return [
    strokes('footprint-ghost-casing', dots, WHITE, 4 * heavy),
    strokes('footprint-ghost', dots, INK, 1.6 * heavy),
  ];
}

let ghost: { of: PolygonCoordinates; zoom: number; heavy: number; dots: HatchLine[] } | null = null;

/** The same list while the start is the same, so that a drag does not upload it at every frame. */
function ghostDots(of: PolygonCoordinates, zoom: number, heavy: number): HatchLine[] {
  if (ghost?.of !== of || ghost.zoom !== zoom || ghost.heavy !== heavy)
    ghost = { of, zoom, heavy, dots: of.flat().flatMap((ring) => dashes(ring, zoom, 3 * heavy, 3 * heavy)) };
  return ghost.dots;
}

/** Where it could stand: dashed, with an arrow from where it stands. */
function placeLayers(state: FootprintState, zoom: number, heavy: number): Layer[] {
  const ghost = ghostOf(state);
  if (!ghost) return [];
  const lines = ghost.polygons.flat().flatMap((ring) => dashes(ring, zoom, 7, 4));
  const way = arrow(ghost.from, ghost.to, zoom, ARROW_PIXELS * heavy);
  return [
    fill('footprint-place-fill', ghost.polygons, faded(ACCENT, 0.06)),
    strokes('footprint-place-casing', lines, WHITE, 4 * heavy),
    strokes('footprint-place', lines, ACCENT, 1.8 * heavy),
    outline('footprint-way-casing', way, WHITE, 5 * heavy),
    outline('footprint-way', way, ACCENT, 2 * heavy),
  ];
}

function overlapLayers(overlap: PolygonCoordinates, zoom: number, heavy: number): Layer[] {
  return [
    fill('footprint-overlap', overlap, faded(HOT, 0.22)),
    strokes('footprint-overlap-hatch', hatch(overlap, zoom, HATCH_PIXELS * heavy), HOT, 1.9 * heavy),
    outline('footprint-overlap-outline', overlap.flat(), HOT, 1.4 * heavy),
  ];
}

/** Wide apart and thin: it is told, and decides nothing. */
function quietLayers(ground: PolygonCoordinates, zoom: number, heavy: number): Layer[] {
  return [
    strokes('footprint-notice-hatch', hatch(ground, zoom, QUIET_HATCH_PIXELS * heavy), NOTICE, heavy),
    outline('footprint-notice-outline', ground.flat(), NOTICE, heavy),
  ];
}

function distanceLayers(findings: readonly Finding[], zoom: number, heavy: number): Layer[] {
  const lines = findings.flatMap((f) => (f.nearest ? [[[...f.nearest.onFootprint], [...f.nearest.onClass]]] : []));
  return [
    outline('footprint-distance-casing', lines, WHITE, 4.5 * heavy),
    strokes(
      'footprint-distance',
      lines.flatMap((line) => dashes(line, zoom, 5, 3)),
      INK,
      1.4 * heavy,
    ),
    dots('footprint-distance-ends', lines.flat(), 3.2 * heavy, INK, WHITE, 1.2),
  ];
}

function handleLayers(state: FootprintState, active: Footprint): Layer[] {
  const toPixel = pixelsAt(state);
  if (!showsHandles(state) || !hasRoom(active.polygons, toPixel)) return [];
  const turn = turnLayers(active.polygons, toPixel, state.projector ? 1.5 : 1);
  const { addedVertices = 0 } = active;
  const handles = handlesOf(active.polygons, { addedVertices, axis: axisOf(active) });
  const all = handles.corners;
  if (all.length === 0) return turn;
  const large = state.projector ? 1.5 : 1;
  const held = all.filter((h) => sameVertex(h.ref, state.vertex));
  const positions = (handles: readonly Handle[]) => handles.map((h) => [...h.position]);
  return [
    ...turn,
    dots(
      'footprint-middles',
      positions(roomyMiddles(handles.middles, toPixel)),
      3.4 * large,
      faded(WHITE, 0.92),
      INK,
      1,
    ),
    dots('footprint-corners', positions(spaced(state, all)), 4.6 * large, WHITE, INK, 1.9),
    dots('footprint-held', positions(held), 5.4 * large, INK, WHITE, 1.9),
  ];
}

/** Pixels of the whole world as it is drawn. */
function pixelsAt({ camera }: FootprintState): ToPixel {
  const scale = groundPixels(camera?.zoom ?? DEFAULT_ZOOM);
  return (position) => {
    const [x, y] = toWorld(position);
    return [x * scale, y * scale];
  };
}

const TURN_RADIUS = 8;
/** The bent arrow in the handle that turns the footprint: radius in pixels, degrees clockwise from north, barbs. */
const TURN_ARROW = { radius: 3.8, from: -130, to: 120, step: 25, barb: 3.6 };

/** The handle that turns the footprint: unlike a corner it hangs on a stem and holds a bent arrow. */
function turnLayers(polygons: PolygonCoordinates, toPixel: ToPixel, large: number): Layer[] {
  const { at, foot } = turnHandle(polygons, toPixel);
  const [x, y] = toPixel(at);
  const [east, north] = [toPixel([at[0] + DEGREE_PART, at[1]])[0] - x, y - toPixel([at[0], at[1] + DEGREE_PART])[1]];
  const beside = (right: number, up: number): number[] => [
    at[0] + (right * large * DEGREE_PART) / east,
    at[1] + (up * large * DEGREE_PART) / north,
  ];
  const { radius, from, to, step, barb } = TURN_ARROW;
  const round = (degrees: number, r: number) =>
    beside(r * Math.sin((degrees * Math.PI) / 180), r * Math.cos((degrees * Math.PI) / 180));
  const arc = Array.from({ length: (to - from) / step + 1 }, (_, i) => round(from + i * step, radius));
  const barbs = [round(to - 55, radius + barb * 0.7), round(to, radius), round(to - 60, radius - barb * 0.9)];
  return [
    outline('footprint-turn-stem-casing', [[foot, at]], WHITE, 3.5),
    outline('footprint-turn-stem', [[foot, at]], INK, 1.2),
    dots('footprint-turn', [[...at]], TURN_RADIUS * large, WHITE, INK, 1.4),
    outline('footprint-turn-arrow', [arc, barbs], ACCENT, 1.6 * large),
  ];
}
/** Short enough for the map to be even over it, degrees. */
const DEGREE_PART = 1e-5;

/** As wide as a handle: nearer ones, as on the round end of a wide line, would run together into one black stroke. */
const LEAST_APART_PIXELS = 9;

/** Of handles in the order of their rings, those that stand clear of the one before. */
function spaced(state: FootprintState, all: readonly Handle[]): Handle[] {
  const scale = groundPixels(state.camera?.zoom ?? DEFAULT_ZOOM);
  let last: readonly number[] | null = null;
  return all.filter(({ position }) => {
    const at = toWorld(position);
    const isClear = last === null || Math.hypot(at[0] - last[0]!, at[1] - last[1]!) * scale >= LEAST_APART_PIXELS;
    if (isClear) last = at;
    return isClear;
  });
}

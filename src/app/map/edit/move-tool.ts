/**
 * The hand: drags the active footprint, its corners and the middles of its edges; with Alt it turns the footprint. What
 * lies outside stays with the map. One drag is one step of undo; Escape gives it up.
 */
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { Footprint, VertexRef } from '../../state/model.ts';
import type { AppState } from '../../state/store.ts';
import {
  cancelGesture,
  edit,
  editLive,
  endGesture,
  getApp,
  setSession,
  show,
  subscribeApp,
} from '../../state/store.ts';
import { currentFootprint, withCorners, withShape } from './active.ts';
import { type Axis, axisOf, movedPoint, withoutPoint } from './axis.ts';
import { DragTag } from './drag-tag.ts';
import { type AxisGesture, beginAxis, beginGesture, type Gesture, shapeAt, turnOf } from './gesture.ts';
import { type LonLat, offsetFrom } from './ground.ts';
import { type Hit, hitTest, isInside, showsHandles } from './hit.ts';
import { dropLaid, keepLaid, layAlong } from './lay-along.ts';
import { withoutVertex, withPlainEdges } from './vertices.ts';

const OUTSIDE: Hit = { kind: 'outside' };
/** A press that moves less than this is a click, not a drag. */
const CLICK_PIXELS = 3;

interface Drag {
  /** As it stood when the drag began. */
  readonly site: Footprint;
  readonly gesture: Gesture | AxisGesture;
  readonly from: LonLat;
  readonly pressed: readonly [number, number];
  /** The map on the page as the drag began. */
  readonly box: DOMRect;
  moved: boolean;
}

export class MoveTool {
  private readonly map: MapLibreMap;
  private readonly tag: DragTag;
  private drag: Drag | null = null;
  private readonly stop: () => void;

  constructor(map: MapLibreMap) {
    this.map = map;
    this.tag = new DragTag(map.getContainer());
    map.on('mousedown', this.onPress);
    map.on('touchstart', this.onPress);
    map.on('mousemove', this.onHover);
    map.on('contextmenu', this.onContextMenu);
    map.on('click', this.onClick);
    this.stop = subscribeApp((state, before) => {
      if (state.check !== before.check && this.drag?.moved) this.tag.setCheck(state.check);
      if (state.tool !== before.tool) this.setCursor(OUTSIDE, false);
    });
  }

  destroy(): void {
    this.finish(false);
    this.stop();
    this.tag.remove();
    this.map.off('mousedown', this.onPress);
    this.map.off('touchstart', this.onPress);
    this.map.off('mousemove', this.onHover);
    this.map.off('contextmenu', this.onContextMenu);
    this.map.off('click', this.onClick);
  }

  private readonly onPress = (event: MapMouseEvent | MapTouchEvent): void => {
    const original = event.originalEvent;
    if (!canEdit(getApp()) || event.defaultPrevented || this.drag) return;
    if ('button' in original && original.button !== 0) return;
    if ('touches' in original && original.touches.length !== 1) return;
    const at: LonLat = [event.lngLat.lng, event.lngLat.lat];
    if (this.hit(at).kind === 'outside') activateAt(at);
    const site = currentFootprint();
    const gesture = site && gestureAt(site, this.hit(at), at, original.altKey);
    if (!site || !gesture) {
      if (getApp().vertex) setSession({ vertex: null });
      return;
    }
    event.preventDefault();
    this.drag = {
      site,
      gesture,
      from: at,
      pressed: [event.point.x, event.point.y],
      box: this.map.getContainer().getBoundingClientRect(),
      moved: false,
    };
    setSession({ vertex: 'ref' in gesture ? gesture.ref : null });
    addEventListener('pointermove', this.onMove);
    addEventListener('pointerup', this.onRelease);
    addEventListener('pointercancel', this.onCancel);
    addEventListener('keydown', this.onKey, true);
  };

  private readonly onMove = (event: PointerEvent): void => {
    const { drag } = this;
    if (!drag) return;
    const point: [number, number] = [event.clientX - drag.box.left, event.clientY - drag.box.top];
    if (!drag.moved && Math.hypot(point[0] - drag.pressed[0], point[1] - drag.pressed[1]) < CLICK_PIXELS) return;
    if (!drag.moved) this.map.getCanvas().style.cursor = 'grabbing';
    drag.moved = true;
    const { lng, lat } = this.map.unproject(point);
    const { gesture, site } = drag;
    if (gesture.kind === 'axis') layAlong(site, movedPoint(gesture.axis, gesture.ref, [lng, lat]));
    else reshape(gesture, [lng, lat]);
    this.tag.show(point, dragged(drag, [lng, lat]), drag.box);
  };

  private readonly onRelease = (): void => this.finish(true);
  private readonly onCancel = (): void => this.finish(false);

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.finish(false);
  };

  private finish(keep: boolean): void {
    if (!this.drag) return;
    const isAxis = this.drag.gesture.kind === 'axis';
    if (isAxis && keep) void keepLaid();
    else if (isAxis) dropLaid();
    else if (keep) endGesture();
    else cancelGesture();
    this.drag = null;
    this.tag.hide();
    this.setCursor(OUTSIDE, false);
    removeEventListener('pointermove', this.onMove);
    removeEventListener('pointerup', this.onRelease);
    removeEventListener('pointercancel', this.onCancel);
    removeEventListener('keydown', this.onKey, true);
  }

  private readonly onHover = (event: MapMouseEvent): void => {
    if (this.drag || !canEdit(getApp())) return;
    this.setCursor(this.hit([event.lngLat.lng, event.lngLat.lat]), event.originalEvent.altKey);
  };

  private readonly onContextMenu = (event: MapMouseEvent): void => {
    if (!canEdit(getApp())) return;
    const hit = this.hit([event.lngLat.lng, event.lngLat.lat]);
    if (hit.kind !== 'vertex') return;
    event.preventDefault();
    setSession({ vertex: hit.ref });
    removeHeldVertex();
  };

  /** A click on the footprint is not a question about what lies under it. */
  private readonly onClick = (event: MapMouseEvent): void => {
    const at: LonLat = [event.lngLat.lng, event.lngLat.lat];
    if (canEdit(getApp()) && this.hit(at).kind !== 'outside') event.preventDefault();
  };

  private hit(at: LonLat): Hit {
    const site = currentFootprint();
    if (!site) return OUTSIDE;
    const { polygons, addedVertices = 0 } = site;
    return hitTest(polygons, at, this.toPixel, { turns: showsHandles(getApp()), addedVertices, axis: axisOf(site) });
  }

  private readonly toPixel = (position: LonLat): [number, number] => {
    const { x, y } = this.map.project([position[0], position[1]]);
    return [x, y];
  };

  private cursor = '';
  private setCursor(hit: Hit, turn: boolean): void {
    const cursor =
      hit.kind === 'outside' ? '' : turn || hit.kind === 'turn' ? 'crosshair' : hit.kind === 'inside' ? 'grab' : 'move';
    if (cursor === this.cursor && !this.drag) return;
    this.cursor = cursor;
    this.map.getCanvas().style.cursor = cursor;
  }
}

/** The footprint can be dragged while working and while presenting, but not while another tool is in hand. */
const canEdit = (state: AppState): boolean => state.tool === 'move' && state.view !== 'coverage';

const gestureAt = (site: Footprint, hit: Hit, at: LonLat, turn: boolean): Drag['gesture'] | null =>
  (turn ? null : beginAxis(axisOf(site), hit)) ??
  beginGesture(site.polygons, hit, at, turn, (site.addedVertices ?? 0) > 0);

function reshape(gesture: Gesture, to: LonLat): void {
  const shape = shapeAt(gesture, to);
  const reshaped = gesture.kind === 'vertex' ? withCorners : withShape;
  editLive((project) => reshaped(project, shape));
}

function dragged(drag: Drag, to: LonLat) {
  if (drag.gesture.kind === 'turn') return { kind: 'turn' as const, degrees: turnOf(drag.gesture, to) };
  const offset = offsetFrom(drag.from, to);
  const kind = drag.gesture.kind === 'axis' ? ('vertex' as const) : drag.gesture.kind;
  return { kind, east: offset.east, north: offset.north };
}

/** A press on another footprint makes it the active one. */
function activateAt(at: LonLat): void {
  const { project } = getApp();
  const under = project.footprints.findLast((f) => f.id !== project.activeFootprintId && isInside(f.polygons, at));
  if (under) show((p) => ({ ...p, activeFootprintId: under.id }));
}

/** Take the held corner away; false where there is none to take. */
export function removeHeldVertex(): boolean {
  const { vertex } = getApp();
  const site = currentFootprint();
  if (!vertex || !site) return false;
  const axis = axisOf(site);
  if (axis) return removePoint(site, axis, vertex);
  const plain = site.addedVertices
    ? withPlainEdges(site.polygons, vertex, false)
    : { polygons: site.polygons, ref: vertex };
  const smaller = withoutVertex(plain.polygons, plain.ref);
  if (!smaller) return false;
  edit((project) => withCorners(project, smaller));
  setSession({ vertex: null });
  return true;
}

function removePoint(site: Footprint, axis: Axis, ref: VertexRef): boolean {
  const shorter = withoutPoint(axis, ref);
  if (!shorter) return false;
  layAlong(site, shorter);
  void keepLaid();
  setSession({ vertex: null });
  return true;
}

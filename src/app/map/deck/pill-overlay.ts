/**
 * Pills and their leaders as HTML over the map: crisp at any size and read by screen readers through the table instead.
 * The nodes are kept and moved, not made anew, so that a drag costs a few style changes a frame.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { otherCity } from '../../state/compare.ts';
import { activeFootprint } from '../../state/select.ts';
import { type AppState, getApp, subscribeApp } from '../../state/store.ts';
import { boxesOver } from '../boxes-over.ts';
import { boxOf, mapPositions } from '../edit/ground.ts';
import { hasRoom, showsHandles, turnHandle } from '../edit/hit.ts';
import { cornerCount } from '../edit/vertices.ts';
import { mapLanguage } from '../input.ts';
import { ghostOf } from './ghost.ts';
import { type PillContent, pillContents } from './pills.ts';
import { type Box, isSiteLegible, placePills, seenPart, visibleMiddle } from './place-pills.ts';
import './pills.css';

/** Shapes with more corners are stood for by their box when pills look for room. */
const MOST_CORNERS = 120;
/** Half the width of a handle with its rim, pixels. */
const HANDLE = 10;
const SVG = 'http://www.w3.org/2000/svg';

interface Node {
  readonly pill: HTMLDivElement;
  readonly leader: SVGGElement;
  readonly line: SVGLineElement;
  readonly dot: SVGCircleElement;
  text: string;
  width: number;
  height: number;
  slot: number | undefined;
}

const isBesideCity = (state: AppState): boolean => state.compare !== null && otherCity(state, state.compare) !== null;

/** What floats over the map: tools and furniture; the stage of a meeting covers all of it, there its cards count. */
const OVER_MAP = '.map-pane > :not(.map-host, .presenter), [data-over-map]';

export class PillOverlay {
  private readonly map: MapLibreMap;
  private readonly box = document.createElement('div');
  private readonly leaders = document.createElementNS(SVG, 'svg');
  private readonly nodes = new Map<string, Node>();
  private contents: readonly PillContent[] = [];
  private frame = 0;
  private taken: Box[] = [];
  private over: readonly Element[] = [];
  private room: Box = { left: 0, top: 0, right: 0, bottom: 0 };
  private readonly stop: () => void;
  /** What lies over the map grows with what it tells. */
  private readonly sizes = new ResizeObserver(() => this.readTaken());

  constructor(map: MapLibreMap) {
    this.map = map;
    this.box.className = 'map-pills';
    this.box.setAttribute('aria-hidden', 'true');
    this.box.append(this.leaders);
    map.getCanvasContainer().after(this.box);
    map.on('move', this.schedule);
    map.on('resize', this.readTaken);
    map.on('idle', this.readTaken);
    this.stop = subscribeApp((state, before) => {
      const same =
        state.check === before.check &&
        state.hoverKey === before.hoverKey &&
        state.selection === before.selection &&
        state.sumGround === before.sumGround &&
        (state.advice === before.advice || (state.advice.kind !== 'done' && before.advice.kind !== 'done')) &&
        state.freeGround === before.freeGround &&
        state.presenting === before.presenting &&
        state.dialog === before.dialog &&
        state.project === before.project &&
        mapLanguage(state) === mapLanguage(before) &&
        state.view === before.view &&
        state.projector === before.projector;
      if (!same) this.read();
      if (state.projector !== before.projector) for (const node of this.nodes.values()) node.text = '';
      const moved =
        state.tool !== before.tool ||
        state.sketch !== before.sketch ||
        state.presenting !== before.presenting ||
        state.compare !== before.compare;
      if (moved || state.check.kind !== before.check.kind) requestAnimationFrame(this.readTaken);
    });
    this.readTaken();
    this.read();
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.stop();
    this.map.off('move', this.schedule);
    this.map.off('resize', this.readTaken);
    this.map.off('idle', this.readTaken);
    this.sizes.disconnect();
    this.box.remove();
  }

  private read(): void {
    const state = getApp();
    this.contents = state.view === 'coverage' ? [] : pillContents({ ...state, language: mapLanguage(state) });
    this.schedule();
  }

  private readonly schedule = (): void => {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(this.draw);
  };

  private readonly draw = (): void => {
    this.keepNodes();
    const { room } = this;
    const footprint = this.footprintPixels();
    const { presenting, view } = getApp();
    const isAside = presenting !== null || view === 'meeting' || isBesideCity(getApp());
    const isDot = isAside && !isSiteLegible(footprint);
    const spaces = this.contents.flatMap((content) => {
      const anchor = isDot ? null : visibleMiddle(content.at.map(this.pixel), room);
      const node = this.nodes.get(content.id)!;
      return anchor ? [{ id: content.id, anchor, width: node.width, height: node.height }] : [];
    });
    const before = new Map([...this.nodes].flatMap(([id, n]) => (n.slot === undefined ? [] : [[id, n.slot] as const])));
    const placed = placePills(
      spaces,
      {
        room,
        footprint,
        outlines: this.ghostPixels(),
        taken: [...this.taken, ...this.turnBox()],
        covered: presenting === null ? [] : this.taken,
      },
      before,
    );
    const seen = new Set(placed.map(({ id }) => id));
    for (const [id, { pill, leader }] of this.nodes) {
      pill.hidden = !seen.has(id);
      leader.style.visibility = seen.has(id) ? 'visible' : 'hidden';
    }
    placed.forEach((place) => {
      const node = this.nodes.get(place.id)!;
      const [x, y] = spaces.find(({ id }) => id === place.id)!.anchor;
      node.slot = place.slot;
      node.pill.style.transform = `translate(${place.left}px, ${place.top}px)`;
      const ends: Record<string, number> = { x1: x, y1: y, ...leaderEnd(place, node, x, y) };
      for (const [name, value] of Object.entries(ends)) node.line.setAttribute(name, String(value));
      node.dot.setAttribute('cx', String(x));
      node.dot.setAttribute('cy', String(y));
    });
  };

  /** Where the handle that turns the site stands. */
  private turnBox(): Box[] {
    const state = getApp();
    const polygons = activeFootprint(state)?.polygons;
    if (!polygons || !showsHandles(state) || !hasRoom(polygons, this.pixel)) return [];
    const [x, y] = this.pixel(turnHandle(polygons, this.pixel).at);
    return [{ left: x - HANDLE, top: y - HANDLE, right: x + HANDLE, bottom: y + HANDLE }];
  }

  /** One node for each pill; its size is measured only when its text has another length. */
  private keepNodes(): void {
    const wanted = new Set(this.contents.map((c) => c.id));
    for (const [id, node] of this.nodes) {
      if (wanted.has(id)) continue;
      node.pill.remove();
      node.leader.remove();
      this.nodes.delete(id);
    }
    for (const content of this.contents) {
      const node = this.nodes.get(content.id) ?? this.makeNode(content);
      if (node.text === content.text) continue;
      const grew = node.text.length !== content.text.length;
      node.pill.textContent = content.text;
      node.text = content.text;
      if (grew) {
        node.pill.hidden = false;
        node.width = node.pill.offsetWidth;
        node.height = node.pill.offsetHeight;
      }
    }
  }

  private makeNode(content: PillContent): Node {
    const pill = document.createElement('div');
    pill.className = `map-pill ${content.kind}`;
    const leader = document.createElementNS(SVG, 'g');
    const line = document.createElementNS(SVG, 'line');
    const dot = document.createElementNS(SVG, 'circle');
    line.setAttribute('class', content.kind);
    dot.setAttribute('class', content.kind);
    dot.setAttribute('r', '3.2');
    leader.append(line, dot);
    this.leaders.append(leader);
    this.box.append(pill);
    const node: Node = { pill, leader, line, dot, text: '', width: 0, height: 0, slot: undefined };
    this.nodes.set(content.id, node);
    return node;
  }

  private readonly pixel = (position: readonly number[]): [number, number] => {
    const { x, y } = this.map.project([position[0] ?? 0, position[1] ?? 0]);
    return [x, y];
  };

  private ghostPixels() {
    const polygons = ghostOf(getApp())?.polygons ?? [];
    return cornerCount(polygons) <= MOST_CORNERS ? mapPositions(polygons, this.pixel) : [];
  }

  private footprintPixels() {
    const polygons = activeFootprint(getApp())?.polygons ?? [];
    if (cornerCount(polygons) <= MOST_CORNERS) return mapPositions(polygons, this.pixel);
    const [west, south, east, north] = boxOf(polygons);
    const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // biome-ignore format: a box
    return [[ring.map(this.pixel)]];
  }

  /** The parts of the page that lie over the map: read when they may have changed, since reading makes the page lay out. */
  private readonly readTaken = (): void => {
    const { width, height } = this.map.getContainer().getBoundingClientRect();
    this.room = seenPart(getApp().compare, { width, height });
    const over = [...document.querySelectorAll(OVER_MAP)];
    if (over.length !== this.over.length || over.some((element, i) => element !== this.over[i])) {
      this.sizes.disconnect();
      for (const element of over) this.sizes.observe(element);
      this.over = over;
    }
    this.taken = boxesOver(this.map.getContainer(), over);
    this.schedule();
  };
}

/** The leader ends where the line to the pill's middle meets its border. */
function leaderEnd(place: { left: number; top: number }, node: Node, x: number, y: number): { x2: number; y2: number } {
  const middle = [place.left + node.width / 2, place.top + node.height / 2] as const;
  const [dx, dy] = [x - middle[0], y - middle[1]];
  const reach = Math.min(node.width / 2 / Math.max(1, Math.abs(dx)), node.height / 2 / Math.max(1, Math.abs(dy)), 1);
  return { x2: middle[0] + dx * reach, y2: middle[1] + dy * reach };
}

/**
 * Where the pills over the map go: beside what they name, off the footprint and off one another, inside the map. A pill
 * stays where it was while that is nearly as good, so that it does not jump about during a drag.
 */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { Compare } from '../../state/scene.ts';
import { isInside } from '../edit/hit.ts';
import type { PictureSize } from '../picture-camera.ts';

export interface PillSpace {
  readonly id: string;
  /** What the pill names, screen pixels. */
  readonly anchor: readonly [number, number];
  readonly width: number;
  readonly height: number;
}

export interface PlacedPill {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  /** Index of the direction and distance, to hold on to. */
  readonly slot: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PillScene {
  /** The part of the map that is seen: all of it, or one side of a divider; screen pixels. */
  readonly room: Box;
  /** Shape to keep clear, screen pixels. */
  readonly footprint: PolygonCoordinates;
  /** Further outlines to keep in sight, screen pixels: of a place on offer. Absent for none. */
  readonly outlines?: PolygonCoordinates;
  /** Boxes that are taken: tools, scale, the pointer's tag. */
  readonly taken: readonly Box[];
  /** Boxes that lie over the pills: what is half under them is lost. Absent for none. */
  readonly covered?: readonly Box[];
}

const DIRECTIONS = 12;
const DISTANCES = [34, 62, 96, 136, 190];
const SLOTS = Array.from({ length: DIRECTIONS * DISTANCES.length }, (_, slot) => slot);
const MARGIN = 8;
const COST = { outside: 4000, pill: 2500, taken: 2500, footprint: 260, outline: 160, distance: 1, change: 60 };

/** A site of fewer pixels is a dot: pills about it would cover the city that is shown. */
const LEAST_SITE = 48;

/** Whether a site is large enough on the screen for pills to say what of it lies where. */
export function isSiteLegible(footprint: PolygonCoordinates): boolean {
  const points = footprint.flat(2);
  const span = (axis: 0 | 1): number => {
    const values = points.map((point) => point[axis] ?? 0);
    return Math.max(...values) - Math.min(...values);
  };
  return points.length > 0 && Math.max(span(0), span(1)) >= LEAST_SITE;
}

/** Pills that would lie on another one are left out: both would be lost; so are those that the room or a card would cut. */
export function placePills(
  pills: readonly PillSpace[],
  scene: PillScene,
  before: ReadonlyMap<string, number>,
): PlacedPill[] {
  const placed: { pill: PlacedPill; box: Box }[] = [];
  for (const space of pills) {
    const others = placed.map((p) => p.box);
    const held = before.get(space.id);
    let best: { slot: number; box: Box; cost: number } | null = null;
    // The slot it holds comes first: mostly nothing beats it, and the rest is dropped on its reach alone.
    for (const slot of held === undefined ? SLOTS : [held, ...SLOTS]) {
      const start = COST.distance * reachOf(slot) + (slot === held ? 0 : COST.change);
      if (best && start >= best.cost) continue;
      const box = boxAt(space, slot, scene);
      let cost = start + crowding(box, scene, others);
      if (best && cost >= best.cost) continue;
      cost += COST.footprint * coveredShare(box, scene.footprint);
      if (best && cost >= best.cost) continue;
      if (hidesOutline(box, scene)) cost += COST.outline;
      if (!best || cost < best.cost) best = { slot, box, cost };
    }
    if (!best || outsideBy(best.box, scene.room, 0) > 0) continue;
    const { slot, box } = best;
    if ([...others, ...(scene.covered ?? [])].some((other) => meet(box, other, 0))) continue;
    placed.push({ pill: { id: space.id, left: box.left, top: box.top, slot }, box });
  }
  return placed.map((p) => p.pill);
}

const reachOf = (slot: number): number => DISTANCES[Math.floor(slot / DIRECTIONS)]!;

/** Inside the room where it is wide enough for it. */
function boxAt(space: PillSpace, slot: number, { room }: PillScene): Box {
  const angle = ((slot % DIRECTIONS) / DIRECTIONS) * 2 * Math.PI;
  const reach = reachOf(slot);
  const x = space.anchor[0] + Math.cos(angle) * (reach + space.width / 2);
  const y = space.anchor[1] + Math.sin(angle) * reach;
  const left = Math.round(within(x - space.width / 2, room.left, room.right - space.width));
  const top = Math.round(within(y - space.height / 2, room.top, room.bottom - space.height));
  return { left, top, right: left + space.width, bottom: top + space.height };
}

const within = (at: number, least: number, most: number): number =>
  Math.max(least + MARGIN, Math.min(at, most - MARGIN));

/** Pixels by which a box comes nearer to the edges of the room than the margin, or sticks out. */
const outsideBy = (box: Box, room: Box, margin: number): number =>
  Math.max(0, room.left + margin - box.left) +
  Math.max(0, room.top + margin - box.top) +
  Math.max(0, box.right - room.right + margin) +
  Math.max(0, box.bottom - room.bottom + margin);

/** What a box costs for standing outside the room or on something else. */
function crowding(box: Box, scene: PillScene, others: readonly Box[]): number {
  const out = outsideBy(box, scene.room, MARGIN);
  let cost = out > 0 ? COST.outside + out : 0;
  cost += COST.pill * others.filter((o) => meet(box, o, MARGIN / 2)).length;
  cost += COST.taken * scene.taken.filter((o) => meet(box, o, 0)).length;
  return cost;
}

const meet = (a: Box, b: Box, gap: number): boolean =>
  a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;

const SAMPLES_ACROSS = [0, 0.25, 0.5, 0.75, 1];
const SAMPLES_DOWN = [0, 0.5, 1];

/** Share of a box that lies on the shape, by samples. */
function coveredShare(box: Box, rings: PolygonCoordinates): number {
  let hits = 0;
  for (const u of SAMPLES_ACROSS) {
    for (const v of SAMPLES_DOWN) {
      const x = box.left + u * (box.right - box.left);
      const y = box.top + v * (box.bottom - box.top);
      if (isInside(rings, [x, y])) hits++;
    }
  }
  return hits / (SAMPLES_ACROSS.length * SAMPLES_DOWN.length);
}

/** Whether a box lies upon an edge of the site, or of a place on offer. */
const hidesOutline = (box: Box, { footprint, outlines = [] }: PillScene): boolean =>
  [...footprint, ...outlines].some((polygon) => polygon.some((ring) => crossesRing(box, ring)));

function crossesRing(box: Box, ring: PolygonCoordinates[number][number]): boolean {
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1]!;
    const [bx = 0, by = 0] = ring[i]!;
    const isAside =
      (ax < box.left && bx < box.left) ||
      (ax > box.right && bx > box.right) ||
      (ay < box.top && by < box.top) ||
      (ay > box.bottom && by > box.bottom);
    // biome-ignore format: both ends
    if (!isAside && visibleMiddle([[ax, ay], [bx, by]], box)) return true;
  }
  return false;
}

/** Of the live map: under the divider's other side it cannot be seen. */
export function seenPart(compare: Compare | null, { width, height }: PictureSize): Box {
  const whole = { left: 0, top: 0, right: width, bottom: height };
  if (compare?.mode !== 'swipe') return whole;
  const divider = compare.share * width;
  return compare.side === 'right' ? { ...whole, right: divider } : { ...whole, left: divider };
}

/** The middle of the part of a line, or of a point, that lies in a room; null where none does. Screen pixels. */
export function visibleMiddle(ends: readonly (readonly [number, number])[], room: Box): [number, number] | null {
  const a = ends[0] ?? [0, 0];
  const b = ends[1] ?? a;
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  let [from, to] = [0, 1];
  // Liang-Barsky: each border cuts the range of the parameter.
  for (const [step, left] of [
    [-dx, a[0] - room.left],
    [dx, room.right - a[0]],
    [-dy, a[1] - room.top],
    [dy, room.bottom - a[1]],
  ] as const) {
    if (step === 0 && left < 0) return null;
    if (step < 0) from = Math.max(from, left / step);
    if (step > 0) to = Math.min(to, left / step);
  }
  if (from > to) return null;
  const middle = (from + to) / 2;
  return [a[0] + middle * dx, a[1] + middle * dy];
}

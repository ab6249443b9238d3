/**
 * Outlines: the polygons of any combination, from the same stretches of boundary that make its area. The net of all
 * boundaries is made once; a question gives each side of each chain a group, and what has one group on both sides vanishes.
 */
import type { Arrangement } from './arrangement.ts';
import { type Atom, AtomSums, addPiece, hasBit, isBorder, isUnbounded, sumAtoms } from './atoms.ts';
import { addBoundary, Borders, type Key, Keys, type Stretch } from './borders.ts';
import { Cover } from './cover.ts';
import { stretchArea } from './integral.ts';
import { boxOf, Shells, type WrittenRing } from './nest.ts';
import { buildNet, type Net } from './net.ts';
import { orientation } from './predicates.ts';
import { type Progress, runThrough } from './steps.ts';
import { Sums, Total } from './sum.ts';
import { NONE, originOf, Ways } from './ways.ts';

/** Rings smaller than this are rounding of crossings; they are left out and their area is told. */
const SMALLEST_SQUARE_METRES = 1e-4;

export interface Outline {
  /** Shell counter-clockwise first, then holes; closed; degrees. */
  readonly polygons: number[][][][];
  /** Area of the polygons as written. */
  readonly areaSquareMetres: number;
  /** The table's area less that: rings left out as too small, slivers thinner than the grid, rounding. */
  readonly residualSquareMetres: number;
}

/** Steps of the work are told in thousandths. */
const WHOLE = 1000;

/**
 * Outlines of all groups of an arrangement. `groupOf` gives each combination a whole number, those with the same number are
 * one outline, or null for none; the unbounded rest of the Earth has none. By group.
 */
export function* traceOf(
  arrangement: Arrangement,
  groupOf: (key: Key) => number | null,
): Generator<Progress, ReadonlyMap<number, Outline>, void> {
  const keys = new Keys();
  const vertices = arrangement.members.reduce((sum, { layer }) => sum + layer.vertexCount, 0);
  // Each ring's start and each crossing stand at two ends of stretches.
  const borders = new Borders(vertices + arrangement.ringCount + 4 * arrangement.crossingCount);
  const atoms = yield* shared(walk(arrangement, keys, borders), 0, 0.3);
  const net = yield* shared(buildNet(borders), 0.3, 0.6);
  const groups = new Map<number, number>();
  const areas = new Sums(8);
  const placeOf = (key: Key) => {
    const group = isUnbounded(key) ? null : groupOf(key);
    if (group === null) return NONE;
    let place = groups.get(group);
    if (place === undefined) {
      place = groups.size;
      groups.set(group, place);
    }
    return place;
  };
  for (const atom of atoms) {
    const place = placeOf(atom);
    if (place >= 0) areas.add(place, atom.areaSquareMetres);
  }
  const groupOfKey = keys.map(placeOf, NONE);
  const drawn = yield* shared(drawGroups(net, groupOfKey, groups.size), 0.6, 1);
  return new Map([...groups].map(([group, place]) => [group, outlineOf(drawn[place]!, areas.get(place))]));
}

/** Shares done as progress between two marks. */
function* shared<T>(steps: Generator<number, T, void>, from: number, to: number): Generator<Progress, T, void> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield { done: Math.round((from + step.value * (to - from)) * WHOLE), total: WHOLE };
  }
}

function outlineOf({ polygons, area }: Drawn, tableArea: number): Outline {
  const areaSquareMetres = area.get(0);
  return { polygons, areaSquareMetres, residualSquareMetres: tableArea - areaSquareMetres };
}

/** Outlines inside a footprint. */
export class Tracer {
  private readonly borders: Borders;
  private readonly keys: Keys;
  private readonly atoms: readonly Atom[];
  private net: Net | null = null;

  /** `borders`: all boundaries in the footprint and its own, with what lies inside only; `atoms`: its table. */
  constructor(borders: Borders, keys: Keys, atoms: readonly Atom[]) {
    this.borders = borders;
    this.keys = keys;
    this.atoms = atoms;
  }

  /** The part of the footprint in the class of a bit, or in the combinations that are picked. */
  outline(which: number | ((key: Key) => boolean)): Outline {
    const pick = typeof which === 'number' ? (key: Key) => hasBit(key.mask, which) : which;
    this.net ??= runThrough(buildNet(this.borders));
    const groupOfKey = this.keys.map((key) => (pick(key) ? 0 : NONE), NONE);
    const [drawn] = runThrough(drawGroups(this.net, groupOfKey, 1));
    return outlineOf(drawn!, sumAtoms(this.atoms, pick));
  }
}

/** Vertices, or rings, between two yields: some milliseconds. */
const VERTICES_A_STEP = 0x1_0000;
const RINGS_A_STEP = 64;

/** Walk all rings: the table of atoms, and the boundaries with their sides into `borders`. Yields the share done. */
function* walk(a: Arrangement, keys: Keys, borders: Borders): Generator<number, Atom[], void> {
  const sums = new AtomSums();
  const cover = new Cover(a);
  let ring = 0;
  let vertices = 0;
  for (let m = 0; m < a.members.length; m++)
    for (let r = 0; r < a.members[m]!.layer.ringCount; r++) {
      walkRing(a, m, r, cover, (own, stretch) => {
        const { layer, edge, x, toEdge, toX } = stretch;
        if (isBorder(a, own, cover)) addPiece(a, own, cover, sums, stretchArea(piece, layer, r, edge, x, toEdge, toX));
        addBoundary(a, own, cover, keys, borders, stretch);
      });
      const { ringVertex } = a.members[m]!.layer;
      vertices += ringVertex[r + 1]! - ringVertex[r]!;
      if (++ring % RINGS_A_STEP !== 0 && vertices < VERTICES_A_STEP) continue;
      vertices = 0;
      yield ring / a.ringCount;
    }
  return sums.table();
}

const piece = new Total();

function walkRing(
  a: Arrangement,
  m: number,
  ring: number,
  cover: Cover,
  visit: (own: number, stretch: Stretch) => void,
): void {
  const { layer } = a.members[m]!;
  const n = a.ringBase[m]! + ring;
  const own = a.featureBase[m]! + layer.ringFeature[ring]!;
  const last = layer.ringVertex[ring + 1]! - 1;
  const { events } = a;
  cover.startRing(n);
  let edge = layer.ringVertex[ring]!;
  let x = layer.x[edge]!;
  let y = layer.y[edge]!;
  for (let e = events.start[n]!; e < events.start[n + 1]!; e++) {
    const [toEdge, toX, toY] = [events.edge[e]!, events.x[e]!, events.y[e]!];
    visit(own, { layer, ring, edge, x, y, toEdge, toX, toY });
    cover.toggle(events.feature[e]!, events.enters[e]!);
    edge = toEdge;
    x = toX;
    y = toY;
  }
  visit(own, { layer, ring, edge, x, y, toEdge: last - 1, toX: layer.x[last]!, toY: layer.y[last]! });
}

/** What is drawn of one group: its polygons and their area, one sum. */
interface Drawn {
  readonly polygons: number[][][][];
  readonly area: Sums;
  readonly shellAreas: number[];
  readonly shellBoxes: ReturnType<typeof boxOf>[];
  /** Rings that bound a hole and no more: their shell is elsewhere. */
  readonly holes: { readonly ring: WrittenRing; readonly area: number }[];
}

/** Vertices written, or looked at, between two yields: some milliseconds. */
const WRITTEN_A_STEP = 0x4000;

/** Draw all groups; `groupOfKey` gives each key of the net its group, from 0, or NONE. Yields the share done. */
function* drawGroups(net: Net, groupOfKey: Int32Array, groupCount: number): Generator<number, Drawn[], void> {
  const drawn = Array.from(
    { length: groupCount },
    (): Drawn => ({ polygons: [], area: new Sums(1), shellAreas: [], shellBoxes: [], holes: [] }),
  );
  const ways = new Ways(net, groupOfKey);
  yield 0;
  ways.link();
  yield 0;
  let written = 0;
  for (let h = 0; h < ways.count; h++) {
    const group = ways.groupOf(h);
    if (group === NONE || ways.isUsed(h)) continue;
    const share = h / ways.count;
    written += yield* drawWalk(net, ways.walkFrom(h), drawn[group]!, share);
    if (written < WRITTEN_A_STEP) continue;
    written = 0;
    yield share;
  }
  for (const one of drawn) {
    if (one.holes.length > 0) yield* nestHoles(one);
  }
  return drawn;
}

/** Mean width below which rounding may have turned the sides of a ring over each other, metres: some points of the grid. */
const NEEDLE_METRES = 1e-5;
/** Needles have few corners; a ring with more is none. */
const NEEDLE_CORNERS = 200;

function isNeedle(area: number, net: Net, loop: readonly number[]): boolean {
  let around = 0;
  for (const h of loop) around += net.lengthOf(h >> 1);
  return Math.abs(area) < (NEEDLE_METRES * around) / 2;
}

/** Whether two sides of a closed ring of few corners cross. Such a needle is left out and told with the residual. */
function crossesItself(ring: readonly (readonly number[])[]): boolean {
  if (ring.length > NEEDLE_CORNERS) return false;
  const side = (i: number, j: number, k: number) => {
    const [a, b, c] = [ring[i]!, ring[j]!, ring[k]!];
    return Math.sign(orientation(a[0]!, a[1]!, b[0]!, b[1]!, c[0]!, c[1]!));
  };
  for (let i = 1; i < ring.length; i++)
    for (let j = 1; j < i - 1; j++)
      if (side(j - 1, j, i - 1) * side(j - 1, j, i) < 0 && side(i - 1, i, j - 1) * side(i - 1, i, j) < 0) return true;
  return false;
}

/**
 * Write one walk along a boundary: parted where it comes back to a node, since rings may touch others and not themselves.
 * A walk bounds one piece of the group from one side, so its holes belong to its shell if it has one. Returns a measure
 * of the work; yields `share` as it goes.
 */
function* drawWalk(net: Net, path: readonly number[], out: Drawn, share: number): Generator<number, number, void> {
  let points = path.length;
  let polygon: number[][][] | null = null;
  const holes: Drawn['holes'] = [];
  for (const loop of partLoops(net, path)) {
    const sum = new Total();
    for (const h of loop) net.addArea(h >> 1, h & 1 ? -1 : 1, sum);
    const area = sum.high + sum.low;
    if (Math.abs(area) < SMALLEST_SQUARE_METRES) continue;
    const ring = yield* writeLoop(net, loop, share);
    if (isNeedle(area, net, loop) && crossesItself(ring)) continue;
    points += ring.length;
    if (area > 0) {
      polygon = [ring];
      out.polygons.push(polygon);
      out.shellAreas.push(area);
      out.shellBoxes.push(boxOf(ring));
      out.area.addTotal(0, sum, 1);
    } else holes.push({ ring, area });
  }
  for (const hole of holes) {
    if (!polygon) out.holes.push(hole);
    else {
      polygon.push(hole.ring);
      out.area.add(0, hole.area);
    }
  }
  return points;
}

function* nestHoles({ polygons, area, shellAreas, shellBoxes, holes }: Drawn): Generator<number, void, void> {
  const shells = new Shells(
    polygons.map(([shell]) => shell!),
    shellAreas,
    shellBoxes,
  );
  let work = 0;
  for (const hole of holes) {
    // The hole touches its own shell nowhere, or both would have been walked at once.
    const [px, py] = hole.ring[0] as [number, number];
    const place = shells.around(px, py);
    if (place >= 0) {
      polygons[place]!.push(hole.ring);
      area.add(0, hole.area);
    }
    if (++work + shells.vertices < WRITTEN_A_STEP) continue;
    work = -shells.vertices;
    yield 1;
  }
}

/** Closed loops of a walk in which no node comes twice. */
function partLoops(net: Net, path: readonly number[]): number[][] {
  const loops: number[][] = [];
  const open: number[] = [];
  const place = new Map<number, number>();
  for (const h of path) {
    place.set(originOf(net, h), open.length);
    open.push(h);
    const from = place.get(originOf(net, h ^ 1));
    if (from === undefined) continue;
    const loop = open.splice(from);
    for (const passed of loop) place.delete(originOf(net, passed));
    loops.push(loop);
  }
  return loops;
}

function* writeLoop(net: Net, loop: readonly number[], share: number): Generator<number, WrittenRing, void> {
  const { nodeX, nodeY, first, end } = net;
  const { x, y } = net.borders;
  const ring: WrittenRing = [];
  for (const h of loop) {
    const node = originOf(net, h);
    ring.push([nodeX[node]!, nodeY[node]!]);
    const from = first[h >> 1]!;
    const to = end[h >> 1]!;
    for (let part = 0; part < to - from; part += WRITTEN_A_STEP) {
      const count = Math.min(to - from - part, WRITTEN_A_STEP);
      if (h & 1) for (let p = to - 1 - part; p > to - 1 - part - count; p--) ring.push([x[p]!, y[p]!]);
      else for (let p = from + part; p < from + part + count; p++) ring.push([x[p]!, y[p]!]);
      if (count === WRITTEN_A_STEP) yield share;
    }
  }
  const node = originOf(net, loop[0]!);
  ring.push([nodeX[node]!, nodeY[node]!]);
  return ring;
}

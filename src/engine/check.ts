/**
 * A footprint against an arrangement: its atoms, the features it overlaps and the outlines of the overlaps. Only rings
 * near the footprint are walked, so that a check costs what lies under the footprint and not what the layers hold.
 */
import { type Arrangement, memberOf } from './arrangement.ts';
import { type Atom, AtomSums, addPiece, isBorder } from './atoms.ts';
import { addBoundary, BEYOND, Borders, Keys } from './borders.ts';
import { Cover, OUTSIDE } from './cover.ts';
import { Crossings } from './crossings.ts';
import { ExposedBoundary } from './exposed.ts';
import { stretchArea } from './integral.ts';
import type { CompiledLayer } from './layer.ts';
import { rayParity } from './locate.ts';
import { coveringFeatures, type Meeting, meet, NearRings, NO_MEETINGS } from './near-rings.ts';
import { Sums, Total } from './sum.ts';
import { Tracer } from './trace.ts';

export interface FootprintCheck {
  /** Atoms inside the footprint: combinations of classes by part; the empty combination too. */
  readonly atoms: readonly Atom[];
  /**
   * Features (numbered through) that meet the footprint, with the area in common, that in the parts where only those are
   * asked for; 0 but for rounding where they touch.
   */
  readonly features: readonly { readonly feature: number; readonly areaSquareMetres: number }[];
  /** Length of each class's outer boundary inside the footprint, by bit, metres. */
  readonly boundaryMetres: Float64Array;
  readonly tracer: Tracer | null;
}

/** Checks follow one another, so the room of one is used again by the next. Sums grow: most footprints meet few features. */
const crossingsRoom = new Crossings();
const atomsRoom = new AtomSums(8);
const featuresRoom = new Sums(8);
const roomOf = new WeakMap<Arrangement, { readonly cover: Cover; readonly near: NearRings }>();

/** What is made once for an arrangement; every walk begins by clearing the cover. */
function roomFor(a: Arrangement) {
  const room = roomOf.get(a) ?? { cover: new Cover(a), near: new NearRings(a.ringCount) };
  roomOf.set(a, room);
  return room;
}

/** What the walks of one check share. */
interface Run {
  readonly a: Arrangement;
  readonly footprint: CompiledLayer;
  /** Crossings of the footprint with the arrangement. */
  readonly found: Crossings;
  readonly cover: Cover;
  readonly sums: AtomSums;
  readonly byFeature: Map<number, number>;
  readonly featureSums: Sums;
  readonly boundary: ExposedBoundary;
  /** Whether features and boundaries count in the parts alone. */
  readonly partsOnly: boolean;
  /** All boundaries in the footprint, where outlines are asked for. */
  readonly net: { readonly borders: Borders; readonly keys: Keys } | null;
}

/**
 * Check a footprint (a compiled layer whose features together are the footprint and do not overlap each other) against
 * an arrangement. `trace` asks for the outlines too; with `partsOnly` features and boundaries count only where some part of
 * the partition lies. The footprint counts as the last feature when ties are broken.
 */
export function checkFootprint(
  a: Arrangement,
  footprint: CompiledLayer,
  trace: boolean,
  partsOnly = false,
): FootprintCheck {
  const { cover, near } = roomFor(a);
  const run: Run = {
    a,
    footprint,
    found: crossingsRoom.clear(),
    cover,
    sums: atomsRoom.clear(),
    byFeature: new Map(),
    featureSums: featuresRoom.clear(),
    boundary: new ExposedBoundary(),
    partsOnly,
    net: trace ? { borders: new Borders(512), keys: new Keys() } : null,
  };
  const onFootprint = meet(a, footprint, run.found, near.clear());
  for (let r = 0; r < footprint.ringCount; r++) walkFootprint(run, r, near, onFootprint?.[r] ?? NO_MEETINGS);
  for (let i = 0; i < near.count; i++) walkRing(run, near.ring[i]!, near.meetings[i]!);
  const atoms = run.sums.table();
  const features: { feature: number; areaSquareMetres: number }[] = [];
  for (const [feature, id] of run.byFeature) features.push({ feature, areaSquareMetres: run.featureSums.get(id) });
  return {
    atoms,
    features,
    boundaryMetres: run.boundary.metres(),
    tracer: run.net && new Tracer(run.net.borders, run.net.keys, atoms),
  };
}

function addToFeature(run: Run, feature: number, area: Total, times: number): void {
  let id = run.byFeature.get(feature);
  if (id === undefined) {
    id = run.byFeature.size;
    run.byFeature.set(feature, id);
  }
  run.featureSums.addTotal(id, area, times);
}

/** Whether features and boundaries count in a part. */
const isCounted = ({ partsOnly }: Run, part: number): boolean => !partsOnly || part !== OUTSIDE;

/** Along a ring of the footprint: what lies on its left, inside, belongs to the atoms of the cover there. */
function walkFootprint(run: Run, r: number, near: NearRings, meetings: readonly Meeting[]): void {
  const { a, footprint, cover, sums, net } = run;
  const last = footprint.ringVertex[r + 1]! - 1;
  let edge = footprint.ringVertex[r]!;
  let x = footprint.x[edge]!;
  let y = footprint.y[edge]!;
  const present = new Map<number, number>();
  const area = new Total();
  cover.clear();
  for (const f of coveringFeatures(a, near, x, y)) {
    cover.toggle(f, 1);
    present.set(f, 1);
  }
  const step = (toEdge: number, toX: number, toY: number) => {
    stretchArea(area, footprint, r, edge, x, toEdge, toX);
    const part = cover.part();
    sums.add(part, cover.low, cover.high, area, 1);
    if (isCounted(run, part)) for (const [f, depth] of present) if (depth !== 0) addToFeature(run, f, area, depth);
    const stretch = { layer: footprint, ring: r, edge, x, y, toEdge, toX, toY };
    net?.borders.add(stretch, net.keys.idOf(part, cover.low, cover.high), BEYOND);
    edge = toEdge;
    x = toX;
    y = toY;
  };
  for (const m of meetings) {
    step(m.edge, run.found.x[m.crossing]!, run.found.y[m.crossing]!);
    cover.toggle(m.feature, m.change);
    present.set(m.feature, (present.get(m.feature) ?? 0) + m.change);
    if (!run.byFeature.has(m.feature)) addToFeature(run, m.feature, area, 0);
  }
  step(last - 1, footprint.x[last]!, footprint.y[last]!);
}

/** Along a ring of the arrangement, where it runs inside the footprint. */
function walkRing(run: Run, ring: number, meetings: readonly Meeting[]): void {
  const { a, footprint, cover, found } = run;
  const m = memberOf(a, ring);
  const { layer } = a.members[m]!;
  const r = ring - a.ringBase[m]!;
  const start = layer.ringVertex[r]!;
  // Asked of the start itself: two meetings at one place may stand in either order, so the first of them cannot tell.
  let inside = 0;
  for (let q = 0; q < footprint.ringCount; q++)
    inside ^= rayParity(footprint, q, layer.x[start]!, layer.y[start]!, false);
  if (inside === 0 && meetings.length === 0) return;
  cover.startRing(ring);
  const { events } = a;
  const present = new Map<number, number>();
  // Asked for only along the border of a part.
  const isWatched = run.partsOnly && a.members[m]!.bits === null;
  const toggle = (feature: number, change: number) => {
    if (isWatched) present.set(feature, (present.get(feature) ?? 0) + change);
  };
  for (let i = a.coverStart[ring]!; isWatched && i < a.coverStart[ring + 1]!; i++) toggle(a.cover[i]!, 1);
  const step = stepper(run, m, r, start, present);
  let e = events.start[ring]!;
  const end = events.start[ring + 1]!;
  for (let k = 0; k <= meetings.length; k++) {
    const next = meetings[k];
    for (; e < end && (!next || isBefore(events.edge[e]!, events.along[e]!, next)); e++) {
      if (inside > 0) step.to(events.edge[e]!, events.x[e]!, events.y[e]!);
      cover.toggle(events.feature[e]!, events.enters[e]!);
      toggle(events.feature[e]!, events.enters[e]!);
    }
    if (!next) break;
    if (inside > 0) step.to(next.edge, found.x[next.crossing]!, found.y[next.crossing]!);
    else step.jump(next.edge, found.x[next.crossing]!, found.y[next.crossing]!);
    inside += next.change;
  }
  const last = layer.ringVertex[r + 1]! - 1;
  if (inside > 0) step.add(last - 1, layer.x[last]!, layer.y[last]!);
}

const isBefore = (edge: number, along: number, m: Meeting) => edge < m.edge || (edge === m.edge && along <= m.along);

/**
 * Moves along ring r of member m: `to` adds the stretch it moves over, `jump` does not. `present`: how often each feature
 * covers the place.
 */
function stepper(run: Run, m: number, r: number, start: number, present: ReadonlyMap<number, number>) {
  const { a, cover, sums, net, boundary } = run;
  const { layer } = a.members[m]!;
  const own = a.featureBase[m]! + layer.ringFeature[r]!;
  const bit = a.bitOf[own]!;
  let edge = start;
  let x = layer.x[start]!;
  let y = layer.y[start]!;
  const area = new Total();
  const add = (toEdge: number, toX: number, toY: number) => {
    stretchArea(area, layer, r, edge, x, toEdge, toX);
    const part = cover.part();
    addToFeature(run, own, area, bit < 0 || isCounted(run, part) ? 1 : 0);
    if (!isBorder(a, own, cover)) return;
    addPiece(a, own, cover, sums, area);
    // The border of all parts together bounds what features have in them.
    if (bit < 0 && !isCounted(run, part))
      for (const [f, depth] of present) if (depth !== 0 && a.bitOf[f]! >= 0) addToFeature(run, f, area, depth);
    const stretch = { layer, ring: r, edge, x, y, toEdge, toX, toY };
    if (bit >= 0 && isCounted(run, part)) boundary.add(bit, own, stretch);
    if (net) addBoundary(a, own, cover, net.keys, net.borders, stretch);
  };
  const jump = (toEdge: number, toX: number, toY: number) => {
    edge = toEdge;
    x = toX;
    y = toY;
  };
  const to = (toEdge: number, toX: number, toY: number) => {
    add(toEdge, toX, toY);
    jump(toEdge, toX, toY);
  };
  return { add, jump, to };
}

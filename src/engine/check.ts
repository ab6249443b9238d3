/**
 * A footprint against an arrangement: its atoms, the features it overlaps and the outlines of the overlaps. Only rings
 * near the footprint are walked, so that a check costs what lies under the footprint and not what the layers hold.
 */
import type { Arrangement } from './arrangement.ts';
import { coveringFeatures } from './arrangement.ts';
import { type Atom, AtomSums, addPiece, isBorder } from './atoms.ts';
import { ringBox } from './box-tree.ts';
import { Cover, OUTSIDE } from './cover.ts';
import { Crossings, crossRings } from './crossings.ts';
import { ExposedBoundary } from './exposed.ts';
import { stretchArea } from './integral.ts';
import type { CompiledLayer } from './layer.ts';
import { rayParity } from './locate.ts';
import { addBoundary, BEYOND, Borders, Keys } from './net.ts';
import { isSamePoint, OnePoint } from './one-point.ts';
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

/** An event of the check along one ring: a crossing of the footprint with a ring of the arrangement. */
interface Meeting {
  readonly edge: number;
  readonly along: number;
  readonly change: number;
  /** On the footprint: the feature whose boundary is crossed. */
  readonly feature: number;
  readonly crossing: number;
}

const inOrder = (p: Meeting, q: Meeting) => p.edge - q.edge || p.along - q.along || p.crossing - q.crossing;

/** Crossings of the check at hand; checks follow one another, so the room is used again. */
const scratch = new Crossings();

const covers = new WeakMap<Arrangement, Cover>();

/** The cover of an arrangement, made once; every walk begins by clearing it. */
function coverOf(a: Arrangement): Cover {
  const cover = covers.get(a) ?? new Cover(a);
  covers.set(a, cover);
  return cover;
}

/** Sums at the start: most footprints meet few features. Arrays this small stand in the heap of the engine. */
const FEW_SUMS = 8;

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
  const run: Run = {
    a,
    footprint,
    found: scratch.clear(),
    cover: coverOf(a),
    sums: new AtomSums(FEW_SUMS),
    byFeature: new Map(),
    featureSums: new Sums(FEW_SUMS),
    boundary: new ExposedBoundary(),
    partsOnly,
    net: trace ? { borders: new Borders(512), keys: new Keys() } : null,
  };
  const { onFootprint, onRings } = meet(a, footprint, run.found);
  for (let r = 0; r < footprint.ringCount; r++) walkFootprint(run, r, onFootprint[r] ?? []);
  for (const [ring, meetings] of onRings) walkRing(run, ring, meetings);
  const atoms = run.sums.table();
  return {
    atoms,
    features: [...run.byFeature].map(([feature, id]) => ({ feature, areaSquareMetres: run.featureSums.get(id) })),
    boundaryMetres: run.boundary.metres(),
    tracer: run.net && new Tracer(run.net.borders, run.net.keys, atoms),
  };
}

/** Crossings of the footprint with the arrangement; rings near it without any come with an empty list. */
function meet(a: Arrangement, footprint: CompiledLayer, found: Crossings) {
  const onFootprint: Meeting[][] = Array.from({ length: footprint.ringCount }, () => []);
  const onRings = new Map<number, Meeting[]>();
  const featureOf = new Map<number, number>();
  for (let r = 0; r < footprint.ringCount; r++) {
    const box = ringBox(footprint, r);
    const { boxes } = footprint;
    a.members.forEach(({ layer }, m) => {
      for (const q of layer.index?.search(boxes[box]!, boxes[box + 1]!, boxes[box + 2]!, boxes[box + 3]!) ?? []) {
        const ring = a.ringBase[m]! + q;
        featureOf.set(ring, a.featureBase[m]! + layer.ringFeature[q]!);
        if (!onRings.has(ring)) onRings.set(ring, []);
        crossRings({ layer, ring: q, number: ring }, { layer: footprint, ring: r, number: r }, true, found);
      }
    });
  }
  for (let k = 0; k < found.count; k++) {
    const ring = found.ringA[k]!;
    const feature = featureOf.get(ring)!;
    const enters = found.enters[k]!;
    onRings.get(ring)!.push({
      edge: found.edgeA[k]!,
      along: found.alongA[k]!,
      change: enters,
      feature,
      crossing: k,
    });
    onFootprint[found.ringB[k]!]!.push({
      edge: found.edgeB[k]!,
      along: found.alongB[k]!,
      change: -enters,
      feature,
      crossing: k,
    });
  }
  for (const list of onFootprint) list.sort(inOrder);
  for (const list of onRings.values()) list.sort(inOrder);
  meetInOnePoint(a, found, onFootprint, onRings);
  return { onFootprint, onRings };
}

/** Crossings within rounding of each other, or of an event of the arrangement, stand in one point. */
function meetInOnePoint(
  { events }: Arrangement,
  found: Crossings,
  onFootprint: readonly (readonly Meeting[])[],
  onRings: ReadonlyMap<number, readonly Meeting[]>,
): void {
  const points = new OnePoint(found);
  for (const list of [...onFootprint, ...onRings.values()])
    for (let i = 1; i < list.length; i++)
      if (list[i - 1]!.edge === list[i]!.edge) points.neighbours(list[i - 1]!.crossing, list[i]!.crossing);
  for (const [ring, list] of onRings) {
    if (list.length === 0) continue;
    let e = events.start[ring]!;
    const end = events.start[ring + 1]!;
    for (const { edge, crossing } of list) {
      while (e < end && events.edge[e]! < edge) e++;
      for (let i = e; i < end && events.edge[i] === edge; i++)
        if (isSamePoint(events.x[i]!, events.y[i]!, found.x[crossing]!, found.y[crossing]!))
          points.moveTo(crossing, events.x[i]!, events.y[i]!);
    }
  }
  points.settle();
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
function walkFootprint(run: Run, r: number, meetings: readonly Meeting[]): void {
  const { a, footprint, cover, sums, net } = run;
  const last = footprint.ringVertex[r + 1]! - 1;
  let edge = footprint.ringVertex[r]!;
  let x = footprint.x[edge]!;
  let y = footprint.y[edge]!;
  const present = new Map<number, number>();
  const area = new Total();
  cover.clear();
  for (const f of coveringFeatures(a.members, a.featureBase, x, y, a.featureCount)) {
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

/** The member that ring n belongs to. */
function memberOf(a: Arrangement, ring: number): number {
  let m = a.ringBase.length - 1;
  while (a.ringBase[m]! > ring) m--;
  return m;
}

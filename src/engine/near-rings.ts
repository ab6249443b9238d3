/** Where a footprint meets an arrangement: the rings near it, and its crossings with them, in their order along each ring. */
import { type Arrangement, memberOf } from './arrangement.ts';
import { ringBox } from './box-tree.ts';
import { type Crossings, crossRings } from './crossings.ts';
import { type CompiledLayer, ringsMeeting } from './layer.ts';
import { rayParity } from './locate.ts';
import { isSamePoint, OnePoint } from './one-point.ts';

/** An event of the check along one ring: a crossing of the footprint with a ring of the arrangement. */
export interface Meeting {
  readonly edge: number;
  readonly along: number;
  readonly change: number;
  /** On the footprint: the feature whose boundary is crossed. */
  readonly feature: number;
  readonly crossing: number;
}

const inOrder = (p: Meeting, q: Meeting) => p.edge - q.edge || p.along - q.along || p.crossing - q.crossing;

/** Rings of an arrangement near a footprint, in the order in which they were found, each with its meetings. */
export class NearRings {
  count = 0;
  readonly ring: number[] = [];
  readonly feature: number[] = [];
  readonly meetings: Meeting[][] = [];
  /** By ring: its place among these, plus one. */
  private readonly place: Uint32Array;

  constructor(ringCount: number) {
    this.place = new Uint32Array(ringCount);
  }

  clear(): this {
    for (let i = 0; i < this.count; i++) this.place[this.ring[i]!] = 0;
    this.count = 0;
    return this;
  }

  add(ring: number, feature: number): void {
    if (this.place[ring] !== 0) return;
    this.ring[this.count] = ring;
    this.feature[this.count] = feature;
    this.meetings[this.count] = NO_MEETINGS;
    this.place[ring] = ++this.count;
  }

  placeOf(ring: number): number {
    return this.place[ring]! - 1;
  }

  meet(at: number, meeting: Meeting): void {
    if (this.meetings[at] === NO_MEETINGS) this.meetings[at] = [meeting];
    else this.meetings[at]!.push(meeting);
  }
}

export const NO_MEETINGS: Meeting[] = [];

/** Rings found by one search. */
const found: number[] = [];

/**
 * Crossings of the footprint with the arrangement: as meetings along the rings near it, which come without any too, and along
 * its own, which are null where there is none at all.
 */
export function meet(a: Arrangement, footprint: CompiledLayer, out: Crossings, near: NearRings): Meeting[][] | null {
  for (let r = 0; r < footprint.ringCount; r++) meetRing(a, footprint, r, out, near);
  if (out.count === 0) return null;
  const onFootprint: Meeting[][] = [];
  for (let r = 0; r < footprint.ringCount; r++) onFootprint.push([]);
  for (let k = 0; k < out.count; k++) {
    const place = near.placeOf(out.ringA[k]!);
    const feature = near.feature[place]!;
    const change = out.enters[k]!;
    near.meet(place, { edge: out.edgeA[k]!, along: out.alongA[k]!, change, feature, crossing: k });
    const own = { edge: out.edgeB[k]!, along: out.alongB[k]!, change: -change, feature, crossing: k };
    onFootprint[out.ringB[k]!]!.push(own);
  }
  for (const list of onFootprint) list.sort(inOrder);
  for (let i = 0; i < near.count; i++) if (near.meetings[i]!.length > 1) near.meetings[i]!.sort(inOrder);
  meetInOnePoint(a, out, onFootprint, near);
  return onFootprint;
}

/** Crossings of ring r of the footprint. */
function meetRing(a: Arrangement, footprint: CompiledLayer, r: number, out: Crossings, near: NearRings): void {
  const { boxes } = footprint;
  const box = ringBox(footprint, r);
  const own = { layer: footprint, ring: r, number: r };
  for (let m = 0; m < a.members.length; m++) {
    const { layer } = a.members[m]!;
    const count = ringsMeeting(layer, boxes[box]!, boxes[box + 1]!, boxes[box + 2]!, boxes[box + 3]!, found);
    for (let i = 0; i < count; i++) {
      const q = found[i]!;
      const number = a.ringBase[m]! + q;
      near.add(number, a.featureBase[m]! + layer.ringFeature[q]!);
      crossRings({ layer, ring: q, number }, own, true, out);
    }
  }
}

/** Crossings within rounding of each other, or of an event of the arrangement, stand in one point. */
function meetInOnePoint(
  { events }: Arrangement,
  found: Crossings,
  onFootprint: readonly (readonly Meeting[])[],
  near: NearRings,
): void {
  const points = new OnePoint(found);
  for (const list of onFootprint) joinNeighbours(points, list);
  for (let i = 0; i < near.count; i++) joinNeighbours(points, near.meetings[i]!);
  for (let n = 0; n < near.count; n++) {
    const ring = near.ring[n]!;
    const list = near.meetings[n]!;
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

function joinNeighbours(points: OnePoint, list: readonly Meeting[]): void {
  for (let i = 1; i < list.length; i++)
    if (list[i - 1]!.edge === list[i]!.edge) points.neighbours(list[i - 1]!.crossing, list[i]!.crossing);
}

/** Features that cover a vertex of the footprint: an odd number of their rings do, which are near it all. */
export function coveringFeatures(a: Arrangement, near: NearRings, x: number, y: number): number[] {
  const odd: number[] = [];
  for (let i = 0; i < near.count; i++) {
    const ring = near.ring[i]!;
    const feature = near.feature[i]!;
    const m = memberOf(a, ring);
    const { layer } = a.members[m]!;
    const r = ring - a.ringBase[m]!;
    const at = ringBox(layer, r);
    const { boxes } = layer;
    if (boxes[at]! > x || boxes[at + 1]! > y || boxes[at + 2]! < x || boxes[at + 3]! < y) continue;
    if (rayParity(layer, r, x, y, true) === 0) continue;
    const known = odd.indexOf(feature);
    if (known < 0) odd.push(feature);
    else odd.splice(known, 1);
  }
  return odd;
}

/** Crossings as events: seen along each of the two rings that cross, in the order met there. */
import type { Crossings } from './crossings.ts';
import { OnePoint } from './one-point.ts';

/** Events along rings, ring after ring, in the order met along each. */
export interface Events {
  /** Ring n has the events start[n] to start[n + 1] - 1. */
  readonly start: Uint32Array;
  /** First vertex of the edge, in the ring's layer. */
  readonly edge: Uint32Array;
  readonly along: Float64Array;
  /** Degrees. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Number of the feature whose boundary is crossed; 1 entered, -1 left. */
  readonly feature: Uint32Array;
  readonly enters: Int8Array;
  /** Number of the crossing: the same on both its rings. */
  readonly crossing: Uint32Array;
}

/** Of so many rings that do not cross. */
export const noEvents = (ringCount: number): Events => ({ ...NONE, start: new Uint32Array(ringCount + 1) });

const NONE = {
  edge: new Uint32Array(0),
  along: new Float64Array(0),
  x: new Float64Array(0),
  y: new Float64Array(0),
  feature: new Uint32Array(0),
  enters: new Int8Array(0),
  crossing: new Uint32Array(0),
};

/** Each crossing becomes two events, one on each of its rings. */
export function eventsAlongRings(c: Crossings, ringCount: number, featureOfRing: Uint32Array, shared: boolean): Events {
  const start = new Uint32Array(ringCount + 1);
  for (let k = 0; k < c.count; k++) {
    start[c.ringA[k]! + 1]!++;
    start[c.ringB[k]! + 1]!++;
  }
  for (let n = 0; n < ringCount; n++) start[n + 1]! += start[n]!;
  const fill = start.slice();
  // 2k is crossing k seen from ring A, 2k + 1 from ring B.
  const order = new Uint32Array(2 * c.count);
  for (let k = 0; k < c.count; k++) {
    order[fill[c.ringA[k]!]!++] = 2 * k;
    order[fill[c.ringB[k]!]!++] = 2 * k + 1;
  }
  for (let n = 0; n < ringCount; n++) sortAlong(c, order, start[n]!, start[n + 1]!);
  meetInOnePoint(c, order, start);
  return readEvents(c, start, order, featureOfRing, shared);
}

/** Where more events than this stand on a ring they are put in the order of their edges first. */
const FEW = 48;
const PLACES = 2 ** 21;

/** Mostly few events stand on a ring, nearly in order: insertion sort. */
function sortAlong(c: Crossings, order: Uint32Array, from: number, end: number): void {
  if (end - from > FEW) sortByEdge(c, order, from, end);
  for (let i = from + 1; i < end; i++) {
    const e = order[i]!;
    let j = i;
    for (; j > from && compareAlong(c, order[j - 1]!, e) > 0; j--) order[j] = order[j - 1]!;
    order[j] = e;
  }
}

/** By edge, as numbers that hold the edge and the place so far: a sort without comparisons of ours. */
function sortByEdge(c: Crossings, order: Uint32Array, from: number, end: number): void {
  if (end - from > PLACES) {
    order.subarray(from, end).sort((p, q) => compareAlong(c, p, q));
    return;
  }
  const before = order.slice(from, end);
  const keys = Float64Array.from(before, (e, i) => edgeOf(c, e) * PLACES + i).sort();
  keys.forEach((key, i) => {
    order[from + i] = before[key % PLACES]!;
  });
}

function compareAlong(c: Crossings, p: number, q: number): number {
  const edgeP = edgeOf(c, p);
  const edgeQ = edgeOf(c, q);
  if (edgeP !== edgeQ) return edgeP - edgeQ;
  const alongP = p & 1 ? c.alongB[p >> 1]! : c.alongA[p >> 1]!;
  const alongQ = q & 1 ? c.alongB[q >> 1]! : c.alongA[q >> 1]!;
  return alongP - alongQ || p - q;
}

function meetInOnePoint(c: Crossings, order: Uint32Array, start: Uint32Array): void {
  const points = new OnePoint(c);
  for (let n = 0; n + 1 < start.length; n++)
    for (let i = start[n]! + 1; i < start[n + 1]!; i++)
      if (edgeOf(c, order[i - 1]!) === edgeOf(c, order[i]!)) points.neighbours(order[i - 1]! >> 1, order[i]! >> 1);
  points.settle();
}

const edgeOf = (c: Crossings, e: number): number => (e & 1 ? c.edgeB[e >> 1]! : c.edgeA[e >> 1]!);

function readEvents(
  c: Crossings,
  start: Uint32Array,
  order: Uint32Array,
  featureOfRing: Uint32Array,
  shared: boolean,
): Events {
  const count = order.length;
  const room = (bytes: number) => (shared ? new SharedArrayBuffer(count * bytes) : new ArrayBuffer(count * bytes));
  const events = {
    start,
    edge: new Uint32Array(room(4)),
    along: new Float64Array(room(8)),
    x: new Float64Array(room(8)),
    y: new Float64Array(room(8)),
    feature: new Uint32Array(room(4)),
    enters: new Int8Array(room(1)),
    crossing: new Uint32Array(room(4)),
  };
  for (let i = 0; i < count; i++) {
    const e = order[i]!;
    const k = e >> 1;
    const fromB = (e & 1) === 1;
    events.edge[i] = fromB ? c.edgeB[k]! : c.edgeA[k]!;
    events.along[i] = fromB ? c.alongB[k]! : c.alongA[k]!;
    events.x[i] = c.x[k]!;
    events.y[i] = c.y[k]!;
    events.feature[i] = featureOfRing[fromB ? c.ringA[k]! : c.ringB[k]!]!;
    events.enters[i] = fromB ? -c.enters[k]! : c.enters[k]!;
    events.crossing[i] = k;
  }
  return events;
}

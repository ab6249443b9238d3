/**
 * The walk along lines: from turn to turn, each piece with what covers its two sides, infinitely near. Lengths and the
 * pieces themselves come from this one walk.
 */
import { edgeLength } from '../geodesy/ellipsoid.ts';
import type { Arrangement } from './arrangement.ts';
import { OUTSIDE } from './cover.ts';
import { findTurns, Turns } from './line-turns.ts';
import type { LineLayer } from './lines.ts';
import { LEFT, RIGHT, sidesAt } from './locate.ts';
import { type PlaceKey, setBit } from './points.ts';
import type { Progress } from './steps.ts';

/** Places along one edge that are closer than this, as a share of the edge, are one: rounding parted them. */
const SAME_PLACE = 2 ** -50;

/** A piece of a chain between two turns: places as the first vertex of an edge and the share of it, 0 to 1. */
export interface WalkedPiece {
  readonly chain: number;
  readonly edge: number;
  readonly along: number;
  readonly toEdge: number;
  readonly toAlong: number;
  readonly metres: number;
}

/**
 * Walk all lines in their order, or the chains that `isAsked`; `visit` is told each piece and where it lies. A generator that
 * yields as it goes from chain to chain.
 */
export function* walkLines(
  arrangement: Arrangement,
  lines: LineLayer,
  visit: (piece: WalkedPiece, key: PlaceKey) => void,
  isAsked: (chain: number) => boolean = everyChain,
): Generator<Progress, void, void> {
  const sides = new Sides(arrangement);
  const turns = new Turns();
  for (let chain = 0; chain < lines.chainCount; chain++) {
    if (!isAsked(chain)) continue;
    yield { done: lines.ringVertex[chain]!, total: lines.vertexCount };
    yield* findTurns(arrangement, lines, chain, turns);
    yield { done: lines.ringVertex[chain]!, total: lines.vertexCount };
    startChain(arrangement, lines, chain, sides);
    walkChain(lines, chain, turns, sides, visit);
  }
}

const everyChain = () => true;

/** What covers the two sides of a line right behind the start of a chain. */
function startChain({ members, featureBase }: Arrangement, lines: LineLayer, chain: number, sides: Sides): void {
  const { x, y } = lines;
  const v = lines.ringVertex[chain]!;
  sides.clear();
  members.forEach(({ layer }, m) => {
    for (const [f, both] of sidesAt(layer, x[v]!, y[v]!, x[v + 1]!, y[v + 1]!)) sides.flip(featureBase[m]! + f, both);
  });
}

function walkChain(
  lines: LineLayer,
  chain: number,
  turns: Turns,
  sides: Sides,
  visit: (piece: WalkedPiece, key: PlaceKey) => void,
): void {
  const { x, y, metres } = lines;
  let edge = lines.ringVertex[chain]!;
  let along = 0;
  const addTo = (toEdge: number, toAlong: number) => {
    const x1 = x[edge]! + along * (x[edge + 1]! - x[edge]!);
    const y1 = y[edge]! + along * (y[edge + 1]! - y[edge]!);
    const x2 = x[toEdge]! + toAlong * (x[toEdge + 1]! - x[toEdge]!);
    const y2 = y[toEdge]! + toAlong * (y[toEdge + 1]! - y[toEdge]!);
    let length: number;
    if (edge === toEdge) length = edgeLength(x1, y1, x2, y2);
    else {
      const head = along === 0 ? metres[edge + 1]! - metres[edge]! : edgeLength(x1, y1, x[edge + 1]!, y[edge + 1]!);
      const tail = toAlong === 0 ? 0 : edgeLength(x[toEdge]!, y[toEdge]!, x2, y2);
      length = head + (metres[toEdge]! - metres[edge + 1]!) + tail;
    }
    if (length > 0) visit({ chain, edge, along, toEdge, toAlong, metres: length }, sides.key());
    edge = toEdge;
    along = toAlong;
  };
  for (const k of turns.inOrder()) {
    const toEdge = turns.edge[k]!;
    const toAlong = turns.along[k]!;
    if (toEdge - edge + (toAlong - along) > SAME_PLACE) addTo(toEdge, toAlong);
    sides.flip(turns.feature[k]!, turns.flip[k]!);
  }
  const last = lines.ringVertex[chain + 1]! - 2;
  if (last - edge + (1 - along) > SAME_PLACE) addTo(last, 1);
}

/** Which features cover the left and the right side of the current piece, and so its key. */
class Sides {
  private readonly arrangement: Arrangement;
  private readonly sidesOf: Uint8Array;
  /** Features that cover a side or both. */
  private covering: number[] = [];
  private current: PlaceKey | null = null;

  constructor(arrangement: Arrangement) {
    this.arrangement = arrangement;
    this.sidesOf = new Uint8Array(arrangement.featureCount);
  }

  clear(): void {
    for (const f of this.covering) this.sidesOf[f] = 0;
    this.covering = [];
    this.current = null;
  }

  /** `sides`: LEFT, RIGHT or their sum, where the feature begins or ends to cover. */
  flip(feature: number, sides: number): void {
    const before = this.sidesOf[feature]!;
    const after = before ^ sides;
    this.sidesOf[feature] = after;
    this.current = null;
    if (before === 0) this.covering.push(feature);
    else if (after === 0) {
      this.covering[this.covering.indexOf(feature)] = this.covering.at(-1)!;
      this.covering.pop();
    }
  }

  key(): PlaceKey {
    this.current ??= this.makeKey();
    return this.current;
  }

  private makeKey(): PlaceKey {
    const { bitOf, partOf } = this.arrangement;
    const onParts: number[] = [];
    let part = OUTSIDE;
    const left = { low: 0, high: 0 };
    const right = { low: 0, high: 0 };
    for (const f of this.covering) {
      const sides = this.sidesOf[f]!;
      const bit = bitOf[f]!;
      if (bit >= 0) {
        if (sides & LEFT) setBit(left, bit);
        if (sides & RIGHT) setBit(right, bit);
        continue;
      }
      const p = partOf[f]!;
      if (part === OUTSIDE || p < part) part = p;
      if (sides !== LEFT + RIGHT) onParts.push(p);
    }
    return {
      part,
      onParts: onParts.sort((p, q) => p - q),
      mask: { low: (left.low | right.low) >>> 0, high: (left.high | right.high) >>> 0 },
      on: { low: (left.low ^ right.low) >>> 0, high: (left.high ^ right.high) >>> 0 },
    };
  }
}

/**
 * Points by the keys of the atoms: part of the partition and classes, boundaries counted in, with what lies exactly on a
 * boundary told apart. Points and lines take no displacement.
 */
import type { Arrangement } from './arrangement.ts';
import { type Mask, OUTSIDE } from './cover.ts';
import type { CompiledLayer } from './layer.ts';
import { edgesAt, LEFT, placesAt, sidesAt } from './locate.ts';

/** Where a point or a piece of a line lies. */
export interface PlaceKey {
  /** The first, in order, of the parts that hold it in or on them; OUTSIDE where there is none. */
  readonly part: number;
  /**
   * Parts on whose boundary it lies, ascending: two on a border between districts (a row of its own), one where districts
   * end; empty off all borders.
   */
  readonly onParts: readonly number[];
  /** Classes that hold it, inside or on the boundary. */
  readonly mask: Mask;
  /** Of these, the classes on the boundary of whose features, taken together, it lies: not all around it is covered. */
  readonly on: Mask;
}

/** Numbers the keys that occur: rows of a table. */
export class KeyTable {
  readonly rows: { readonly class: number; readonly feature: number | null; readonly key: PlaceKey }[] = [];
  private readonly ids = new Map<string, number>();

  /** Row of a class (and feature, where asked for) of what is counted, and the place. */
  row(classIndex: number, feature: number | null, key: PlaceKey): number {
    const { mask, on } = key;
    const text = `${classIndex} ${feature} ${key.part} ${key.onParts} ${mask.low} ${mask.high} ${on.low} ${on.high}`;
    let id = this.ids.get(text);
    if (id === undefined) {
      id = this.rows.length;
      this.ids.set(text, id);
      this.rows.push({ class: classIndex, feature, key });
    }
    return id;
  }
}

/** Exact places of points (degrees, one number a point). @throws RangeError where a point is no position. */
export function keysOfPoints(arrangement: Arrangement, xs: Float64Array, ys: Float64Array): PlaceKey[] {
  return Array.from(xs, (x, i) => keyOfPoint(arrangement, x, ys[i]!));
}

export interface CountAtom extends PlaceKey {
  /** Class of the points. */
  readonly class: number;
  readonly count: number;
}

/** How many points there are by class and place. @throws RangeError where a point is no position. */
export function countsOf(
  arrangement: Arrangement,
  points: readonly { readonly class: number; readonly x: number; readonly y: number }[],
): CountAtom[] {
  const table = new KeyTable();
  const counts: number[] = [];
  for (const { class: classIndex, x, y } of points) {
    const row = table.row(classIndex, null, keyOfPoint(arrangement, x, y));
    counts[row] = (counts[row] ?? 0) + 1;
  }
  return table.rows.map((row, id) => ({ class: row.class, ...row.key, count: counts[id]! }));
}

interface FeatureRef {
  readonly layer: CompiledLayer;
  readonly feature: number;
}

/** What of one class or part is at a point: whether a feature has it inside, else the features that have it on their edge. */
interface Group {
  inside: boolean;
  readonly edges: FeatureRef[];
}

function keyOfPoint(a: Arrangement, x: number, y: number): PlaceKey {
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError(`point is not a position: ${x}, ${y}`);
  const classes = new Map<number, Group>();
  const parts = new Map<number, Group>();
  a.members.forEach(({ layer }, m) => {
    for (const [feature, place] of placesAt(layer, x, y)) {
      const number = a.featureBase[m]! + feature;
      const bit = a.bitOf[number]!;
      const group = bit < 0 ? groupOf(parts, a.partOf[number]!) : groupOf(classes, bit);
      if (place === 'in') group.inside = true;
      else group.edges.push({ layer, feature });
    }
  });
  const onEdge = (group: Group) => !group.inside && !isSurrounded(group.edges, x, y);
  const onParts = [...parts.keys()].filter((part) => onEdge(parts.get(part)!)).sort((p, q) => p - q);
  const bits = [...classes.keys()];
  return {
    part: parts.size > 0 ? Math.min(...parts.keys()) : OUTSIDE,
    onParts,
    mask: maskOf(bits),
    on: maskOf(bits.filter((bit) => onEdge(classes.get(bit)!))),
  };
}

function groupOf(groups: Map<number, Group>, key: number): Group {
  let group = groups.get(key);
  if (!group) {
    group = { inside: false, edges: [] };
    groups.set(key, group);
  }
  return group;
}

function maskOf(bits: readonly number[]): Mask {
  const mask = { low: 0, high: 0 };
  for (const bit of bits) setBit(mask, bit);
  return mask;
}

/** Add a class, 0 to 63, to a mask. */
export function setBit(mask: { low: number; high: number }, bit: number): void {
  if (bit < 32) mask.low = (mask.low | (1 << bit)) >>> 0;
  else mask.high = (mask.high | (1 << (bit - 32))) >>> 0;
}

/**
 * Whether features that all have the point on their boundary cover all around it together. Their edges part the
 * surroundings into sectors, each to the left of the way from the point along one of them. Along an edge onwards that is
 * the feature itself; so what matters is what lies to the left of the ways back.
 */
function isSurrounded(features: readonly FeatureRef[], x: number, y: number): boolean {
  const layers = new Set(features.map((f) => f.layer));
  const isCovered = (qx: number, qy: number) =>
    [...layers].some((layer) => {
      const sides = sidesAt(layer, x, y, qx, qy);
      return features.some((f) => f.layer === layer && ((sides.get(f.feature) ?? 0) & LEFT) !== 0);
    });
  return features.every(({ layer, feature }) => waysBack(layer, feature, x, y).every(([qx, qy]) => isCovered(qx, qy)));
}

/** Where the edges of a feature that hold the point come from. */
function waysBack(layer: CompiledLayer, feature: number, x: number, y: number): [number, number][] {
  const starts: [number, number][] = [];
  for (const r of layer.index?.search(x, y, x, y, (ring) => layer.ringFeature[ring] === feature) ?? [])
    for (const v of edgesAt(layer, r, x, y))
      if (layer.x[v] !== x || layer.y[v] !== y) starts.push([layer.x[v]!, layer.y[v]!]);
  return starts;
}

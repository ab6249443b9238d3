/** Chains that something may be nearest to, and which of them to look at: those of a class, found by their boxes. */
import Flatbush from 'flatbush';
import { type Chains, ringBox } from './box-tree.ts';
import type { CompiledLayer } from './layer.ts';
import { RecentEdges } from './recent-edges.ts';

/** Chains that something may be nearest to, rings or lines. An open line must end with its last vertex twice. */
export interface Targets extends Chains {
  /** Feature of each chain. */
  readonly ringFeature: Uint32Array;
}

/** Some chains of a layer. */
export interface RingIndex {
  readonly index: Flatbush;
  /** Chain of each entry of the index. */
  readonly ring: Uint32Array;
  /** Where searches among them ended. */
  readonly recent: RecentEdges;
}

/** Index of the chains that `accepts`, or null where there are none. */
export function indexOfRings(layer: Targets, accepts: (ring: number) => boolean): RingIndex | null {
  const { boxes, ringFeature } = layer;
  const ring = Uint32Array.from(ringFeature.keys()).filter(accepts);
  if (ring.length === 0) return null;
  const index = new Flatbush(ring.length);
  for (const q of ring) {
    const box = ringBox(layer, q);
    index.add(boxes[box]!, boxes[box + 1]!, boxes[box + 2]!, boxes[box + 3]!);
  }
  index.finish();
  return { index, ring, recent: new RecentEdges() };
}

const indexed = new WeakMap<CompiledLayer, Map<number, RingIndex | null>>();

/** Index of the rings of a class, made once for each layer; null where there are none. */
export function ringsOfClass(layer: CompiledLayer, ofClass: number): RingIndex | null {
  const known = indexed.get(layer) ?? new Map<number, RingIndex | null>();
  indexed.set(layer, known);
  let rings = known.get(ofClass);
  if (rings === undefined) {
    rings = indexOfRings(layer, (q) => layer.featureClass[layer.ringFeature[q]!] === ofClass);
    known.set(ofClass, rings);
  }
  return rings;
}

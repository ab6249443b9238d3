/**
 * Nearest distance from a footprint to the boundaries of features. Where the boundaries meet, or one lies inside the other, the
 * distance is 0, which is the caller's to know from the check; here only boundaries that do not cross are measured.
 */
import { type Chains, ringBox } from './box-tree.ts';
import { windowAround } from './foot.ts';
import type { CompiledLayer } from './layer.ts';
import { type Nearest, Search, squareToMiddle } from './nearest-search.ts';
import { type RingIndex, ringsOfClass, type Targets } from './ring-index.ts';

export type { Nearest } from './nearest-search.ts';

/**
 * Nearest of the features that `accepts` to any ring of `footprint`, or null where there is none. Exact up to 2,000 km
 * between 60 degrees of latitude south and north; further away a neighbour may be taken for the nearest. Not across the meridian of 180 degrees.
 */
export function nearest(
  footprint: CompiledLayer,
  layer: CompiledLayer,
  accepts: (feature: number) => boolean,
): Nearest | null {
  if (!layer.index) return null;
  return search(footprint, layer, { index: layer.index, accepts: (q) => accepts(layer.ringFeature[q]!) });
}

/** The same among the features of one class, whose rings are looked for once for each layer. */
export function nearestOfClass(footprint: CompiledLayer, layer: CompiledLayer, ofClass: number): Nearest | null {
  const rings = ringsOfClass(layer, ofClass);
  return rings ? nearestAmong(footprint, layer, rings) : null;
}

/** Geodesic metres from a point to the nearest ring of a layer, or null where that is further than `within`. */
export function nearestToPoint(layer: CompiledLayer, lon: number, lat: number, within: number): number | null {
  if (!layer.index) return null;
  const found = search(chainOfPoint(lon, lat), layer, { index: layer.index }, within);
  return found && found.metres <= within ? found.metres : null;
}

/** A point as a chain with one edge of no length. */
const chainOfPoint = (lon: number, lat: number): Chains => ({
  x: Float64Array.of(lon, lon),
  y: Float64Array.of(lat, lat),
  ringVertex: Uint32Array.of(0, 2),
  ringRun: Uint32Array.of(0, 1),
  boxes: Float64Array.of(lon, lat, lon, lat),
  ringNode: Uint32Array.of(0, 1),
});

/** One for all searches, of which there is one at a time. */
const searching = new Search();

/** Of so few rings each is looked at sooner than the index says which are near. */
const FEW_RINGS = 64;

/** Nearest of an index of chains. */
export function nearestAmong(footprint: Chains, chains: Targets, rings: RingIndex): Nearest | null {
  if (!searching.start(footprint, chains, Number.POSITIVE_INFINITY)) return null;
  const { recent } = rings;
  const { box } = searching;
  const cell = recent.cellAt((box[0]! + box[2]!) / 2, (box[1]! + box[3]!) / 2);
  const before = recent.at(cell);
  if (before >= 0) {
    searching.startAt(before);
    lookAmong(rings);
  }
  // Where boundaries touch, the first place found is told: it must not hang on what was asked before.
  if (before < 0 || searching.isTouching) {
    searching.start(footprint, chains, Number.POSITIVE_INFINITY);
    searching.startNear(nearestBox(chains, rings.ring, box));
    lookAmong(rings);
  }
  const found = searching.best();
  if (found) recent.keep(cell, searching.edge);
  return found;
}

/** Search among the rings that may be near enough. */
function lookAmong({ index, ring }: RingIndex): void {
  if (ring.length <= FEW_RINGS) for (let i = 0; i < ring.length; i++) searching.addRing(ring[i]!);
  else
    for (const entry of index.search(...windowAround(searching.box, 0, searching.limit)))
      searching.addRing(ring[entry]!);
  searching.run();
}

/** The ring whose box is nearest to the middle of another, in degrees. */
function nearestBox(layer: Targets, rings: Uint32Array, box: Float64Array): number {
  let best = rings[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rings.length; i++) {
    const square = squareToMiddle(layer.boxes, ringBox(layer, rings[i]!), box);
    if (square >= least) continue;
    least = square;
    best = rings[i]!;
  }
  return best;
}

/** Rings whose boxes are nearest to the middle of the footprint: among them is mostly one that is nearly the nearest. */
const FIRST_RINGS = 3;

/** Nearest of the rings of an index that `accepts`, if some do not. */
function search(
  footprint: Chains,
  layer: Targets,
  { index, accepts }: { readonly index: RingIndex['index']; readonly accepts?: (ring: number) => boolean },
  within = Number.POSITIVE_INFINITY,
): Nearest | null {
  if (!searching.start(footprint, layer, within * within)) return null;
  const { box } = searching;
  const middle = [(box[0]! + box[2]!) / 2, (box[1]! + box[3]!) / 2] as const;
  if (within === Number.POSITIVE_INFINITY)
    for (const ring of index.neighbors(...middle, FIRST_RINGS, within, accepts)) searching.startNear(ring);
  for (const ring of index.search(...windowAround(box, 0, searching.limit), accepts)) searching.addRing(ring);
  searching.run();
  return searching.best();
}

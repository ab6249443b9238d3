/**
 * The overlay engine: rings in, the area of every combination out. The steps in the order in which data pass them; a
 * caller needs nothing else. It knows rings and classes, not red lines. Frame everywhere: longitude, latitude in degrees
 * on CGCS2000; areas are ellipsoidal square metres.
 */
// 1 rings to flat arrays with running sums and box trees

// 3 layers together: crossings along each ring, covers of their starts
export { type Arrangement, arrange, type Member, memberFeature, type Progress } from './arrangement.ts';
// 4 areas of all combinations, of pairs, of a footprint
export { type Atom, atomsOf, hasBit, sumAtoms } from './atoms.ts';
export { checkFootprint, type FootprintCheck } from './check.ts';
export { OUTSIDE } from './cover.ts';
// 6 lengths and areas of single rings
export { ringIntegral } from './integral.ts';
export { type CompiledLayer, compileLayer } from './layer.ts';
// 5 where things are
export { featuresAt, type Place, placeOf } from './locate.ts';
export { type Nearest, nearest, nearestToPoint } from './nearest.ts';
export type { LayerFeature, Polygons } from './normalise.ts';
export { pairOverlaps } from './pairs.ts';
// 2 rings that bound no area are found, not guessed at
export { findSelfCrossings } from './self-crossings.ts';

/** Run a generator to its end without stopping for progress. */
export function runThrough<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The overlay engine: rings in, the area of every combination out. The steps in the order in which data pass them; a
 * caller needs nothing else. It knows rings and classes, not red lines. Frame everywhere: longitude, latitude in degrees
 * on CGCS2000; areas are ellipsoidal square metres.
 */
// 1 rings to flat arrays with running sums and box trees

// 3 layers together: crossings along each ring, covers of their starts
export { type Arrangement, arrange, type Member, memberFeature } from './arrangement.ts';
// 4 areas of all combinations, of pairs, of a footprint
export { type Atom, atomsOf, hasBit, sumAtoms } from './atoms.ts';
export { checkFootprint, type FootprintCheck } from './check.ts';
export { OUTSIDE } from './cover.ts';
// 7 the same shared out among threads, and layers as blocks of memory
export { arrangeWith, buffersOf, type Crew, CrewMember, type Reply, type Task } from './crew.ts';
// 2 what leaves an area undefined is found, not guessed at
export { type Fault, type FaultCode, findFaults } from './faults.ts';
// 6 lengths and areas of single rings
export { ringIntegral } from './integral.ts';
export { type CompiledLayer, compileLayer, compileSteps } from './layer.ts';
export { type BlockFault, layerFromBlock, layerToBytes } from './layer-block.ts';
// 7 lengths of lines and counts of points, by the keys of the areas
export { compileLines, type LengthAtom, type LineFeature, type Lines, lengthsOf } from './lines.ts';
export { distancesToPoints, examine, openOverlay, TOUCH_SQUARE_METRES } from './local-overlay.ts';
// 5 where things are
export { featuresAt, type Place, placeOf } from './locate.ts';
export { type CoveredTimes, coveredTimes } from './multiplicity.ts';
export { type Nearest, nearest, nearestToPoint } from './nearest.ts';
// 8 polygons of any combination, on demand
export type { Key } from './net.ts';
export type { InputNote, LayerFeature, NoteCode, Polygons } from './normalise.ts';
export {
  atOnce,
  type ChangeRow,
  type Footprint,
  type FootprintAnswer,
  type LayerReport,
  type Overlay,
  type OverlayLayer,
  type Work,
} from './overlay.ts';
export { pairOverlaps } from './pairs.ts';
export { countsOf, keysOfPoints, type PlaceKey } from './points.ts';
export { type Progress, runThrough } from './steps.ts';
export { type Outline, traceOf } from './trace.ts';

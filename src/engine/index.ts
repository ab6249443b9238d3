/**
 * The overlay engine: layers in, the area of every combination out. What is exported here is the narrow interface through
 * which the rest of the product asks; nothing above knows how an area is found, and a spatial database could answer the same
 * questions. It knows rings and classes, not red lines. Frame everywhere: longitude, latitude in degrees on CGCS2000; areas
 * are ellipsoidal square metres.
 */
export { type Atom, hasBit, sumAtoms } from './atoms.ts';
export { OUTSIDE } from './cover.ts';
export { buffersOf, type Crew, CrewMember, type Reply, type Task } from './crew.ts';
export type { Fault, FaultCode } from './faults.ts';
export { type LineMeeting, type LineSet, openLines } from './line-set.ts';
export type { LengthAtom, LineFeature } from './lines.ts';
export {
  distancesToBoundary,
  distancesToPoints,
  type Examined,
  examine,
  examineAll,
  footprintMeetsLines,
  openOverlay,
  TOUCH_SQUARE_METRES,
} from './local-overlay.ts';
export type { InputNote, NoteCode, Polygons } from './normalise.ts';
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
export { type Progress, runThrough } from './steps.ts';
export { Sums } from './sum.ts';

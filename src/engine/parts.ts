/**
 * The parts of the engine, for tests and measurements; the product asks through `index.ts` only. In the order in which data
 * pass them: normalise, layer and layer-block (compiled layers), faults; arrangement, atoms, multiplicity, pairs (areas);
 * lines, points, locate (lengths and places); check, nearest (footprints); net, trace (polygons); crew (threads).
 */
export {
  type Arrangement,
  arrange,
  arrangeAcross,
  arrangementOfOne,
  type Member,
  memberFeature,
} from './arrangement.ts';
export { type Atom, AtomSums, atomsOf, hasBit, sumAtoms } from './atoms.ts';
export type { Key } from './borders.ts';
export { checkFootprint } from './check.ts';
export { OUTSIDE } from './cover.ts';
export { arrangeWith, type Crew, CrewMember, type Reply } from './crew.ts';
export { type Fault, type FaultCode, findFaults } from './faults.ts';
export { ringIntegral } from './integral.ts';
export { type CompiledLayer, compileLayer, compileSteps } from './layer.ts';
export { layerFromBlock, layerToBytes } from './layer-block.ts';
export { type LinePlace, piecesOf } from './line-pieces.ts';
export { compileLines, type LengthAtom, type LineFeature, type Lines, lengthsOf } from './lines.ts';
export { featuresAt, type Place, placeOf } from './locate.ts';
export { coveredTimes } from './multiplicity.ts';
export { type Nearest, nearest, nearestOfClass, nearestToPoint } from './nearest.ts';
export type { InputNote, LayerFeature, NoteCode, Polygons } from './normalise.ts';
export { pairOverlaps } from './pairs.ts';
export { countsOf, keysOfPoints, type PlaceKey } from './points.ts';
export { runThrough } from './steps.ts';
export { Total } from './sum.ts';
export { type Outline, traceOf } from './trace.ts';

/** Offsets on the ground, as the hand on the map uses them. */
export {
  bearing,
  boxOf,
  carried,
  carriedBy,
  centreOf,
  type LonLat,
  mapPositions,
  type Offset,
  offsetFrom,
  positionAt,
  turned,
} from '../../../domain/siting/move.ts';

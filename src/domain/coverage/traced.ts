/** What a figure of coverage is the area, length or count of, for the map. */
import type { Position } from 'geojson';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { OutlineLengths } from './outline.ts';

/**
 * A connected piece of ground inside one district that was lost or gained, or moved between classes of its layer; or that no
 * supply of a service reaches.
 */
export interface ChangedPiece {
  /** From 1, largest of all pieces of the change first. */
  readonly number: number;
  readonly districtId: string;
  readonly change: 'lost' | 'gained' | 'moved' | 'uncovered';
  readonly areaSquareMetres: number;
}

export interface TracedRegion {
  /** Shell first, then holes; closed; degrees on CGCS2000. */
  readonly polygons: PolygonCoordinates;
  /** Of a length: longitude, latitude in degrees. */
  readonly lines: readonly (readonly Position[])[];
  /** Of a count. */
  readonly points: readonly TracedPoint[];
  /** The table's, square metres: of lost and gained ground together where both were asked for. */
  readonly areaSquareMetres: number;
  /** The table's area less that of the polygons as written. */
  readonly residualSquareMetres: number;
  /** Of ground in districts; null where that is not told. */
  readonly outline: OutlineLengths | null;
  /** Of the lines, metres. */
  readonly lengthMetres: number;
  /** Of a change or of uncovered ground, one for each polygon, largest first; null for other regions. */
  readonly pieces: readonly ChangedPiece[] | null;
  /** Numbers to be written into some of the polygons, by their places. Absent for none. */
  readonly marks?: readonly { readonly number: number; readonly polygon: number }[];
}

export interface TracedPoint {
  readonly featureId: string;
  readonly position: Position;
}

export const EMPTY_REGION: TracedRegion = {
  polygons: [],
  lines: [],
  points: [],
  areaSquareMetres: 0,
  residualSquareMetres: 0,
  outline: null,
  lengthMetres: 0,
  pieces: null,
};

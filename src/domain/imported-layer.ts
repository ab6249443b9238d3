/** A layer that a user brought in, and everything that is known of how it came to be: the layer's record. */

/** Where a file's numbers lie on the Earth. */
export interface Placement {
  /** 4490 and 4326 for degrees, a Gauss-Kruger zone of CGCS2000, UTM (32643 to 32653) or 3857. */
  readonly epsg: number;
  /** `yx`: the first number of a position is the northing or the latitude. */
  readonly order: 'xy' | 'yx';
  /** A shift that was on the coordinates and has been taken off again. */
  readonly shift: 'none' | 'gcj02' | 'bd09';
}

/** What a placement rests on. */
export type PlacementGround =
  /** The file says so. */
  | 'stated'
  /** A zone number stands in front of the eastings. */
  | 'prefix'
  /** The size of the numbers allows nothing else. */
  | 'digits'
  /** Only so the data lie in the city. */
  | 'extent'
  /** The user said so. */
  | 'asked';

export interface PlacementCandidate extends Placement {
  readonly ground: PlacementGround;
  readonly certainty: 'sure' | 'likely' | 'possible';
  /** West, south, east, north, degrees: where the data lie if it is so. */
  readonly extent: readonly [number, number, number, number];
  /** Share of the sampled vertices inside the city's extent, 0 to 1. */
  readonly insideShare: number;
}

/** Which column says what. Null: no column, so the layer's or the feature's number stands in. */
export interface ColumnMapping {
  readonly name: string | null;
  readonly class: string | null;
  readonly id: string | null;
  /** Area as the file states it, and its unit: a check value only. */
  readonly area: {
    readonly column: string;
    readonly unit: 'square-metres' | 'hectares' | 'mu' | 'square-kilometres';
  } | null;
  /** Value of the class column, as it stands, to the id of a class of the target layer. */
  readonly classes: Readonly<Record<string, string>>;
}

/** What was done to a layer's geometry on the way. */
export interface RepairNote {
  readonly feature: number;
  readonly areaBeforeSquareMetres: number | null;
  readonly areaAfterSquareMetres: number;
}

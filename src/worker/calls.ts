/**
 * The whole protocol between the page and the computing thread: name -> input and output. Both ends take their types from
 * here; nothing else crosses. Large buffers are transferred, not copied.
 */
import type { City } from '../domain/city.ts';
import type { VersionComparison } from '../domain/compare-versions.ts';
import type { FeatureProperties, PolygonCoordinates } from '../domain/feature-table.ts';
import type { Outcome } from '../domain/problems.ts';
import type { Design } from '../domain/siting/design.ts';
import type { NetGround } from '../domain/siting/net-ground.ts';
import type { SitingResult } from '../domain/siting/result.ts';
import type { RuleBook } from '../domain/siting/rules.ts';
import type { SphericalCheck } from '../domain/siting/spherical.ts';
import type { CoordinateText } from '../io/coordinate-text.ts';
import type { AdviseCalls } from './advise.ts';
import type { CoverageCalls } from './coverage-calls.ts';

export interface LayerFile {
  readonly layerId: string;
  readonly versionId: string;
  /** GeoJSON in UTF-8, or a stored layer (`io/layer-pack`). */
  readonly form: 'geojson' | 'pack';
  readonly bytes: ArrayBuffer;
}

/** What one layer holds, for the tree: polygons by area, lines by length, points by count. */
export interface LayerSummary {
  readonly layerId: string;
  readonly featureCount: number;
  readonly vertexCount: number;
  readonly classes: readonly {
    readonly classId: string;
    readonly featureCount: number;
    /** Dissolved, inside the city's districts; null for lines and points. */
    readonly areaSquareMetres: number | null;
    readonly lengthMetres: number | null;
  }[];
}

/** Polygons ready for the graphics card: flat vertices, start of each polygon, triangles. */
export interface PolygonBuffers {
  readonly featureCount: number;
  readonly vertexCount: number;
  /** Longitude, latitude pairs, degrees. */
  readonly positions: Float64Array;
  /** Start vertex of each polygon, and the end of the last one. */
  readonly starts: Uint32Array;
  /** Vertex numbers, three to a triangle. */
  readonly triangles: Uint32Array;
}

export interface LargeLayer {
  /** At most a few ten thousand vertices each, so that no upload holds the page up. */
  readonly chunks: readonly PolygonBuffers[];
  readonly featureCount: number;
  readonly vertexCount: number;
  /** Columns of the features, in their order. */
  readonly rows: readonly FeatureProperties[];
}

export interface Calls extends AdviseCalls, CoverageCalls {
  /** Read and compile a city's layers; replaces the one that was open. */
  openCity: {
    input: { readonly city: City; readonly files: readonly LayerFile[]; readonly rules: RuleBook };
    output: Outcome<{ readonly summaries: readonly LayerSummary[] }>;
  };
  /** Check by these rules from now on. */
  useRules: { input: { readonly rules: RuleBook }; output: Outcome<null> };
  /**
   * Check a footprint against the open city. `kind`: of the project, null where it is not stated. `detail` false leaves out
   * what only a resting footprint needs. `design`: of a line or point project.
   */
  check: {
    input: {
      readonly footprint: PolygonCoordinates;
      readonly kind: string | null;
      readonly detail: boolean;
      readonly design?: Design | undefined;
    };
    output: Outcome<SitingResult>;
  };
  /** The overlaps of a footprint a second time, by Turf on the sphere (球面复核). */
  recheck: {
    input: { readonly footprint: PolygonCoordinates; readonly kind: string | null };
    output: Outcome<readonly SphericalCheck[]>;
  };
  /** The ground behind a sum of a check; see `netGround` of the domain. `keys`: of classes. */
  netGround: {
    input: { readonly footprint: PolygonCoordinates; readonly keys: readonly string[]; readonly least: 1 | 2 };
    output: Outcome<NetGround>;
  };
  /** Is this a footprint that can be checked? Says where it crosses itself. */
  validate: { input: { readonly footprint: PolygonCoordinates }; output: Outcome<PolygonCoordinates> };
  /** Mend a footprint that crosses itself. */
  repair: { input: { readonly footprint: PolygonCoordinates }; output: Outcome<PolygonCoordinates> };
  /** A line with a width or a point with a radius as a polygon. */
  widen: {
    input: {
      readonly kind: 'line' | 'point';
      readonly coordinates: readonly (readonly [number, number])[];
      /** Whole width of a line, radius around a point. */
      readonly distanceMetres: number;
    };
    output: Outcome<PolygonCoordinates>;
  };
  /** Two versions of a layer against each other. */
  compareVersions: {
    input: { readonly layerId: string; readonly before: string; readonly after: string };
    output: Outcome<VersionComparison>;
  };
  /** The version in force of a polygon layer of the open city, ready for the graphics card. */
  drawLarge: { input: { readonly layerId: string }; output: Outcome<LargeLayer> };
  /** Read pasted coordinates. */
  readCoordinates: {
    input: { readonly text: string; readonly projectedCrs: readonly number[] };
    output: Outcome<CoordinateText>;
  };
}

/** Any protocol: name -> input and output. */
export type CallTable<C> = { readonly [N in keyof C]: { readonly input: unknown; readonly output: unknown } };

export type ToWorker =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

export type FromWorker =
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'cancelled'; readonly id: number }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly name: string;
      readonly message: string;
      readonly stack: string;
    };

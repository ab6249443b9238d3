/**
 * The protocol between the page and the data thread, which reads and writes files and makes bands. The thread may be ended
 * at any moment (cancel, a file that takes too long): it holds nothing but the files that are being opened.
 */

import type { BandSource, BandsRecord } from '../domain/bands.ts';
import type { LayerClass } from '../domain/city.ts';
import type { LayerTable } from '../domain/feature-table.ts';
import type { ColumnMapping, Placement, PlacementCandidate, RepairNote } from '../domain/imported-layer.ts';
import type { Outcome, Problem } from '../domain/problems.ts';
import type { DissolvedParcels } from '../domain/siting/dissolve.ts';
import type { StatedArea } from '../domain/siting/stated-area.ts';
import type { Cell, FormatId, TextEncoding } from '../io/raw-layer.ts';

export type GeometryKind = 'polygon' | 'line' | 'point';

/** A column of a file, for choosing what it means. */
export interface ColumnSample {
  readonly name: string;
  /** The most frequent values and how often they stand there; at most 60. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** Number of different values; counted up to 1,000. */
  readonly distinct: number;
}

export interface EncodingChoice {
  readonly label: string;
  /** Characters that cannot be read so. */
  readonly damaged: number;
  /** Some names and values as they read so. */
  readonly sample: string;
}

/** A layer of a file that was opened, before anyone has said what it is to be. */
export interface OpenedLayer {
  /** For later calls. */
  readonly key: number;
  readonly name: string;
  readonly source: string;
  readonly format: FormatId;
  /** What most features are; null where none has a geometry. */
  readonly geometry: GeometryKind | null;
  readonly featureCount: number;
  readonly vertexCount: number;
  readonly columns: readonly ColumnSample[];
  /** The first rows. */
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  readonly encoding: TextEncoding | null;
  readonly encodings: readonly EncodingChoice[];
  /** What the file says of its coordinate system, as it stands; null where it says nothing. */
  readonly statement: string | null;
  /** Best first; empty where no reading is possible. */
  readonly placements: readonly PlacementCandidate[];
  /** Thinned outlines in the file's own numbers, for a picture; at most a few thousand positions. */
  readonly lines: readonly (readonly (readonly [number, number])[])[];
  readonly problems: readonly Problem[];
}

/** What the data thread needs of the city on show. */
export interface CityFrame {
  /** West, south, east, north, degrees. */
  readonly extent: readonly [number, number, number, number];
  readonly projectedCrs: readonly number[];
  readonly districts: LayerTable | null;
}

export interface TakenLayer {
  /** The layer as it is stored; see `io/layer-pack`. */
  readonly pack: ArrayBuffer;
  readonly geometry: GeometryKind;
  readonly featureCount: number;
  readonly vertexCount: number;
  readonly addedVertices: number;
  /** By feature, those that its file does not have: corners taken over from neighbours too. */
  readonly addedByFeature: readonly number[];
  /** What the file says of the area of each feature; null where nothing. */
  readonly statedByFeature: readonly (StatedArea | null)[];
  /** West, south, east, north, degrees. */
  readonly extent: readonly [number, number, number, number];
  readonly repairs: readonly RepairNote[];
  /** Classes of a layer of its own, from the values of its class column; one without a name where it has none. */
  readonly newClasses: readonly { readonly id: string; readonly name: string }[];
  /** The parcels as one, where they were taken as a project; with what was done to them. */
  readonly whole: Outcome<DissolvedParcels> | null;
}

export interface ExportTarget {
  readonly format: 'shapefile' | 'geojson' | 'kml' | 'kmz' | 'boundary-text' | 'csv' | 'xlsx';
  /** 4490 or a Gauss-Kruger zone of CGCS2000; KML is always 4326. */
  readonly epsg: number;
  readonly encoding: 'UTF-8' | 'GB18030';
}

export interface DataCalls {
  /** Open what was dropped; replaces what was open. */
  open: {
    input: {
      readonly files: readonly { readonly path: string; readonly bytes: ArrayBuffer }[];
      readonly city: CityFrame;
    };
    output: Outcome<readonly OpenedLayer[]>;
  };
  /** Read the source of a layer again with another encoding. */
  reread: {
    input: { readonly key: number; readonly encoding: string; readonly city: CityFrame };
    output: Outcome<readonly OpenedLayer[]>;
  };
  /** Put a layer on the Earth, give its columns their meaning, look through it. Problems are what was found. */
  take: {
    input: {
      readonly key: number;
      readonly placement: Placement;
      readonly mapping: ColumnMapping;
      /** Classes of the layer it is to be part of; empty for a layer of its own. */
      readonly classes: readonly LayerClass[];
      readonly city: CityFrame;
      /** Whether its polygons ought not to overlap each other. */
      readonly expectNoOverlap: boolean;
      /** Positional accuracy of the layer, metres: thinner pieces are told. */
      readonly accuracyMetres: number;
      /** Whether its polygons are parcels of one project: they get the corners they share, and are dissolved. */
      readonly joined: boolean;
    };
    output: Outcome<TakenLayer>;
  };
  /** Look through a stored layer again (数据体检), against a neighbour where one is given. */
  inspect: {
    input: {
      /** For the problems. */
      readonly name: string;
      readonly pack: ArrayBuffer;
      readonly city: CityFrame;
      readonly expectNoOverlap: boolean;
      readonly neighbour: {
        readonly name: string;
        readonly table: LayerTable;
        readonly accuracyMetres: number;
      } | null;
      readonly accuracyMetres: number;
    };
    /** Of the check as a whole; what was found are the problems. */
    output: Outcome<{ readonly featureCount: number }>;
  };
  /** Mend the features that have faults. */
  mend: {
    input: { readonly pack: ArrayBuffer; readonly features: readonly number[] };
    output: Outcome<{ readonly pack: ArrayBuffer; readonly repairs: readonly RepairNote[] }>;
  };
  /** Write a layer to one file, several parts zipped. */
  write: {
    input: {
      readonly name: string;
      readonly table: LayerTable;
      readonly target: ExportTarget;
    };
    output: Outcome<{ readonly name: string; readonly bytes: ArrayBuffer }>;
  };
  /** Get ready to draw bands, while the user still chooses: the answers are the same, the first ones come sooner. */
  warmBands: { input: null; output: Outcome<null> };
  /** Bands outward of a boundary. */
  bands: {
    input: {
      readonly source: BandSource;
      readonly boundary: BandsRecord['boundary'];
      /** Increasing. */
      readonly distancesMetres: readonly number[];
      /** Class of each ring, from the boundary outwards. */
      readonly classIds: readonly string[];
    };
    output: Outcome<{
      readonly pack: ArrayBuffer;
      readonly vertexCount: number;
      readonly largestErrorMetres: number;
      readonly areasSquareMetres: readonly number[];
    }>;
  };
}

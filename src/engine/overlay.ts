/**
 * The questions that the product asks of its layers, and nothing about how they are answered: the engine answers them here
 * (`openOverlay`), a spatial database could. Frame everywhere: longitude, latitude in degrees on CGCS2000; areas and lengths
 * are ellipsoidal, square metres and metres, not rounded. Classes are bits 0 to 63, parts are the places of the partition's
 * features in their order, or OUTSIDE.
 */
import type { Atom } from './atoms.ts';
import type { Mask } from './cover.ts';
import type { Crew } from './crew.ts';
import type { Fault } from './faults.ts';
import type { LinePiece, LinePlace } from './line-pieces.ts';
import type { LengthAtom, LineFeature } from './lines.ts';
import type { CoveredTimes } from './multiplicity.ts';
import type { Nearest } from './nearest.ts';
import type { InputNote, LayerFeature, Polygons } from './normalise.ts';
import type { PlaceKey } from './points.ts';
import { type Progress, runThrough } from './steps.ts';
import type { Outline } from './trace.ts';

/** How work is run: it shares its thread, tells how far it is, and stops when its host has it stop. */
export interface Work {
  /** Run steps to their end. Rejects with the host's own error where the work was cancelled. */
  drive<T>(steps: Generator<Progress, T, void>): Promise<T>;
  /** Tell progress made elsewhere; throws the host's own error where the work was cancelled. */
  tell(progress: Progress): void;
  /**
   * Run steps as long as the host cares to wait for one thread; null where that was not long enough and a crew should be
   * called. Absent where the host would have large work shared at once.
   */
  attempt?<T>(steps: Generator<Progress, T, void>): Promise<T | null>;
  /** Threads to share large work with. */
  readonly crew: Crew | null;
}

/** In one go, in this thread. */
export const atOnce: Work = { drive: async (steps) => runThrough(steps), tell: () => {}, crew: null };

export interface OverlayLayer {
  /** Caller's name of the layer. */
  readonly id: string;
  readonly features: readonly LayerFeature[];
  /**
   * Bit of each class; several layers may share one. Null makes the layer the partition: its features (districts) divide the
   * plane, and what lies in none of them is outside. One partition at most.
   */
  readonly bits: readonly number[] | null;
  /**
   * Bytes that `blockOf` gave for the same features: the layer is then not compiled and looked through again. Bytes of other
   * features, of another version or damaged are passed over; the answers are the same with and without.
   */
  readonly block?: Uint8Array | null;
  /**
   * Whether the caller vouches that `block` is whole and was made from these geometries, having compared a checksum over
   * both: they are then not gone through, only the classes are compared.
   */
  readonly vouched?: boolean;
}

/** What was found in a layer's input. */
export interface LayerReport {
  readonly id: string;
  /** What was changed. */
  readonly notes: readonly InputNote[];
  /** Why features were left out: their area is not defined until they are mended. */
  readonly faults: readonly Fault[];
}

export interface FeatureRef {
  /** Place of the layer among those that were opened. */
  readonly layer: number;
  readonly feature: number;
}

/** What a footprint is asked for beside its areas. */
export interface CheckWishes {
  /** Outlines of the overlap with each class. */
  readonly outlines: boolean;
  /** Classes, by bit, to measure the distance to: the nearest feature of each that the footprint does not overlap. */
  readonly distances: readonly number[];
  /**
   * Whether features, boundaries and outlines are of the ground in the parts alone. Atoms tell all of the footprint, and
   * distances are from all of it.
   */
  readonly partsOnly?: boolean;
}

export interface FootprintAnswer {
  readonly areaSquareMetres: number;
  /** Combinations of classes by part inside the footprint; the empty combination too. */
  readonly atoms: readonly Atom[];
  /** Features that meet the footprint, with the area in common; 0 but for rounding where they touch. */
  readonly features: readonly (FeatureRef & { readonly areaSquareMetres: number })[];
  /** Length by bit of each class's outer boundary inside the footprint. */
  readonly boundaryMetres: Float64Array;
  /** By bit. */
  readonly outlines: ReadonlyMap<number, Outline>;
  /** By bit; a class without a feature is not there. */
  readonly distances: ReadonlyMap<number, Nearest & FeatureRef>;
}

/** A footprint that may be asked about: rings that `examine` has found no fault in. */
export interface Footprint {
  readonly vertexCount: number;
  readonly polygons: Polygons;
}

export interface ChangeRow {
  readonly part: number;
  /** Classes before and after, as bits 0 to 31 of each version. */
  readonly before: number;
  readonly after: number;
  readonly areaSquareMetres: number;
}

/** A connected piece of ground that has changed in one way. */
export interface ChangePiece extends ChangeRow {
  /** Shell first, then holes. */
  readonly polygon: Polygons[number];
}

/** Two versions of a layer against each other. */
export interface Change {
  readonly reports: readonly LayerReport[];
  /** By part and classes before and after; nothing before and nothing after is not a row. */
  readonly rows: readonly ChangeRow[];
  /** Both versions opened together, by the same parts: bit b of the version before is b, of the one after b + 32. */
  readonly overlay: Overlay;
  /** Where the versions differ, largest first, and what rounding and slivers left untold of the rows' area. */
  pieces(work: Work): Promise<{ readonly pieces: readonly ChangePiece[]; readonly residualSquareMetres: number }>;
}

export interface PairAnswer {
  readonly a: FeatureRef;
  readonly b: FeatureRef;
  readonly areaSquareMetres: number;
}

/** Layers that were opened together. */
export interface Overlay {
  readonly reports: readonly LayerReport[];
  /** Area of every combination of classes that occurs, by part. */
  atoms(work: Work): Promise<readonly Atom[]>;
  /** What several features of one class cover at once. */
  coveredTimes(work: Work): Promise<readonly CoveredTimes[]>;
  /** Overlap of every two features that meet; 0 but for rounding where they only share a border. */
  pairs(work: Work): Promise<readonly PairAnswer[]>;
  /** Lengths of lines by the keys of the atoms, `on` a boundary told apart; by line where `perFeature`. */
  lengths(lines: readonly LineFeature[], perFeature: boolean, work: Work): Promise<readonly LengthAtom[]>;
  /**
   * The pieces of lines whose place is picked, as polylines in the order of the lines; their lengths add up to those that
   * `lengths` counts there.
   */
  linesWithin(
    lines: readonly LineFeature[],
    pick: (place: LinePlace) => boolean,
    work: Work,
  ): Promise<readonly LinePiece[]>;
  /** Where points lie, one key a point; counts are a matter of adding up. */
  places(xs: Float64Array, ys: Float64Array): Promise<readonly PlaceKey[]>;
  /** A footprint against everything at once. */
  check(footprint: Footprint, wishes: CheckWishes): Promise<FootprintAnswer>;
  /** The part of a footprint in the combinations that are picked. */
  outlineWithin(
    footprint: Footprint,
    pick: (key: { readonly part: number; readonly mask: Mask }) => boolean,
  ): Promise<Outline>;
  /** The part of a footprint in the parts of the partition, whatever the classes there. */
  outlineInParts(footprint: Footprint): Promise<Outline>;
  /** Polygons of groups of combinations: `groupOf` gives each a whole number, or null where it is not wanted. */
  trace(
    groupOf: (key: { readonly part: number; readonly mask: Mask }) => number | null,
    work: Work,
  ): Promise<ReadonlyMap<number, Outline>>;
  /** The layer at a place (of those that were opened) with its report, compiled, to be stored and given to a later opening. */
  blockOf(place: number): Uint8Array<ArrayBuffer>;
  /** Two versions of a layer, by the parts of this overlay; their bits must be below 32. */
  change(before: OverlayLayer, after: OverlayLayer, work: Work): Promise<Change>;
}

/**
 * What the search for room answers: how a footprint could be moved or cut, and where else it could stand. Positions are
 * [longitude, latitude] in degrees on CGCS2000, areas ellipsoidal square metres, distances metres on the ground.
 */
import type { PolygonCoordinates } from '../feature-table.ts';
import type { LeftOutRule } from './left-out.ts';
import type { SitingResult } from './result.ts';

export type SiteCheck = Omit<SitingResult, 'elapsedMilliseconds'>;

/** A footprint carried over the ground without a turn, checked again where it comes to lie. */
export interface Move {
  /** Along the parallel half way, and along the meridian. */
  readonly eastMetres: number;
  readonly northMetres: number;
  readonly metres: number;
  /** Clockwise from north, 0 to 360. */
  readonly bearingDegrees: number;
  /** The footprint as moved. */
  readonly polygons: PolygonCoordinates;
  /** The check of it, without outlines. */
  readonly result: SiteCheck;
  /** No shorter move keeps the safety distance by more than this. */
  readonly precisionMetres: number;
}

/** What is left of a footprint without the ground that is in conflict. */
export interface Cut {
  /** Empty where nothing is left. */
  readonly polygons: PolygonCoordinates;
  readonly keptSquareMetres: number;
  /** 0 to 1. */
  readonly keptShare: number;
  /** The check of it, without outlines; null where nothing is left. */
  readonly result: SiteCheck | null;
}

export interface Advice {
  /** The least move that clears one finding alone and no more, by its key, for every conflict; null where none was found. */
  readonly each: ReadonlyMap<string, Move | null>;
  /**
   * The least move that clears every limit of the project, those not hit too, and, where there is one, that meets nothing which a
   * rule speaks of and the footprint did not meet; of 0 metres where it keeps its distance as it lies. Null where none was found.
   */
  readonly all: Move | null;
  /** Null where there is nothing to cut away, or what is left could not be had as sound polygons. */
  readonly cut: Cut | null;
  /** Distance that `all` and `cut` keep beyond each limit. */
  readonly safetyMetres: number;
  /** The district that moves stay in; null for the whole city. */
  readonly districtId: string | null;
  /** Largest of the moves'. */
  readonly precisionMetres: number;
  /** Moves are looked for up to this distance. */
  readonly withinMetres: number;
  /** Keys, and `all`, whose search was given up as too long: there may be a move where none was found, or a shorter one. */
  readonly undecided: readonly string[];
  /** Rules that `all` and `cut` do not keep off: see `leftOutAt`. */
  readonly leftOut: readonly LeftOutRule[];
}

/** Connected ground that no limit takes, and how the footprint could stand in it. */
export interface FreePatch {
  /** Shell first, then holes. */
  readonly polygon: PolygonCoordinates[number];
  readonly areaSquareMetres: number;
  /** The largest circle inside. */
  readonly inscribed: { readonly center: readonly [number, number]; readonly radiusMetres: number };
  /** From the wanted place to the middle of the footprint as placed. */
  readonly distanceMetres: number;
  readonly placement: {
    /** How far the footprint is turned clockwise: 0, or a multiple of 15 where it does not fit as drawn. */
    readonly angleDegrees: number;
    readonly polygons: PolygonCoordinates;
  };
}

export interface FreeGround {
  /** Nearest placement first. */
  readonly patches: readonly FreePatch[];
  /** All ground that no limit takes, offered or not. */
  readonly freeSquareMetres: number;
  /** That less the area of all patches as drawn. */
  readonly residualSquareMetres: number;
  /** Patches looked at. */
  readonly examined: number;
  /** Of them those in which the footprint does not fit, turned or not. */
  readonly tooSmall: number;
  /** Of them those where no place was found before the search was given up. */
  readonly undecided: number;
  readonly districtId: string | null;
  readonly safetyMetres: number;
  /** Rules that the ground is not kept clear of. */
  readonly leftOut: readonly LeftOutRule[];
}

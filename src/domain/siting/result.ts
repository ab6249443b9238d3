/**
 * What a siting check (选址) answers. All areas are ellipsoidal on CGCS2000, in square metres and unrounded; distances are
 * geodesic metres; positions are [longitude, latitude] in degrees. `null` means "no such figure", never zero.
 */
import type { Bilingual } from '../city.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { Citation, LegalStatus, Rule } from './rules.ts';

/**
 * Outcomes from strictest to mildest: `avoid` 建议避让, `justify` 需论证, `certify` 需认定, `unchecked` 未检查, `none`
 * 未发现空间冲突. `notice` 提示 is of a finding only and never the outcome of a site. There is no outcome that permits.
 */
export type SitingOutcome = 'avoid' | 'justify' | 'certify' | 'notice' | 'none' | 'unchecked';

/** `hit` 涉及, `clear` 未发现, `unchecked` 未检查. A class whose layer has no feature in the city is clear with `absentHere`. */
export type FindingStatus = 'hit' | 'clear' | 'unchecked';

/**
 * Why a finding is unchecked: the layer is not there, or could not be read; the footprint meets a rule for project kinds and
 * its own kind is not stated; the ground lies outside the city; the distance could not be measured; the rule's test does
 * not fit the layer's geometry; the rule was shipped and the user deleted it.
 */
export type UncheckedReason =
  | 'layer-missing'
  | 'layer-unread'
  | 'kind-unknown'
  | 'outside-city'
  | 'distance-unknown'
  | 'test-unfit'
  | 'rule-removed';

/** The clause a finding rests on. */
export interface Clause {
  readonly ruleId: string;
  readonly name: Bilingual;
  /** Words of the 依据 column. */
  readonly short: Bilingual;
  readonly requirement: Bilingual | null;
  readonly citation: Citation | null;
  readonly verification: Rule['verification'];
  readonly confirmedBy: Rule['confirmedBy'];
  readonly activities: Rule['activities'];
  readonly note: Bilingual | null;
  /** On the day of the check, where that was told; `unknown` without a citation. */
  readonly status: LegalStatus;
}

/** The limit a finding is measured against. */
export type Threshold =
  | { readonly kind: 'overlap'; readonly squareMetres: number }
  | { readonly kind: 'crosses'; readonly metres: number }
  | { readonly kind: 'within'; readonly metres: number };

/** The dated state of the layer that a finding was measured on; of the boundary, for distances to a boundary. */
export interface DataVersion {
  readonly layerId: string;
  readonly versionId: string;
  readonly date: string;
}

export interface TouchedFeature {
  /** Position of the feature in its layer's table. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly areaSquareMetres: number;
  /** Lines: metres inside the footprint. */
  readonly lengthMetres?: number;
  /** Id of its layer where that is not the finding's: of the boundary that a distance is measured from. */
  readonly layerId?: string;
}

export interface NearestPoints {
  readonly onFootprint: readonly [number, number];
  readonly onClass: readonly [number, number];
  readonly feature: { readonly index: number; readonly id: string; readonly name: string };
}

/** One for each rule and class; classes that are checked but have no applicable rule get one too (clause null). */
export interface Finding {
  /** Unique: `layer/class` for the first rule of a class, `layer/class#rule` for further ones; a missing layer's id. */
  readonly key: string;
  /**
   * `layer/class` as in the map, the legend and the tree; for a `within` rule the ring drawn for that distance where there
   * is one, else the boundary's class. Null for a layer that is missing.
   */
  readonly classKey: string | null;
  /** Keys of the classes that together are the finding's ground; more than one for a distance that counts from inside. */
  readonly groundKeys: readonly string[];
  readonly ruleId: string | null;
  /** Layer of `features`; for rings the layer of the rings. */
  readonly layerId: string;
  readonly classId: string | null;
  readonly name: Bilingual;
  /** Drawing style, shared with the map and the legend; null for a layer that is missing. */
  readonly style: string | null;
  readonly status: FindingStatus;
  readonly outcome: SitingOutcome;
  /**
   * Of a hit by a text that was no longer in force on the day of the check, whose outcome is a notice: what it came to
   * before. Null for all others; records of earlier versions do not say.
   */
  readonly lapsedOutcome?: SitingOutcome | null;
  readonly reason: UncheckedReason | null;
  /**
   * In common with the class, or with the ring, inside the city; null where no area is told (lines, distances without a
   * ring). Of ground outside the city as a finding of its own: that ground.
   */
  readonly areaSquareMetres: number | null;
  /** In common with them outside the city, which is not checked: in no other figure and no sum. */
  readonly outsideSquareMetres: number;
  /** That area as a share of the whole footprint, 0 to 1. */
  readonly share: number | null;
  /** Lines: length inside the footprint and the city; null for other layers. */
  readonly lengthMetres: number | null;
  /** Of a line project, on classes and rings: length of its own line in them, inside the city. Absent for others. */
  readonly axisMetres?: number;
  /**
   * Geodesic metres from all of the footprint to the class; to the boundary of a `within` rule from its ground in the city. 0
   * where they overlap or touch.
   */
  readonly distanceMetres: number | null;
  readonly nearest: NearestPoints | null;
  readonly threshold: Threshold | null;
  /**
   * Metres to the limit. `within`: distance less the limit, negative or 0 when hit; else the distance when clear, null when
   * hit.
   */
  readonly marginMetres: number | null;
  /** Boundaries meet without a common area (相接). */
  readonly touching: boolean;
  /** Met, but not above the tolerance: shown, not a hit. */
  readonly belowTolerance: boolean;
  /** Within the positional accuracy of the layer (临界): the answer could change with better data. */
  readonly borderline: boolean;
  readonly accuracyMetres: number | null;
  /** Accuracy times the length of the class boundary inside the footprint. */
  readonly dataErrorSquareMetres: number | null;
  readonly features: readonly TouchedFeature[];
  /** The overlap as polygons for the map; empty where there is none. */
  readonly overlap: PolygonCoordinates;
  /** The area told less that of the polygons as drawn (图形残差), square metres; null where there are none. */
  readonly overlapResidualSquareMetres: number | null;
  /** A hit by distance without ground of the ring itself: all of it lies in bands further in. */
  readonly allInInnerBand: boolean;
  readonly absentHere: boolean;
  readonly clause: Clause | null;
  readonly illustrative: boolean;
  readonly dataVersion: DataVersion | null;
}

/** A rule that does not apply to the stated kind of project. */
export interface NotApplicable {
  readonly ruleId: string;
  readonly name: Bilingual;
  /** The kinds it applies to. */
  readonly kinds: readonly string[];
}

/** A layer that some finding was measured on. */
export interface CheckedLayer extends DataVersion {
  readonly name: Bilingual;
  readonly accuracyMetres: number;
  readonly illustrative: boolean;
}

export interface SitingResult {
  /** Of the footprint, which is what was checked (核对范围): overlaps and shares are of it. */
  readonly areaSquareMetres: number;
  /** Of a line or point project: its land by width or radius alone, and the length of its line; null: not known, or none. */
  readonly design?: { readonly landSquareMetres: number | null; readonly lengthMetres: number | null };
  readonly vertexCount: number;
  readonly districts: readonly {
    readonly id: string | null;
    readonly name: string | null;
    readonly areaSquareMetres: number;
  }[];
  /** Ground of the footprint inside the city's districts; the sums below are of it. */
  readonly insideSquareMetres: number;
  /** Hits first (strictest outcome, then area), then unchecked by deleted rules, then clear by distance, then unchecked. */
  readonly findings: readonly Finding[];
  readonly overall: SitingOutcome;
  readonly counts: { readonly hit: number; readonly clear: number; readonly unchecked: number };
  readonly rulesVersion: string;
  /** Kind of project the rules were chosen by; null where it was not stated. */
  readonly kind: string | null;
  readonly notApplicable: readonly NotApplicable[];
  readonly checkedLayers: readonly CheckedLayer[];
  /** Classes hit with outcome avoid, justify or certify, each once: dissolved, summed, and the difference. */
  readonly net: {
    /** `groundKeys` of those classes. */
    readonly keys: readonly string[];
    /** What each of them covers of the footprint inside the city; together the gross sum. */
    readonly areasSquareMetres: readonly number[];
    readonly netSquareMetres: number;
    readonly grossSquareMetres: number;
    readonly repeatedSquareMetres: number;
  };
  /** Where the footprint lies across the bands; parts add up to the ground inside the city but for `residualSquareMetres`. */
  readonly bands: null | {
    readonly insideSquareMetres: number;
    readonly rings: readonly {
      readonly classId: string;
      readonly fromMetres: number;
      readonly toMetres: number;
      readonly areaSquareMetres: number;
    }[];
    readonly beyondSquareMetres: number;
    readonly residualSquareMetres: number;
    /** Distance to the boundary the bands are measured from, 0 inside. */
    readonly distanceMetres: number | null;
  };
  readonly nearbySites: readonly {
    readonly layerId: string;
    readonly index: number;
    readonly id: string;
    readonly name: string;
    readonly classId: string;
    readonly status: string;
    readonly distanceMetres: number;
    readonly inside: boolean;
  }[];
  /** Bound on the error of the computation, square metres. */
  readonly computationErrorSquareMetres: number;
  readonly elapsedMilliseconds: number;
}

/**
 * What a siting check (选址) answers. All areas are ellipsoidal on CGCS2000, in square metres and unrounded; distances are
 * geodesic metres; positions are [longitude, latitude] in degrees. `null` means "no such figure", never zero.
 */
import type { PolygonCoordinates } from '../feature-table.ts';

/**
 * Outcomes from strictest to mildest. `avoid` 建议避让, `certify` 需认定, `justify` 需论证, `notice` 提示,
 * `none` 未发现空间冲突, `unchecked` 未检查(缺数据). There is no outcome that permits.
 */
export type SitingOutcome = 'avoid' | 'certify' | 'justify' | 'notice' | 'none' | 'unchecked';

/** `hit` 涉及, `clear` 不涉及, `unchecked` 未检查. A class whose layer has no feature in the city is clear with `absentHere`. */
export type FindingStatus = 'hit' | 'clear' | 'unchecked';

/** The clause a finding rests on; `recalled` ones are 待核实 and are shown without a citation. */
export interface Clause {
  readonly ruleId: string;
  /** Document title, number and article, or null while 待核实. */
  readonly citation: string | null;
  readonly short: { readonly zh: string; readonly en: string };
  readonly requirement: { readonly zh: string; readonly en: string };
  readonly quote: string | null;
  readonly sourceUrl: string | null;
  readonly inForce: string | null;
  readonly standing: 'found' | 'recalled';
}

export interface TouchedFeature {
  /** Position of the feature in its layer's table. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly areaSquareMetres: number;
}

export interface NearestPoints {
  readonly onFootprint: readonly [number, number];
  readonly onClass: readonly [number, number];
  readonly feature: { readonly index: number; readonly id: string; readonly name: string };
}

export interface Finding {
  /** `layer/class`, or the absent layer's id. */
  readonly key: string;
  readonly layerId: string;
  readonly classId: string | null;
  readonly name: { readonly zh: string; readonly en: string };
  /** Drawing style, shared with the map and the legend; null for a layer that is missing. */
  readonly style: string | null;
  readonly status: FindingStatus;
  readonly outcome: SitingOutcome;
  readonly areaSquareMetres: number | null;
  /** Share of the footprint, 0 to 1. */
  readonly share: number | null;
  /** Geodesic metres from the footprint to the class; 0 where they overlap or touch. */
  readonly distanceMetres: number | null;
  readonly nearest: NearestPoints | null;
  /** Boundaries meet without a common area (相接). */
  readonly touching: boolean;
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
  readonly absentHere: boolean;
  readonly clause: Clause | null;
  readonly illustrative: boolean;
}

export interface SitingResult {
  readonly areaSquareMetres: number;
  readonly vertexCount: number;
  readonly districts: readonly {
    readonly id: string | null;
    readonly name: string | null;
    readonly areaSquareMetres: number;
  }[];
  /** Hits first (strictest outcome, then area), then clear by distance, then unchecked. */
  readonly findings: readonly Finding[];
  readonly overall: SitingOutcome;
  readonly counts: { readonly hit: number; readonly clear: number; readonly unchecked: number };
  /** Classes with outcome avoid, certify or justify: dissolved, summed, and the difference. */
  readonly net: {
    readonly keys: readonly string[];
    readonly netSquareMetres: number;
    readonly grossSquareMetres: number;
    readonly repeatedSquareMetres: number;
  };
  /** Where the footprint lies across the bands; parts add up to the footprint but for `residualSquareMetres`. */
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

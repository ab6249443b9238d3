import type { CountedClass } from '../prepared-city.ts';
import type { Overview } from './overview.ts';

/**
 * What coverage (成效) answers: areas by district and class, all from one table of atoms. Areas are ellipsoidal on
 * CGCS2000, square metres, unrounded. `null` is "not computed", zero is zero.
 */
export interface CoverageClass {
  /** `layer/class`. */
  readonly key: string;
  readonly layerId: string;
  readonly classId: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly style: string;
  readonly illustrative: boolean;
}

export const coverageClass = ({ key, layer, class: c }: Omit<CountedClass, 'bit'>): CoverageClass => ({
  key,
  layerId: layer.id,
  classId: c.id,
  name: c.name,
  style: c.style,
  illustrative: layer.reality === 'illustrative',
});

export interface CoverageRow {
  /** District id, or null for the city total; 市域外 is left out of the total. */
  readonly districtId: string | null;
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly areaSquareMetres: number;
  /** One entry per class, in the order of `classes`; null where the class does not occur in the district (本区无). */
  readonly cells: readonly (null | { readonly areaSquareMetres: number; readonly share: number })[];
  /** One entry per group of classes in `unions` (protected areas net of overlap, ...); null where none of them occurs. */
  readonly unions: readonly (null | { readonly areaSquareMetres: number; readonly share: number })[];
}

/** Where a part of the shore lies. */
export interface ShorePlace {
  /** `border`: exactly on a border between districts, in none of them; `outside`: 市域外. */
  readonly kind: 'district' | 'border' | 'outside';
  /** Of a district, else null. */
  readonly districtId: string | null;
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly lengthMetres: number;
}

export interface CoverageResult {
  /** Every layer's classes, by the same filter as the rest. */
  readonly overview: Overview;
  readonly classes: readonly CoverageClass[];
  readonly unions: readonly {
    readonly id: string;
    readonly name: { readonly zh: string; readonly en: string };
    readonly keys: readonly string[];
  }[];
  readonly rows: readonly CoverageRow[];
  readonly total: CoverageRow;
  /** Exclusive combinations inside the city of the four leading layers, largest first (UpSet). */
  readonly combinations: readonly { readonly keys: readonly string[]; readonly areaSquareMetres: number }[];
  readonly combinationSets: readonly {
    readonly key: string;
    /** Classes that make up the set. */
    readonly classKeys: readonly string[];
    readonly name: { readonly zh: string; readonly en: string };
    readonly areaSquareMetres: number;
  }[];
  readonly unionSquareMetres: number;
  readonly grossSquareMetres: number;
  /** Length of the shore inside the city by zone, metres; null where the city has no shoreline layer. */
  readonly shoreline: null | {
    readonly layerId: string;
    readonly zones: readonly {
      readonly classId: string;
      readonly name: { readonly zh: string; readonly en: string };
      readonly style: string;
      readonly lengthMetres: number;
    }[];
    readonly totalMetres: number;
    /** All districts and the border between them where it occurs, which add up to the total; 市域外, where it occurs, does not count. */
    readonly places: readonly ShorePlace[];
    /** The total and what is outside the city, summed from pieces, less the lengths of the lines as they are. */
    readonly residualMetres: number;
  };
  /** Counts of sites by type and band: 'inside' the boundary the bands are measured from, each band, 'beyond' (name null). */
  readonly sites: null | {
    readonly layerId: string;
    readonly bands: readonly {
      readonly id: string;
      readonly name: { readonly zh: string; readonly en: string } | null;
    }[];
    readonly types: readonly {
      readonly classId: string;
      readonly name: { readonly zh: string; readonly en: string };
      readonly style: string;
      readonly total: number;
      readonly byBand: readonly number[];
      readonly byStatus: Readonly<Record<string, number>>;
      readonly overdue: number;
    }[];
  };
  /** Red line, one version against the other, by district; null with one version only. */
  readonly ledger: null | {
    readonly layerId: string;
    readonly before: { readonly id: string; readonly date: string };
    readonly after: { readonly id: string; readonly date: string };
    readonly rows: readonly {
      readonly districtId: string | null;
      readonly name: { readonly zh: string; readonly en: string } | null;
      readonly beforeSquareMetres: number;
      readonly lostSquareMetres: number;
      readonly gainedSquareMetres: number;
      readonly afterSquareMetres: number;
    }[];
    /** Features of each version that have a fault and are not counted: unless both are 0, the ledger is incomplete. */
    readonly leftOut: { readonly before: number; readonly after: number };
  };
  /** Largest |districts' sum - total| over the classes, square metres. */
  readonly residualSquareMetres: number;
  readonly elapsedMilliseconds: number;
}

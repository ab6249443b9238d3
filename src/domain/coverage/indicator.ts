/** What an indicator of a city's plan says, and what it is worked out from. */
import type { Bilingual, City, Target } from '../city.ts';
import type { Problem } from '../problems.ts';
import type { LayerChanges } from './change.ts';
import type { IndicatorFacts } from './indicator-facts.ts';
import type { CoverageInput } from './inputs.ts';
import type { OverlapTable } from './overlaps.ts';
import type { Region } from './region.ts';
import type { ServiceCoverage } from './services.ts';
import type { Shoreline } from './shoreline.ts';
import type { SiteTable } from './site-table.ts';

/** An answer that is there, on its way, or refused; a value of null: the city has no data of it. */
export type Part<T> =
  | { readonly state: 'ready'; readonly value: T | null }
  | { readonly state: 'pending' }
  | { readonly state: 'failed'; readonly problems: readonly Problem[] };

export interface IndicatorParts {
  readonly facts: Part<IndicatorFacts>;
  readonly overlaps: Part<OverlapTable>;
  readonly shoreline: Part<Shoreline>;
  /** Of the baseline; a value of null: there is none. */
  readonly shorelineBefore: Part<Shoreline>;
  /** By layer id, since the baseline; a value of null, or no entry: there is none. */
  readonly changes: Readonly<Record<string, Part<LayerChanges>>>;
  /** By service id. */
  readonly services: Readonly<Record<string, Part<ServiceCoverage>>>;
  readonly sites: Part<SiteTable>;
}

/** What the user sets. */
export interface CoverageSettings {
  /** By indicator id, in the unit of the indicator; who said so, and when. */
  readonly targets: Readonly<Record<string, { readonly value: number; readonly by: string; readonly date: string }>>;
  /** Zones of the shore that count as protected; null: those of the city's record. */
  readonly countedClasses: readonly string[] | null;
  /** By layer id: version to compare with, in place of the oldest. */
  readonly baselines: Readonly<Record<string, string>>;
}

export const NO_SETTINGS: CoverageSettings = { targets: {}, countedClasses: null, baselines: {} };

/**
 * `met` 达标, `missed` 未达标, `borderline` 临界: the difference is within the data error. `not-due`: not done, and the term
 * has not run out or none is set. `compared`: an official figure stands beside it, which judges nothing. `no-target`: nothing
 * to judge by. `no-data` 缺数据. `not-computed`: pending, failed, or nothing is asked for. `non-spatial` 非空间指标.
 */
export type IndicatorState =
  | 'met'
  | 'missed'
  | 'borderline'
  | 'not-due'
  | 'compared'
  | 'no-target'
  | 'no-data'
  | 'not-computed'
  | 'non-spatial';

export type IndicatorReason =
  /** 缺少基准期数据. */
  | 'no-baseline'
  | 'layer-missing'
  /** The layer is nowhere supplied; the measure says what is needed. */
  | 'layer-absent'
  /** Features with a fault are in no figure, and may be more than the difference. */
  | 'features-left-out'
  /** Fewer sites on the map than the plan counts. */
  | 'fewer-than-planned'
  /** The term is over, and the data are from before its end. */
  | 'older-than-term'
  /** Sites without a status. */
  | 'status-missing'
  | 'no-features'
  /** No zone of the shore is taken for protected. */
  | 'no-zones-counted'
  | 'pending'
  | 'failed';

export type IndicatorNote =
  /** Districts whose own figure goes the other way than the city's. */
  | { readonly code: 'districts-against'; readonly districtIds: readonly string[] }
  | { readonly code: 'unclassified-included'; readonly lengthMetres: number }
  /** Shore of which nobody has said that it is protected, counted as if it were. */
  | { readonly code: 'unclassified-counted'; readonly lengthMetres: number }
  | { readonly code: 'counted-classes'; readonly classIds: readonly string[] }
  /** The share is of this land. */
  | { readonly code: 'demand-land'; readonly land: City['services'][number]['demand']['land'] }
  /**
   * Sites past deadlines of their own at `statusDate`, the date of their statuses; `passed`: those whose deadlines have run out
   * since then, up to `day` (YYYY-MM-DD), with statuses nobody knows. `term`: year by which the plan wants all done, null where
   * it sets none.
   */
  | {
      readonly code: 'overdue';
      readonly count: number;
      readonly passed: number;
      readonly day: string;
      readonly statusDate: string;
      readonly term: number | null;
    }
  | { readonly code: 'names-missing'; readonly names: readonly string[] }
  | { readonly code: 'illustrative-inputs' };

/** Unrounded; square metres, metres, shares (1 for 100 %), numbers. */
export type IndicatorValue =
  | {
      readonly kind: 'change';
      readonly beforeSquareMetres: number;
      readonly lostSquareMetres: number;
      readonly gainedSquareMetres: number;
      readonly afterSquareMetres: number;
      readonly netSquareMetres: number;
    }
  | {
      readonly kind: 'share';
      readonly share: number;
      readonly part: number;
      readonly whole: number;
      readonly of: 'square-metres' | 'metres';
      /** Share of the baseline; null where there is none or none is asked for. */
      readonly before: number | null;
      /** Share of the target that is reached; null without a target. */
      readonly achievement: number | null;
    }
  | {
      readonly kind: 'area';
      readonly squareMetres: number;
      /** Of the city; null where that is not asked. */
      readonly cityShare: number | null;
      /** Official figure, and by what share of it the area differs. */
      readonly stated: null | { readonly squareMetres: number; readonly differenceShare: number };
    }
  | { readonly kind: 'count'; readonly count: number; readonly squareMetres: number | null }
  | { readonly kind: 'done-of'; readonly done: number; readonly total: number; readonly overdue: number };

export interface LitRegion {
  readonly role: 'lost' | 'gained' | 'counted' | 'covered' | 'uncovered' | 'done' | 'open' | 'ground' | 'shared';
  readonly region: Region;
}

/** What answers an indicator; a number that is not worked out is null. */
export interface IndicatorAnswer {
  readonly value: IndicatorValue | null;
  /** In the unit of the value: of its difference or share where it is one. */
  readonly computationError: number | null;
  readonly dataError: number | null;
  readonly state: IndicatorState;
  readonly reasons: readonly IndicatorReason[];
  readonly problems: readonly Problem[];
  readonly notes: readonly IndicatorNote[];
  readonly regions: readonly LitRegion[];
  readonly inputs: readonly CoverageInput[];
}

export interface Indicator extends IndicatorAnswer {
  readonly id: string;
  readonly name: Bilingual;
  readonly quote: string | null;
  readonly source: string | null;
  readonly comparison: Target['comparison'];
  readonly measure: Target['measure'];
  readonly note: Bilingual | null;
  /** In `unit`; `entered` where the user set it. */
  readonly target: null | {
    readonly value: number;
    readonly unit: string;
    readonly entered: { readonly by: string; readonly date: string } | null;
  };
  readonly unit: string;
}

/** What every measure is answered from. */
export interface Question<M extends Target['measure']['kind'] = Target['measure']['kind']> {
  readonly city: City;
  readonly target: Target;
  readonly measure: Extract<Target['measure'], { readonly kind: M }>;
  readonly parts: IndicatorParts;
  readonly settings: CoverageSettings;
  /** The number to judge by, in the unit of the target; null where there is none. */
  readonly wanted: number | null;
}

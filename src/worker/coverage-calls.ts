/** What the page asks of coverage (成效). Every answer is kept for the open city: asking again, or with another filter, is cheap. */
import type { LayerChanges } from '../domain/coverage/change.ts';
import type { FootprintInChange } from '../domain/coverage/change-sites.ts';
import type { CoverageFilter } from '../domain/coverage/filter.ts';
import type { FootprintInVersions } from '../domain/coverage/footprint-versions.ts';
import type { IndicatorFacts } from '../domain/coverage/indicator-facts.ts';
import type { OverlapTable } from '../domain/coverage/overlaps.ts';
import type { CellRecheck } from '../domain/coverage/recheck.ts';
import type { Region, TracedRegion } from '../domain/coverage/region.ts';
import type { CoverageResult } from '../domain/coverage/result.ts';
import type { ServiceCoverage } from '../domain/coverage/services.ts';
import type { Shoreline } from '../domain/coverage/shoreline.ts';
import type { SiteTable } from '../domain/coverage/site-table.ts';
import type { PolygonCoordinates } from '../domain/feature-table.ts';
import type { Outcome } from '../domain/problems.ts';

/** A polygon layer and the id of an older version of it. */
interface ChangeWish {
  readonly layerId: string;
  readonly before: string;
}

export interface CoverageCalls {
  /** Areas, lengths and counts by district and class; null: without a filter. */
  coverage: { input: { readonly filter: CoverageFilter } | null; output: Outcome<CoverageResult> };
  /** What classes, layers and named areas have in common, in some districts or (null) the whole city. */
  overlaps: { input: { readonly districts: readonly string[] | null }; output: Outcome<OverlapTable> };
  /** The shore in a version of its layer (null: the one in force); null where the city has none. */
  shoreline: { input: { readonly versionId: string | null }; output: Outcome<Shoreline | null> };
  /** What a layer lost and gained since an older version. */
  changes: { input: ChangeWish; output: Outcome<LayerChanges> };
  /** What of footprints lies on ground that the layer lost since. */
  footprintsInChange: {
    input: ChangeWish & {
      readonly footprints: readonly { readonly id: string; readonly polygons: PolygonCoordinates }[];
    };
    output: Outcome<readonly FootprintInChange[]>;
  };
  /** What a footprint has in common with the version in force of a layer and with another one; null where it has a fault. */
  footprintInVersions: {
    input: { readonly layerId: string; readonly otherId: string; readonly polygons: PolygonCoordinates };
    output: Outcome<FootprintInVersions | null>;
  };
  /** What of the demand of a service of the city is reached; null without data of it. */
  services: { input: { readonly serviceId: string }; output: Outcome<ServiceCoverage | null> };
  /** Remediation sites with their places, and whose deadlines have passed by the day (YYYY-MM-DD); null where the city has none. */
  siteTable: { input: { readonly day: string }; output: Outcome<SiteTable | null> };
  /** What the indicators of the city's plan need beside the other calls. */
  indicatorFacts: { input: null; output: Outcome<IndicatorFacts> };
  /** The ground of a figure of coverage, for the map. */
  trace: { input: Region; output: Outcome<TracedRegion> };
  /** Coverage by district a second time, by Turf on the sphere (球面复核); takes seconds. */
  recheckCoverage: { input: null; output: Outcome<readonly CellRecheck[]> };
}

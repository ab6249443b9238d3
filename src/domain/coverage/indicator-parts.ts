/** Everything that the indicators of a city are worked out from, and all of it at once. */
import type { Work } from '../../engine/index.ts';
import type { City } from '../city.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { Outcome } from '../problems.ts';
import { changesOf, type LayerChanges } from './change.ts';
import { baselineOf, earlierVersions } from './change-versions.ts';
import type { CoverageSettings, IndicatorParts, Part } from './indicator.ts';
import { indicatorFacts } from './indicator-facts.ts';
import { overlapsOf } from './overlaps.ts';
import { type ServiceCoverage, serviceCoverage } from './services.ts';
import { shorelineOf } from './shoreline.ts';
import { siteTable } from './site-table.ts';

/** What a board has to ask for. */
export interface IndicatorNeeds {
  /** Layers whose change is asked for, with the version to compare with; layers without one are not here. */
  readonly changes: readonly { readonly layerId: string; readonly before: string }[];
  /** Version of the shoreline to compare with; null: none, or not asked for. */
  readonly shorelineBefore: string | null;
  readonly serviceIds: readonly string[];
}

export function indicatorNeeds({ layers, targets }: City, { baselines }: CoverageSettings): IndicatorNeeds {
  const baseline = (layerId: string): string | null => {
    const layer = layers.find((l) => l.id === layerId);
    if (!layer) return null;
    const chosen = earlierVersions(layer).find((v) => v.id === baselines[layerId]);
    return (chosen ?? baselineOf(layer))?.id ?? null;
  };
  const compared = new Set(
    targets.flatMap(({ measure, comparison }) =>
      measure.kind === 'no-net-loss' || (measure.kind === 'class-share' && comparison === 'trend')
        ? [measure.layerId]
        : [],
    ),
  );
  const shore = layers.find((l) => l.role === 'shoreline');
  const isTrend = targets.some((t) => t.measure.kind === 'shoreline-rate' && t.comparison === 'trend');
  return {
    changes: [...compared].flatMap((layerId) => {
      const before = baseline(layerId);
      return before === null ? [] : [{ layerId, before }];
    }),
    shorelineBefore: shore && isTrend ? baseline(shore.id) : null,
    serviceIds: [...new Set(targets.flatMap(({ measure }) => (measure.kind === 'service' ? [measure.serviceId] : [])))],
  };
}

/** `day`: YYYY-MM-DD, for deadlines. */
export async function indicatorParts(
  prepared: PreparedCity,
  settings: CoverageSettings,
  day: string,
  work: Work,
): Promise<IndicatorParts> {
  const needs = indicatorNeeds(prepared.city, settings);
  const changes: Record<string, Part<LayerChanges>> = {};
  for (const { layerId, before } of needs.changes)
    changes[layerId] = hasVersion(prepared, layerId, before)
      ? part(await changesOf(prepared, work, layerId, before))
      : ready(null);
  const services: Record<string, Part<ServiceCoverage>> = {};
  for (const service of prepared.city.services)
    if (needs.serviceIds.includes(service.id))
      services[service.id] = part(await serviceCoverage(prepared, work, service));
  const { shorelineBefore } = needs;
  return {
    facts: ready(await indicatorFacts(prepared, work)),
    overlaps: ready(await overlapsOf(prepared, null, work)),
    shoreline: ready(await shorelineOf(prepared, work)),
    shorelineBefore: ready(shorelineBefore === null ? null : await shorelineOf(prepared, work, shorelineBefore)),
    changes,
    services,
    sites: ready(await siteTable(prepared, day, work)),
  };
}

const hasVersion = ({ versions, city }: PreparedCity, layerId: string, before: string): boolean => {
  const inForce = city.layers.find((l) => l.id === layerId)!.versions[0]!;
  return [before, inForce.id].every((id) => versions.get(layerId)?.has(id));
};

const ready = <T>(value: T | null): Part<T> => ({ state: 'ready', value });

const part = <T>(outcome: Outcome<T | null>): Part<T> =>
  outcome.ok ? ready(outcome.value) : { state: 'failed', problems: outcome.problems };

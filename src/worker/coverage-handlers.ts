/** What the computing thread does for each call about coverage. */
import { changesOf } from '../domain/coverage/change.ts';
import { footprintsInChange } from '../domain/coverage/change-sites.ts';
import { coverageOf } from '../domain/coverage/coverage.ts';
import { NO_FILTER } from '../domain/coverage/filter.ts';
import { footprintInVersions } from '../domain/coverage/footprint-versions.ts';
import { indicatorFacts } from '../domain/coverage/indicator-facts.ts';
import { overlapsOf } from '../domain/coverage/overlaps.ts';
import { recheckCoverage } from '../domain/coverage/recheck.ts';
import { traceRegion } from '../domain/coverage/region.ts';
import { serviceCoverage } from '../domain/coverage/services.ts';
import { shorelineOf } from '../domain/coverage/shoreline.ts';
import { siteTable } from '../domain/coverage/site-table.ts';
import type { PreparedCity } from '../domain/prepared-city.ts';
import type { Outcome } from '../domain/problems.ts';
import type { Work } from '../engine/index.ts';
import type { CoverageCalls } from './coverage-calls.ts';
import type { Handlers } from './serve.ts';

const notOpen = {
  ok: false as const,
  problems: [{ code: 'city-unknown' as const, severity: 'error' as const, where: {}, values: {} }],
};

/** Handlers over the city that is open when a call arrives. */
export function coverageHandlers(opened: () => PreparedCity | null): Handlers<CoverageCalls> {
  /** A question about the open city whose answer is plain. */
  const asked =
    <I, T>(answer: (prepared: PreparedCity, input: I, work: Work) => Promise<T>) =>
    async (input: I, work: Work): Promise<Outcome<T>> => {
      const prepared = opened();
      return prepared ? { ok: true, value: await answer(prepared, input, work), problems: [] } : notOpen;
    };

  return {
    coverage: asked(async (prepared, input, work) => {
      const start = performance.now();
      const value = await coverageOf(prepared, work, input?.filter ?? NO_FILTER);
      return { ...value, elapsedMilliseconds: performance.now() - start };
    }),
    overlaps: asked((prepared, { districts }, work) => overlapsOf(prepared, districts, work)),
    shoreline: asked((prepared, { versionId }, work) => shorelineOf(prepared, work, versionId)),
    async changes({ layerId, before }, work) {
      const prepared = opened();
      return prepared ? changesOf(prepared, work, layerId, before) : notOpen;
    },
    async footprintsInChange({ layerId, before, footprints }, work) {
      const prepared = opened();
      if (!prepared) return notOpen;
      const changes = await changesOf(prepared, work, layerId, before);
      if (!changes.ok) return changes;
      const value = await footprintsInChange(prepared, work, layerId, before, footprints, changes.value.pieces);
      return { ok: true, value, problems: changes.problems };
    },
    footprintInVersions: asked((prepared, input, work) => footprintInVersions(prepared, work, input)),
    async services({ serviceId }, work) {
      const prepared = opened();
      if (!prepared) return notOpen;
      const service = prepared.city.services.find((s) => s.id === serviceId);
      return service ? serviceCoverage(prepared, work, service) : { ok: true, value: null, problems: [] };
    },
    siteTable: asked((prepared, { day }, work) => siteTable(prepared, day, work)),
    indicatorFacts: asked((prepared, _, work) => indicatorFacts(prepared, work)),
    trace: asked(traceRegion),
    recheckCoverage: asked((prepared, _, work) => recheckCoverage(prepared, work)),
  };
}

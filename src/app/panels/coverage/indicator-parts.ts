/** What the indicators are worked out from, as far as the computing thread has answered. Pure. */
import type { City } from '../../../domain/city.ts';
import type { CoverageSettings, IndicatorParts, Part } from '../../../domain/coverage/indicator.ts';
import { type IndicatorNeeds, indicatorNeeds } from '../../../domain/coverage/indicator-parts.ts';
import {
  type CoverageParts,
  type PartInput,
  type PartName,
  type PartResult,
  type PartState,
  partOf,
} from '../../state/coverage-types.ts';

/** A question to the computing thread. */
export type Asked = { readonly [N in PartName]: { readonly name: N; readonly input: PartInput<N> } }[PartName];

/** Everything that the board of a city asks for. `day`: YYYY-MM-DD, for terms. */
export function askedFor(city: City, settings: CoverageSettings, day: string): Asked[] {
  const { changes, shorelineBefore, serviceIds } = indicatorNeeds(city, settings);
  return [
    { name: 'indicatorFacts', input: null },
    { name: 'shoreline', input: { versionId: null } },
    ...(shorelineBefore === null ? [] : [{ name: 'shoreline', input: { versionId: shorelineBefore } } as const]),
    ...changes.map((input) => ({ name: 'changes', input }) as const),
    ...serviceIds.map((serviceId) => ({ name: 'services', input: { serviceId } }) as const),
    { name: 'siteTable', input: { day } },
    { name: 'overlaps', input: { districts: null } },
  ];
}

export function partsFor(parts: CoverageParts, needs: IndicatorNeeds, day: string): IndicatorParts {
  const part = <N extends PartName>(name: N, input: PartInput<N>): Part<NonNullable<PartResult<N>>> =>
    answered(partOf(parts, name, input));
  const { changes, shorelineBefore, serviceIds } = needs;
  return {
    facts: part('indicatorFacts', null),
    overlaps: part('overlaps', { districts: null }),
    shoreline: part('shoreline', { versionId: null }),
    shorelineBefore:
      shorelineBefore === null ? { state: 'ready', value: null } : part('shoreline', { versionId: shorelineBefore }),
    changes: Object.fromEntries(changes.map((input) => [input.layerId, part('changes', input)])),
    services: Object.fromEntries(serviceIds.map((serviceId) => [serviceId, part('services', { serviceId })])),
    sites: part('siteTable', { day }),
  };
}

/** As it was answered by the computing thread. */
export function answered<N extends PartName>(state: PartState<N>): Part<NonNullable<PartResult<N>>> {
  if (state.kind === 'done') return { state: 'ready', value: state.result ?? null };
  return state.kind === 'failed' ? { state: 'failed', problems: state.problems } : { state: 'pending' };
}

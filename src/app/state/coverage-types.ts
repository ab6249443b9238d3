/** The parts of the coverage board that are asked for one by one, each as far as it is. */
import type { Problem } from '../../domain/problems.ts';
import type { CoverageCalls } from '../../worker/coverage-calls.ts';

/** Parts by the call that answers them. */
export type PartName = 'overlaps' | 'shoreline' | 'changes' | 'services' | 'siteTable' | 'indicatorFacts';
export type PartInput<N extends PartName> = CoverageCalls[N]['input'];
export type PartResult<N extends PartName> =
  Extract<CoverageCalls[N]['output'], { readonly ok: true }> extends { readonly value: infer V } ? V : never;

export type PartState<N extends PartName> =
  | { readonly kind: 'none' }
  /** `share` of the work that is done, 0 to 1. */
  | { readonly kind: 'running'; readonly share: number }
  | { readonly kind: 'done'; readonly result: PartResult<N> }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

/** By name and input (`partKey`): a board asks several layers and services the same question. */
export type CoverageParts = Readonly<Record<string, PartState<PartName>>>;

export const NO_PARTS: CoverageParts = {};

export const partKey = <N extends PartName>(name: N, input: PartInput<N>): string => `${name} ${JSON.stringify(input)}`;

const NONE = { kind: 'none' } as const;

export const partOf = <N extends PartName>(parts: CoverageParts, name: N, input: PartInput<N>): PartState<N> =>
  (parts[partKey(name, input)] as PartState<N> | undefined) ?? NONE;

/** Null unless the part is there. */
export function partResult<N extends PartName>(
  parts: CoverageParts,
  name: N,
  input: PartInput<N>,
): PartResult<N> | null {
  const state = partOf(parts, name, input);
  return state.kind === 'done' ? state.result : null;
}

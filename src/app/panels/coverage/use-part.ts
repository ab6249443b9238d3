import { useEffect } from 'react';
import { requestPart } from '../../state/coverage.ts';
import { type PartInput, type PartName, type PartState, partOf } from '../../state/coverage-types.ts';
import { useApp } from '../../state/store.ts';

/** A part of the board, asked for when it is first shown; `input` is compared by its text. */
export function usePart<N extends PartName>(name: N, input: PartInput<N>): PartState<N> {
  const isReady = useApp((s) => s.opening === 'ready' && s.open !== null);
  const state = useApp((s) => partOf(s.coverageParts, name, input));
  const isAsked = state.kind !== 'none';
  const key = JSON.stringify(input);
  useEffect(() => {
    if (isReady && !isAsked) void requestPart(name, JSON.parse(key));
  }, [name, key, isReady, isAsked]);
  return state;
}

/** Calls of the computing thread whose failure is an answer. */
import type { Calls } from '../../worker/calls.ts';
import { type CallOptions, CancelledError } from '../../worker/connect.ts';
import type { CoverageCalls } from '../../worker/coverage-calls.ts';
import { compute } from '../compute.ts';

type Asked = 'check' | 'netGround' | 'advise' | 'freeGround' | keyof CoverageCalls;

/** What was thrown there comes as a problem; null where the call was cancelled. */
export async function ask<N extends Asked>(
  name: N,
  input: Calls[N]['input'],
  options?: CallOptions,
): Promise<Calls[N]['output'] | null> {
  try {
    return await compute().call(name, input, options);
  } catch (error) {
    if (error instanceof CancelledError) return null;
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ code: 'computation-failed', severity: 'error', where: {}, values: { message } }] };
  }
}

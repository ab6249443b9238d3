/** The computing thread, started once. */
import { type Caller, connect } from '../worker/connect.ts';

let caller: Caller | null = null;

export function compute(): Caller {
  caller ??= connect(new Worker(new URL('../worker/overlay.worker.ts', import.meta.url), { type: 'module' }));
  return caller;
}

/** The computing thread, started once. */
import { type Caller, connect } from '../worker/connect.ts';
import { ownFiles } from './offline/from-server.ts';

let caller: Caller | null = null;

export function compute(): Caller {
  caller ??= connect(ownFiles.startThread('overlay'));
  return caller;
}

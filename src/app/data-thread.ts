/** The thread that reads and writes files: started when first needed, ended where the user cancels, started anew after. */

import { type Caller, connect } from '../worker/connect.ts';
import type { DataCalls } from '../worker/data-calls.ts';
import { ownFiles } from './offline/from-server.ts';

let thread: { readonly worker: Worker; readonly caller: Caller<DataCalls> } | null = null;

export function dataThread(): Caller<DataCalls> {
  if (!thread) {
    const worker = ownFiles.startThread('data');
    thread = { worker, caller: connect<DataCalls>(worker) };
  }
  return thread.caller;
}

/** A reader may be deep in a library that cannot be asked to stop: the thread goes, and what it had open with it. */
export function endDataThread(): void {
  thread?.worker.terminate();
  thread = null;
}

/** Threads of Node for large work; they do not keep the process alive. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Crew } from '../engine/index.ts';
import { makeCrew } from '../worker/crew.ts';

const MOST_THREADS = 8;

/** The threads read TypeScript as this process does: the loader first, then the entry. */
const START = `
  const { loader, entry } = require('node:worker_threads').workerData;
  import(loader).then(({ register }) => {
    register();
    return import(entry);
  });
`;

/** A crew of as many threads as the machine runs at once, or null where that is one. */
export function nodeCrew(size = Math.min(MOST_THREADS, availableParallelism())): Crew | null {
  if (size < 2) return null;
  return makeCrew(size, () => {
    const thread = new Worker(START, {
      eval: true,
      execArgv: [],
      workerData: {
        loader: import.meta.resolve('tsx/esm/api'),
        entry: new URL('./crew-thread.ts', import.meta.url).href,
      },
    });
    thread.unref();
    return {
      postMessage: (message) => thread.postMessage(message),
      addEventListener: (type, listener) => thread.on(type, (data) => listener({ data })),
    };
  });
}

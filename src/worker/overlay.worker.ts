import type { Port } from './connect.ts';
import { makeCrew } from './crew.ts';
import { makeHandlers } from './handlers.ts';
import { serve } from './serve.ts';
import { startCrew } from './start-crew.ts';

/** More threads than this only wait for memory. */
const MOST_THREADS = 4;

const threads = Math.min(MOST_THREADS, navigator.hardwareConcurrency);

serve(globalThis as unknown as Port, makeHandlers(), threads > 1 ? makeCrew(threads, startCrew) : null, ['drawLarge']);

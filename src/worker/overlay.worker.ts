import type { Port } from './connect.ts';
import { makeHandlers } from './handlers.ts';
import { serve } from './serve.ts';

serve(globalThis as unknown as Port, makeHandlers());

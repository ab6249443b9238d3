import type { Port } from './connect.ts';
import { makeDataHandlers } from './data-handlers.ts';
import { serve } from './serve.ts';

serve(globalThis as unknown as Port, makeDataHandlers(), null, ['take', 'mend', 'write', 'bands']);

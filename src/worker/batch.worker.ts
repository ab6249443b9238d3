import { makeBatchHandlers } from './batch-handlers.ts';
import type { Port } from './connect.ts';
import { serve } from './serve.ts';

serve(globalThis as unknown as Port, makeBatchHandlers(), null, ['screen']);

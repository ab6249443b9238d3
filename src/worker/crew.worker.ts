import type { Port } from './connect.ts';
import { serveCrew } from './crew.ts';

serveCrew(globalThis as unknown as Port);

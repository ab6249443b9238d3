/** Shore zones for cities whose banks are not laid out stretch by stretch. */
import type { ShoreShare } from '../plan.ts';
/** Shares that run through the four zones in turn, and one stretch left unclassified on the bank that asks for it. */
export declare function usualZones(rounds: number, unclassified: boolean): ShoreShare[];

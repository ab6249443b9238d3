/** Kangbashi 康巴什, a district of Ordos, on a tributary: no river bands apply. */
import type { CityPlan } from '../plan.ts';
export declare const kangbashi: CityPlan;

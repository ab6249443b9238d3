/** Wuhai's three distances, shown for reference along the Yellow River in other cities. */
import type { CityPlan } from '../plan.ts';
export declare const yellowRiverReference: (thinning: number) => CityPlan['bands'];

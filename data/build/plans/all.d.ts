/** The cities in the order of the list. */
import type { CityPlan } from '../plan.ts';
export declare const plans: readonly CityPlan[];

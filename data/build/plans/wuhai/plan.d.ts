/** Wuhai 乌海, the city shown most completely. */
import type { CityPlan } from '../../plan.ts';
export declare const wuhai: CityPlan;

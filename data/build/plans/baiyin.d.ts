/** Baiyin 白银: five districts on both banks of the upper Yellow River. */
import type { CityPlan } from '../plan.ts';
export declare const baiyin: CityPlan;

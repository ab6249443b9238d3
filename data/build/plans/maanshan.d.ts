/** Ma'anshan 马鞍山: on both banks of the lower Yangtze. */
import type { CityPlan } from '../plan.ts';
export declare const maanshan: CityPlan;

/** Ordos 鄂尔多斯: nine banners and districts within the great bend of the Yellow River. */
import type { CityPlan } from '../plan.ts';
export declare const ordos: CityPlan;

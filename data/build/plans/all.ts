/** The cities in the order of the list. */
import type { CityPlan } from '../plan.ts';
import { wuhai } from './wuhai/plan.ts';

export const plans: readonly CityPlan[] = [wuhai];

/** The cities in the order of the list. */
import type { CityPlan } from '../plan.ts';
import { baiyin } from './baiyin.ts';
import { kangbashi } from './kangbashi.ts';
import { maanshan } from './maanshan.ts';
import { ordos } from './ordos.ts';
import { wuhai } from './wuhai/plan.ts';

export const plans: readonly CityPlan[] = [wuhai, ordos, baiyin, maanshan, kangbashi];

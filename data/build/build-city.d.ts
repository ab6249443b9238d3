/** One city, from its plan to its files. */
import type { City } from '../../src/domain/city.ts';
import type { CityPlan } from './plan.ts';
import { type BuiltLayer } from './records.ts';
export interface BuiltCity {
    readonly city: City;
    readonly layers: readonly BuiltLayer[];
    readonly files: Map<string, string>;
}
export declare function buildCity(plan: CityPlan): Promise<BuiltCity>;

/** The city record: what every layer is, where it comes from and how good it is. */
import { type City } from '../../src/domain/city.ts';
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import type { CityPlan } from './plan.ts';
/** A layer as built: its states, the one in force first. */
export interface BuiltLayer {
    readonly id: string;
    readonly versions: readonly {
        readonly id: string;
        readonly features: readonly LayerFeature[];
    }[];
    /** Where it differs from the kind's own. */
    readonly source?: City['name'];
}
export declare function cityRecord(plan: CityPlan, layers: readonly BuiltLayer[], extent: City['extent'], bandError: number): City;
/** Everything a city's folder holds, as text by file name. */
export declare function cityFiles(city: City, layers: readonly BuiltLayer[]): Map<string, string>;

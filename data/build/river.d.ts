/** The layers made around the river: water, management range, shore zones, bands. */
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import type { District } from './borders.ts';
import { type Area, type Frame, type Ring } from './grid.ts';
import type { CityPlan } from './plan.ts';
export interface River {
    readonly course: Ring;
    readonly courseSource: {
        zh: string;
        en: string;
    };
    readonly water: Area;
    readonly lake: Area;
    readonly range: Area;
}
export declare function buildRiver(plan: CityPlan, frame: Frame, districts: readonly District[]): River;
export declare function waterFeatures(plan: CityPlan, frame: Frame, river: River): LayerFeature[];
export declare function lakeFeatures(plan: CityPlan, river: River): LayerFeature[];
export declare function courseFeatures(plan: CityPlan, river: River): LayerFeature[];
/** Shore zones: stretches of the range's own outline, cut at its vertices. */
export declare function shoreFeatures(plan: CityPlan, range: Area): LayerFeature[];

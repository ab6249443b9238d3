/** Small things strewn over the city: parks, bus stops, remediation sites and blocks. */
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { type Area, type Frame } from './grid.ts';
import type { CityPlan } from './plan.ts';
export interface Surroundings {
    readonly city: Area;
    readonly builtUp: Area;
    readonly range: Area;
}
export declare function miningGround(plan: CityPlan, frame: Frame, around: Surroundings): Area;
export declare function parkFeatures(plan: CityPlan, frame: Frame, around: Surroundings): LayerFeature[];
/** Stops on an uneven grid over the built-up ground. */
export declare function stopFeatures(plan: CityPlan, frame: Frame, around: Surroundings): LayerFeature[];
export declare function coalParkFeatures(plan: CityPlan, frame: Frame, around: Surroundings): LayerFeature[];
export declare function blockFeatures(plan: CityPlan, frame: Frame, around: Surroundings, mining: Area): LayerFeature[];
export declare function siteFeatures(plan: CityPlan, frame: Frame, around: Surroundings, mining: Area): LayerFeature[];

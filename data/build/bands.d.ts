import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { type Frame } from './grid.ts';
import type { CityPlan } from './plan.ts';
export declare function bandFeatures(plan: CityPlan, frame: Frame, range: LayerFeature): Promise<{
    features: LayerFeature[];
    error: number;
}>;

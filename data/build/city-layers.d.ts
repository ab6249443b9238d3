/** The layers of a city that share borders: all are sets of faces of one arrangement. */
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import type { District } from './borders.ts';
import type { Area, Frame } from './grid.ts';
import type { CityPlan } from './plan.ts';
export interface Ground {
    readonly districts: readonly District[];
    readonly neighbours: readonly District[];
    readonly range: Area;
}
export type SharedLayers = Record<'districts' | 'neighbours' | 'management-range' | 'red-line' | 'red-line-before' | 'ecological-space' | 'protected-areas' | 'built-up' | 'water-sources', LayerFeature[]>;
export declare function buildShared(plan: CityPlan, frame: Frame, ground: Ground): SharedLayers;
export declare const id: (prefix: string, index: number) => string;

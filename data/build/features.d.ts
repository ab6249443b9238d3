/** Features as the layer files hold them. */
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { type Area, type Point, type Ring } from './grid.ts';
type Columns = Record<string, string | number>;
/** A feature, or none where nothing is left of the shape. */
export declare function polygonFeature(id: string, name: string, cls: string, area: Area, columns: Columns): LayerFeature[];
export declare function lineFeature(id: string, name: string, cls: string, line: Ring, columns: Columns): LayerFeature;
export declare function pointFeature(id: string, name: string, cls: string, at: Point, columns: Columns): LayerFeature;
export {};

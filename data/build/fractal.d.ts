import { type Area, type Frame, type Point } from './grid.ts';
import { type Shape } from './plan.ts';
export interface Ragged {
    /** Sideways shift of an edge's middle as a share of its length. */
    readonly roughness: number;
    /** Edges are split until they are shorter than this, metres. */
    readonly edge: number;
}
/** Edges of a given outline displaced; holes are dropped. */
export declare function raggedOutline(name: string, area: Area, frame: Frame, ragged: Ragged): Area;
export interface Spot {
    readonly at: Point;
    /** Mean radius, metres. */
    readonly radius: number;
    /** Length over width; 1 is round. */
    readonly stretch?: number;
    /** Direction of the length, degrees from east, counter-clockwise. */
    readonly turn?: number;
}
/** Rough spot about a point: corners on an uneven ellipse, then displaced edges. */
export declare function raggedSpot(name: string, spot: Spot, frame: Frame, ragged: Ragged): Area;
/** A shape of either kind. */
export declare function raggedShape(name: string, shape: Shape, frame: Frame, ragged: Ragged): Area;

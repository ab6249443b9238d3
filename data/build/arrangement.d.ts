import { type Area } from './grid.ts';
export interface Face {
    readonly area: Area;
    readonly cells: number;
    /** Names of the sources the face lies in. */
    readonly in: ReadonlySet<string>;
}
export declare function arrange(sources: ReadonlyMap<string, Area>): Face[];
/** One area out of faces; every vertex stays. */
export declare function join(chosen: readonly Face[]): Area;
/** Without parts and holes smaller than `least` grid cells: leavings of the cutting, too small to mean anything. */
export declare function withoutSpecks(area: Area, least: number): Area;

import { type Area } from './grid.ts';
export interface District {
    readonly code: string;
    readonly name: string;
    readonly area: Area;
}
export interface BorderPlan {
    /** Shape files of the source, the city's own first: where two overlap, the earlier keeps the ground. */
    readonly files: readonly string[];
    /** Whether a district of those files belongs to the city; the others are neighbours. */
    readonly own: (code: string) => boolean;
    /** West, south, east, north, degrees: neighbours are cut off here. */
    readonly box: readonly [number, number, number, number];
    /** Visvalingam-Whyatt tolerance in degrees, 0 to keep every vertex. */
    readonly tolerance: number;
}
export interface Borders {
    readonly own: District[];
    readonly neighbours: District[];
    /** All of them with the neighbours' borders in full, for the river's course along them. */
    readonly full: District[];
}
export declare function readDistricts(plan: BorderPlan): Borders;

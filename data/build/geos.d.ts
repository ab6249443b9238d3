/** GEOS on grid areas: every function takes and gives plain coordinates and leaves nothing behind in its memory. */
import type { Geometry } from 'geojson';
import { type Area, type Point, type Ring } from './grid.ts';
/** The overlays keep to whole grid cells (1). */
export declare const union: (area: Area) => Area;
export declare const intersection: (a: Area, b: Area) => Area;
export declare const difference: (a: Area, b: Area) => Area;
export declare const makeValid: (area: Area) => Area;
/** Union of faces that fit vertex to vertex: keeps every vertex. */
export declare const dissolve: (faces: Area) => Area;
/** Buffer in grid units; cells are taller than wide, so it is round only nearly: for shapes that are made up. */
export declare const buffer: (area: Area, width: number, quarterSteps?: number) => Area;
/** Fewer vertices, none farther than `tolerance`, in the units of the area; stays valid. */
export declare const simplify: (area: Area, tolerance: number) => Area;
/** Round buffer of lines. */
export declare function bufferLines(parts: readonly Ring[], width: number, quarterSteps?: number): Area;
/**
 * Simplify areas that share borders so that they go on sharing them (Visvalingam and Whyatt). `inner` leaves alone the
 * borders that belong to one area only.
 */
export declare function simplifyCoverage(areas: readonly Area[], tolerance: number, inner?: boolean): Area[];
/** Faces of the plane cut by `parts`, crossings included, on whole grid cells. */
export declare function faces(parts: readonly Ring[]): Area[];
/** A point well inside. */
export declare function inside(area: Area): Point;
/** Test of points against one area, fast for many points. */
export declare function tester(area: Area): {
    contains(point: Point): boolean;
    free(): void;
};
/** What is wrong with a geometry, or null where it is valid. */
export declare function fault(geometry: Geometry): string | null;

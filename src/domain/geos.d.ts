/**
 * GEOS (in WebAssembly) for what the overlay engine does not do: validity, repair, dissolving, planar buffers. Loaded on
 * first use, since the module is large. Coordinates are taken as a plane, in whatever units they come; polygons are
 * polygon -> ring -> [x, y] with closed rings. A failure inside GEOS comes back as a problem, never as an empty result.
 */
import type { PolygonCoordinates } from './feature-table.ts';
import type { Outcome, Problem, ProblemCode } from './problems.ts';
import { type WkbSource } from './wkb.ts';
export interface Validity {
    readonly valid: boolean;
    /** What is wrong at `position`; null where nothing is. */
    readonly reason: ProblemCode | null;
    readonly position: readonly [number, number] | null;
}
export interface Geos {
    isValid(polygons: PolygonCoordinates): Outcome<Validity>;
    /** Valid polygons that cover what the rings enclose; overlapping polygons are merged, lines and points left out. */
    makeValid(polygons: PolygonCoordinates): Outcome<PolygonCoordinates>;
    /** Dissolve: each polygon must be valid by itself, they may overlap each other. */
    union(polygons: PolygonCoordinates): Outcome<PolygonCoordinates>;
    /** Round joins and round caps. A quarter circle gets `quadrantSegments` chords, their ends on the circle. */
    buffer(source: WkbSource, distance: number, quadrantSegments: number): Outcome<PolygonCoordinates>;
    intersection(a: PolygonCoordinates, b: PolygonCoordinates): Outcome<PolygonCoordinates>;
    difference(a: PolygonCoordinates, b: PolygonCoordinates): Outcome<PolygonCoordinates>;
    /** Planar area in squared units of the coordinates. */
    area(polygons: PolygonCoordinates): Outcome<number>;
}
/** A GEOS failure where the caller has no use for problems; carries the problem it stands for. */
export declare class GeosFailure extends Error {
    readonly problem: Problem;
    constructor(problem: Problem);
}
/** The value of an outcome; throws GeosFailure with the first problem where there is none. */
export declare function unwrap<T>(outcome: Outcome<T>): T;
/** The one GEOS of this thread, loaded when first asked for. */
export declare function loadGeos(): Promise<Geos>;

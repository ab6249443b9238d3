/**
 * Units. Everything is built on a grid of whole millionths of a degree (about 0.1 m), so that a border written twice is
 * the same to the last bit; shapes are thought out in metres in a local frame and set down on the grid.
 */
export type Point = readonly number[];
export type Ring = Point[];
/** Polygons on the grid: polygon -> ring -> [x, y], rings closed, whole numbers. */
export type Area = Ring[][];
export declare const PER_DEGREE = 1000000;
export declare const toGrid: (degrees: Point) => Point;
/** Division of a whole number by a power of ten is correctly rounded, so six decimals are printed and no more. */
export declare const toDegrees: (grid: Point) => number[];
/** Local metres, good to a few percent across a city: enough for shapes that are made up, never used for measuring. */
export interface Frame {
    toMetres(grid: Point): Point;
    toGrid(metres: Point): Point;
    /** Square metres of one grid cell. */
    readonly cell: number;
}
export declare function frameAt(lonLat: Point): Frame;
export declare const distance: (a: Point, b: Point) => number;
export declare const along: (a: Point, b: Point, t: number) => Point;
/** Twice the signed area, positive where the ring runs counter-clockwise; taken from the first vertex against loss of digits. */
export declare function doubleArea(ring: Ring): number;
/** Outer rings counter-clockwise and holes clockwise, as RFC 7946 wants them. */
export declare function orient(area: Area): Area;
/** Area in grid cells. */
export declare function cells(area: Area): number;
/** Nearest of `points` to `target`, by index; distances in the units of the points. */
export declare function nearest(points: readonly Point[], target: Point): number;

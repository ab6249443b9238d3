import type { Plane } from '../geodesy/gauss-kruger.ts';
/** The point of a boundary nearest to some position. */
export interface Nearest {
    /** Geodesic metres; 0 on the boundary itself. */
    readonly distanceMetres: number;
    /** The foot: longitude, latitude, degrees. */
    readonly lon: number;
    readonly lat: number;
    /** Direction from the foot to the position, degrees clockwise from north; arbitrary at distance 0. */
    readonly azimuthDegrees: number;
}
/** The line cut into pieces short enough for a plane; keeps every vertex. Longitude, latitude, degrees. */
export declare function densify(line: readonly (readonly number[])[]): number[][];
export declare class BoundaryDistance {
    private readonly plane;
    private readonly index;
    /** Per piece: longitude, latitude of both ends; and the same in the plane. */
    private readonly degrees;
    private readonly metres;
    /** `lines`: densified lines or closed rings, longitude, latitude; a point is a line of one vertex. */
    constructor(lines: readonly (readonly (readonly number[])[])[], plane: Plane);
    /** The nearest point of the boundary. */
    nearest(lon: number, lat: number): Nearest;
    /** Foot of the perpendicular on a piece, as its share `t` of the piece, and the squared distance, in the plane. */
    private planar;
}

import type { PolygonCoordinates } from './feature-table.ts';
import { type Geos } from './geos.ts';
import type { WkbSource } from './wkb.ts';
export declare class Offsetter {
    private readonly geos;
    private readonly plane;
    private readonly boundary;
    /** The source in the plane, cut into short pieces. */
    private readonly planar;
    /** `source` in longitude, latitude, degrees; polygons valid and closed. */
    constructor(geos: Geos, source: WkbSource);
    /** Everything within `metres` of the source, the source included. Valid polygons, longitude, latitude. */
    within(metres: number): PolygonCoordinates;
    /** Largest difference from `metres` at the vertices of the rings and at three places along each edge, metres. */
    largestErrorMetres(polygons: PolygonCoordinates, metres: number): number;
    /** Buffer `start` (plane) by `step`, then put every ring at `metres` from the source, edges within `tolerance`. */
    private trace;
    /** The position put at `metres` from the boundary: along the geodesic from its nearest point, again where that changes. */
    private move;
    /** Insert vertices until the edges keep the distance. */
    private refine;
    /** Leave out vertices that lie within `tolerance` of the line without them (Douglas and Peucker, in the plane). */
    private simplify;
    /** Moving vertices by centimetres can make a narrow neck cross itself: mended here, and only then. */
    private valid;
}

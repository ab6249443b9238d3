/** Northing first: the published axis order of EPSG 4491-4554. */
export interface Projected {
    readonly northingMetres: number;
    readonly eastingMetres: number;
}
export interface GaussKrugerZone {
    readonly epsg: number;
    readonly widthDegrees: 3 | 6;
    readonly zone: number;
    readonly centralMeridianDegrees: number;
    /** 500 000, with the zone number in front of it in the systems that write it. */
    readonly falseEastingMetres: number;
    readonly zonePrefixed: boolean;
}
/** A plane in metres around a central meridian; conformal, scale 1 on the meridian. */
export interface Plane {
    /** [longitude, latitude] to [easting, northing]. */
    forward(lon: number, lat: number): [number, number];
    /** [easting, northing] to [longitude, latitude]. */
    inverse(easting: number, northing: number): [number, number];
}
/** The zone behind an EPSG code, or null where the code is no Gauss-Kruger zone of CGCS2000. */
export declare function gaussKrugerZone(epsg: number): GaussKrugerZone | null;
/** The EPSG code of a zone, or null where CGCS2000 has no such zone. */
export declare function epsgOfZone(widthDegrees: 3 | 6, zone: number, zonePrefixed: boolean): number | null;
/** The 3-degree zone whose central meridian is nearest; on a border (118.5 E) the eastern one. */
export declare function defaultZone(lonDegrees: number): number;
/** A transverse Mercator plane on the ellipsoid of CGCS2000; its origin is the equator on the central meridian. */
export declare function transverseMercator(centralMeridianDegrees: number, falseEastingMetres?: number): Plane;
/** Longitude, latitude to the zone's plane. Throws for a code that is no Gauss-Kruger zone of CGCS2000. */
export declare function toProjected(epsg: number, lonDegrees: number, latDegrees: number): Projected;
/** The zone's plane to [longitude, latitude]. Throws for a code that is no Gauss-Kruger zone of CGCS2000. */
export declare function toGeographic(epsg: number, northingMetres: number, eastingMetres: number): [number, number];

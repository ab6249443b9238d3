/**
 * Gauss-Kruger zones of CGCS2000 and local transverse Mercator planes. The series is Kruger's to the sixth order, through
 * proj4: good to a fraction of a millimetre within several zones of the central meridian. Degrees and metres.
 */
import proj4 from 'proj4';

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

/** A plane in metres around a central meridian; conformal. */
export interface Plane {
  /** [longitude, latitude] to [easting, northing]. */
  forward(lon: number, lat: number): [number, number];
  /** [easting, northing] to [longitude, latitude]. */
  inverse(easting: number, northing: number): [number, number];
}

/** EPSG 4513-4533 and 4534-4554 (3 degrees, zones 25-45), 4491-4501 and 4502-4512 (6 degrees, zones 13-23). */
const FAMILIES = [
  { first: 4491, firstZone: 13, count: 11, widthDegrees: 6, zonePrefixed: true },
  { first: 4502, firstZone: 13, count: 11, widthDegrees: 6, zonePrefixed: false },
  { first: 4513, firstZone: 25, count: 21, widthDegrees: 3, zonePrefixed: true },
  { first: 4534, firstZone: 25, count: 21, widthDegrees: 3, zonePrefixed: false },
] as const;

/** The zone behind an EPSG code, or null where the code is no Gauss-Kruger zone of CGCS2000. */
export function gaussKrugerZone(epsg: number): GaussKrugerZone | null {
  for (const family of FAMILIES) {
    const step = epsg - family.first;
    if (!Number.isInteger(step) || step < 0 || step >= family.count) continue;
    const { widthDegrees, zonePrefixed } = family;
    const zone = family.firstZone + step;
    return {
      epsg,
      widthDegrees,
      zone,
      centralMeridianDegrees: widthDegrees === 3 ? 3 * zone : 6 * zone - 3,
      falseEastingMetres: 500_000 + (zonePrefixed ? zone * 1_000_000 : 0),
      zonePrefixed,
    };
  }
  return null;
}

/** The EPSG code of a zone, or null where CGCS2000 has no such zone. */
export function epsgOfZone(widthDegrees: 3 | 6, zone: number, zonePrefixed: boolean): number | null {
  const family = FAMILIES.find((f) => f.widthDegrees === widthDegrees && f.zonePrefixed === zonePrefixed)!;
  const step = zone - family.firstZone;
  return Number.isInteger(step) && step >= 0 && step < family.count ? family.first + step : null;
}

/** The 3-degree zone whose central meridian is nearest; on a border (118.5 E) the eastern one. */
export function defaultZone(lonDegrees: number): number {
  return Math.floor((lonDegrees + 1.5) / 3);
}

const planes = new Map<string, Plane>();

/**
 * A transverse Mercator plane on the ellipsoid of CGCS2000; its origin is the equator on the central meridian, `scale` that
 * of the meridian.
 */
export function transverseMercator(centralMeridianDegrees: number, falseEastingMetres = 0, scale = 1): Plane {
  const text = `+proj=etmerc +lat_0=0 +lon_0=${centralMeridianDegrees} +k=${scale} +x_0=${falseEastingMetres} +y_0=0 +ellps=GRS80 +units=m +no_defs`;
  const known = planes.get(text);
  if (known) return known;
  const projection = proj4(text);
  const plane: Plane = {
    forward: (lon, lat) => projection.forward([lon, lat]) as [number, number],
    inverse: (easting, northing) => projection.inverse([easting, northing]) as [number, number],
  };
  planes.set(text, plane);
  return plane;
}

function planeOf(epsg: number): Plane {
  const zone = gaussKrugerZone(epsg);
  if (!zone) throw new RangeError(`EPSG:${epsg} is not a Gauss-Kruger zone of CGCS2000 (4491 to 4554)`);
  return transverseMercator(zone.centralMeridianDegrees, zone.falseEastingMetres);
}

/** Longitude, latitude to the zone's plane. Throws for a code that is no Gauss-Kruger zone of CGCS2000. */
export function toProjected(epsg: number, lonDegrees: number, latDegrees: number): Projected {
  const [eastingMetres, northingMetres] = planeOf(epsg).forward(lonDegrees, latDegrees);
  return { northingMetres, eastingMetres };
}

/** The zone's plane to [longitude, latitude]. Throws for a code that is no Gauss-Kruger zone of CGCS2000. */
export function toGeographic(epsg: number, northingMetres: number, eastingMetres: number): [number, number] {
  return planeOf(epsg).inverse(eastingMetres, northingMetres);
}

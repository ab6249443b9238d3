/** The old `crs` member of GeoJSON: which coordinate system the file says it is in. */
import type { Problem } from '../domain/problems.ts';
import { gaussKrugerZone } from '../geodesy/gauss-kruger.ts';

/** Degrees on CGCS2000, on WGS 84 (taken as CGCS2000: the difference is centimetres), both with heights; OGC's CRS84. */
const DEGREES = new Set([4490, 4480, 4326, 4979, 84]);
const WEB_MERCATOR = new Set([3857, 900913, 102100, 102113, 3785]);

/** What a `crs` member says against reading the coordinates as degrees; null where it says nothing or degrees. */
export function crsProblem(root: unknown): Problem | null {
  const name = crsName(root);
  if (name === null) return null;
  // "EPSG:3857", "urn:ogc:def:crs:EPSG::3857", "urn:ogc:def:crs:OGC:1.3:CRS84", "http://www.opengis.net/def/crs/EPSG/0/3857"
  const code = Number(/(\d+)\s*$/.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(code) || DEGREES.has(code)) return null;
  const values = { crs: name, epsg: code };
  if (WEB_MERCATOR.has(code)) return { code: 'coordinates-web-mercator', severity: 'error', where: {}, values };
  const zone = gaussKrugerZone(code);
  const about = zone ? { ...values, zone: zone.zone, centralMeridian: zone.centralMeridianDegrees } : values;
  return { code: 'coordinates-projected', severity: 'error', where: {}, values: about };
}

function crsName(root: unknown): string | null {
  const { crs } = (root ?? {}) as { crs?: { properties?: { name?: unknown; code?: unknown } } | null };
  const name = crs?.properties?.name ?? crs?.properties?.code;
  return typeof name === 'string' || typeof name === 'number' ? String(name) : null;
}

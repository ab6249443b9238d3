/** The old `crs` member of GeoJSON: which coordinate system the file says it is in. */
import type { CrsStatement } from './raw-layer.ts';

/** What a `crs` member says, word for word; null where there is none. CRS84 is EPSG 4326 with longitude first. */
export function crsStatement(root: unknown): CrsStatement | null {
  const name = crsName(root);
  if (name === null) return null;
  const code = codeOf(name);
  return { from: 'crs-member', epsg: code === 84 ? 4326 : Number.isNaN(code) ? null : code, text: name };
}

/** "EPSG:3857", "urn:ogc:def:crs:EPSG::3857", "urn:ogc:def:crs:OGC:1.3:CRS84", "http://www.opengis.net/def/crs/EPSG/0/3857" */
function codeOf(name: string): number {
  return Number(/(\d+)\s*$/.exec(name)?.[1] ?? Number.NaN);
}

function crsName(root: unknown): string | null {
  const { crs } = (root ?? {}) as { crs?: { properties?: { name?: unknown; code?: unknown } } | null };
  const name = crs?.properties?.name ?? crs?.properties?.code;
  return typeof name === 'string' || typeof name === 'number' ? String(name) : null;
}

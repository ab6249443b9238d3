/**
 * What a file's statement of its coordinate system comes to. A .prj is read by its parameters, since names are spelt in many
 * ways and do not always tell the truth; codes and names count where there is nothing else.
 */
import type { StatedSystem } from '../domain/placement.ts';
import { crsOf, refusedName } from '../geodesy/crs.ts';
import { epsgOfZone } from '../geodesy/gauss-kruger.ts';
import { looksLikeWkt, readWkt, type WktSystem } from './crs-wkt.ts';
import type { CrsStatement } from './raw-layer.ts';

/** Longest text that is handed on, characters. */
const SHOWN = 80;
const shown = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
};
const unknown = (text: string): StatedSystem => ({ kind: 'unknown', text: shown(text) });

/**
 * The system that a statement means. Only CGCS2000 is a `system`; WGS 84 and ITRF are `taken` for it, since they differ by
 * centimetres; other datums and projections are `unknown` and keep their name. A header that names CGCS2000 without a zone
 * says nothing of where metres lie, so it comes to `none`.
 */
export function interpretStatement(statement: CrsStatement | null): StatedSystem {
  if (!statement) return { kind: 'none' };
  const { epsg, text } = statement;
  const byCode = epsg === null ? null : ofCode(epsg, text);
  if (byCode && byCode.kind !== 'unknown') return byCode;
  const words = text?.trim() ?? '';
  const byText = words === '' ? zoneOf(statement, 'CGCS2000') : ofText(words, statement);
  return byText.kind === 'unknown' || byText.kind === 'none' ? (byCode ?? byText) : byText;
}

/** A code of EPSG; `name` is what the file calls it. */
function ofCode(epsg: number, name: string | null): StatedSystem {
  const refused = refusedName(epsg);
  if (refused) return { kind: 'refused', name: refused, epsg };
  const crs = crsOf(epsg);
  if (!crs) return unknown(name && !looksLikeWkt(name) ? name : `EPSG:${epsg}`);
  return crs.epsg >= 4490 && crs.epsg <= 4554
    ? { kind: 'system', epsg: crs.epsg }
    : { kind: 'taken', epsg: crs.epsg, name: crs.name };
}

const CODE = /^(?:EPSG|ESRI)?:*\s*(\d{4,6})$|EPSG[:/][^:/]*[:/](\d{4,6})$/i;
const CRS84 = /(?:^|[:/])CRS:?84$/i;

function ofText(text: string, statement: CrsStatement): StatedSystem {
  if (looksLikeWkt(text)) return ofWkt(text);
  const code = text === '2000' ? null : CODE.exec(text);
  if (code) return ofCode(Number(code[1] ?? code[2]), null);
  if (CRS84.test(text)) return ofCode(4326, null);
  const refused = refusedName(text);
  if (refused) return { kind: 'refused', name: shown(text), epsg: null };
  const family = familyOf(text);
  if (!family) return unknown(text);
  return ofName(text, family, statement);
}

type Family = 'cgcs2000' | 'wgs84';

const CGCS2000 =
  /CGCS[\s_]*2000|China[\s_]*(?:Geodetic[\s_]*Coordinate[\s_]*System[\s_]*)?2000|2000国家|国家2000|2000坐标/i;
const WGS84 = /WGS[\s_]*(?:19)?84|World[\s_]*Geodetic[\s_]*System[\s_]*(?:19)?84|ITRF/i;
/** Names that say that nothing is said. */
const NAMELESS = /unknown|not[\s_]*specified|\bUNK\b|^$/i;

function familyOf(name: string): Family | null {
  if (CGCS2000.test(name) || /^2000$/.test(name)) return 'cgcs2000';
  return WGS84.test(name) ? 'wgs84' : null;
}

/** A name without parameters: "CGCS2000 / 3-degree Gauss-Kruger CM 108E", "WGS 84 / UTM zone 48N", "2000国家大地坐标系". */
function ofName(name: string, family: Family, statement: CrsStatement): StatedSystem {
  const utm = /UTM[\s_]*zone[\s_]*(\d{1,2})[\s_]*(?:N|$)/i.exec(name);
  if (utm) return inFamily(family, 32_600 + Number(utm[1]), name);
  if (/pseudo[-\s_]*mercator|web[\s_]*mercator/i.test(name)) return inFamily(family, 3857, name);
  if (/gauss|GK|高斯/i.test(name)) {
    const width = /(?:3|三)[-\s_]*(?:degree|度)/i.test(name) ? 3 : 6;
    const zone = /zone[\s_]*(\d{2})|(\d{2})[\s_]*(?:带|号带)/i.exec(name);
    const meridian = /CM[\s_]*(\d{2,3})/i.exec(name);
    if (zone) return inFamily(family, epsgOfZone(width, Number(zone[1] ?? zone[2]), true), name);
    if (meridian) return inFamily(family, unprefixed(width, Number(meridian[1])), name);
  }
  if (statement.from === 'header') return zoneOf(statement, name);
  return /[/]|mercator|conic|albers|lambert/i.test(name) ? unknown(name) : inFamily(family, degreesOf(family), name);
}

/** Zone and width of a header. Which of the two forms the eastings have is for the eastings to say. */
function zoneOf({ zone, widthDegrees }: CrsStatement, name: string): StatedSystem {
  if (zone === undefined) return { kind: 'none' };
  const width = widthDegrees ?? (zone >= 25 ? 3 : 6);
  const system = inFamily(/WGS/i.test(name) ? 'wgs84' : 'cgcs2000', epsgOfZone(width, zone, false), name);
  return system.kind === 'system' ? { ...system, byZone: true } : system;
}

const degreesOf = (family: Family): number => (family === 'cgcs2000' ? 4490 : 4326);

function inFamily(family: Family, epsg: number | null, name: string): StatedSystem {
  if (epsg === null || !crsOf(epsg)) return unknown(name);
  return family === 'cgcs2000' ? { kind: 'system', epsg } : { kind: 'taken', epsg, name: shown(name) };
}

function ofWkt(text: string): StatedSystem {
  const wkt = readWkt(text);
  if (!wkt) return unknown(text);
  const name = wkt.name || text;
  const refused = refusedDatum(wkt);
  if (refused)
    return { kind: 'refused', name: refusedName(name) ? shown(name) : `${shown(name)} (${refused})`, epsg: null };
  const family = datumFamily(wkt);
  if (!family || wkt.primeMeridian !== 0) return unknown(name);
  if (wkt.kind === 'geographic') {
    const degrees = Math.abs(wkt.angleUnit - Math.PI / 180) < 1e-9 && onEllipsoid(wkt);
    return degrees ? inFamily(family, degreesOf(family), name) : unknown(name);
  }
  return inFamily(family, projectionOf(wkt), name);
}

/** Old systems by the name of their datum, and by their ellipsoid where that is all there is. */
function refusedDatum(wkt: WktSystem): string | null {
  const named = refusedName(`${wkt.datumName} ${wkt.geographicName}`);
  if (named) return named;
  const other = !NAMELESS.test(wkt.datumName) && !/krass|IAG/i.test(wkt.datumName);
  return other ? null : refusedName(wkt.spheroidName);
}

function datumFamily(wkt: WktSystem): Family | null {
  for (const name of [wkt.datumName, wkt.geographicName]) {
    const family = NAMELESS.test(name) ? null : familyOf(name);
    if (family) return family;
  }
  return NAMELESS.test(wkt.datumName) && CGCS2000.test(wkt.spheroidName) ? 'cgcs2000' : null;
}

const onEllipsoid = ({ semiMajorMetres, inverseFlattening }: WktSystem): boolean =>
  Math.abs(semiMajorMetres - 6_378_137) < 1 && Math.abs(inverseFlattening - 298.2572) < 0.001;

const TRANSVERSE_MERCATOR = new Set(['transversemercator', 'gausskruger', 'gausskrger', 'transversemercatorcomplex']);
const SPHERE_MERCATOR = new Set(['mercatorauxiliarysphere', 'popularvisualisationpseudomercator', 'webmercator']);

/** The code that the parameters of a projection come to, or null. */
function projectionOf(wkt: WktSystem): number | null {
  const value = (names: readonly string[], otherwise: number): number =>
    names.map((name) => wkt.parameters.get(name)).find((v) => v !== undefined) ?? otherwise;
  const meridian = value(['centralmeridian', 'longitudeofnaturalorigin', 'longitudeoforigin'], Number.NaN);
  const easting = value(['falseeasting'], 0);
  const northing = value(['falsenorthing'], 0);
  const scale = value(['scalefactor', 'scalefactoratnaturalorigin'], 1);
  if (wkt.lengthUnit !== 1 || northing !== 0) return null;
  const pseudo = wkt.method.startsWith('mercator') && (wkt.onSphere || /pseudo|web[\s_]*mercator/i.test(wkt.name));
  if (SPHERE_MERCATOR.has(wkt.method) || pseudo)
    return (meridian === 0 || Number.isNaN(meridian)) && easting === 0 && scale === 1 ? 3857 : null;
  const latitude = value(['latitudeoforigin', 'latitudeofnaturalorigin'], 0);
  if (!TRANSVERSE_MERCATOR.has(wkt.method) || latitude !== 0 || !onEllipsoid(wkt)) return null;
  if (scale === 0.9996) return easting === 500_000 ? 32_600 + (meridian + 183) / 6 : null;
  return scale === 1 ? gaussKruger(meridian, easting, wkt.name) : null;
}

/** By central meridian and false easting; the name only tells 3 from 6 degrees where both have the same numbers. */
function gaussKruger(meridian: number, easting: number, name: string): number | null {
  if (easting === 500_000)
    return unprefixed(/GK_CM|Kruger CM/i.test(name) && !/3[-_\s]*degree/i.test(name) ? 6 : 3, meridian);
  const zone = (easting - 500_000) / 1_000_000;
  if (zone === meridian / 3) return epsgOfZone(3, zone, true);
  return zone === (meridian + 3) / 6 ? epsgOfZone(6, zone, true) : null;
}

function unprefixed(width: 3 | 6, meridian: number): number | null {
  const six = width === 6 ? epsgOfZone(6, (meridian + 3) / 6, false) : null;
  return six ?? epsgOfZone(3, meridian / 3, false);
}

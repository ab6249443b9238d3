/**
 * Coordinate systems that data may come in, by EPSG code, and the way between them and longitude, latitude on CGCS2000.
 * WGS 84 is taken as CGCS2000: they differ by centimetres. What cannot be used at all is known by name.
 */
import { gaussKrugerZone, type Plane, transverseMercator } from './gauss-kruger.ts';

export interface Crs {
  /** One code where several stand for the same: 4490 for 4480, 4326 for 4979, 3857 for its older numbers. */
  readonly epsg: number;
  readonly name: string;
  /** `plane`: metres around a central meridian. `web-mercator`: for input only. */
  readonly kind: 'degrees' | 'plane' | 'web-mercator';
  /** Of a `plane`; null else. */
  readonly centralMeridianDegrees: number | null;
  /** Of a `plane`: 500 000, with the zone number in front of it in the systems that write it. */
  readonly falseEastingMetres: number | null;
}

/** From numbers as a file has them, x before y (easting or longitude first), or to them. */
export type Convert = (x: number, y: number) => [number, number];

const DEGREES: ReadonlyMap<number, Crs> = new Map(
  [
    { codes: [4490, 4480], name: 'CGCS2000' },
    { codes: [4326, 4979], name: 'WGS 84' },
  ].flatMap(({ codes, name }) =>
    codes.map((code) => [
      code,
      { epsg: codes[0]!, name, kind: 'degrees', centralMeridianDegrees: null, falseEastingMetres: null },
    ]),
  ),
);

const WEB_MERCATOR: Crs = {
  epsg: 3857,
  name: 'Web Mercator',
  kind: 'web-mercator',
  centralMeridianDegrees: null,
  falseEastingMetres: null,
};
const WEB_MERCATOR_CODES = new Set([3857, 900913, 102100, 102113, 3785]);

/** UTM zones of China on WGS 84, northern half. */
const UTM = { first: 43, last: 53, base: 32600, scale: 0.9996 } as const;

/** The coordinate system behind an EPSG code, or null where the product does not know it. */
export function crsOf(epsg: number): Crs | null {
  const degrees = DEGREES.get(epsg);
  if (degrees) return degrees;
  if (WEB_MERCATOR_CODES.has(epsg)) return WEB_MERCATOR;
  const utm = epsg - UTM.base;
  if (Number.isInteger(utm) && utm >= UTM.first && utm <= UTM.last)
    return {
      epsg,
      name: `WGS 84 / UTM zone ${utm}N`,
      kind: 'plane',
      centralMeridianDegrees: 6 * utm - 183,
      falseEastingMetres: 500_000,
    };
  const zone = gaussKrugerZone(epsg);
  if (!zone) return null;
  const { centralMeridianDegrees, falseEastingMetres } = zone;
  const family = `CGCS2000 / ${zone.widthDegrees === 3 ? '3-degree ' : ''}Gauss-Kruger`;
  const name = zone.zonePrefixed ? `${family} zone ${zone.zone}` : `${family} CM ${centralMeridianDegrees}E`;
  return { epsg, name, kind: 'plane', centralMeridianDegrees, falseEastingMetres };
}

const isUtm = ({ epsg }: Crs): boolean => epsg > UTM.base;

/** Radius of the sphere of Web Mercator, metres. */
const MERCATOR_RADIUS = 6_378_137;
const DEGREES_PER_RADIAN = 180 / Math.PI;

const planeOf = (crs: Crs): Plane =>
  transverseMercator(crs.centralMeridianDegrees!, crs.falseEastingMetres!, isUtm(crs) ? UTM.scale : 1);

/**
 * Numbers of the system to [longitude, latitude], degrees. Finite numbers in; far outside of the system's own area the
 * result may be infinite.
 */
export function toLonLat(crs: Crs): Convert {
  if (crs.kind === 'degrees') return (x, y) => [x, y];
  if (crs.kind === 'web-mercator')
    return (x, y) => [
      (x / MERCATOR_RADIUS) * DEGREES_PER_RADIAN,
      Math.atan(Math.sinh(y / MERCATOR_RADIUS)) * DEGREES_PER_RADIAN,
    ];
  return planeOf(crs).inverse;
}

/** [longitude, latitude], degrees, to numbers of the system. @throws RangeError for Web Mercator, which is never written. */
export function fromLonLat(crs: Crs): Convert {
  if (crs.kind === 'degrees') return (lon, lat) => [lon, lat];
  if (crs.kind === 'web-mercator') throw new RangeError('Web Mercator is read only');
  return planeOf(crs).forward;
}

/** Systems whose relation to CGCS2000 is not public, by ranges of EPSG codes. */
const REFUSED: readonly (readonly [first: number, last: number, name: string])[] = [
  [4214, 4214, 'Beijing 1954'],
  [2401, 2442, 'Beijing 1954'],
  [21413, 21423, 'Beijing 1954'],
  [21453, 21463, 'Beijing 1954'],
  [21473, 21483, 'Beijing 1954'],
  [4610, 4610, 'Xian 1980'],
  [2327, 2390, 'Xian 1980'],
  [4555, 4555, 'New Beijing'],
  [4568, 4589, 'New Beijing'],
  [4652, 4656, 'New Beijing'],
  [4766, 4800, 'New Beijing'],
  [4812, 4812, 'New Beijing'],
  [4822, 4822, 'New Beijing'],
];

/** How their names are written, in whatever language. */
const REFUSED_NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/new[\s_]*beijing|新(?:19)?54|新北京/i, 'New Beijing'],
  [/beijing|peking|北京|(?<!\d)(?:19)?54(?:国家|年)?(?:大地)?(?:坐标|系)|krass?ov?w?sky|克拉索夫斯基/i, 'Beijing 1954'],
  [/xi'?an|西安|(?<!\d)(?:19)?80(?:国家|年)|(?<!\d)(?:19)?80(?:大地)?坐标|IAG[\s_]*(?:19)?75/i, 'Xian 1980'],
];

/** The name of a system that is refused, by its EPSG code or by what a file writes of it; null where it is none of them. */
export function refusedName(codeOrName: number | string): string | null {
  if (typeof codeOrName === 'number')
    return REFUSED.find(([first, last]) => codeOrName >= first && codeOrName <= last)?.[2] ?? null;
  return REFUSED_NAMES.find(([pattern]) => pattern.test(codeOrName))?.[1] ?? null;
}

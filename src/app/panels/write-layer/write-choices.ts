/** Pure: the ways a layer can be written, and what each of them loses. */
import type { City, CityLayer } from '../../../domain/city.ts';
import { gaussKrugerZone } from '../../../geodesy/gauss-kruger.ts';
import type { ExportTarget } from '../../../worker/data-calls.ts';

export type WriteFormat = ExportTarget['format'];

export const WRITE_FORMATS: readonly WriteFormat[] = [
  'shapefile',
  'geojson',
  'kml',
  'kmz',
  'boundary-text',
  'csv',
  'xlsx',
];

const CGCS2000 = 4490;
const WGS84 = 4326;

const isKml = (format: WriteFormat): boolean => format === 'kml' || format === 'kmz';

/** Boundary points are parcels; every other format takes any geometry. */
export const canWrite = (format: WriteFormat, geometry: CityLayer['geometry']): boolean =>
  format !== 'boundary-text' || geometry === 'polygon';

export interface SystemGroup {
  readonly kind: 'geographic' | 'prefixed' | 'plain';
  readonly epsg: readonly number[];
}

/** Systems a format can be written in: degrees, and the zones of the city with and without their number in front. */
export function systemGroups(city: City, format: WriteFormat): SystemGroup[] {
  if (isKml(format)) return [{ kind: 'geographic', epsg: [WGS84] }];
  // GeoJSON is degrees by its standard.
  if (format === 'geojson') return [{ kind: 'geographic', epsg: [CGCS2000] }];
  const zones = city.projectedCrs.flatMap((epsg) => gaussKrugerZone(epsg) ?? []);
  const groups: SystemGroup[] = [
    { kind: 'geographic', epsg: [CGCS2000] },
    { kind: 'prefixed', epsg: zones.filter((z) => z.zonePrefixed).map((z) => z.epsg) },
    { kind: 'plain', epsg: zones.filter((z) => !z.zonePrefixed).map((z) => z.epsg) },
  ];
  const parcels = format === 'boundary-text';
  return groups.filter((group) => group.epsg.length > 0 && !(parcels && group.kind === 'geographic'));
}

/** The system itself where the format can have it, else the first one it can have. */
export function systemFor(city: City, format: WriteFormat, wanted: number): number {
  const possible = systemGroups(city, format).flatMap((group) => group.epsg);
  return possible.includes(wanted) ? wanted : (possible[0] ?? CGCS2000);
}

export const hasEncoding = (format: WriteFormat): boolean => format === 'shapefile' || format === 'boundary-text';

export type Loss =
  | 'one-file'
  | 'field-names'
  | 'always-degrees'
  | 'no-styles'
  | 'only-outlines'
  | 'rounded'
  | 'formula-safe'
  | 'nothing-lost';

/** What is not the same in the file as it is here. */
export function lossesOf({ format }: Pick<ExportTarget, 'format'>): readonly Loss[] {
  switch (format) {
    case 'shapefile':
      return ['one-file', 'field-names'];
    case 'geojson':
      return ['nothing-lost'];
    case 'kml':
    case 'kmz':
      return ['always-degrees', 'no-styles'];
    case 'boundary-text':
      return ['only-outlines', 'rounded'];
    case 'csv':
    case 'xlsx':
      return ['formula-safe'];
  }
}

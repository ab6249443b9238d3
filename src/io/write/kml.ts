/**
 * Layers as KML 2.2 and KMZ. Written here, since round trips need what the packages leave out: the types of the columns
 * (a Schema), values that are absent or 0, columns that have the name of a KML element.
 */
import type { Geometry, Position } from 'geojson';
import { zipFiles } from '../archive.ts';
import type { Cell, RawFeature } from '../raw-layer.ts';

/** Longitude, latitude in degrees on CGCS2000. */
interface KmlLayer {
  readonly name: string;
  readonly columns: readonly string[];
  readonly features: readonly RawFeature[];
}

/** KML knows WGS 84 only; the difference is centimetres. */
const FRAME =
  '坐标为 CGCS2000(EPSG:4490)经纬度,原值写入;KML 规定为 WGS 84,两者相差厘米级。' +
  ' Longitude, latitude on CGCS2000 (EPSG:4490), written unchanged; KML means WGS 84, centimetres away.';
/** Columns that KML has elements for, where they hold text only. */
const ELEMENTS = ['name', 'description'];
const SCHEMA = 'columns';

/** UTF-8 text: one folder with the layer's name; a column is typed as number or boolean where all its values are. */
export function writeKml({ name, columns, features }: KmlLayer): string {
  const own = ELEMENTS.filter((element) => columns.includes(element) && typeOf(element, features) === 'string');
  const data = columns.filter((column) => !own.includes(column));
  const fields = data.map(
    (column) => `<SimpleField name="${escaped(column)}" type="${typeOf(column, features)}"></SimpleField>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2">',
    '<Document>',
    `<name>${escaped(name)}</name>`,
    `<description>${FRAME}</description>`,
    `<Schema name="${SCHEMA}" id="${SCHEMA}">${fields.join('')}</Schema>`,
    `<Folder><name>${escaped(name)}</name>`,
    ...features.map((feature) => placemark(feature, own, data)),
    '</Folder>',
    '</Document>',
    '</kml>',
    '',
  ].join('\n');
}

/** The same in a zip as `doc.kml`. */
export function writeKmz(layer: KmlLayer): Promise<Uint8Array> {
  return zipFiles([{ path: 'doc.kml', bytes: new TextEncoder().encode(writeKml(layer)) }]);
}

function placemark({ geometry, properties }: RawFeature, own: readonly string[], data: readonly string[]): string {
  const elements = own.flatMap((element) => {
    const value = properties[element] ?? null;
    return value === null ? [] : [`<${element}>${escaped(String(value))}</${element}>`];
  });
  const values = data.flatMap((column) => {
    const value = properties[column] ?? null;
    return value === null ? [] : [`<SimpleData name="${escaped(column)}">${escaped(text(value))}</SimpleData>`];
  });
  const extended =
    values.length === 0
      ? ''
      : `<ExtendedData><SchemaData schemaUrl="#${SCHEMA}">${values.join('')}</SchemaData></ExtendedData>`;
  return `<Placemark>${elements.join('')}${extended}${geometry ? shape(geometry) : ''}</Placemark>`;
}

/** What all the values of a column are, in the words of a Schema. */
function typeOf(column: string, features: readonly RawFeature[]): 'double' | 'bool' | 'string' {
  const types = new Set<string>();
  for (const { properties } of features) {
    const value = properties[column] ?? null;
    if (value !== null) types.add(typeof value);
  }
  if (types.size !== 1) return 'string';
  return types.has('number') ? 'double' : types.has('boolean') ? 'bool' : 'string';
}

function text(value: Exclude<Cell, null>): string {
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}

function shape(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point>${coordinates([geometry.coordinates])}</Point>`;
    case 'LineString':
      return `<LineString>${coordinates(geometry.coordinates)}</LineString>`;
    case 'Polygon':
      return polygon(geometry.coordinates);
    case 'MultiPoint':
      return multi(geometry.coordinates.map((part) => ({ type: 'Point', coordinates: part })));
    case 'MultiLineString':
      return multi(geometry.coordinates.map((part) => ({ type: 'LineString', coordinates: part })));
    case 'MultiPolygon':
      return multi(geometry.coordinates.map((part) => ({ type: 'Polygon', coordinates: part })));
    case 'GeometryCollection':
      return multi(geometry.geometries);
  }
}

function multi(parts: readonly Geometry[]): string {
  return `<MultiGeometry>${parts.map(shape).join('')}</MultiGeometry>`;
}

function polygon(rings: readonly (readonly Position[])[]): string {
  const boundaries = rings.map((ring, i) => {
    const element = i === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs';
    return `<${element}><LinearRing>${coordinates(ring)}</LinearRing></${element}>`;
  });
  return `<Polygon>${boundaries.join('')}</Polygon>`;
}

function coordinates(positions: readonly Position[]): string {
  return `<coordinates>${positions.map(([x, y]) => `${x},${y}`).join(' ')}</coordinates>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML does not have are left out. */
function escaped(value: string): string {
  return (
    value
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go.
      .replace(/[\0-\x08\v\f\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
      .replace(/[&<>"]/g, (character) => ENTITIES[character]!)
  );
}

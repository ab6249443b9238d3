/** Pure: what a record card says of a feature. Area and length are computed from the geometry, not read from columns. */
import type { Geometry } from 'geojson';
import type { LayerFeature } from '../../../domain/feature-table.ts';
import { lineLength, polygonsArea } from '../../../geodesy/ellipsoid.ts';
import { degrees, hectares, kilometres, mu, squareKilometres } from '../../format.ts';
import { polygonsOf } from '../../map/geometry.ts';
import type { Text } from '../../text/use-text.ts';

export type Fact = readonly [name: string, value: string];

export interface Measures {
  readonly areaSquareMetres: number | null;
  readonly lengthMetres: number | null;
}

export function measuresOf(geometry: Geometry): Measures {
  const polygons = polygonsOf(geometry);
  if (polygons.length > 0) return { areaSquareMetres: polygonsArea(polygons), lengthMetres: null };
  const lines =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  const lengthMetres = lines.length > 0 ? lines.reduce((sum, line) => sum + lineLength(line), 0) : null;
  return { areaSquareMetres: null, lengthMetres };
}

/** Columns in the words of the language; a column nobody named keeps its own name. */
export function columnFacts(feature: LayerFeature, text: Text['shell']): Fact[] {
  return Object.entries(feature.properties)
    .filter(([column]) => column !== 'name' && column !== 'class')
    .map(([column, value]) => [columnName(column, text), cellText(column, value, text)]);
}

export const columnName = (column: string, text: Text['shell']): string => text.record.columns[column] ?? column;

export function cellText(column: string, value: unknown, text: Text['shell']): string {
  if (value === null || value === undefined || value === '') return '—';
  if (column === 'status') return (text.siteStatus as Readonly<Record<string, string>>)[String(value)] ?? String(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `cutAtFrame`: only the part of it that is on the map was kept. */
export function measureFacts(feature: LayerFeature, text: Text['shell'], cutAtFrame = false): Fact[] {
  const { geometry } = feature;
  if (geometry.type === 'Point') {
    const [lon = 0, lat = 0] = geometry.coordinates;
    return [[text.record.position, degrees([lon, lat])]];
  }
  const { areaSquareMetres, lengthMetres } = measuresOf(geometry);
  if (areaSquareMetres !== null) {
    const km2 = squareKilometres(areaSquareMetres);
    const name = cutAtFrame ? text.record.areaInFrame : text.record.area;
    return [[name, text.record.areaValue(hectares(areaSquareMetres), mu(areaSquareMetres), km2)]];
  }
  return lengthMetres === null ? [] : [[text.record.length, `${kilometres(lengthMetres, 3)} km`]];
}

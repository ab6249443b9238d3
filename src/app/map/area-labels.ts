/** Places for the names of areas. */
import type { Feature, FeatureCollection, Geometry, Point, Position } from 'geojson';
import polylabel from 'polylabel';
import type { CityLayer } from '../../domain/city.ts';
import type { LayerFeature } from '../../domain/feature-table.ts';
import { ringArea } from '../../geodesy/ellipsoid.ts';
import type { OpenCity } from '../state/model.ts';
import { classKey } from '../state/select.ts';
import { boxOfGeometry, covers, polygonsOf } from './geometry.ts';
import { classStyle } from './styles.ts';

interface AreaLabel {
  readonly key: string;
  readonly name: string;
  readonly style: string;
  readonly color: string;
  /** Below this zoom the name is wider than what it names. */
  readonly minzoom: number;
  readonly area: number;
}

const UNLABELLED = new Set(['bands', 'management-range', 'river', 'shoreline', 'sites', 'stops', 'parks']);

export type AreaLabels = FeatureCollection<Point, AreaLabel>;

export function areaLabels(open: OpenCity): AreaLabels {
  const features = open.city.layers
    .filter((layer) => layer.geometry === 'polygon' && !UNLABELLED.has(layer.role ?? ''))
    .flatMap((layer) => (open.tables[layer.id]?.features ?? []).flatMap((f) => areaLabel(layer, f)));
  return { type: 'FeatureCollection', features };
}

/** At the pole of inaccessibility of the largest part, measured in a plane where a degree of latitude is the unit. */
function areaLabel(layer: CityLayer, feature: LayerFeature): Feature<Point, AreaLabel>[] {
  const parts = polygonsOf(feature.geometry);
  const [largest] = parts
    .map((polygon) => ({ polygon, area: Math.abs(ringArea(polygon[0] ?? [])) }))
    .sort((a, b) => b.area - a.area);
  if (!largest) return [];
  const squeeze = Math.cos(((largest.polygon[0]?.[0]?.[1] ?? 0) * Math.PI) / 180);
  const flat = largest.polygon.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon * squeeze, lat]));
  const pole = polylabel(flat, 0.0005);
  const style = layer.classes.find((c) => c.id === feature.properties.class)?.style ?? null;
  const degrees = Math.sqrt(largest.area) / 111_000;
  const label = (coordinates: Position, minzoom: number, area: number): Feature<Point, AreaLabel> => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates },
    properties: {
      key: classKey(layer.id, feature.properties.class),
      name: feature.properties.name,
      style: style ?? '',
      color: classStyle(style).label,
      minzoom,
      area,
    },
  });
  const middle: Position = [pole[0]! / squeeze, pole[1]!];
  const minzoom = zoomForWidth(feature.properties.name, degrees / squeeze);
  const more = layer.role === 'districts' || style === 'neighbour' ? [] : lattice(feature.geometry, middle);
  return [label(middle, minzoom, largest.area), ...more.map((at) => label(at, LATTICE_ZOOM, 0))];
}

const LATTICE_ZOOM = 13;
const LATTICE_DEGREES = 0.03;
const MOST_PLACES = 50;

/** Further places for the name of a wide area, for when the map shows only a part of it. At most some fifty. */
function lattice(geometry: Geometry, [lon = 0, lat = 0]: Position): Position[] {
  const [west, south, east, north] = boxOfGeometry(geometry);
  const step = Math.max(LATTICE_DEGREES, Math.sqrt(((east - west) * (north - south)) / MOST_PLACES));
  const places: Position[] = [];
  for (let row = Math.ceil((south - lat) / step); lat + row * step < north; row++) {
    for (let column = Math.ceil((west - lon) / step); lon + column * step < east; column++) {
      const place: Position = [lon + column * step, lat + row * step];
      if ((row !== 0 || column !== 0) && isWellInside(geometry, place[0]!, place[1]!)) places.push(place);
    }
  }
  return places;
}

const CLEAR_DEGREES = 0.004;

const isWellInside = (geometry: Geometry, lon: number, lat: number): boolean =>
  [-CLEAR_DEGREES, 0, CLEAR_DEGREES].every((d) => covers(geometry, [lon + d, lat]) && covers(geometry, [lon, lat + d]));

const LABEL_PIXELS = 12.5;

/** Zoom at which a place as wide as `degrees` holds its name on one or two lines. */
function zoomForWidth(name: string, degrees: number): number {
  const pixels = Math.min(name.length, 8) * LABEL_PIXELS * 0.8;
  return Math.log2((pixels * 360) / (512 * Math.max(degrees, 1e-6)));
}

/** What the map draws beside the layers themselves: veil, city border, places for names. Worked out once for each city. */
import type { Feature, FeatureCollection, Geometry, LineString, Point, Position } from 'geojson';
import polylabel from 'polylabel';
import type { CityLayer } from '../../domain/city.ts';
import type { LayerFeature, LayerTable, PolygonCoordinates } from '../../domain/feature-table.ts';
import { ringArea } from '../../geodesy/ellipsoid.ts';
import type { OpenCity } from '../state/model.ts';
import { classKey } from '../state/select.ts';
import { dissolvedRings, ownEdges } from './outline.ts';
import { smooth } from './smooth.ts';
import { classStyle } from './styles.ts';

export interface AreaLabel {
  readonly key: string;
  readonly name: string;
  readonly style: string;
  readonly color: string;
  /** Below this zoom the name is wider than what it names. */
  readonly minzoom: number;
  readonly area: number;
}

export interface BandLine {
  readonly key: string;
  /** Name of the band's feature and its outer distance. */
  readonly name: string;
}

export interface Derived {
  readonly veil: Feature;
  readonly border: Feature;
  /** The river's course, calmed for its name. */
  readonly riverLine: FeatureCollection<LineString>;
  /** Outer edges of the bands, calmed for their names. */
  readonly bandLines: FeatureCollection<LineString, BandLine>;
  readonly areaLabels: FeatureCollection<Point, AreaLabel>;
}

/** By the tables: the record around them is made anew when the figures arrive. */
const cache = new WeakMap<OpenCity['tables'], Derived>();

export function derivedOf(open: OpenCity): Derived {
  let derived = cache.get(open.tables);
  if (!derived) {
    derived = derive(open);
    cache.set(open.tables, derived);
  }
  return derived;
}

export function polygonsOf(geometry: Geometry): PolygonCoordinates {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

const tablePolygons = (table: LayerTable | undefined): PolygonCoordinates =>
  table?.features.flatMap((f) => polygonsOf(f.geometry)) ?? [];

function derive(open: OpenCity): Derived {
  const districts = open.city.layers.find((l) => l.role === 'districts');
  const rings = districts ? dissolvedRings(tablePolygons(open.tables[districts.id])) : [];
  const [west, south, east, north] = open.city.extent;
  const world: Position[] = [
    [west - 8, south - 8],
    [east + 8, south - 8],
    [east + 8, north + 8],
    [west - 8, north + 8],
    [west - 8, south - 8],
  ];
  return {
    veil: {
      type: 'Feature',
      properties: {},
      // No districts, no veil: nothing is known to be outside.
      geometry: { type: 'Polygon', coordinates: rings.length > 0 ? [world, ...rings] : [] },
    },
    border: { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: rings } },
    riverLine: riverLine(open),
    bandLines: bandLines(open),
    areaLabels: areaLabels(open),
  };
}

const STEP_DEGREES = 0.0025;
const REACH = 8;
const calm = (line: readonly Position[]): Position[] => smooth(line, STEP_DEGREES, REACH);

function riverLine(open: OpenCity): Derived['riverLine'] {
  const layer = open.city.layers.find((l) => l.classes.some((c) => c.style === 'river-course'));
  const features = (open.tables[layer?.id ?? '']?.features ?? []).flatMap((f): Feature<LineString>[] =>
    f.geometry.type === 'LineString'
      ? [
          {
            type: 'Feature',
            properties: {},
            geometry: { type: 'LineString', coordinates: calm(f.geometry.coordinates) },
          },
        ]
      : [],
  );
  return { type: 'FeatureCollection', features };
}

/** Each band's edge that the bands and the range inside it do not share; where they share none, all of its edge. */
function bandLines(open: OpenCity): Derived['bandLines'] {
  const set = open.city.bandSet;
  const features = open.tables[set?.bandsLayer ?? '']?.features ?? [];
  const inside: PolygonCoordinates = [...tablePolygons(open.tables[set?.boundaryLayer ?? ''])];
  const lines: Feature<LineString, BandLine>[] = [];
  for (const ring of set?.rings ?? []) {
    const ofClass = features.filter((f) => f.properties.class === ring.class);
    const own = ofClass.flatMap((f) => polygonsOf(f.geometry));
    const name = `${ofClass[0]?.properties.name ?? ''} ${distance(ring.toMetres)}`.trim();
    for (const coordinates of ownEdges(own, inside)) {
      const key = classKey(set!.bandsLayer, ring.class);
      lines.push({
        type: 'Feature',
        properties: { key, name },
        geometry: { type: 'LineString', coordinates: calm(coordinates) },
      });
    }
    inside.push(...own);
  }
  return { type: 'FeatureCollection', features: lines };
}

const distance = (metres: number): string => (metres < 1000 ? `${metres} m` : `${metres / 1000} km`);

const UNLABELLED = new Set(['bands', 'management-range', 'river', 'shoreline', 'sites', 'stops', 'parks']);

function areaLabels(open: OpenCity): Derived['areaLabels'] {
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
  return [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [pole[0]! / squeeze, pole[1]!] },
      properties: {
        key: classKey(layer.id, feature.properties.class),
        name: feature.properties.name,
        style: style ?? '',
        color: classStyle(style).label,
        minzoom: zoomForWidth(feature.properties.name, degrees / squeeze),
        area: largest.area,
      },
    },
  ];
}

const LABEL_PIXELS = 12.5;

/** Zoom at which a place as wide as `degrees` holds its name on one or two lines. */
function zoomForWidth(name: string, degrees: number): number {
  const pixels = Math.min(name.length, 8) * LABEL_PIXELS * 0.8;
  return Math.log2((pixels * 360) / (512 * Math.max(degrees, 1e-6)));
}

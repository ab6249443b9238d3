/** The ground of the figure in hand, as the engine traced it: polygons, and numbers on the pieces of a change. */
import type { Feature, FeatureCollection, MultiPolygon, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import polylabel from 'polylabel';
import type { TracedRegion } from '../../domain/coverage/region.ts';
import { RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import { BOLD } from './fonts.ts';
import { hatchImageId } from './hatch-image.ts';
import type { MapInput } from './input.ts';
import { OVERLAP } from './styles.ts';

const HOT = OVERLAP.label;

const CIRCLED = ['①', '②', '③', '④', '⑤'];

/** Pieces of a change that get a number on the map and a line in the list. */
export const NUMBERED_PIECES = CIRCLED.length;

const shapes = new WeakMap<TracedRegion, Feature<MultiPolygon>>();

export function tracedShape(region: TracedRegion): Feature<MultiPolygon> {
  const known = shapes.get(region);
  if (known) return known;
  const made: Feature<MultiPolygon> = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates: region.polygons },
  };
  shapes.set(region, made);
  return made;
}

const numbers = new WeakMap<TracedRegion, FeatureCollection<Point>>();

/** The largest pieces of a change, numbered from 1 well inside each; none for other regions. */
export function changeNumbers(region: TracedRegion): FeatureCollection<Point> {
  const known = numbers.get(region);
  if (known) return known;
  const made: FeatureCollection<Point> = {
    type: 'FeatureCollection',
    features: (region.pieces ?? []).slice(0, NUMBERED_PIECES).map((_, i) => ({
      type: 'Feature',
      properties: { number: CIRCLED[i] },
      geometry: { type: 'Point', coordinates: middleOf(region.polygons[i]!) },
    })),
  };
  numbers.set(region, made);
  return made;
}

const PRECISION_DEGREES = 0.0005;

/** In a plane where a degree of latitude is the unit. */
function middleOf(polygon: TracedRegion['polygons'][number]): [number, number] {
  const squeeze = Math.cos((polygon[0]?.[0]?.[1] ?? 0) * RADIANS_PER_DEGREE);
  const flat = polygon.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon * squeeze, lat]));
  const [x = 0, y = 0] = polylabel(flat, PRECISION_DEGREES);
  return [x / squeeze, y];
}

export function tracedLayers({ palette, hatchScale }: MapInput): LayerSpecification[] {
  const source = 'traced';
  const layout = { 'line-join': 'round' } as const;
  return [
    {
      id: 'traced-fill',
      type: 'fill',
      source,
      paint: {
        'fill-color': HOT,
        'fill-opacity': (OVERLAP.fill?.opacity ?? 0) * palette.fills,
        'fill-antialias': false,
      },
    },
    {
      id: 'traced-hatch',
      type: 'fill',
      source,
      paint: { 'fill-pattern': hatchImageId('overlap', hatchScale), 'fill-antialias': false },
    },
    {
      id: 'traced-casing',
      type: 'line',
      source,
      layout,
      paint: { 'line-color': '#FFFFFF', 'line-width': 4.6 * palette.lines, 'line-opacity': 0.9 },
    },
    { id: 'traced-line', type: 'line', source, layout, paint: { 'line-color': HOT, 'line-width': 2 * palette.lines } },
  ];
}

/** Above the names, which give way to them; of two that meet the larger piece keeps its place. */
export function changeNumberLayers({ palette }: MapInput): LayerSpecification[] {
  return [
    {
      id: 'traced-numbers',
      type: 'symbol',
      source: 'traced-numbers',
      layout: {
        'text-field': ['get', 'number'],
        'text-font': BOLD,
        'text-size': 19 * palette.text,
        'text-padding': 1,
        'text-variable-anchor': ['center', 'right', 'left', 'top', 'bottom'],
        'text-radial-offset': 0.5,
      },
      paint: { 'text-color': HOT, 'text-halo-color': '#FFFFFF', 'text-halo-width': palette.halo + 0.6 },
    },
  ];
}

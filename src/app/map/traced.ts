/** The ground of the figure in hand, as the engine traced it: polygons, and numbers on the pieces of a change. */
import type { FeatureCollection, MultiLineString, MultiPoint, MultiPolygon, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import polylabel from 'polylabel';
import type { TracedRegion } from '../../domain/coverage/region.ts';
import { RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import { BOLD } from './fonts.ts';
import { hatchImageId } from './hatch-image.ts';
import type { MapInput } from './input.ts';
import { OVERLAP } from './styles.ts';

const HOT = OVERLAP.label;

const CIRCLED = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'];

/** Pieces of a change that get a number on the map. */
export const NUMBERED_PIECES = CIRCLED.length;

/** As lists print it: in a ring up to twenty. */
export const circled = (number: number): string => CIRCLED[number - 1] ?? `(${number})`;

type TracedKind = 'ground' | 'lines' | 'points';
type TracedShape = FeatureCollection<MultiPolygon | MultiLineString | MultiPoint>;

const shapes = new WeakMap<TracedRegion, TracedShape>();

/** Ground, lines and points of a figure; what it has none of is no feature. */
export function tracedShape(region: TracedRegion): TracedShape {
  const known = shapes.get(region);
  if (known) return known;
  const { polygons, lines, points } = region;
  // A tile may hold one part of several: what a feature is of is told by a property, not by its geometry's type.
  const parts = [
    { kind: 'ground', geometry: { type: 'MultiPolygon', coordinates: polygons } },
    { kind: 'lines', geometry: { type: 'MultiLineString', coordinates: lines.map((line) => [...line]) } },
    { kind: 'points', geometry: { type: 'MultiPoint', coordinates: points.map((p) => p.position) } },
  ] satisfies { kind: TracedKind; geometry: MultiPolygon | MultiLineString | MultiPoint }[];
  const made: TracedShape = {
    type: 'FeatureCollection',
    features: parts
      .filter(({ geometry }) => geometry.coordinates.length > 0)
      .map(({ kind, geometry }) => ({ type: 'Feature', properties: { kind }, geometry })),
  };
  shapes.set(region, made);
  return made;
}

/** Smaller pieces are what rounding leaves, and get no number. */
const SLIVER_SQUARE_METRES = 1;

const numbers = new WeakMap<TracedRegion, FeatureCollection<Point>>();

/** The numbers of the largest pieces of a change, well inside each, or those that the region brings with it. */
export function changeNumbers(region: TracedRegion): FeatureCollection<Point> {
  const known = numbers.get(region);
  if (known) return known;
  const made: FeatureCollection<Point> = {
    type: 'FeatureCollection',
    features: marksOf(region).map(({ number, polygon }) => ({
      type: 'Feature',
      properties: { number: circled(number) },
      geometry: { type: 'Point', coordinates: middleOf(region.polygons[polygon]!) },
    })),
  };
  numbers.set(region, made);
  return made;
}

const marksOf = ({ pieces, marks }: TracedRegion): NonNullable<TracedRegion['marks']> =>
  marks ??
  (pieces ?? [])
    .slice(0, NUMBERED_PIECES)
    .flatMap(({ number, areaSquareMetres }, polygon) =>
      areaSquareMetres < SLIVER_SQUARE_METRES ? [] : [{ number, polygon }],
    );

const PRECISION_DEGREES = 0.0005;

/** A place well inside; worked out in a plane where a degree of latitude is the unit. */
export function middleOf(polygon: TracedRegion['polygons'][number]): [number, number] {
  const squeeze = Math.cos((polygon[0]?.[0]?.[1] ?? 0) * RADIANS_PER_DEGREE);
  const flat = polygon.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon * squeeze, lat]));
  const [x = 0, y = 0] = polylabel(flat, PRECISION_DEGREES);
  return [x / squeeze, y];
}

export function tracedLayers({ palette, hatchScale }: MapInput): LayerSpecification[] {
  const source = 'traced';
  const layout = { 'line-join': 'round' } as const;
  const isOf = (kind: TracedKind): ['==', ['get', string], string] => ['==', ['get', 'kind'], kind];
  return [
    {
      id: 'traced-fill',
      type: 'fill',
      source,
      filter: isOf('ground'),
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
      filter: isOf('ground'),
      paint: { 'fill-pattern': hatchImageId('overlap', hatchScale), 'fill-antialias': false },
    },
    {
      id: 'traced-casing',
      type: 'line',
      source,
      filter: ['!=', ['get', 'kind'], 'points'],
      layout,
      paint: { 'line-color': '#FFFFFF', 'line-width': 4.6 * palette.lines, 'line-opacity': 0.9 },
    },
    {
      id: 'traced-line',
      type: 'line',
      source,
      filter: ['!=', ['get', 'kind'], 'points'],
      layout,
      paint: {
        'line-color': HOT,
        // A shore has no ground beside it: its line alone must be seen.
        'line-width': ['match', ['get', 'kind'], 'lines', 5 * palette.lines, 2 * palette.lines],
      },
    },
    {
      id: 'traced-points',
      type: 'circle',
      source,
      filter: isOf('points'),
      paint: {
        'circle-radius': 10 * palette.lines,
        'circle-color': 'transparent',
        'circle-stroke-color': HOT,
        'circle-stroke-width': 3 * palette.lines,
      },
    },
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

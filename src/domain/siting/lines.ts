/** Line and point layers of a city, made ready once, against a footprint. */
import type { Geometry, Position } from 'geojson';
import {
  atOnce,
  type Footprint,
  footprintMeetsLines,
  type LineFeature,
  type LineMeeting,
  type LineSet,
  OUTSIDE,
  openLines,
} from '../../engine/index.ts';
import type { CityLayer } from '../city.ts';
import type { LayerTable } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { Distance } from './measures.ts';
import type { NearestPoints, TouchedFeature } from './result.ts';

const opened = new WeakMap<PreparedCity, Map<string, LineSet>>();

function lineSetOf(prepared: PreparedCity, layer: CityLayer): LineSet {
  const sets = opened.get(prepared) ?? new Map<string, LineSet>();
  opened.set(prepared, sets);
  let set = sets.get(layer.id);
  if (!set) {
    set = openLines(lineFeatures(prepared, layer), classCount(layer));
    sets.set(layer.id, set);
  }
  return set;
}

const classCount = ({ classes }: CityLayer): number => Math.max(1, classes.length);

function lineFeatures({ tables }: PreparedCity, { id, classes }: CityLayer): LineFeature[] {
  const ids = classes.map((c) => c.id);
  return (tables.get(id)?.features ?? []).map((f) => ({
    class: Math.max(0, ids.indexOf(f.properties.class)),
    lines: linesOf(f.geometry),
  }));
}

const openedInCity = new WeakMap<PreparedCity, Map<string, Promise<LineSet>>>();

/** What of a line or point layer lies in the city's districts, its features in the same places; made once a city. */
export function linesInCity(prepared: PreparedCity, layer: CityLayer): Promise<LineSet> {
  const sets = openedInCity.get(prepared) ?? new Map<string, Promise<LineSet>>();
  openedInCity.set(prepared, sets);
  const set = sets.get(layer.id) ?? cutToCity(prepared, layer);
  sets.set(layer.id, set);
  return set;
}

async function cutToCity(prepared: PreparedCity, layer: CityLayer): Promise<LineSet> {
  const features = lineFeatures(prepared, layer);
  const pieces = await prepared.overlay.linesWithin(features, (place) => place.part !== OUTSIDE, atOnce);
  const points = features.flatMap(({ lines }, feature) =>
    lines.flatMap((line) => (line.length === 1 ? [{ feature, at: line[0]! }] : [])),
  );
  const axis = (i: number) => Float64Array.from(points, (p) => p.at[i]!);
  const places = await prepared.overlay.places(axis(0), axis(1));
  const inCity = features.map((f) => ({ class: f.class, lines: [] as number[][][] }));
  for (const { feature, line } of pieces) inCity[feature]!.lines.push(line);
  for (const [i, { feature, at }] of points.entries())
    if (places[i]!.part !== OUTSIDE) inCity[feature]!.lines.push([[...at]]);
  return openLines(inCity, classCount(layer));
}

/** A point as a line of one vertex; empty for polygons. */
export function linesOf(geometry: Geometry | null): Position[][] {
  switch (geometry?.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((at) => [at]);
    default:
      return [];
  }
}

/** What was measured of a class of lines or points. What only the reader of a single check wants to see is put together then. */
export class LineMeasure implements Distance {
  /** In the city. */
  readonly insideMetres: number;
  /** The footprint has something of the class in the city; outside it alone. */
  readonly isMet: boolean;
  readonly isMetOutside: boolean;
  private readonly table: LayerTable;
  /** All of the class, and what of it is in the city. */
  private readonly all: LineMeeting;
  private readonly inCity: LineMeeting;

  constructor(table: LayerTable, all: LineMeeting, inCity: LineMeeting) {
    this.table = table;
    this.all = all;
    this.inCity = inCity;
    this.insideMetres = inCity.insideMetres;
    this.isMet = inCity.features.length > 0;
    this.isMetOutside = !this.isMet && all.features.length > 0;
  }

  /** Geodesic metres to all of the footprint, 0 where something lies inside; null where the class has no feature. */
  get metres(): number | null {
    return this.all.features.length > 0 ? 0 : (this.all.nearest?.metres ?? null);
  }

  get nearest(): NearestPoints | null {
    const { nearest } = this.all;
    return (
      nearest && {
        onFootprint: nearest.onFootprint,
        onClass: nearest.onFeature,
        feature: this.named(nearest.feature),
      }
    );
  }

  get features(): readonly TouchedFeature[] {
    return this.inCity.features.map(({ feature, insideMetres }) => ({
      ...this.named(feature),
      areaSquareMetres: 0,
      lengthMetres: insideMetres,
    }));
  }

  private named(index: number) {
    const { id, name } = this.table.features[index]!.properties;
    return { index, id, name };
  }
}

/**
 * Measures of the classes of a line or point layer, in the order of its record. `inCity`: see `linesInCity`, for a footprint
 * that is partly outside the city; null for others.
 */
export function lineMeasures(
  prepared: PreparedCity,
  footprint: Footprint,
  layer: CityLayer,
  inCity: LineSet | null,
): LineMeasure[] {
  const table = prepared.tables.get(layer.id)!;
  const met = footprintMeetsLines(footprint, lineSetOf(prepared, layer));
  const metInCity = inCity ? footprintMeetsLines(footprint, inCity) : met;
  return met.map((all, i) => new LineMeasure(table, all, metInCity[i]!));
}

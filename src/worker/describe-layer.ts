/** What the user is told of a layer of a file before deciding what it is to be. */
import type { Geometry, Position } from 'geojson';
import type { LayerTable } from '../domain/feature-table.ts';
import type { PlacementCity } from '../domain/placement.ts';
import type { Problem } from '../domain/problems.ts';
import type { Cell, RawFeature, RawLayer } from '../io/raw-layer.ts';
import type { ColumnSample, GeometryKind, OpenedLayer } from './data-calls.ts';
import { adviceFor } from './placement-advice.ts';

const MOST_ROWS = 50;
const MOST_VALUES = 60;
const MOST_DISTINCT = 1000;
/** Positions of the little picture. */
const PICTURE_POSITIONS = 3000;

type Line = readonly Position[];

/** Everything of `OpenedLayer` but the encodings, which need the bytes. */
export function describeLayer(
  key: number,
  layer: RawLayer,
  city: PlacementCity,
  districts: LayerTable | null,
): Omit<OpenedLayer, 'encodings'> {
  const kinds = kindsOf(layer.features);
  const geometry = mainKind(kinds);
  const lines = layer.features.flatMap((f) => linesOf(f.geometry));
  const positions = lines.reduce((sum, line) => sum + line.length, 0);
  // The first corner of a ring written again at its end is one corner.
  const vertexCount = positions - layer.features.reduce((sum, f) => sum + closingIn(f.geometry), 0);
  const advice = adviceFor(layer, city, districts);
  return {
    key,
    name: layer.name,
    source: layer.source,
    format: layer.format,
    geometry,
    featureCount: layer.features.length,
    vertexCount,
    columns: layer.columns.map((name) => sampleOf(name, layer.features)),
    rows: layer.features.slice(0, MOST_ROWS).map((f) => f.properties),
    encoding: layer.encoding,
    statement: statementOf(layer),
    placements: advice.candidates,
    lines: thinned(lines, positions),
    problems: [...kindProblems(layer, kinds, geometry), ...advice.problems].map((p) => ({
      ...p,
      where: { file: layer.source, ...p.where },
    })),
  };
}

function statementOf({ statement, format }: RawLayer): string | null {
  if (statement) return statement.text ?? (statement.epsg === null ? null : `EPSG:${statement.epsg}`);
  return format === 'geojson' ? 'GeoJSON (RFC 7946): WGS 84' : null;
}

const KINDS: Readonly<Record<string, GeometryKind>> = {
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
  LineString: 'line',
  MultiLineString: 'line',
  Point: 'point',
  MultiPoint: 'point',
};

export const kindOf = (geometry: Geometry | null): GeometryKind | null =>
  geometry === null ? null : (KINDS[geometry.type] ?? null);

function kindsOf(features: readonly RawFeature[]): ReadonlyMap<GeometryKind | null, number> {
  const counts = new Map<GeometryKind | null, number>();
  for (const { geometry } of features) {
    const kind = kindOf(geometry);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** Polygons where there are any, else what there is most of. */
function mainKind(counts: ReadonlyMap<GeometryKind | null, number>): GeometryKind | null {
  if (counts.has('polygon')) return 'polygon';
  const lines = counts.get('line') ?? 0;
  const points = counts.get('point') ?? 0;
  return lines + points === 0 ? null : lines >= points ? 'line' : 'point';
}

function kindProblems(
  layer: RawLayer,
  counts: ReadonlyMap<GeometryKind | null, number>,
  kept: GeometryKind | null,
): Problem[] {
  if (kept === null) return [{ code: 'layer-empty', severity: 'error', where: {}, values: { layer: layer.name } }];
  const problems: Problem[] = [];
  const missing = counts.get(null) ?? 0;
  if (missing > 0) {
    const feature = layer.features.findIndex((f) => kindOf(f.geometry) === null);
    problems.push({ code: 'geometry-missing', severity: 'warning', where: { feature }, values: { places: missing } });
  }
  const present = [...counts.keys()].filter((kind) => kind !== null);
  if (present.length > 1)
    problems.push({
      code: 'geometry-mixed',
      severity: 'warning',
      where: {},
      values: { types: present.join(', '), kept },
    });
  return problems;
}

function linesOf(geometry: Geometry | null): Line[] {
  if (geometry === null) return [];
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((p) => [p]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    default:
      return geometry.geometries.flatMap(linesOf);
  }
}

/** Rings whose first corner is repeated at their end. */
function closingIn(geometry: Geometry | null): number {
  if (kindOf(geometry) !== 'polygon') return 0;
  return linesOf(geometry).filter((ring) => {
    const [first, last] = [ring[0], ring.at(-1)];
    return ring.length > 1 && first![0] === last![0] && first![1] === last![1];
  }).length;
}

/** Every so many-th vertex of each line, ends kept; of very many lines every so many-th line. */
function thinned(lines: readonly Line[], vertexCount: number): [number, number][][] {
  const every = Math.max(1, Math.ceil((4 * lines.length) / PICTURE_POSITIONS));
  const step = Math.max(1, Math.ceil(vertexCount / every / PICTURE_POSITIONS));
  return lines
    .filter((line, i) => i % every === 0 && line.length > 0)
    .map((line) => {
      const kept = line.filter((_, i) => i % step === 0 || i === line.length - 1);
      return kept.map(([x = 0, y = 0]): [number, number] => [x, y]);
    });
}

function sampleOf(name: string, features: readonly RawFeature[]): ColumnSample {
  const counts = new Map<string, number>();
  for (const { properties } of features) {
    const value = textOf(properties[name]);
    const before = counts.get(value);
    if (before !== undefined) counts.set(value, before + 1);
    else if (counts.size < MOST_DISTINCT) counts.set(value, 1);
  }
  const values = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_VALUES);
  return { name, distinct: counts.size, values: values.map(([value, count]) => ({ value, count })) };
}

/** Without the spaces around it, as it is when classes are matched. */
const textOf = (value: Cell | undefined): string => (value === null || value === undefined ? '' : String(value).trim());

/** Features without geometry, and kinds of geometry mixed in one layer. */
import type { Geometry, Position } from 'geojson';
import type { LayerTable } from '../feature-table.ts';
import type { Problem } from '../problems.ts';

type Kind = 'polygon' | 'line' | 'point' | 'empty' | 'collection';

const KINDS: Readonly<Record<Geometry['type'], Kind>> = {
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
  LineString: 'line',
  MultiLineString: 'line',
  Point: 'point',
  MultiPoint: 'point',
  GeometryCollection: 'collection',
};

/** Missing geometry and mixed kinds, one problem each, with the first feature it is about. */
export function geometryProblems(table: LayerTable, file: string): Problem[] {
  const byKind = new Map<Kind, number[]>();
  for (const [i, { geometry }] of table.features.entries()) {
    const kind = kindOf(geometry);
    const list = byKind.get(kind);
    if (list) list.push(i);
    else byKind.set(kind, [i]);
  }
  const problems: Problem[] = [];
  const empty = byKind.get('empty');
  byKind.delete('empty');
  if (empty)
    problems.push({
      code: 'geometry-missing',
      severity: 'warning',
      where: { file, feature: empty[0]! },
      values: { places: empty.length },
    });
  const kinds = [...byKind].sort((a, b) => b[1].length - a[1].length);
  const rarest = kinds.at(-1);
  if (kinds.length > 1 && rarest) problems.push(mixed(table, file, kinds, rarest[1][0]!));
  return problems;
}

function mixed(
  table: LayerTable,
  file: string,
  kinds: readonly (readonly [Kind, number[]])[],
  feature: number,
): Problem {
  const position = firstPosition(table.features[feature]!.geometry);
  return {
    code: 'geometry-mixed',
    severity: 'warning',
    where: { file, feature, ...(position ? { position } : {}) },
    values: { types: kinds.map(([kind, list]) => `${kind} ${list.length}`).join(', ') },
  };
}

function kindOf(geometry: Geometry | null): Kind {
  return geometry && firstPosition(geometry) ? KINDS[geometry.type] : 'empty';
}

/** The first position of a geometry, or null where it has none. */
export function firstPosition(geometry: Geometry | null): readonly [number, number] | null {
  if (!geometry) return null;
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) {
      const found = firstPosition(part);
      if (found) return found;
    }
    return null;
  }
  return firstOf(geometry.coordinates);
}

type Nested = Position | Position[] | Position[][] | Position[][][];

function firstOf(coordinates: Nested): readonly [number, number] | null {
  const [first, second] = coordinates;
  if (typeof first === 'number') return typeof second === 'number' ? [first, second] : null;
  for (const part of coordinates as Nested[]) {
    const found = firstOf(part);
    if (found) return found;
  }
  return null;
}

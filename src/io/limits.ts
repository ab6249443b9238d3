/** What is asked of every reader's layers, whatever the format. */
import type { Geometry } from 'geojson';
import { type Outcome, type Problem, refusal } from '../domain/problems.ts';
import { LIMITS, type RawLayer } from './raw-layer.ts';

/** Refuses more than the limits allow, and a source in which no layer has a feature; an empty layer beside others is told. */
export function limited(
  read: Extract<Outcome<readonly RawLayer[]>, { ok: true }>,
  file: string,
): Outcome<readonly RawLayer[]> {
  const layers = read.value;
  const features = layers.reduce((sum, layer) => sum + layer.features.length, 0);
  if (features > LIMITS.features) return refusal('too-many-features', { file }, { features, limit: LIMITS.features });
  const vertices = layers.reduce((sum, layer) => sum + verticesOfLayer(layer), 0);
  if (vertices > LIMITS.vertices) return refusal('too-many-vertices', { file }, { vertices, limit: LIMITS.vertices });
  const empty = layers.filter((layer) => layer.features.length === 0);
  const isTold = (name: string) => read.problems.some((p) => p.code === 'layer-empty' && p.values.layer === name);
  if (features === 0) return refusal('layer-empty', { file }, { layer: layers.map(({ name }) => name).join(', ') });
  const told = empty
    .filter(({ name }) => !isTold(name))
    .map(({ name }): Problem => {
      return { code: 'layer-empty', severity: 'warning', where: { file }, values: { layer: name } };
    });
  return { ...read, problems: [...read.problems, ...told] };
}

function verticesOfLayer({ features }: RawLayer): number {
  return features.reduce((sum, { geometry }) => sum + (geometry ? verticesOf(geometry) : 0), 0);
}

/** Positions of a geometry, closing ones counted. */
function verticesOf(geometry: Geometry): number {
  if (geometry.type === 'GeometryCollection')
    return geometry.geometries.reduce((sum, part) => sum + verticesOf(part), 0);
  return positionsIn(geometry.coordinates);
}

function positionsIn(coordinates: readonly unknown[]): number {
  const first = coordinates[0];
  if (typeof first === 'number') return 1;
  if (!Array.isArray(first)) return 0;
  if (typeof first[0] === 'number') return coordinates.length;
  return (coordinates as readonly unknown[][]).reduce((sum, inside) => sum + positionsIn(inside), 0);
}

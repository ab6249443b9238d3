/** Features that do not lie in the city. */
import type { Geometry, Position } from 'geojson';
import { OUTSIDE, type Overlay } from '../../engine/index.ts';
import { polygonsArea } from '../../geodesy/ellipsoid.ts';
import type { LayerFeature } from '../feature-table.ts';
import { isOutsideCity } from '../outside-city.ts';
import { polygonsOf } from '../prepared-city.ts';
import type { Problem } from '../problems.ts';
import { type Asked, type DataContext, GROUND, OWN } from './asked.ts';
import { firstPosition } from './geometry.ts';
import { capped } from './list.ts';

/** Vertices of a line that are looked at. */
const MOST_VERTICES = 50;

/**
 * Features of which most lies outside the city: by area in the districts, by vertices for lines, points and polygons without
 * a defined area. Where that is most of the layer, it is one thing to say.
 */
export async function cityProblems(asked: Asked): Promise<Problem[]> {
  const { table, context } = asked;
  const areas = context.districts ? areasInDistricts(asked) : null;
  const vertices = table.features.map((f, feature) => (areas?.has(feature) ? [] : someVertices(f.geometry)));
  const inside = await verticesInside(vertices, context, asked.overlay);
  const outside = table.features.flatMap((f, feature) => {
    const share = areas?.get(feature) ?? inside[feature]!;
    return isOutsideCity(share) ? [{ problem: outsideProblem(f, feature, context.file), weight: 1 - share }] : [];
  });
  const [first] = outside;
  if (!first || outside.length <= Math.max(1, table.features.length / 2)) return capped(outside);
  return [{ ...first.problem, values: { places: outside.length } }];
}

function outsideProblem({ geometry }: LayerFeature, feature: number, file: string): Problem {
  const position = firstPosition(geometry);
  return {
    code: 'outside-city',
    severity: 'warning',
    where: { file, feature, ...(position ? { position } : {}) },
    values: { places: 1 },
  };
}

/** Share of the area in the districts of each feature that has one. */
function areasInDistricts({ table, overlay, pairs, faults }: Asked): Map<number, number> {
  const shares = new Map<number, number>();
  const repeated = new Set(overlay.reports[OWN]!.notes.filter((n) => n.of !== undefined).map((n) => n.feature));
  for (const [feature, f] of table.features.entries())
    if (polygonsOf(f).length > 0 && !faults.has(feature) && !repeated.has(feature)) shares.set(feature, 0);
  for (const { a, b, areaSquareMetres } of pairs) {
    const feature = a.layer === OWN ? a.feature : b.feature;
    const isWithDistrict = (a.layer === OWN && b.layer === GROUND) || (b.layer === OWN && a.layer === GROUND);
    if (isWithDistrict) shares.set(feature, (shares.get(feature) ?? 0) + areaSquareMetres);
  }
  for (const [feature, inside] of shares)
    shares.set(feature, inside / polygonsArea(polygonsOf(table.features[feature]!)));
  return shares;
}

/** Share of each feature's vertices that lie in the city; 1 where it has none to look at. */
async function verticesInside(
  features: readonly (readonly (readonly [number, number])[])[],
  { districts, extent }: DataContext,
  overlay: Overlay,
): Promise<number[]> {
  const all = features.flat();
  const keys = districts
    ? await overlay.places(
        Float64Array.from(all, ([x]) => x),
        Float64Array.from(all, ([, y]) => y),
      )
    : null;
  const [west, south, east, north] = extent;
  let at = 0;
  return features.map((vertices) => {
    let count = 0;
    for (const [lon, lat] of vertices) {
      const inside = keys ? keys[at]!.part !== OUTSIDE : lon >= west && lon <= east && lat >= south && lat <= north;
      if (inside) count++;
      at++;
    }
    return vertices.length === 0 ? 1 : count / vertices.length;
  });
}

function someVertices(geometry: Geometry | null): (readonly [number, number])[] {
  if (!geometry) return [];
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(someVertices);
  const all = flat(geometry.coordinates);
  const stride = Math.max(1, Math.ceil(all.length / MOST_VERTICES));
  return all.filter((_, i) => i % stride === 0).map(([lon, lat]) => [lon!, lat!]);
}

type Nested = Position | Position[] | Position[][] | Position[][][];

function flat(coordinates: Nested): Position[] {
  if (coordinates.length === 0) return [];
  return typeof coordinates[0] === 'number' ? [coordinates as Position] : (coordinates as Nested[]).flatMap(flat);
}

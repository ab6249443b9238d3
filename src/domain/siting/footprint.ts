/** Footprints: what a polygon must be like to be checked, and how it moves over the ground. */
import { type CompiledLayer, compileLayer, findSelfCrossings, placeOf } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { Outcome, Problem } from '../problems.ts';

/** More vertices than this are a layer, not a footprint. */
const MAX_FOOTPRINT_VERTICES = 200_000;

const problem = (code: Problem['code'], where: Problem['where'], values: Problem['values'] = {}): Problem => ({
  code,
  severity: 'error',
  where,
  values,
});

/**
 * Compile a footprint, or say what keeps it from being checked: numbers that are no positions, rings without area, rings
 * that cross themselves or each other, holes outside their shell, polygons inside one another.
 */
export function compileFootprint(polygons: PolygonCoordinates): Outcome<CompiledLayer> {
  const vertices = polygons.reduce((n, p) => n + p.reduce((m, r) => m + r.length, 0), 0);
  if (vertices > MAX_FOOTPRINT_VERTICES)
    return { ok: false, problems: [problem('footprint-too-large', {}, { vertices, limit: MAX_FOOTPRINT_VERTICES })] };
  const bad = badPosition(polygons);
  if (bad) return { ok: false, problems: [bad] };
  const { layer, dropped } = compileLayer([{ class: 0, polygons }], 1);
  if (layer.ringCount === 0 || dropped.some((d) => d.ring === 0)) {
    const at = dropped[0];
    const first = polygons[at?.polygon ?? 0]?.[at?.ring ?? 0]?.[0];
    const position = first ? { position: [first[0]!, first[1]!] as const } : {};
    return { ok: false, problems: [problem('ring-degenerate', { ring: at?.ring ?? 0, ...position })] };
  }
  const crossing = findSelfCrossings(layer)[0];
  if (crossing) {
    const where = { ring: crossing.a.ring, vertex: crossing.a.edge, position: crossing.position };
    return {
      ok: false,
      problems: [problem('ring-self-crossing', where, { edge1: crossing.a.edge + 1, edge2: crossing.b.edge + 1 })],
    };
  }
  const nested = badNesting(polygons);
  if (nested) return { ok: false, problems: [nested] };
  return { ok: true, value: layer, problems: [] };
}

function badPosition(polygons: PolygonCoordinates): Problem | null {
  for (const polygon of polygons)
    for (const [r, ring] of polygon.entries())
      for (const [v, [lon, lat]] of ring.entries()) {
        if (!Number.isFinite(lon) || !Number.isFinite(lat))
          return problem('coordinates-not-numbers', { ring: r, vertex: v }, { lon: String(lon), lat: String(lat) });
        if (Math.abs(lon!) > 180 || Math.abs(lat!) > 90)
          return problem('coordinates-out-of-range', { ring: r, vertex: v }, { lon: lon!, lat: lat! });
      }
  return null;
}

/** Rings that do not cross may still lie wrongly: a hole outside its shell, a polygon inside another. */
function badNesting(polygons: PolygonCoordinates): Problem | null {
  const shells = compileLayer(
    polygons.map((p) => ({ class: 0, polygons: [[p[0]!]] })),
    1,
  ).layer;
  for (const [i, polygon] of polygons.entries()) {
    for (const [r, ring] of polygon.entries()) {
      const places = (shell: number) => ring.map(([lon, lat]) => placeOf(shells, shell, lon!, lat!));
      if (r > 0 && places(i).includes('out'))
        return problem('hole-outside-shell', { ring: r, position: [ring[0]![0]!, ring[0]![1]!] });
      if (r > 0) continue;
      for (let j = 0; j < polygons.length; j++)
        if (j !== i && polygons[j]!.length === 1 && places(j).includes('in'))
          return problem('rings-overlap', { ring: r, position: [ring[0]![0]!, ring[0]![1]!] }, { a: i + 1, b: j + 1 });
    }
  }
  return null;
}

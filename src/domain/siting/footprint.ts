/** Footprints: what a polygon must be like to be checked, and how it moves over the ground. */
import { type Examined, examineAll, type Footprint } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { faultProblem, noteProblems } from '../input-problems.ts';
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
 * Look a footprint through, or say what keeps it from being checked: numbers that are no positions, rings without area, rings
 * that cross themselves or each other, holes outside their shell, polygons inside one another. What was only changed on
 * the way (spikes, repeated vertices) comes as warnings.
 */
export const examineFootprint = (polygons: PolygonCoordinates): Outcome<Footprint> => examineFootprints([polygons])[0]!;

/** The same for several, in their order: sooner than one by one. */
export function examineFootprints(list: readonly PolygonCoordinates[]): readonly Outcome<Footprint>[] {
  const refused = list.map((polygons) => tooLarge(polygons) ?? badPosition(polygons));
  const examined = examineAll(list.filter((_, i) => !refused[i])).values();
  return refused.map((bad) => (bad ? { ok: false, problems: [bad] } : outcomeOf(examined.next().value!)));
}

function tooLarge(polygons: PolygonCoordinates): Problem | null {
  const vertices = polygons.reduce((n, p) => n + p.reduce((m, r) => m + r.length, 0), 0);
  if (vertices <= MAX_FOOTPRINT_VERTICES) return null;
  return problem('footprint-too-large', {}, { vertices, limit: MAX_FOOTPRINT_VERTICES });
}

function outcomeOf({ footprint, notes, faults }: Examined): Outcome<Footprint> {
  const degenerate = notes.find((note) => note.code === 'ring-degenerate' && note.ring === 0);
  if (footprint.vertexCount === 0 || degenerate) {
    const position = degenerate?.position;
    const where = { ring: degenerate?.ring ?? 0, ...(position ? { position } : {}) };
    return { ok: false, problems: [problem('ring-degenerate', where)] };
  }
  const [fault] = faults;
  if (fault) return { ok: false, problems: [faultProblem(fault, {})] };
  return { ok: true, value: footprint, problems: noteProblems(notes, {}) };
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

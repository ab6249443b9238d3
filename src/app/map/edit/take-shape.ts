/** From a drawn, widened or read shape to a footprint of the project. */
import type { Geometry } from 'geojson';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { Outcome, Problem } from '../../../domain/problems.ts';
import { compute } from '../../compute.ts';
import { addFootprint } from '../../state/actions.ts';
import type { Provenance, Sketch } from '../../state/model.ts';
import { edit, getApp, setSession } from '../../state/store.ts';
import { siting } from '../../text/siting.ts';
import { currentFootprint, withCorners } from './active.ts';

type Drawable = Pick<Geometry, 'type'> & { readonly coordinates?: unknown };

/** A name that no footprint of the project has yet: 地块 1, 地块 2, ... */
export function freshName(): string {
  const { language, project } = getApp();
  const taken = new Set(project.footprints.map((f) => f.name));
  for (let n = project.footprints.length + 1; ; n++) {
    const name = siting[language].footprintName(n);
    if (!taken.has(name)) return name;
  }
}

/** Polygons become a footprint at once; lines and points first ask for their width or radius. */
export function takeShape(geometry: Drawable): void {
  const at = geometry.coordinates;
  if (geometry.type === 'Polygon') void tryFootprint([at as number[][][]], freshName(), { origin: 'drawn' });
  else if (geometry.type === 'LineString') askDistance('line', at as [number, number][]);
  else if (geometry.type === 'Point') askDistance('point', [at as [number, number]]);
}

/** Offered at first, metres. */
const DEFAULT_METRES: Record<Sketch['kind'], number> = { line: 50, point: 200 };

function askDistance(kind: Sketch['kind'], coordinates: Sketch['coordinates']): void {
  setSession({ sketch: { kind, coordinates, distanceMetres: DEFAULT_METRES[kind], safetyMetres: 0 }, tool: 'move' });
}

/** The ground of a line or a point with its safety distance, and `land`, that without it where there is one. */
export interface Widened {
  readonly polygons: PolygonCoordinates;
  readonly land?: PolygonCoordinates;
}

/** Of a line the distance is its whole width, of a point the radius. */
export async function widen({ kind, coordinates, distanceMetres, safetyMetres }: Sketch): Promise<Outcome<Widened>> {
  const whole = distanceMetres + (kind === 'line' ? 2 : 1) * safetyMetres;
  const reach = await compute().call('widen', { kind, coordinates, distanceMetres: whole });
  if (!reach.ok || safetyMetres === 0) return reach.ok ? { ...reach, value: { polygons: reach.value } } : reach;
  const land = await compute().call('widen', { kind, coordinates, distanceMetres });
  return land.ok ? { ...reach, value: { polygons: reach.value, land: land.value } } : land;
}

/** Widen the waiting sketch by what it says, the safety distance too; false with problems where it cannot be. */
export async function widenSketch(sketch: Sketch): Promise<boolean> {
  const answer = await widen(sketch);
  if (!answer.ok) {
    setSession({ problems: answer.problems });
    return false;
  }
  const { kind, coordinates, distanceMetres, safetyMetres } = sketch;
  const { polygons, land } = answer.value;
  const added = await tryFootprint(polygons, freshName(), {
    origin: kind,
    distanceMetres,
    axis: coordinates,
    ...(safetyMetres > 0 ? { safetyMetres } : {}),
    ...(land ? { land } : {}),
  });
  if (added) setSession({ sketch: null });
  return added;
}

/** Add a footprint; one that cannot be checked is kept aside with what is wrong, so that it can be mended. */
export async function tryFootprint(polygons: PolygonCoordinates, name: string, from: Provenance): Promise<boolean> {
  const added = await addFootprint(polygons, name, from);
  const { problems } = getApp();
  const errors = problems.filter((p) => p.severity === 'error');
  setSession(
    added ? { refused: null } : { refused: { polygons, name, from, problems: errors }, problems: [], tool: 'move' },
  );
  return added;
}

/** Mend the shape that was refused and add it, with what is known of it; it is no longer the shape of its line or point. */
export async function mendRefused(): Promise<void> {
  const { refused } = getApp();
  if (!refused) return;
  const answer = await compute().call('repair', { footprint: refused.polygons });
  const { axis: _, land: _land, ...from } = refused.from;
  if (answer.ok) await tryFootprint(answer.value, refused.name, from);
  else setSession({ refused: { ...refused, problems: answer.problems } });
}

export const crossesItself = (problems: readonly Problem[]): boolean =>
  problems.some((p) => p.code === 'ring-self-crossing' || p.code === 'rings-overlap');

/** Mend the active footprint, as one step that can be undone. */
export async function mendActive(): Promise<void> {
  const footprint = currentFootprint();
  if (!footprint) return;
  const answer = await compute().call('repair', { footprint: footprint.polygons });
  if (answer.ok) edit((project) => withCorners(project, answer.value));
  else setSession({ problems: answer.problems });
}

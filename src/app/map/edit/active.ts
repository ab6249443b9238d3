/** Changes of the active footprint, and the check that follows every one of them. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { requestCheck } from '../../state/actions.ts';
import type { Footprint, Project } from '../../state/model.ts';
import { activeFootprint, kindOf } from '../../state/select.ts';
import { getApp, setSession, subscribeApp } from '../../state/store.ts';

export const currentFootprint = (): Footprint | null => activeFootprint(getApp());

/** The project with another shape for its active footprint. */
export function withShape(project: Project, polygons: PolygonCoordinates): Project {
  return withFootprint(project, project.activeFootprintId, (footprint) => ({ ...footprint, polygons }));
}

export function withFootprint(project: Project, id: string | null, change: (f: Footprint) => Footprint): Project {
  return { ...project, footprints: project.footprints.map((f) => (f.id === id ? change(f) : f)) };
}

/** Check again whenever the active footprint is another one, has another shape or another kind, whoever changed it. */
export function followActiveFootprint(): () => void {
  const isSame = (a: Footprint | null, b: Footprint | null) =>
    a === b || (a !== null && b !== null && a.polygons === b.polygons && kindOf(a) === kindOf(b));
  return subscribeApp((state, before) => {
    if (state.project === before.project || isSame(activeFootprint(state), activeFootprint(before))) return;
    if (state.vertex && state.project.activeFootprintId !== before.project.activeFootprintId)
      setSession({ vertex: null });
    requestCheck();
  });
}

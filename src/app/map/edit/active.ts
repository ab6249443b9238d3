/** Changes of the active footprint, and the check that follows every one of them. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { requestCheck } from '../../state/actions.ts';
import type { Footprint, Project } from '../../state/model.ts';
import { activeFootprint } from '../../state/select.ts';
import { type AppState, getApp, setSession, subscribeApp } from '../../state/store.ts';

export const currentFootprint = (): Footprint | null => activeFootprint(getApp());

/** The project with another shape for its active footprint. */
export function withShape(project: Project, polygons: PolygonCoordinates): Project {
  return withFootprint(project, project.activeFootprintId, (footprint) => ({ ...footprint, polygons }));
}

export function withFootprint(project: Project, id: string | null, change: (f: Footprint) => Footprint): Project {
  return { ...project, footprints: project.footprints.map((f) => (f.id === id ? change(f) : f)) };
}

/** Check again whenever the active footprint is another one or has another shape, whoever changed it. */
export function followActiveFootprint(): () => void {
  const shape = (state: AppState) => activeFootprint(state)?.polygons;
  return subscribeApp((state, before) => {
    if (state.project === before.project || shape(state) === shape(before)) return;
    if (state.vertex && state.project.activeFootprintId !== before.project.activeFootprintId)
      setSession({ vertex: null });
    requestCheck();
  });
}

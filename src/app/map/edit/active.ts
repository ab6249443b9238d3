/** Changes of the active footprint, and the check that follows every one of them. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { inEdgeCount } from '../../../domain/siting/corners.ts';
import { requestCheck } from '../../state/actions.ts';
import type { Footprint, Project } from '../../state/model.ts';
import { activeFootprint, asOwn, kindOf } from '../../state/select.ts';
import { getApp, setSession, subscribeApp } from '../../state/store.ts';
import { cornerCount } from './vertices.ts';

export const currentFootprint = (): Footprint | null => activeFootprint(getApp());

/** The project with another shape for its active footprint. */
export function withShape(project: Project, polygons: PolygonCoordinates): Project {
  return withFootprint(project, project.activeFootprintId, (footprint) => ({ ...footprint, polygons }));
}

/** The project with the corners of its active footprint changed: of the vertices put into its edges those that are left count. */
export function withCorners(project: Project, polygons: PolygonCoordinates): Project {
  return withFootprint(project, project.activeFootprintId, (footprint) => {
    const { addedVertices } = footprint;
    if (addedVertices === undefined) return { ...footprint, polygons };
    return { ...footprint, polygons, addedVertices: Math.min(addedVertices, inEdgeCount(polygons)) };
  });
}

/** The project with its active footprint as it was made. */
export function withStart(project: Project): Project {
  return withFootprint(project, project.activeFootprintId, (footprint) => {
    const { start, polygons, addedVertices } = footprint;
    const isReshaped = cornerCount(start) !== cornerCount(polygons);
    const added = addedVertices !== undefined && isReshaped ? { addedVertices: inEdgeCount(start) } : {};
    return { ...footprint, polygons: start, ...added };
  });
}

/** The project with a footprint changed; a row of a screening that was looked at is a site of the user's by that. */
export function withFootprint(project: Project, id: string | null, change: (f: Footprint) => Footprint): Project {
  return { ...project, footprints: project.footprints.map((f) => (f.id === id ? asOwn(change(f)) : f)) };
}

/** Check again whenever the active footprint is another one, has another shape or another kind, whoever changed it. */
export function followActiveFootprint(): () => void {
  const isSame = (a: Footprint | null, b: Footprint | null) =>
    a === b || (a !== null && b !== null && a.polygons === b.polygons && a.land === b.land && kindOf(a) === kindOf(b));
  return subscribeApp((state, before) => {
    if (state.project === before.project || isSame(activeFootprint(state), activeFootprint(before))) return;
    if (state.vertex && state.project.activeFootprintId !== before.project.activeFootprintId)
      setSession({ vertex: null });
    requestCheck();
  });
}

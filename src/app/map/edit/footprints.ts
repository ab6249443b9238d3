/** Copying and deleting whole footprints. */
import { newId } from '../../state/actions.ts';
import type { Footprint } from '../../state/model.ts';
import { edit, getApp, setSession } from '../../state/store.ts';
import { siting } from '../../text/siting.ts';
import { currentFootprint } from './active.ts';
import { boxOf, carriedBy, type LonLat, type Offset, offsetFrom } from './ground.ts';
import { motionOf } from './widths.ts';

/** A copy stands beside its original, this share of its width and height away. */
const COPY_STEP = 0.15;

export const duplicateActive = (): void => copyActive((name) => siting[getApp().language].copyName(name));

/** Copy the active footprint under the name made of its own; the copy becomes the active one. */
export function copyActive(nameOf: (name: string) => string): void {
  const original = currentFootprint();
  if (!original) return;
  const [west, south, east, north] = boxOf(original.polygons);
  const size = offsetFrom([west, south], [east, north]);
  const aside = { east: size.east * COPY_STEP, north: -size.north * COPY_STEP };
  const polygons = carriedBy(original.polygons, aside);
  const copy: Footprint = {
    ...withAxisMoved(original, aside),
    id: newId('footprint'),
    name: nameOf(original.name),
    polygons,
    start: polygons,
  };
  edit((p) => ({ ...p, footprints: [...p.footprints, copy], activeFootprintId: copy.id }));
}

/** The line or point of a copy lies where that of its original would after the same way; none where the shape is another. */
function withAxisMoved({ axis, ...rest }: Footprint, aside: Offset): Footprint {
  const motion = motionOf({ ...rest, ...(axis ? { axis } : {}) });
  if (!axis || !motion) return rest;
  // Carried with a shape, so that both have one anchor.
  const [moved] = carriedBy([[rest.polygons[0]?.[0] ?? [], axis.map(motion)]], aside);
  return { ...rest, axis: (moved?.[1] ?? []).map(([lon = 0, lat = 0]): LonLat => [lon, lat]) };
}

/** Delete a footprint; the one before it in the list becomes active. The toast offers it back. */
export function removeFootprint(id: string): void {
  const { project, language } = getApp();
  const index = project.footprints.findIndex((f) => f.id === id);
  const gone = project.footprints[index];
  if (!gone) return;
  const rest = project.footprints.filter((f) => f !== gone);
  const next = rest[Math.max(0, index - 1)]?.id ?? null;
  edit((p) => ({
    ...p,
    footprints: rest,
    activeFootprintId: p.activeFootprintId === id ? next : p.activeFootprintId,
  }));
  setSession({ vertex: null, toast: { id: Date.now(), text: siting[language].list.removed(gone.name), undo: true } });
}

/** Copying and deleting whole footprints. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { placedParcels } from '../../../domain/siting/parcels.ts';
import { newId } from '../../state/actions.ts';
import type { Footprint } from '../../state/model.ts';
import { asOwn } from '../../state/select.ts';
import { edit, getApp, setSession } from '../../state/store.ts';
import { siting } from '../../text/siting.ts';
import { currentFootprint } from './active.ts';
import { placedDesign } from './design.ts';
import { boxOf, carriedBy, type LonLat, type Offset, offsetFrom } from './ground.ts';

/** A copy stands beside its original, this share of its width and height away. */
const COPY_STEP = 0.15;

export const duplicateActive = (): void => copyActive(freshCopyName);

/** What the name of a copy ends with, in either language. */
const COPY_ENDING = / (?:副本|copy)(?: \d+)?$/;

/** 厂 副本, and where there is one 厂 副本 2, 厂 副本 3: a copy of a copy too. */
function freshCopyName(name: string): string {
  const { language, project } = getApp();
  const { copyName } = siting[language];
  const taken = new Set(project.footprints.map((f) => f.name));
  const stem = name.replace(COPY_ENDING, '');
  for (let n = 1; ; n++) if (!taken.has(copyName(stem, n))) return copyName(stem, n);
}

/** Copy the active footprint under the name made of its own; the copy becomes the active one. */
export function copyActive(nameOf: (name: string) => string): void {
  const original = currentFootprint();
  if (!original) return;
  const [west, south, east, north] = boxOf(original.polygons);
  const size = offsetFrom([west, south], [east, north]);
  const aside = { east: size.east * COPY_STEP, north: -size.north * COPY_STEP };
  const polygons = carriedBy(original.polygons, aside);
  const copy: Footprint = {
    ...withParcelsMoved(original, withAxisMoved(asOwn(original), aside), aside),
    id: newId('footprint'),
    name: nameOf(original.name),
    polygons,
    start: polygons,
    copyOf: original.name,
  };
  edit((p) => ({ ...p, footprints: [...p.footprints, copy], activeFootprintId: copy.id }));
}

/** The design of a copy lies where that of its original would after the same way; none where the shape is another. */
function withAxisMoved(original: Footprint, aside: Offset): Footprint {
  const { axis, land } = placedDesign(original);
  const { axis: _, land: _land, ...rest } = original;
  if (!axis) return rest;
  const carry = carrier(rest.polygons, aside);
  const moved = carry([axis.map((at) => [...at])])[0]!.map(([lon = 0, lat = 0]): LonLat => [lon, lat]);
  return { ...rest, axis: moved, ...(land && { land: land.map(carry) }) };
}

/** Parcels of a copy lie where those of its original would after the same way; none where its shape is no longer theirs. */
function withParcelsMoved(original: Footprint, copy: Footprint, aside: Offset): Footprint {
  const { parcels, ...rest } = copy;
  const placed = placedParcels(original);
  if (!parcels || !placed) return rest;
  const carry = carrier(original.polygons, aside);
  return { ...rest, parcels: parcels.map((parcel, i) => ({ ...parcel, polygons: placed[i]!.map(carry) })) };
}

/** Carries rings with a shape, so that all have one anchor. */
const carrier =
  (polygons: PolygonCoordinates, aside: Offset) =>
  (rings: PolygonCoordinates[number]): PolygonCoordinates[number] =>
    carriedBy([[polygons[0]?.[0] ?? [], ...rings]], aside)[0]!.slice(1);

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

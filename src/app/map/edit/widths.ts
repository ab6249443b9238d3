/** Widths and safety distances of a line's or point's site, changed after it was made. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { Outcome } from '../../../domain/problems.ts';
import { compute } from '../../compute.ts';
import type { Footprint } from '../../state/model.ts';
import { cancelGesture, editLive, endGesture, getApp, setSession } from '../../state/store.ts';
import { withFootprint } from './active.ts';
import { motionOf } from './design.ts';
import { mapPositions } from './ground.ts';
import { widen } from './take-shape.ts';

export interface Widths {
  /** Width of a line or radius of a point, metres, above 0. */
  readonly distanceMetres: number;
  /** Metres, 0 or more. */
  readonly safetyMetres: number;
}

export const widthsOf = ({ distanceMetres, safetyMetres = 0 }: Footprint): Widths => ({
  distanceMetres: distanceMetres ?? 0,
  safetyMetres,
});

/** A site with other widths: its shape where it lies, and where it was made. The same where it cannot be widened anew. */
export async function widenedAnew(footprint: Footprint, widths: Widths): Promise<Outcome<Footprint>> {
  const motion = motionOf(footprint);
  const { origin, axis, safetyMetres: _, land: _land, ...rest } = footprint;
  if (!motion || !axis || (origin !== 'line' && origin !== 'point'))
    return { ok: true, value: footprint, problems: [] };
  const wide = await widen({ kind: origin, coordinates: axis, ...widths });
  if (!wide.ok) return wide;
  const valid = await compute().call('validate', { footprint: wide.value.polygons });
  if (!valid.ok) return valid;
  const start: PolygonCoordinates = valid.value;
  const polygons = rest.start === rest.polygons ? start : mapPositions(start, motion);
  const { distanceMetres, safetyMetres } = widths;
  const { land } = wide.value;
  const safety = { ...(safetyMetres > 0 && { safetyMetres }), ...(land && { land }) };
  return { ...valid, value: { ...rest, origin, axis, start, polygons, distanceMetres, ...safety } };
}

let newest = 0;
let last: Promise<void> = Promise.resolve();

/** Draw and check the site with the widths that are being typed; those typed last hold. */
export function typeWidths(id: string, widths: Widths): void {
  const own = ++newest;
  const find = () => getApp().project.footprints.find((f) => f.id === id);
  const footprint = find();
  if (!footprint) return;
  last = widenedAnew(footprint, widths).then((wide) => {
    if (own !== newest || find() !== footprint) return;
    if (wide.ok) editLive((project) => withFootprint(project, id, () => wide.value));
    else setSession({ problems: wide.problems });
  });
}

/** The widths that were typed are one step that can be undone. */
export async function keepWidths(): Promise<void> {
  await last;
  endGesture();
}

/** The site is as it was before they were typed. */
export function dropWidths(): void {
  newest++;
  cancelGesture();
}

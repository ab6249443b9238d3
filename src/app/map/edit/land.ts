/**
 * The ground by width or radius alone (用地) of sites that were kept before it was: made of the line or point, the width and
 * the safety distance that were kept, by the same way as when a site is made.
 */
import type { Footprint, Project } from '../../state/model.ts';
import { complete, getApp, subscribeApp } from '../../state/store.ts';
import { widen } from './take-shape.ts';

type Stored = Pick<Footprint, 'origin' | 'axis' | 'land' | 'safetyMetres' | 'distanceMetres'>;

const lacksLand = ({ origin, axis, land, safetyMetres = 0, distanceMetres }: Stored): boolean =>
  (origin === 'line' || origin === 'point') && !!axis && !land && safetyMetres > 0 && (distanceMetres ?? 0) > 0;

/** The footprint with its land where that follows from what is stored; else as it is. */
export async function withLand<Site extends Stored>(footprint: Site): Promise<Site> {
  const { origin, axis, distanceMetres } = footprint;
  if (!lacksLand(footprint) || !axis || (origin !== 'line' && origin !== 'point')) return footprint;
  const wide = await widen({ kind: origin, coordinates: axis, distanceMetres: distanceMetres ?? 0, safetyMetres: 0 });
  return wide.ok ? { ...footprint, land: wide.value.polygons } : footprint;
}

type Axis = NonNullable<Footprint['axis']>;

/** What was made of a line or a point, by the width it was made with: none where that cannot be. */
const made = new WeakMap<Axis, { readonly of: number | null; readonly land: Promise<Footprint['land']> }>();

function landOfSite(footprint: Footprint, axis: Axis): Promise<Footprint['land']> {
  const of = footprint.distanceMetres;
  const known = made.get(axis);
  if (known?.of === of) return known.land;
  const land = withLand(footprint).then((whole) => whole.land);
  made.set(axis, { of, land });
  return land;
}

async function completeLand({ footprints }: Project): Promise<void> {
  for (const footprint of footprints.filter(lacksLand)) {
    const { axis, distanceMetres } = footprint;
    const land = axis && (await landOfSite(footprint, axis));
    const isSame = (f: Footprint) => f.axis === axis && f.distanceMetres === distanceMetres && lacksLand(f);
    // Another project may be on show by now; it is looked at again when it comes back.
    if (!land || !getApp().project.footprints.some(isSame)) continue;
    complete((p) => ({ ...p, footprints: p.footprints.map((f) => (isSame(f) ? { ...f, land } : f)) }));
  }
}

/** Complete the sites of the project on show, whichever way they came; returns the function that stops. */
export function followLand(): () => void {
  void completeLand(getApp().project);
  return subscribeApp(({ project }, before) => {
    if (project.footprints !== before.project.footprints) void completeLand(project);
  });
}

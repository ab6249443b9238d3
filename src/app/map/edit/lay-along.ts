/** The strip of a line's site made anew along another line, while a point of that is dragged. */
import { rigidMotion } from '../../../domain/siting/rigid.ts';
import type { Footprint } from '../../state/model.ts';
import { cancelGesture, editLive, endGesture, getApp, setSession } from '../../state/store.ts';
import { withFootprint } from './active.ts';
import type { Axis } from './axis.ts';
import { widenedAnew, widthsOf } from './widths.ts';

interface Wish {
  readonly site: Footprint;
  readonly axis: Axis;
}

let wished: Wish | null = null;
let running: Promise<void> | null = null;
/** Ends what is still computed for a drag that was given up. */
let generation = 0;

/** Lay the strip of a site, as it stood when the drag began, along another line; of many wishes the last is met. */
export function layAlong(site: Footprint, axis: Axis): void {
  wished = { site, axis };
  running ??= meetWishes().finally(() => {
    running = null;
  });
}

async function meetWishes(): Promise<void> {
  while (wished) {
    const own = generation;
    const { site, axis } = wished;
    wished = null;
    const back = site.start === site.polygons ? null : rigidMotion(site.polygons, site.start);
    const made = back ? axis.map((at) => back(at)) : axis;
    const wide = await widenedAnew({ ...site, axis: made }, widthsOf(site));
    const isThere = getApp().project.footprints.some((f) => f.id === site.id);
    if (own !== generation || !isThere) continue;
    // A line that doubles back for a moment has no strip: the last one stays.
    if (wide.ok) editLive((project) => withFootprint(project, site.id, () => wide.value));
    else if (!wished) setSession({ problems: wide.problems });
  }
}

/** The drag is one step that can be undone. */
export async function keepLaid(): Promise<void> {
  await running;
  endGesture();
}

export function dropLaid(): void {
  wished = null;
  generation++;
  cancelGesture();
}

/** Moving the active footprint by the keyboard: each press carries it some metres, a held key is one step of undo. */
import { editLive, endGesture, getApp } from '../../state/store.ts';
import { currentFootprint, withShape } from './active.ts';
import { carriedBy, type Offset } from './ground.ts';

const REST_MS = 600;
let timer: ReturnType<typeof setTimeout> | undefined;

export const canNudge = (): boolean =>
  getApp().tool === 'move' && getApp().view === 'siting' && getApp().presenting === null && currentFootprint() !== null;

export function nudge(offset: Offset): void {
  const footprint = currentFootprint();
  if (!footprint) return;
  const shape = carriedBy(footprint.polygons, offset);
  editLive((project) => withShape(project, shape));
  clearTimeout(timer);
  timer = setTimeout(endGesture, REST_MS);
}

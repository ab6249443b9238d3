/** Where each of two cities stands whole. Pure. */
import type { Padding } from '../../map/camera.ts';
import type { Compare } from '../../state/scene.ts';
import { sideOf, type Which } from './side.ts';

const MARGIN = 24;
/** Of the width that is left at least: rather than less, a card lies over part of the city. */
const LEAST = 0.16;

/** Padding of a map of `width` CSS pixels, of which cards leave `room`: under a divider it is seen on its own side only. */
export function roomOfSide(
  room: Padding,
  width: number,
  compare: Pick<Compare, 'mode' | 'share' | 'side'>,
  which: Which,
): Padding {
  if (compare.mode === 'side') return room;
  const at = compare.share * width;
  const isLeft = sideOf(which, compare) === 'left';
  const left = isLeft ? room.left : Math.max(room.left, at + MARGIN);
  const right = isLeft ? Math.max(room.right, width - at + MARGIN) : room.right;
  const give = Math.min(1, (width * (1 - LEAST)) / (left + right));
  return { ...room, left: left * give, right: right * give };
}

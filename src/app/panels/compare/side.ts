/** Which of two maps stands where. Pure. */
import type { Compare } from '../../state/scene.ts';

export type Side = Compare['side'];
/** The live map is the first. */
export type Which = 'first' | 'second';

export const opposite = (side: Side): Side => (side === 'left' ? 'right' : 'left');

export const sideOf = (which: Which, { side }: Pick<Compare, 'side'>): Side =>
  which === 'second' ? side : opposite(side);

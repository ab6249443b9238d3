/** Room that title, legend and figures leave free on the stage. Pure. */
import type { Padding } from '../../map/camera.ts';

interface Frame {
  readonly width: number;
  readonly height: number;
}

/** What stands over the map, CSS pixels from its upper left corner; null where it is not there. */
export interface OverStage {
  readonly titleHeight: number;
  /** Right edge of what stands at the left. */
  readonly legendRight: number | null;
  /** Left edge of what stands at the right. */
  readonly cardLeft: number | null;
}

const MARGIN = 24;
/** Least share of the frame that is left: rather than less, a card lies over part of what is shown. */
const LEAST = { width: 0.16, height: 0.6 };
/** Of the row of scenes at the foot, as a share of the height, and at most as many pixels. */
const FOOT = { share: 1 / 8, most: 90 };

/** Padding around the free room; the sides give way in proportion where they would leave too little. */
export function roomAround({ width, height }: Frame, { titleHeight, legendRight, cardLeft }: OverStage): Padding {
  const left = legendRight === null ? MARGIN : legendRight + MARGIN;
  const right = cardLeft === null ? MARGIN : width - cardLeft + MARGIN;
  const top = titleHeight + MARGIN;
  const bottom = Math.min(height * FOOT.share, FOOT.most);
  const across = Math.min(1, (width * (1 - LEAST.width)) / (left + right));
  const down = Math.min(1, (height * (1 - LEAST.height)) / (top + bottom));
  return { top: top * down, right: right * across, bottom: bottom * down, left: left * across };
}

/** Room for the names of both maps above and their scales below, where cards stand between the maps. */
export const BESIDE_CARDS: Padding = { top: 72, right: MARGIN, bottom: FOOT.most, left: MARGIN };

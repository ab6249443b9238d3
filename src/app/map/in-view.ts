/** Whether a shape on the screen is well in view, and what brings it there. Pure; CSS pixels from the map's upper left corner. */

export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The map, and what stands over it, by the edge that it lies on. */
export interface View {
  readonly map: PixelBox;
  readonly over: Readonly<Record<'top' | 'right' | 'bottom', readonly PixelBox[]>>;
}

/** Left free about a shape. */
const GAP = 12;

/** A longer side below this is hard to see as a shape. */
const LEAST_PIXELS = 32;

/** At the present scale it is moved to the middle where it takes up no more than this share of the free part. */
const MOST_SHARE = 0.8;

const width = (box: PixelBox): number => box.right - box.left;
const height = (box: PixelBox): number => box.bottom - box.top;

/** `stay` where it is in view and large enough; `pan` into the middle of the free part where the scale can stay; else `fit`. */
export function wayIntoView(shape: PixelBox, view: View): 'stay' | 'pan' | 'fit' {
  if (Math.max(width(shape), height(shape)) < LEAST_PIXELS) return 'fit';
  if (isInView(shape, view)) return 'stay';
  const free = freePart(view);
  const isSmall = width(shape) <= MOST_SHARE * width(free) && height(shape) <= MOST_SHARE * height(free);
  return isSmall ? 'pan' : 'fit';
}

/** Whole on the map, and under nothing. */
export const isInView = (shape: PixelBox, { map, over }: View): boolean =>
  shape.left >= map.left &&
  shape.top >= map.top &&
  shape.right <= map.right &&
  shape.bottom <= map.bottom &&
  ![...over.top, ...over.right, ...over.bottom].some((box) => meet(shape, box));

const meet = (a: PixelBox, b: PixelBox): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The part of the map between what stands over its edges. */
export function freePart({ map, over }: View): PixelBox {
  return {
    left: map.left + GAP,
    top: Math.max(map.top, ...over.top.map((b) => b.bottom)) + GAP,
    right: Math.min(map.right, ...over.right.map((b) => b.left)) - GAP,
    bottom: Math.min(map.bottom, ...over.bottom.map((b) => b.top)) - GAP,
  };
}

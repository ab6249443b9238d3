/** A picture too large for one canvas, cut into parts that one is large enough for. Pure. */
import type { PictureSize } from './picture-camera.ts';

export interface PictureTile {
  /** What is drawn, CSS pixels of the picture; parts overlap, and reach beyond it. */
  readonly x: number;
  readonly y: number;
  /** What is taken of it, device pixels of the picture. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

export interface PictureTiles {
  /** Side of every part, CSS pixels. */
  readonly side: number;
  readonly tiles: readonly PictureTile[];
}

/** A whole number of these is a whole number of device pixels at 150, 200 and 300 dpi and at whole ratios. */
const STEP = 48;

/** Drawn around each part, so that no joint or symbol at its edge differs from that of its neighbour. */
const MARGIN = STEP;

/** Parts whose canvases are at most `longest` device pixels long at `ratio`. Throws where not even one step fits. */
export function pictureTiles(size: PictureSize, ratio: number, longest: number): PictureTiles {
  const side = Math.floor(longest / ratio / STEP) * STEP;
  const core = side - 2 * MARGIN;
  if (core < STEP) throw new RangeError(`no part of a picture at ratio ${ratio} fits into ${longest} pixels`);
  const width = Math.round(size.width * ratio);
  const height = Math.round(size.height * ratio);
  const starts = (length: number) => Array.from({ length: Math.ceil(length / core) }, (_, i) => i * core);
  const end = (at: number, all: number) => Math.min(all, Math.round((at + core) * ratio));
  const tiles = starts(size.height).flatMap((y) =>
    starts(size.width).map((x) => ({
      x: x - MARGIN,
      y: y - MARGIN,
      from: [Math.round(x * ratio), Math.round(y * ratio)] as const,
      to: [end(x, width), end(y, height)] as const,
    })),
  );
  return { side, tiles };
}

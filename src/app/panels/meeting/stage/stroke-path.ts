import type { InkPoint } from './stage.ts';

/**
 * A stroke as the data of an SVG path: curves from middle to middle of the points, which are what the curve bends towards.
 * A single point is a dot. Empty for no point.
 */
export function strokePath(points: readonly InkPoint[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const last = points.at(-1)!;
  const bends = rest.slice(0, -1).map((point, i) => `Q${place(point)} ${place(middle(point, rest[i + 1]!))}`);
  return [`M${place(first)}`, ...bends, `L${place(last)}`].join('');
}

const place = ([x, y]: InkPoint): string => `${round(x)} ${round(y)}`;

const round = (pixels: number): number => Math.round(pixels * 10) / 10;

const middle = ([ax, ay]: InkPoint, [bx, by]: InkPoint): InkPoint => [(ax + bx) / 2, (ay + by) / 2];

/** Shapes of the sites, as SVG paths about (0, 0): used by swatches, by the map's icon atlas and by print. */
import type { SymbolShape } from './styles.ts';

const number = (value: number): string => String(Math.round(value * 100) / 100);

function polygon(points: readonly (readonly [number, number])[], radius: number): string {
  return `M${points.map(([x, y]) => `${number(x * radius)} ${number(y * radius)}`).join('L')}Z`;
}

const shapes: Readonly<Record<SymbolShape, (radius: number) => string>> = {
  'triangle-up': (r) =>
    polygon(
      [
        [0, -1],
        [1.02, 0.82],
        [-1.02, 0.82],
      ],
      r,
    ),
  'triangle-down': (r) =>
    polygon(
      [
        [0, 1],
        [1.02, -0.82],
        [-1.02, -0.82],
      ],
      r,
    ),
  trapezoid: (r) =>
    polygon(
      [
        [-0.5, -0.7],
        [0.5, -0.7],
        [1.1, 0.7],
        [-1.1, 0.7],
      ],
      r,
    ),
  hexagon: (r) =>
    polygon(
      [
        [1.05, 0],
        [0.52, 0.91],
        [-0.52, 0.91],
        [-1.05, 0],
        [-0.52, -0.91],
        [0.52, -0.91],
      ],
      r,
    ),
  square: (r) =>
    polygon(
      [
        [-0.85, -0.85],
        [0.85, -0.85],
        [0.85, 0.85],
        [-0.85, 0.85],
      ],
      r,
    ),
  bowl: (r) =>
    polygon(
      [
        [-1.1, -0.7],
        [1.1, -0.7],
        [0.5, 0.7],
        [-0.5, 0.7],
      ],
      r,
    ),
  drop: (r) =>
    `M0 ${number(-1.2 * r)}C${number(0.35 * r)} ${number(-0.5 * r)} ${number(0.82 * r)} ${number(-0.15 * r)} ${number(0.82 * r)} ${number(0.3 * r)}` +
    `A${number(0.82 * r)} ${number(0.75 * r)} 0 1 1 ${number(-0.82 * r)} ${number(0.3 * r)}` +
    `C${number(-0.82 * r)} ${number(-0.15 * r)} ${number(-0.35 * r)} ${number(-0.5 * r)} 0 ${number(-1.2 * r)}Z`,
  disc: (r) =>
    `M${number(-0.62 * r)} 0A${number(0.62 * r)} ${number(0.62 * r)} 0 1 1 ${number(0.62 * r)} 0A${number(0.62 * r)} ${number(0.62 * r)} 0 1 1 ${number(-0.62 * r)} 0Z`,
};

export function shapePath(shape: SymbolShape, radius: number): string {
  return shapes[shape](radius);
}

/** Polygons out of rings that do not cross: counter-clockwise ones are shells, clockwise ones holes. */
import type { PolygonCoordinates } from '../feature-table.ts';

type Ring = number[][];

interface Shell {
  readonly ring: Ring;
  readonly box: readonly [number, number, number, number];
  readonly doubledArea: number;
  readonly polygon: Ring[];
}

/** Each hole goes into the smallest shell around it; a hole without a shell is left out, as are rings of no area. */
export function nest(rings: readonly Ring[]): PolygonCoordinates {
  const shells: Shell[] = [];
  const holes: Ring[] = [];
  for (const ring of rings) {
    const doubledArea = doubled(ring);
    if (doubledArea > 0) shells.push({ ring, box: boxOf(ring), doubledArea, polygon: [ring] });
    else if (doubledArea < 0) holes.push(ring);
  }
  const bySize = shells.toSorted((a, b) => a.doubledArea - b.doubledArea);
  for (const hole of holes) {
    const [x, y] = hole[0] as [number, number];
    const around = bySize.find(
      ({ ring, box }) => box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3] && holds(ring, x, y),
    );
    around?.polygon.push(hole);
  }
  return shells.map((s) => s.polygon);
}

function doubled(ring: Ring): number {
  const [x0, y0] = ring[0] as [number, number];
  let sum = 0;
  for (let i = 1; i < ring.length; i++)
    sum += (ring[i - 1]![0]! - x0) * (ring[i]![1]! - y0) - (ring[i]![0]! - x0) * (ring[i - 1]![1]! - y0);
  return sum;
}

function boxOf(ring: Ring): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring as [number, number][]) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function holds(ring: Ring, x: number, y: number): boolean {
  let odd = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number];
    const [bx, by] = ring[i] as [number, number];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) odd = !odd;
  }
  return odd;
}

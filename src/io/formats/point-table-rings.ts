/** Corners in the order of a file, gathered into closed rings and these into polygons. */
import type { Geometry, Position } from 'geojson';
import { polygonsOfRings } from '../rings.ts';

export interface Corner {
  readonly x: number;
  readonly y: number;
  /** Number or name of the ring as the file gives it, else ''. */
  readonly ring: string;
  /** Name of the point (J1, 12), else ''. */
  readonly label: string;
}

interface OpenRing {
  readonly ring: string;
  readonly firstNumber: string;
  readonly positions: Position[];
  closed: boolean;
}

/**
 * A ring ends where the ring number changes, where it has come back to its first corner, where the numbering of the points
 * starts again, or where the file leaves a gap.
 */
export class RingCollector {
  private readonly rings: OpenRing[] = [];
  private gap = true;

  add({ x, y, ring, label }: Corner): void {
    const number = numberIn(label);
    const current = this.rings.at(-1);
    if (!current || this.gap || current.ring !== ring || current.closed || restarts(current, number, x, y)) {
      this.rings.push({ ring, firstNumber: number, positions: [[x, y]], closed: false });
      this.gap = false;
      return;
    }
    const [firstX, firstY] = current.positions[0]!;
    current.positions.push([x, y]);
    current.closed = current.positions.length > 3 && firstX === x && firstY === y;
  }

  /** The next corner starts a ring of its own. */
  breakHere(): void {
    this.gap = true;
  }

  get count(): number {
    return this.rings.length;
  }

  /** A last corner that bears the name of the first and is not quite there belongs to the ring it should have closed. */
  settle(): void {
    const [before, last] = this.rings.slice(-2);
    if (!before || !last || before.closed || last.positions.length > 1) return;
    if (last.ring !== before.ring || last.firstNumber === '' || last.firstNumber !== before.firstNumber) return;
    this.rings.pop();
    before.positions.push(last.positions[0]!);
  }

  /** Whether a ring comes back to its first corner as the file has it. */
  get hasClosedRing(): boolean {
    return this.rings.some((r) => r.closed);
  }

  get openRings(): number {
    return this.rings.filter((r) => !r.closed).length;
  }

  /** Corners one ring after the other as they came, not closed. */
  lines(): Position[][] {
    return this.rings.map((r) => r.positions);
  }

  /** Different corners of the poorest ring; three are needed. */
  fewestCorners(): number {
    return this.rings.reduce((least, r) => Math.min(least, differentUpToThree(r.positions)), 3);
  }

  /** Closed rings, nested by what lies in what. */
  polygons(): Position[][][] {
    return polygonsOfRings(
      this.rings.map(({ positions, closed }) => (closed ? positions : [...positions, [...positions[0]!]])),
    );
  }
}

const numberIn = (label: string): string => /\d+/.exec(label)?.[0] ?? '';

function restarts(current: OpenRing, number: string, x: number, y: number): boolean {
  if (number === '' || number !== current.firstNumber || current.positions.length < 3) return false;
  const [firstX, firstY] = current.positions[0]!;
  return firstX !== x || firstY !== y;
}

function differentUpToThree(positions: readonly Position[]): number {
  const different: Position[] = [];
  for (const position of positions) {
    if (different.some(([x, y]) => x === position[0] && y === position[1])) continue;
    if (different.push(position) === 3) break;
  }
  return different.length;
}

export function polygonal(polygons: Position[][][]): Geometry {
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}

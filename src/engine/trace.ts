/**
 * Outlines of the overlap of a footprint with each class, from the same pieces of boundary that make its area: linked end
 * to start, they are the rings of the overlap.
 */
import Flatbush from 'flatbush';
import { ringArea } from '../geodesy/ellipsoid.ts';
import { hasBit } from './atoms.ts';
import type { CompiledLayer } from './layer.ts';

/** A stretch of a ring, in the direction that keeps the interior on the left. Edges by their first vertex. */
export interface Piece {
  readonly layer: CompiledLayer;
  readonly edge: number;
  readonly x: number;
  readonly y: number;
  readonly toEdge: number;
  readonly toX: number;
  readonly toY: number;
}

/** Rings smaller than this are rounding of crossings; they are left out and their area is told. */
const SMALLEST_SQUARE_METRES = 1e-4;

export interface Outline {
  /** Shell counter-clockwise first, then holes; closed; degrees. */
  readonly polygons: number[][][][];
  /** Area of rings left out as too small, and of chains that did not close, square metres. */
  readonly residualSquareMetres: number;
}

export class Tracer {
  private readonly covered: { low: number; high: number; piece: Piece }[] = [];
  private readonly own = new Map<number, Piece[]>();
  /** A stretch of the footprint's boundary that the classes of the mask cover. */
  add(low: number, high: number, piece: Piece): void {
    if (low !== 0 || high !== 0) this.covered.push({ low, high, piece });
  }

  /** A stretch of a class's outer boundary inside the footprint. */
  addOwn(bit: number, piece: Piece): void {
    const list = this.own.get(bit);
    if (list) list.push(piece);
    else this.own.set(bit, [piece]);
  }

  /** The overlap with the class of `bit`. */
  outline(bit: number): Outline {
    const pieces = this.covered.filter((c) => hasBit(c, bit)).map((c) => c.piece);
    pieces.push(...(this.own.get(bit) ?? []));
    const { rings, open } = link(pieces);
    const shells: { ring: number[][]; area: number }[] = [];
    const holes: { ring: number[][]; area: number }[] = [];
    let residual = open;
    for (const ring of rings) {
      const area = ringArea(ring);
      if (Math.abs(area) < SMALLEST_SQUARE_METRES) residual += area;
      else if (area > 0) shells.push({ ring, area });
      else holes.push({ ring, area });
    }
    const { polygons, lost } = nest(shells, holes);
    return { polygons, residualSquareMetres: residual + lost };
  }
}

/**
 * Rings from pieces. Pieces are taken apart into segments; a segment that is walked both ways bounds nothing (a border
 * shared by two features of one class) and goes. At a point with several ways on, the sharpest left turn stays with the
 * same interior; a chain that comes through a point twice is parted there, so that rings that touch stay apart.
 */
function link(pieces: readonly Piece[]): { rings: number[][][]; open: number } {
  const nodes = new Nodes();
  for (const piece of pieces) nodes.addPiece(piece);
  nodes.connect();
  const rings: number[][][] = [];
  let open = 0;
  for (let segment = nodes.takeAny(); segment; segment = nodes.takeAny()) {
    const chain = [segment.from];
    let at: Segment | undefined = segment;
    while (at) {
      chain.push(at.to);
      at = at.to === segment.from ? undefined : nodes.takeNext(at);
    }
    const closed = chain.at(-1) === segment.from;
    if (!closed) chain.push(segment.from);
    for (const loop of simpleLoops(chain)) {
      const ring = loop.map((node) => nodes.position(node));
      if (closed) rings.push(ring);
      else open += ringArea(ring);
    }
  }
  return { rings, open };
}

/** Parts a closed chain of nodes wherever it comes back to a node; there and back along one segment is no loop. */
function simpleLoops(chain: readonly number[]): number[][] {
  const loops: number[][] = [];
  const path: number[] = [];
  const place = new Map<number, number>();
  for (const node of chain) {
    const from = place.get(node);
    if (from !== undefined) {
      const loop = path.splice(from);
      for (const passed of loop) place.delete(passed);
      if (loop.length > 2) loops.push([...loop, node]);
    }
    place.set(node, path.length);
    path.push(node);
  }
  return loops;
}

interface Segment {
  readonly from: number;
  readonly to: number;
}

/** Crossings of three boundaries in one place are rounded three times: points closer than this are one. Degrees. */
const GRID = 1e-11;
const CELL = 16 * GRID;
/** Cells far apart may share a key: the points in them are compared all the same. */
const cellKey = (i: number, j: number) => (i % 0x400_0000) * 0x400_0000 + (j % 0x400_0000);

class Nodes {
  /** First node of each cell, and after each node the next in its cell, or -1. */
  private readonly cells = new Map<number, number>();
  private readonly nextInCell: number[] = [];
  private readonly points: [number, number][] = [];
  private readonly segments: Segment[] = [];
  private readonly out: number[][] = [];
  private cursor = 0;

  position(node: number): number[] {
    return [...this.points[node]!];
  }

  private idOf(x: number, y: number): number {
    const i = Math.floor(x / CELL);
    const j = Math.floor(y / CELL);
    // Only a point close to the side of its cell can have its like in the next one.
    const firstI = Math.floor((x - GRID) / CELL);
    const lastI = Math.floor((x + GRID) / CELL);
    const firstJ = Math.floor((y - GRID) / CELL);
    const lastJ = Math.floor((y + GRID) / CELL);
    for (let ci = firstI; ci <= lastI; ci++)
      for (let cj = firstJ; cj <= lastJ; cj++)
        for (let id = this.cells.get(cellKey(ci, cj)) ?? -1; id >= 0; id = this.nextInCell[id]!) {
          const [px, py] = this.points[id]!;
          if (Math.abs(px - x) <= GRID && Math.abs(py - y) <= GRID) return id;
        }
    const id = this.points.length;
    const key = cellKey(i, j);
    this.nextInCell.push(this.cells.get(key) ?? -1);
    this.cells.set(key, id);
    this.points.push([x, y]);
    this.out.push([]);
    return id;
  }

  addPiece(piece: Piece): void {
    const { layer } = piece;
    let from = this.idOf(piece.x, piece.y);
    for (let v = piece.edge + 1; piece.edge !== piece.toEdge && v <= piece.toEdge; v++) {
      const to = this.idOf(layer.x[v]!, layer.y[v]!);
      this.addSegment(from, to);
      from = to;
    }
    this.addSegment(from, this.idOf(piece.toX, piece.toY));
  }

  private addSegment(from: number, to: number): void {
    if (from !== to) this.segments.push({ from, to });
  }

  /** Cut segments at the nodes that lie on them: borders on one line may be shared without sharing their vertices. */
  connect(): void {
    if (this.points.length === 0) return;
    const index = new Flatbush(this.points.length);
    for (const [x, y] of this.points) index.add(x, y, x, y);
    index.finish();
    for (const { from, to } of this.segments) {
      let last = from;
      for (const node of this.nodesOn(index, from, to)) {
        this.direct(last, node);
        last = node;
      }
      this.direct(last, to);
    }
  }

  /** Nodes between the ends of a segment and on it, in order. */
  private nodesOn(index: Flatbush, from: number, to: number): number[] {
    const [ax, ay] = this.points[from]!;
    const [bx, by] = this.points[to]!;
    const [ux, uy] = [bx - ax, by - ay];
    const length = Math.hypot(ux, uy);
    const along = (node: number) => (this.points[node]![0] - ax) * ux + (this.points[node]![1] - ay) * uy;
    const isOn = (node: number) => {
      const [x, y] = this.points[node]!;
      return node !== from && node !== to && Math.abs((x - ax) * uy - (y - ay) * ux) <= GRID * length;
    };
    const west = Math.min(ax, bx) - GRID;
    const south = Math.min(ay, by) - GRID;
    return index
      .search(west, south, Math.max(ax, bx) + GRID, Math.max(ay, by) + GRID, isOn)
      .filter((node) => along(node) > 0 && along(node) < length * length)
      .sort((p, q) => along(p) - along(q));
  }

  private direct(from: number, to: number): void {
    const back = this.out[to]!.indexOf(from);
    if (back >= 0) this.out[to]!.splice(back, 1);
    else this.out[from]!.push(to);
  }

  takeAny(): Segment | undefined {
    for (; this.cursor < this.out.length; this.cursor++) {
      const to = this.out[this.cursor]!.pop();
      if (to !== undefined) return { from: this.cursor, to };
    }
    return undefined;
  }

  /** The way on from a segment that turns most to the left. */
  takeNext({ from, to }: Segment): Segment | undefined {
    const ways = this.out[to]!;
    if (ways.length === 0) return undefined;
    let best = 0;
    if (ways.length > 1) {
      const back = this.angle(to, from);
      // Clockwise from the way back, the first way met last is the sharpest left turn.
      let least = Number.POSITIVE_INFINITY;
      ways.forEach((way, i) => {
        const turn = (back - this.angle(to, way) + 4 * Math.PI) % (2 * Math.PI);
        if (turn > 0 && turn < least) {
          least = turn;
          best = i;
        }
      });
    }
    const [next] = ways.splice(best, 1);
    return { from: to, to: next! };
  }

  private angle(at: number, towards: number): number {
    const [x, y] = this.points[at]!;
    const [tx, ty] = this.points[towards]!;
    return Math.atan2(ty - y, tx - x);
  }
}

/** Give each hole to the smallest shell that holds it; one that none holds is lost, and its area told. */
function nest(shells: { ring: number[][]; area: number }[], holes: { ring: number[][]; area: number }[]) {
  const polygons = shells.map((s) => [s.ring]);
  let lost = 0;
  for (const hole of holes) {
    let best = -1;
    shells.forEach((shell, i) => {
      if (shell.area < -hole.area || (best >= 0 && shells[best]!.area < shell.area)) return;
      if (holds(shell.ring, hole.ring)) best = i;
    });
    if (best >= 0) polygons[best]!.push(hole.ring);
    else lost += hole.area;
  }
  return { polygons, lost };
}

/** Whether a shell holds a hole: by most of the middles of its edges, since some may lie on the shell itself. */
function holds(shell: readonly number[][], hole: readonly number[][]): boolean {
  let balance = 0;
  for (let i = 1; i < hole.length; i++) {
    const [ax, ay] = hole[i - 1] as [number, number];
    const [bx, by] = hole[i] as [number, number];
    balance += isInside(shell, (ax + bx) / 2, (ay + by) / 2) ? 1 : -1;
  }
  return balance > 0;
}

function isInside(ring: readonly number[][], px: number, py: number): boolean {
  let odd = false;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1] as [number, number];
    const [x2, y2] = ring[i] as [number, number];
    if (y1 > py !== y2 > py && px < x1 + ((py - y1) * (x2 - x1)) / (y2 - y1)) odd = !odd;
  }
  return odd;
}

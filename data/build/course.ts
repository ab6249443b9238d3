/** The river: its course along real borders between hand-checked cut points, and what is made around it. */
import { readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import type { District } from './borders.ts';
import { simplify, union } from './geos.ts';
import { type Area, along, distance, type Frame, nearest, type Point, type Ring, toGrid } from './grid.ts';
import { BUILD_FOLDER } from './packages.ts';
import { random } from './random.ts';

/** A stretch of the course, downstream: along the common outer border of districts, or through points given. */
type Piece = { border: string[]; from: number[]; to: number[] } | { points: number[][] };

export interface CourseFile {
  source: { zh: string; en: string };
  pieces: Piece[];
}

export function readCourse(city: string): CourseFile {
  return JSON.parse(readFileSync(path(BUILD_FOLDER, 'courses', `${city}.json`), 'utf8')) as CourseFile;
}

/** The shorter way round a closed ring from one vertex to another. */
export function walk(ring: Ring, from: Point, to: Point): Ring {
  const open = ring.slice(0, -1);
  const [i, j] = [nearest(open, from), nearest(open, to)];
  const step = (a: number, b: number) => {
    const out: Point[] = [];
    for (let k = a; ; k = (k + 1) % open.length) {
      out.push(open[k]!);
      if (k === b) return out;
    }
  };
  const [there, back] = [step(i, j), step(j, i).reverse()];
  return pathLength(there) <= pathLength(back) ? there : back;
}

export const pathLength = (line: Ring): number =>
  line.reduce((sum, p, i) => (i === 0 ? 0 : sum + distance(line[i - 1]!, p)), 0);

/** The course on the grid, downstream. */
export function buildCourse(file: CourseFile, districts: readonly District[]): Ring {
  const out: Point[] = [];
  for (const piece of file.pieces) {
    const part =
      'points' in piece
        ? piece.points.map(toGrid)
        : walk(outerRing(piece.border, districts), toGrid(piece.from), toGrid(piece.to));
    for (const p of part) if (out.length === 0 || distance(out.at(-1)!, p) > 0) out.push(p);
  }
  return out;
}

/** The course with every vertex of the outlines that lies on it, so that an edge of one along the other is the same edge. */
export function withVertices(course: Ring, outlines: Area): Ring {
  const vertices = outlines.flat(2);
  return course.flatMap((a, i) => {
    const b = course[i + 1];
    if (!b) return [a];
    const between = vertices.filter((p) => isBetween(p, a, b)).sort((p, q) => distance(a, p) - distance(a, q));
    const once = between.filter((p, k) => k === 0 || distance(between[k - 1]!, p) > 0);
    return [a, ...once];
  });
}

/** Whether a point of the grid lies on an edge and is none of its ends. */
function isBetween(p: Point, a: Point, b: Point): boolean {
  const [ax, ay, bx, by] = [p[0]! - a[0]!, p[1]! - a[1]!, p[0]! - b[0]!, p[1]! - b[1]!];
  return ax * by === ay * bx && ax * bx + ay * by < 0;
}

function outerRing(names: readonly string[], districts: readonly District[]): Ring {
  const chosen = districts.filter((d) => names.includes(d.name));
  if (chosen.length !== names.length) throw new Error(`course: no districts ${names.join(', ')}`);
  const rings = union(chosen.flatMap((d) => d.area)).map((polygon) => polygon[0]!);
  return rings.reduce((a, b) => (b.length > a.length ? b : a));
}

/** Corners cut twice (Chaikin): the steps of the source's lattice are no bends of the river. */
function smooth(line: Ring): Ring {
  let now = line;
  for (let pass = 0; pass < 2; pass++) {
    const next: Point[] = [now[0]!];
    for (let i = 0; i + 1 < now.length; i++)
      next.push(along(now[i]!, now[i + 1]!, 0.25), along(now[i]!, now[i + 1]!, 0.75));
    next.push(now.at(-1)!);
    now = next;
  }
  return now;
}

/** Points every `step` metres. */
function stations(line: Ring, step: number): Ring {
  const out: Point[] = [line[0]!];
  let left = step;
  for (let i = 0; i + 1 < line.length; i++) {
    const [a, b] = [line[i]!, line[i + 1]!];
    const length = distance(a, b);
    let at = left;
    for (; at <= length; at += step) out.push(along(a, b, at / length));
    left = at - length;
  }
  return out;
}

/** Slow random change along the river, 0 to 1, a new value about every `period` stations. */
function drift(name: string, count: number, period: number): number[] {
  const draw = random(name);
  const knots = Array.from({ length: Math.ceil(count / period) + 2 }, () => draw.next());
  return Array.from({ length: count }, (_, i) => {
    const [k, t] = [Math.floor(i / period), (i / period) % 1];
    const ease = t * t * (3 - 2 * t);
    return knots[k]! * (1 - ease) + knots[k + 1]! * ease;
  });
}

export interface Widths {
  /** Least and greatest distance of the edge from the course, metres, to the left and to the right looking downstream. */
  readonly left: readonly [number, number];
  readonly right: readonly [number, number];
  /** Distance between stations, metres. */
  readonly step: number;
}

/** Strip of uneven width about a course: the union of the hulls of neighbouring discs, each reaching both edges. */
export function strip(name: string, course: Ring, frame: Frame, widths: Widths): Area {
  const metres = stations(smooth(course.map(frame.toMetres)), widths.step);
  const reach = (side: 'left' | 'right') => {
    const [low, high] = widths[side];
    const slow = drift(`${name}/${side}`, metres.length, 16);
    const quick = drift(`${name}/${side}/quick`, metres.length, 10 / 3);
    return slow.map((s, i) => low + (high - low) * (0.75 * s + 0.25 * quick[i]!));
  };
  const [left, right] = [reach('left'), reach('right')];
  const discs = metres.map((p, i) => {
    const [a, b] = [metres[Math.max(i - 1, 0)]!, metres[Math.min(i + 1, metres.length - 1)]!];
    const length = distance(a, b);
    const shift = (left[i]! - right[i]!) / 2;
    const centre: Point = [p[0]! - ((b[1]! - a[1]!) / length) * shift, p[1]! + ((b[0]! - a[0]!) / length) * shift];
    return { centre, radius: (left[i]! + right[i]!) / 2 };
  });
  const hulls = discs.slice(1).map((d, i) => [hull([...circle(discs[i]!), ...circle(d)]).map(frame.toGrid)]);
  return simplify(union(hulls), widths.step / 12 / Math.sqrt(frame.cell)).map((polygon) => [polygon[0]!]);
}

function circle({ centre, radius }: { centre: Point; radius: number }): Ring {
  return Array.from({ length: 24 }, (_, i) => {
    const a = (i / 24) * 2 * Math.PI;
    return [centre[0]! + radius * Math.cos(a), centre[1]! + radius * Math.sin(a)];
  });
}

/** Convex hull (monotone chain), closed. */
function hull(points: Ring): Ring {
  const sorted = [...points].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
  const half = (source: Ring) => {
    const out: Point[] = [];
    for (const p of source) {
      while (out.length > 1 && turn(out.at(-2)!, out.at(-1)!, p) <= 0) out.pop();
      out.push(p);
    }
    return out;
  };
  const [lower, upper] = [half(sorted), half([...sorted].reverse())];
  return [...lower, ...upper.slice(1)];
}

const turn = (a: Point, b: Point, c: Point): number =>
  (b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!);

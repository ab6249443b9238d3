/** Entities of a drawing that can bound an area, and texts that may name it. x, y as they are drawn; heights left out. */
import type { Position } from 'geojson';
import { type BulgeVertex, mayBeDegrees, straightened } from './dxf-arcs.ts';
import { dxfText, type Group, plainMtext } from './dxf-groups.ts';
import { hatchRings } from './dxf-hatch.ts';

/** An entity: its type, its groups after that, and the vertices that follow an old POLYLINE. */
export interface Entity {
  readonly type: string;
  readonly groups: Group[];
  readonly vertices: Group[][];
}

export type Shape =
  /** One ring of a polyline; more of them of a hatch. */
  | { readonly kind: 'rings'; readonly rings: Position[][]; readonly isHatch: boolean; readonly hasArcs: boolean }
  /** Distance between its ends, drawing units. */
  | { readonly kind: 'open'; readonly gap: number }
  | { readonly kind: 'text'; readonly text: string; readonly at: Position }
  /** Drawn, but bounds no area that could be read. */
  | { readonly kind: 'unsupported'; readonly type: string }
  | { readonly kind: 'broken'; readonly detail: string }
  | { readonly kind: 'nothing' };

const NOTHING: Shape = { kind: 'nothing' };
/** What explains a drawing or frames a view of it; nobody misses it on a map. Everything else that is not read is told. */
const NOT_MISSED = new Set([
  'ATTDEF',
  'DIMENSION',
  'IMAGE',
  'LEADER',
  'MULTILEADER',
  'OLE2FRAME',
  'RAY',
  'TOLERANCE',
  'VIEWPORT',
  'WIPEOUT',
  'XLINE',
]);
const CLOSED = 1;
const MESHES = 16 | 64;
/** A control point of a fitted curve, which is not on it. */
const FRAME_VERTEX = 16;
/** Ends nearer to each other than this meet: 0.1 mm in metres, about the same in degrees. */
const ENDS_MEET = { metres: 1e-4, degrees: 1e-9 };

export function shapeOf(entity: Entity): Shape {
  const { type, groups } = entity;
  if (numberOf(groups, 67) === 1) return NOTHING;
  if (type === 'TEXT' || type === 'MTEXT') return textShape(entity);
  if (NOT_MISSED.has(type)) return NOTHING;
  if (type !== 'LWPOLYLINE' && type !== 'POLYLINE' && type !== 'HATCH')
    return { kind: 'unsupported', type: type.slice(0, 40) };
  const mirror = mirrored(groups);
  if (mirror === null) return { kind: 'unsupported', type: `${type} (3D)` };
  const shape = type === 'HATCH' ? hatchShape(groups) : type === 'POLYLINE' ? polyline(entity) : lightPolyline(groups);
  if (mirror && shape.kind === 'rings') for (const p of shape.rings.flat()) p[0] = -p[0]!;
  return shape;
}

/** Whether the plane of the entity is looked at from below; null where it stands on edge. */
function mirrored(groups: readonly Group[]): boolean | null {
  const z = numberOf(groups, 230) ?? 1;
  return Math.abs(z) > 0.999999 ? z < 0 : null;
}

function lightPolyline(groups: readonly Group[]): Shape {
  const vertices: { x: number; y: number; bulge: number }[] = [];
  for (const { code, value } of groups) {
    if (code === 10) vertices.push({ x: numberIn(value), y: Number.NaN, bulge: 0 });
    const last = vertices.at(-1);
    if (last && code === 20) last.y = numberIn(value);
    if (last && code === 42) last.bulge = numberIn(value);
  }
  const stated = numberOf(groups, 90);
  if (stated !== undefined && stated !== vertices.length)
    return { kind: 'broken', detail: `LWPOLYLINE: ${stated} / ${vertices.length}` };
  return lineShape(vertices, numberOf(groups, 70) ?? 0);
}

function polyline({ groups, vertices }: Entity): Shape {
  const flags = numberOf(groups, 70) ?? 0;
  if ((flags & MESHES) !== 0) return { kind: 'unsupported', type: 'POLYLINE (3D mesh)' };
  const list = vertices
    .filter((vertex) => ((numberOf(vertex, 70) ?? 0) & FRAME_VERTEX) === 0)
    .map((vertex) => ({
      x: numberOf(vertex, 10) ?? Number.NaN,
      y: numberOf(vertex, 20) ?? Number.NaN,
      bulge: numberOf(vertex, 42) ?? 0,
    }));
  return lineShape(list, flags);
}

/** A closed polyline, by its flag or by its ends. */
function lineShape(vertices: BulgeVertex[], flags: number): Shape {
  if (vertices.some(({ x, y, bulge }) => !Number.isFinite(x + y + bulge)))
    return { kind: 'broken', detail: 'coordinates' };
  const first = vertices[0];
  const last = vertices.at(-1);
  if (!first || !last || vertices.length < 2) return NOTHING;
  const gap = Math.hypot(last.x - first.x, last.y - first.y);
  const meets = gap <= (mayBeDegrees(first.x, first.y) ? ENDS_MEET.degrees : ENDS_MEET.metres);
  if ((flags & CLOSED) === 0 && !(meets && vertices.length > 2)) return { kind: 'open', gap };
  const ring = straightened(meets && last.bulge === 0 ? vertices.slice(0, -1) : vertices, true);
  return { kind: 'rings', rings: [ring], isHatch: false, hasArcs: vertices.some(({ bulge }) => bulge !== 0) };
}

function hatchShape(groups: readonly Group[]): Shape {
  const read = hatchRings(groups);
  if (read.kind === 'curve') return { kind: 'unsupported', type: 'HATCH (curves)' };
  if (read.kind === 'broken') return { kind: 'broken', detail: 'HATCH' };
  if (read.rings.length === 0) return NOTHING;
  // Arcs are the edges with a radius, and the bulges of polylines.
  const hasArcs = groups.some(({ code, value }) => (code === 42 && Number(value) !== 0) || code === 40);
  return { kind: 'rings', rings: read.rings, isHatch: true, hasArcs };
}

function textShape({ type, groups }: Entity): Shape {
  const at = [numberOf(groups, 10) ?? Number.NaN, numberOf(groups, 20) ?? Number.NaN];
  // Long MTEXT comes in pieces, the last of them under code 1.
  const value = groups.flatMap(({ code, value }) => (code === 1 || code === 3 ? [value] : [])).join('');
  const text = type === 'MTEXT' ? plainMtext(value) : dxfText(value).trim();
  return text !== '' && at.every(Number.isFinite) ? { kind: 'text', text, at } : NOTHING;
}

function numberOf(groups: readonly Group[], code: number): number | undefined {
  const found = groups.find((group) => group.code === code);
  return found && numberIn(found.value);
}

export function textOf(groups: readonly Group[], code: number): string | null {
  const found = groups.find((group) => group.code === code);
  return found ? dxfText(found.value) : null;
}

function numberIn(value: string): number {
  return value === '' ? Number.NaN : Number(value);
}

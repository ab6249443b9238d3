/**
 * A layer brought to longitude, latitude on CGCS2000. Edges of a projected file are straight in their own plane, which in
 * longitude/latitude they are not: vertices are added until the line keeps within a millimetre. Where they go depends on the
 * two ends of the edge alone, so neighbours that share an edge keep sharing it.
 */
import type { Geometry, Position } from 'geojson';
import type { Progress, Work } from '../engine/index.ts';
import { type Convert, crsOf, toLonLat } from '../geodesy/crs.ts';
import { RADIANS_PER_DEGREE, SEMI_MAJOR_METRES } from '../geodesy/ellipsoid.ts';
import { SHIFT_MODEL_METRES, unshifted } from '../geodesy/shift.ts';
import type { Placement } from './imported-layer.ts';
import { type Outcome, type Problem, refusal } from './problems.ts';

interface WithGeometry {
  readonly geometry: Geometry | null;
}

export interface PlacedLayer<F extends WithGeometry> {
  /** In the order they came; a feature whose coordinates are nowhere on the Earth has a null geometry and a problem. */
  readonly features: readonly (Omit<F, 'geometry'> & { readonly geometry: Geometry | null })[];
  readonly addedVertices: number;
}

/** Largest distance between the line and the straight edge in its plane, metres. */
const TOLERANCE_METRES = 0.0009;
/** Shorter edges stay within the tolerance below 60 degrees of latitude, whatever their direction: L^2 tan(latitude) / 8R. */
const SHORT_METRES = 150;
/** Longer edges are cut in any case, so that the middle of a piece stands for the whole of it. */
const LONG_METRES = 10_000;
/** Most vertices that are added: some for each of a layer's own, and enough for a small layer with long edges. */
const MOST_ADDED = 10_000_000;
const MOST_ADDED_EACH = 50;
const ADDED_AT_LEAST = 500_000;
/** Problems that are told one by one. */
const MOST_TOLD = 20;
/** Numbers of no system are larger, whatever their unit; nor is NaN less. */
const FARTHEST = 5e7;
/** Vertices between two yields. */
const STRIDE = 1 << 15;

/** Place the features of a layer; `xy` degrees without a shift are passed on as they are. Misuse (an unknown code) throws. */
export function placeLayer<F extends WithGeometry>(
  features: readonly F[],
  placement: Placement,
  work: Work,
): Promise<Outcome<PlacedLayer<F>>> {
  return work.drive(placeSteps(features, placement));
}

function* placeSteps<F extends WithGeometry>(
  features: readonly F[],
  placement: Placement,
): Generator<Progress, Outcome<PlacedLayer<F>>, void> {
  const placer = new Placer(placement);
  const placed: PlacedLayer<F>['features'][number][] = [];
  const problems: Problem[] = [];
  let out = 0;
  let told = 0;
  for (const [feature, f] of features.entries()) {
    if (placer.vertices >= told + STRIDE) {
      told = placer.vertices;
      yield { done: feature, total: features.length };
    }
    placer.wrong = null;
    const geometry = f.geometry && (yield* placer.geometry(f.geometry, { done: feature, total: features.length }));
    if (placer.isFull())
      return refusal('too-many-vertices', { feature }, { vertices: placer.vertices + placer.added, limit: MOST_ADDED });
    if (placer.wrong) {
      out++;
      if (problems.length < MOST_TOLD) problems.push(outOfRange(feature, placer.wrong));
    }
    placed.push(geometry === f.geometry ? f : { ...f, geometry: placer.wrong ? null : geometry });
  }
  if (out > features.length / 2) return { ok: false, problems };
  if (placement.shift !== 'none') problems.push(shiftRemoved(placement.shift));
  return { ok: true, value: { features: placed, addedVertices: placer.added }, problems };
}

const outOfRange = (feature: number, { vertex, x, y }: Wrong): Problem => ({
  code: 'coordinates-out-of-range',
  severity: 'error',
  where: { feature, vertex },
  values: { x, y },
});

const shiftRemoved = (shift: 'gcj02' | 'bd09'): Problem => ({
  code: 'shift-removed',
  severity: 'warning',
  where: {},
  values: { kind: SHIFT_NAMES[shift], metres: SHIFT_MODEL_METRES },
});

/** How the shifts are called. */
export const SHIFT_NAMES = { gcj02: 'GCJ-02', bd09: 'BD-09' } as const;

/** The first vertex of a feature that is nowhere on the Earth, with its numbers as they came. */
interface Wrong {
  readonly vertex: number;
  readonly x: number;
  readonly y: number;
}

class Placer {
  wrong: Wrong | null = null;
  /** Vertices gone over, and vertices added. */
  vertices = 0;
  added = 0;
  private readonly swapped: boolean;
  private readonly convert: Convert;
  private readonly unchanged: boolean;
  private readonly planar: boolean;
  private readonly shift: Placement['shift'];
  private first = 0;

  constructor({ epsg, order, shift }: Placement) {
    const crs = crsOf(epsg);
    if (!crs) throw new RangeError(`EPSG:${epsg} is no system that data are placed in`);
    this.planar = crs.kind !== 'degrees';
    this.convert = toLonLat(crs);
    this.swapped = order === 'yx';
    this.shift = shift;
    this.unchanged = !this.planar && !this.swapped && shift === 'none';
  }

  *geometry(geometry: Geometry, at: Progress): Generator<Progress, Geometry, void> {
    this.first = this.vertices;
    switch (geometry.type) {
      case 'Point':
        return this.unchangedOr(geometry, { ...geometry, coordinates: this.line([geometry.coordinates])[0]! });
      case 'MultiPoint':
        return this.unchangedOr(geometry, {
          ...geometry,
          coordinates: geometry.coordinates.map((p) => this.line([p])[0]!),
        });
      case 'LineString':
        return this.unchangedOr(geometry, { ...geometry, coordinates: this.line(geometry.coordinates) });
      case 'MultiLineString':
      case 'Polygon':
        return this.unchangedOr(geometry, { ...geometry, coordinates: yield* this.lines(geometry.coordinates, at) });
      case 'MultiPolygon': {
        const coordinates: Position[][][] = [];
        for (const polygon of geometry.coordinates) coordinates.push(yield* this.lines(polygon, at));
        return this.unchangedOr(geometry, { ...geometry, coordinates });
      }
      case 'GeometryCollection': {
        const geometries: Geometry[] = [];
        for (const part of geometry.geometries) geometries.push(yield* this.geometry(part, at));
        return this.unchangedOr(geometry, { ...geometry, geometries });
      }
    }
  }

  /** Whether more has been added than any real layer needs: its numbers are not of this system. */
  isFull(): boolean {
    return this.added > Math.min(MOST_ADDED, Math.max(ADDED_AT_LEAST, MOST_ADDED_EACH * this.vertices));
  }

  private unchangedOr(geometry: Geometry, placed: Geometry): Geometry {
    return this.unchanged && !this.wrong ? geometry : placed;
  }

  private *lines(lines: readonly (readonly Position[])[], at: Progress): Generator<Progress, Position[][], void> {
    const placed: Position[][] = [];
    let told = this.vertices;
    for (const line of lines) {
      placed.push(this.line(line));
      if (this.vertices < told + STRIDE) continue;
      told = this.vertices;
      yield at;
    }
    return placed;
  }

  private line(line: readonly Position[]): Position[] {
    const placed: Position[] = this.unchanged ? (line as Position[]) : [];
    let x0 = 0;
    let y0 = 0;
    let p0: Position = [];
    for (let i = 0; i < line.length; i++) {
      const vertex = line[i]!;
      const [x, y] = this.swapped ? [vertex[1]!, vertex[0]!] : [vertex[0]!, vertex[1]!];
      const p = this.checked(x, y, vertex);
      if (!p) return placed;
      if (!this.unchanged) {
        if (this.planar && i > 0) this.between(placed, x0, y0, p0, x, y, p);
        placed.push(p);
      }
      x0 = x;
      y0 = y;
      p0 = p;
      if (this.isFull()) break;
    }
    if (!this.unchanged && this.shift !== 'none') return this.unshift(placed);
    return placed;
  }

  /** The position in degrees, or null (and a note) where it is none on the Earth. */
  private checked(x: number, y: number, source: Position): Position | null {
    const p = Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST ? this.convert(x, y) : null;
    const fine = p !== null && Math.abs(p[0]) <= 180 && Math.abs(p[1]) <= 90;
    if (!fine) this.wrong ??= { vertex: this.vertices - this.first, x: source[0]!, y: source[1]! };
    this.vertices++;
    return fine ? p : null;
  }

  private unshift(line: readonly Position[]): Position[] {
    const { shift } = this;
    return shift === 'none' ? [...line] : line.map(([lon, lat]) => unshifted(shift, lon!, lat!));
  }

  /** Adds what an edge needs between its ends, found from one end or the other alike. */
  private between(out: Position[], x0: number, y0: number, p0: Position, x1: number, y1: number, p1: Position): void {
    const [dx, dy] = [x1 - x0, y1 - y0];
    if (dx * dx + dy * dy < SHORT_METRES * SHORT_METRES && Math.abs(p0[1]!) < 60) return;
    const start = out.length;
    const forward = x0 < x1 || (x0 === x1 && y0 <= y1);
    if (forward) this.halve(out, x0, y0, p0, x1, y1, p1);
    else this.halve(out, x1, y1, p1, x0, y0, p0);
    this.added += out.length - start;
    if (!forward) reverseFrom(out, start);
  }

  private halve(out: Position[], x0: number, y0: number, p0: Position, x1: number, y1: number, p1: Position): void {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    const p = this.convert(x, y);
    const [lon, lat] = p;
    const long = Math.hypot(x1 - x0, y1 - y0) > LONG_METRES;
    if (!(long && out.length <= MOST_ADDED) && !(strayMetres(p0, p1, lon, lat) > TOLERANCE_METRES)) return;
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return;
    this.halve(out, x0, y0, p0, x, y, p);
    out.push(p);
    this.halve(out, x, y, p, x1, y1, p1);
  }
}

/** Distance across the chord from a to b at which (lon, lat) lies, metres. */
function strayMetres(a: Position, b: Position, lon: number, lat: number): number {
  const east = SEMI_MAJOR_METRES * RADIANS_PER_DEGREE * Math.cos(lat * RADIANS_PER_DEGREE);
  const north = SEMI_MAJOR_METRES * RADIANS_PER_DEGREE;
  const [ux, uy] = [(b[0]! - a[0]!) * east, (b[1]! - a[1]!) * north];
  const [vx, vy] = [(lon - (a[0]! + b[0]!) / 2) * east, (lat - (a[1]! + b[1]!) / 2) * north];
  return Math.abs(ux * vy - uy * vx) / Math.hypot(ux, uy);
}

function reverseFrom(list: Position[], start: number): void {
  for (let i = start, j = list.length - 1; i < j; i++, j--) {
    const kept = list[i]!;
    list[i] = list[j]!;
    list[j] = kept;
  }
}

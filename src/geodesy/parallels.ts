/**
 * Parallels at every 1/64 degree, each with the area between it and the equator and with the series of zone area and of the
 * radii around it. Near a parallel an edge then takes a few multiplications and no sines; and sums over many edges refer to
 * parallels that are the same for all, so that what is near cancels to the last digit however far it lies from an origin.
 */
import {
  E2,
  edgeAreaByNodes,
  edgeLengthByNodes,
  RADIANS_PER_DEGREE,
  SEMI_MAJOR_METRES,
  zoneDifference,
} from './zones.ts';

const PER_DEGREE = 64;
const EQUATOR = 90 * PER_DEGREE;
const COUNT = 2 * EQUATOR + 1;
/** Terms of each series. */
const ORDER = 6;
/** Degrees from the parallel within which the series leave less than 1e-16 of the value. */
const REACH = 0.05;

/** Series of parallel k: offset k * ORDER. Zone area per degree of longitude without its constant (term n stands for h^(n+1)). */
const zone = new Float64Array(COUNT * ORDER);
/** Metres a degree of longitude, and metres a degree of latitude. */
const alongParallel = new Float64Array(COUNT * ORDER);
const alongMeridian = new Float64Array(COUNT * ORDER);
const filled = new Uint8Array(COUNT);
/** Area between the equator and the parallel k north of it, square metres a degree of longitude, in two parts. */
const high = new Float64Array(EQUATOR + 1);
const low = new Float64Array(EQUATOR + 1);
let summed = 0;

/** The parallel nearest to a latitude (degrees). */
export const parallelNear = (lat: number): number => Math.round(lat * PER_DEGREE) + EQUATOR;

const latitude = (k: number): number => (k - EQUATOR) / PER_DEGREE;

/** Area between the equator and parallel k, square metres a degree of longitude: rounded value and rest. */
export function zoneHigh(k: number): number {
  const north = Math.abs(k - EQUATOR);
  if (north > summed) sumTo(north);
  return k < EQUATOR ? -high[north]! : high[north]!;
}

export function zoneLow(k: number): number {
  const north = Math.abs(k - EQUATOR);
  if (north > summed) sumTo(north);
  return k < EQUATOR ? -low[north]! : low[north]!;
}

/** Area between two parallels, square metres a degree of longitude. */
export const zoneBetween = (from: number, to: number): number =>
  zoneHigh(to) - zoneHigh(from) + (zoneLow(to) - zoneLow(from));

function sumTo(north: number): void {
  for (; summed < north; summed++) {
    const step = zoneDifference(summed / PER_DEGREE, (summed + 1) / PER_DEGREE) * RADIANS_PER_DEGREE;
    const a = high[summed]!;
    const s = a + step;
    const b = s - a;
    high[summed + 1] = s;
    low[summed + 1] = low[summed]! + (a - (s - b) + (step - b));
  }
}

/** Product of two truncated series. */
function times(p: readonly number[], q: readonly number[]): number[] {
  return p.map((_, n) => p.slice(0, n + 1).reduce((sum, value, i) => sum + value * q[n - i]!, 0));
}

/** 1 / sqrt of a truncated series, term by term from its square's derivative. */
function inverseRoot(u: readonly number[]): number[] {
  const r = [1 / Math.sqrt(u[0]!)];
  for (let n = 1; n < u.length; n++) {
    let sum = 0;
    for (let i = 1; i <= n; i++) sum += (i / 2 + (n - i)) * u[i]! * r[n - i]!;
    r.push(-sum / (n * u[0]!));
  }
  return r;
}

function fill(k: number): void {
  filled[k] = 1;
  const lat = latitude(k) * RADIANS_PER_DEGREE;
  const [sin, cos] = [Math.sin(lat), Math.cos(lat)];
  // Around the parallel, in degrees: derivatives of the sine and the cosine run in a circle of four.
  const circle = [sin, cos, -sin, -cos];
  let scale = 1;
  const s: number[] = [];
  const c: number[] = [];
  for (let n = 0; n < ORDER; n++) {
    s.push(circle[n % 4]! * scale);
    c.push(circle[(n + 1) % 4]! * scale);
    scale *= RADIANS_PER_DEGREE / (n + 1);
  }
  const u = times(s, s).map((value, n) => (n === 0 ? 1 : 0) - E2 * value);
  const w = inverseRoot(u);
  const parallel = times(c, w).map((value) => SEMI_MAJOR_METRES * RADIANS_PER_DEGREE * value);
  const meridian = times(times(w, w), w).map((value) => SEMI_MAJOR_METRES * (1 - E2) * RADIANS_PER_DEGREE * value);
  const cell = times(parallel, meridian);
  for (let n = 0; n < ORDER; n++) {
    alongParallel[k * ORDER + n] = parallel[n]!;
    alongMeridian[k * ORDER + n] = meridian[n]!;
    zone[k * ORDER + n] = cell[n]! / (n + 1);
  }
}

/** Degrees by which a latitude lies north of parallel k. */
export const offsetFrom = (k: number, lat: number): number => lat - (k - EQUATOR) / PER_DEGREE;

/**
 * Integral of -(zone area north of parallel k) d(longitude) along a straight piece, square metres: `dLon` degrees long, from
 * h1 to h2 degrees north of the parallel. Together with the zone of the parallel itself, -(zoneHigh + zoneLow) times `dLon`,
 * it is what the piece adds to the area of a ring that has its interior on the left.
 */
export function areaOver(k: number, dLon: number, h1: number, h2: number): number {
  if (dLon === 0) return 0;
  if (h1 > REACH || h1 < -REACH || h2 > REACH || h2 < -REACH) return edgeAreaByNodes(latitude(k), dLon, h1, h2);
  if (filled[k] === 0) fill(k);
  // Means over the piece of the powers of h, which runs evenly from h1 to h2.
  const m = (h1 + h2) / 2;
  const half = (h2 - h1) / 2;
  const m2 = m * m;
  const d2 = half * half;
  const base = k * ORDER;
  const mean =
    zone[base]! * m +
    zone[base + 1]! * (m2 + d2 / 3) +
    zone[base + 2]! * m * (m2 + d2) +
    zone[base + 3]! * (m2 * (m2 + 2 * d2) + (d2 * d2) / 5) +
    zone[base + 4]! * m * (m2 * (m2 + (10 / 3) * d2) + d2 * d2);
  return -dLon * mean;
}

/** Two nodes leave less than 1e-15 of the length of an edge within reach of its parallel. */
const GAUSS_OFFSET = 1 / Math.sqrt(12);

/** Length on the ellipsoid of the straight line in longitude/latitude, metres; degrees in. */
export function edgeLength(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const k = parallelNear((lat1 + lat2) / 2);
  const line = (k - EQUATOR) / PER_DEGREE;
  const h1 = lat1 - line;
  const h2 = lat2 - line;
  if (h1 > REACH || h1 < -REACH || h2 > REACH || h2 < -REACH) return edgeLengthByNodes(lon1, lat1, lon2, lat2);
  if (filled[k] === 0) fill(k);
  const dLon = lon2 - lon1;
  const dLat = h2 - h1;
  const middle = (h1 + h2) / 2;
  const off = GAUSS_OFFSET * dLat;
  return (speed(k, middle - off, dLon, dLat) + speed(k, middle + off, dLon, dLat)) / 2;
}

function speed(k: number, h: number, dLon: number, dLat: number): number {
  const i = k * ORDER;
  const p = alongParallel;
  const m = alongMeridian;
  const east = (p[i]! + h * (p[i + 1]! + h * (p[i + 2]! + h * (p[i + 3]! + h * (p[i + 4]! + h * p[i + 5]!))))) * dLon;
  const north = (m[i]! + h * (m[i + 1]! + h * (m[i + 2]! + h * (m[i + 3]! + h * m[i + 4]!)))) * dLat;
  return Math.sqrt(east * east + north * north);
}

/**
 * The ellipsoid of CGCS2000 (GRS80): its constants, radii and the area between parallels, with the integrals along an edge
 * by nodes. Exact for edges of any length; short ones are quicker by the series around a parallel.
 */
/** Semi-major axis, metres. */
export const SEMI_MAJOR_METRES = 6378137;
export const INVERSE_FLATTENING = 298.257222101;

const FLATTENING = 1 / INVERSE_FLATTENING;
/** Square of the first eccentricity. */
export const E2 = FLATTENING * (2 - FLATTENING);
const SCALE = SEMI_MAJOR_METRES * SEMI_MAJOR_METRES * (1 - E2);
export const RADIANS_PER_DEGREE = Math.PI / 180;

/**
 * Coefficients of Q(s) = SCALE * sum c_k s^(2k+1), s = sin(latitude): the integral of M N cos(latitude), that is, the
 * area between the equator and a parallel per radian of longitude. From the binomial series of 1 / (1 - e2 s2)^2:
 * c_k = (k + 1) e2^k / (2k + 1). Seven terms leave less than 1e-15.
 */
const C = Array.from({ length: 7 }, (_, k) => ((k + 1) * E2 ** k) / (2 * k + 1));

/**
 * Q(latitude) - Q(origin), square metres per radian of longitude. Written as (s - s0) times a polynomial, with the
 * difference of sines taken from the difference of the angles: full relative precision however close the two are, where
 * subtracting two values of Q would leave an error of some 1e-3.
 */
export function zoneDifference(originLatDegrees: number, latDegrees: number): number {
  return zoneAbove(originLatDegrees, latDegrees - originLatDegrees);
}

/** The same by the offset of the latitude from the origin, whose last digits a sum of the two would lose. */
function zoneAbove(originLatDegrees: number, offsetDegrees: number): number {
  const half = offsetDegrees * (RADIANS_PER_DEGREE / 2);
  const mean = originLatDegrees * RADIANS_PER_DEGREE + half;
  const sinMean = Math.sin(mean);
  const cosMean = Math.cos(mean);
  const sinHalf = Math.sin(half);
  const cosHalf = Math.cos(half);
  const difference = 2 * cosMean * sinHalf;
  const s = sinMean * cosHalf + cosMean * sinHalf;
  const s0 = sinMean * cosHalf - cosMean * sinHalf;
  // h_n = sum of s^i s0^(n-i): the factor of (s - s0) in s^(n+1) - s0^(n+1).
  const a = s * s + s * s0 + s0 * s0;
  const p = s * s0;
  const p2 = p * p;
  const q = s * s + s0 * s0;
  const h4 = q * q - p2 + p * q;
  // Recurrence h_(n+2) = q h_n - p2 h_(n-2), from h_n with q = s2 + s02.
  const h6 = q * h4 - p2 * a;
  const h8 = q * h6 - p2 * h4;
  const h10 = q * h8 - p2 * h6;
  const h12 = q * h10 - p2 * h8;
  return SCALE * difference * (C[0]! + C[1]! * a + C[2]! * h4 + C[3]! * h6 + C[4]! * h8 + C[5]! * h10 + C[6]! * h12);
}

const GAUSS_OFFSET = Math.sqrt(0.6) / 2;
/** Edges with a larger difference of latitude are integrated in parts: three nodes then leave less than 1e-17 of the zone. */
const MAX_STEP_DEGREES = 0.5;

/**
 * Integral of -(Q(latitude) - Q(origin)) d(longitude) along a straight piece, square metres: `dLonDegrees` long, from
 * `offset1` to `offset2` degrees north of the origin. Over a closed ring the origin falls out. Gauss-Legendre, three nodes.
 */
export function edgeAreaByNodes(originLat: number, dLonDegrees: number, offset1: number, offset2: number): number {
  const dLon = dLonDegrees * RADIANS_PER_DEGREE;
  if (offset1 === offset2) return -dLon * zoneAbove(originLat, offset1);
  // Always from south to north: the edge the other way round then takes away the same, to the last digit.
  const south = Math.min(offset1, offset2);
  const north = Math.max(offset1, offset2);
  const parts = Math.max(1, Math.ceil((north - south) / MAX_STEP_DEGREES));
  const step = (north - south) / parts;
  let sum = 0;
  for (let k = 0; k < parts; k++) {
    const middle = south + (k + 0.5) * step;
    sum +=
      5 * zoneAbove(originLat, middle - GAUSS_OFFSET * step) +
      8 * zoneAbove(originLat, middle) +
      5 * zoneAbove(originLat, middle + GAUSS_OFFSET * step);
  }
  return (-dLon * sum) / (18 * parts);
}

/** Radius of curvature along the meridian, metres. */
export function meridianRadiusMetres(latDegrees: number): number {
  const s = Math.sin(latDegrees * RADIANS_PER_DEGREE);
  const w = 1 - E2 * s * s;
  return (SEMI_MAJOR_METRES * (1 - E2)) / (w * Math.sqrt(w));
}

/** Radius of the parallel, metres: what a radian of longitude is long. */
export function parallelRadiusMetres(latDegrees: number): number {
  const s = Math.sin(latDegrees * RADIANS_PER_DEGREE);
  return (SEMI_MAJOR_METRES * Math.cos(latDegrees * RADIANS_PER_DEGREE)) / Math.sqrt(1 - E2 * s * s);
}

/** Length on the ellipsoid of the straight line in longitude/latitude, metres. */
export function edgeLengthByNodes(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const dLon = (lon2 - lon1) * RADIANS_PER_DEGREE;
  const dLat = lat2 - lat1;
  const dLatRadians = dLat * RADIANS_PER_DEGREE;
  const parts = Math.max(1, Math.ceil(Math.abs(dLat) / MAX_STEP_DEGREES));
  const step = dLat / parts;
  let sum = 0;
  for (let k = 0; k < parts; k++) {
    const middle = lat1 + (k + 0.5) * step;
    sum +=
      5 * speed(middle - GAUSS_OFFSET * step, dLon, dLatRadians) +
      8 * speed(middle, dLon, dLatRadians) +
      5 * speed(middle + GAUSS_OFFSET * step, dLon, dLatRadians);
  }
  return sum / (18 * parts);
}

function speed(lat: number, dLon: number, dLat: number): number {
  return Math.hypot(parallelRadiusMetres(lat) * dLon, meridianRadiusMetres(lat) * dLat);
}

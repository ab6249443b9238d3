import library from 'geographiclib-geodesic';
import { describe, expect, test } from 'vitest';
import {
  edgeArea,
  edgeLength,
  INVERSE_FLATTENING,
  lineLength,
  meridianRadiusMetres,
  parallelRadiusMetres,
  polygonsArea,
  ringArea,
  SEMI_MAJOR_METRES,
  zoneDifference,
} from '../../src/geodesy/ellipsoid.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { fractalRing } from '../support/fractal.ts';
import { cellArea, independentArea, zone } from '../support/independent-area.ts';
import { Random } from '../support/random.ts';
import { box, type Position, type Ring, reversed, ring } from '../support/shapes.ts';

const RADIANS = Math.PI / 180;
const HECTARE = 1e4;

describe('cells of 0.01 by 0.01 degree, to the last printed digit of a hectare', () => {
  test.each([
    ['Inner Mongolia, west', 106.8, 39.66, '95.2730'],
    ['Inner Mongolia, south', 109.8, 39.6, '95.3543'],
    ['Gansu', 104.15, 36.54, '99.3609'],
    ['Anhui', 118.5, 31.68, '105.1319'],
  ])('%s', (_, lon, lat, hectares) => {
    const area = polygonsArea([[box(lon, lat, lon + 0.01, lat + 0.01)]]);
    expect((area / HECTARE).toFixed(4)).toBe(hectares);
  });
});

describe('the whole Earth', () => {
  // Closed form of the surface of the ellipsoid; 510.0656 million km2 is the published figure.
  const e = Math.sqrt((1 / INVERSE_FLATTENING) * (2 - 1 / INVERSE_FLATTENING));
  const surface = 2 * Math.PI * SEMI_MAJOR_METRES ** 2 * (1 + ((1 - e * e) / e) * Math.atanh(e));

  test('is 510.0656 million square kilometres', () => {
    expect((surface / 1e12).toFixed(4)).toBe('510.0656');
  });

  test('as one zone from pole to pole', () => {
    expect(relative(2 * Math.PI * zoneDifference(-90, 90), surface)).toBeLessThan(1e-15);
    expect(relative(ringArea(box(-180, -90, 180, 90)), surface)).toBeLessThan(1e-15);
  });

  test('as 36 by 18 cells, and as two halves cut from corner to corner', () => {
    let sum = 0;
    for (let lon = -180; lon < 180; lon += 10)
      for (let lat = -90; lat < 90; lat += 10) sum += ringArea(box(lon, lat, lon + 10, lat + 10));
    expect(relative(sum, surface)).toBeLessThan(1e-14);
    const half = ringArea(ring([-180, -90], [180, -90], [180, 90]));
    expect(relative(2 * half, surface)).toBeLessThan(1e-14);
  });
});

describe('zoneDifference', () => {
  test('agrees with the closed form that has atanh in it', () => {
    for (let lat = -90; lat <= 90; lat += 0.5)
      expect(Math.abs(zoneDifference(0, lat) - zone(lat))).toBeLessThan(1e-15 * zone(90) * 4);
  });

  test('keeps its relative precision down to differences of nanometres', () => {
    for (const lat of [-71.5, 0.25, 31.625, 39.5, 45, 53.75, 89]) {
      for (let h = 2 ** -7; h > 2 ** -44; h /= 2) {
        // Powers of two: lat + h is a number of the computer, so that the step is exactly h.
        const middle = lat + h / 2;
        const step = h * RADIANS;
        const slope = meridianRadiusMetres(middle) * parallelRadiusMetres(middle);
        // The midpoint rule is off by about step^2 / 24 of the value; close to a pole, by more.
        const rule = (4 * step * step) / 24;
        expect(relative(zoneDifference(lat, lat + h), slope * step)).toBeLessThan(1e-14 + rule);
      }
    }
  });

  test('changes sign with its arguments, adds up, and is 0 of equals', () => {
    expect(zoneDifference(39.6, 39.6)).toBe(0);
    expect(zoneDifference(31.7, 39.6)).toBe(-zoneDifference(39.6, 31.7));
    expect(relative(zoneDifference(31.7, 35) + zoneDifference(35, 39.6), zoneDifference(31.7, 39.6))).toBeLessThan(
      1e-15,
    );
  });
});

describe('areas of polygons', () => {
  test('against the Planimeter of GeographicLib on densified edges, up to 6,000 km across', () => {
    const random = new Random(20);
    for (const radius of [0.001, 0.05, 1, 8, 27]) {
      let worst = 0;
      let size = 0;
      for (let n = 0; n < 3; n++) {
        const r = fractalRing(random, random.between(80, 130), random.between(20, 45), radius, 3 + random.int(30));
        const expected = extrapolatedPlanimeter(r);
        const deviation = Math.abs(ringArea(r) - expected);
        worst = Math.max(worst, deviation);
        size = Math.max(size, expected);
        // The first is the Planimeter's own rounding over thousands of vertices, the second that of the large numbers.
        expect(deviation).toBeLessThan(0.01 + 4e-15 * expected);
      }
      console.log(`ellipsoid: polygons up to ${size} m2: ${worst} m2 from the Planimeter`);
    }
  }, 120_000);

  test('against Gauss-Legendre of the closed form', () => {
    const random = new Random(21);
    for (let n = 0; n < 300; n++) {
      const r = fractalRing(
        random,
        random.between(80, 130),
        random.between(-50, 50),
        30 ** random.between(-2, 1),
        3 + random.int(40),
      );
      expect(relative(ringArea(r), independentArea([[r]]))).toBeLessThan(1e-9);
    }
  });

  test('holes are taken off whatever their orientation; a reversed ring is negative', () => {
    const shell = box(106, 39, 107, 40);
    const hole = box(106.25, 39.25, 106.5, 39.5);
    const expected = cellArea(106, 39, 107, 40) - cellArea(106.25, 39.25, 106.5, 39.5);
    for (const rings of [
      [shell, hole],
      [shell, reversed(hole)],
      [reversed(shell), hole],
    ])
      expect(relative(polygonsArea([rings]), expected)).toBeLessThan(1e-12);
    expect(ringArea(reversed(shell))).toBeCloseTo(-ringArea(shell), 3);
    expect(polygonsArea([])).toBe(0);
    expect(ringArea([])).toBe(0);
  });

  test('cutting an edge changes nothing', () => {
    const random = new Random(22);
    for (let n = 0; n < 200; n++) {
      const [lon1, lat1] = [random.int(64) - 32, random.int(64) - 32];
      const [lon2, lat2] = [random.int(64) - 32, random.int(64) - 32];
      const whole = edgeArea(lat1, lon1, lat1, lon2, lat2);
      let parts = 0;
      // Sixteenths of whole degrees are exact, so the cuts lie on the edge itself.
      for (let k = 0; k < 16; k++) {
        const at = (t: number) => [lon1 + (t / 16) * (lon2 - lon1), lat1 + (t / 16) * (lat2 - lat1)] as const;
        parts += edgeArea(lat1, ...at(k), ...at(k + 1));
      }
      expect(Math.abs(parts - whole)).toBeLessThanOrEqual(1e-14 * (Math.abs(whole) + 1));
    }
  });

  test('the origin falls out of a closed ring', () => {
    const r = fractalRing(new Random(23), 108, 39, 0.1, 40);
    const from = (origin: number) =>
      r.slice(1).reduce((sum, [x, y], i) => sum + edgeArea(origin, r[i]![0]!, r[i]![1]!, x!, y!), 0);
    expect(relative(from(0), from(39))).toBeLessThan(1e-10);
  });
});

describe('lengths', () => {
  test('an arc of a parallel is its radius times the angle', () => {
    const e2 = (1 / INVERSE_FLATTENING) * (2 - 1 / INVERSE_FLATTENING);
    for (const lat of [-80, 0, 31.68, 39.66, 60]) {
      const s = Math.sin(lat * RADIANS);
      const arc = (SEMI_MAJOR_METRES / Math.sqrt(1 - e2 * s * s)) * Math.cos(lat * RADIANS) * 7 * RADIANS;
      expect(relative(edgeLength(100, lat, 107, lat), arc)).toBeLessThan(1e-15);
    }
  });

  test('an arc of a meridian is the geodesic', () => {
    for (const [from, to] of [
      [0, 90],
      [39.6, 39.7],
      [31, 40],
      [-20, 53],
    ] as const)
      expect(relative(edgeLength(108, from, 108, to), distanceMetres(108, from, 108, to))).toBeLessThan(3e-14);
    expect(Math.abs(edgeLength(0, 0, 0, 90) - 10_001_965.7293)).toBeLessThan(1e-4);
  });

  test('a slanting edge is as long as its geodesic pieces', () => {
    const random = new Random(24);
    for (let n = 0; n < 20; n++) {
      const [lon, lat] = [random.between(100, 120), random.between(20, 50)];
      const [east, north] = [random.between(-3, 3), random.between(-3, 3)];
      let pieces = 0;
      for (let k = 0; k < 500; k++)
        pieces += distanceMetres(
          lon + (k / 500) * east,
          lat + (k / 500) * north,
          lon + ((k + 1) / 500) * east,
          lat + ((k + 1) / 500) * north,
        );
      // A geodesic is shorter than the chart's line by length^3 / (24 radius^2): 4e-9 of pieces of about 1 km.
      expect(relative(edgeLength(lon, lat, lon + east, lat + north), pieces)).toBeLessThan(4e-9);
    }
  });

  test('a line is the sum of its edges; a point is no length', () => {
    const line = [
      [106, 39],
      [106.5, 39.25],
      [107, 39.25],
    ];
    expect(lineLength(line)).toBe(edgeLength(106, 39, 106.5, 39.25) + edgeLength(106.5, 39.25, 107, 39.25));
    expect(lineLength([[106, 39]])).toBe(0);
    expect(edgeLength(106, 39, 106, 39)).toBe(0);
  });
});

describe('edges of 100 m to 100 km in all directions, against GeographicLib on densified edges', () => {
  const LATITUDES = [-35, 0, 18.25, 31.7, 39.5, 53.5];
  const METRES = [100, 1000, 10_000, 100_000];

  test.each(LATITUDES)('at latitude %d: areas and lengths within 1e-9', (lat) => {
    let [area, small, length] = [0, 0, 0];
    for (const metres of METRES)
      for (let turn = 0; turn < 360; turn += 22.5) {
        const at = (azimuth: number, share: number): Position => {
          const angle = azimuth * RADIANS;
          const north = (share * metres * Math.cos(angle)) / meridianRadiusMetres(lat) / RADIANS;
          const east = (share * metres * Math.sin(angle)) / parallelRadiusMetres(lat) / RADIANS;
          return [107 + east, lat + north];
        };
        const [start, end, side] = [at(turn + 180, 0.5), at(turn, 0.5), at(turn - 70, 0.5)];
        const triangle = ring(start, end, side);
        const chord = edgeLength(start[0]!, start[1]!, end[0]!, end[1]!);
        expect(relative(chord, metres)).toBeLessThan(0.02);
        length = Math.max(
          length,
          relative(
            chord,
            extrapolated((pieces) => geodesicPieces(start, end, pieces)),
          ),
        );
        small = Math.max(small, relative(ringArea(triangle), independentArea([[triangle]])));
        // Some 1e-4 m2 of the Planimeter's result are rounding: too much beside a small triangle.
        if (metres < 10_000) continue;
        area = Math.max(
          area,
          relative(
            ringArea(triangle),
            extrapolated((pieces) => planimeter(triangle, pieces)),
          ),
        );
      }
    console.log(
      `ellipsoid: latitude ${lat}: areas within ${area}, lengths within ${length} of GeographicLib; small areas within ${small} of the closed form`,
    );
    expect(area).toBeLessThan(1e-9);
    expect(small).toBeLessThan(1e-9);
    expect(length).toBeLessThan(1e-9);
  });
});

function relative(value: number, expected: number): number {
  return Math.abs(value - expected) / Math.abs(expected);
}

/**
 * The Planimeter joins vertices by geodesics, we by straight lines of the chart. The area between the two falls with the
 * square of the length of the pieces, so that two densities tell the limit.
 */
function extrapolatedPlanimeter(r: Ring): number {
  return extrapolated((pieces) => planimeter(r, pieces), 250);
}

function extrapolated(measure: (pieces: number) => number, pieces = 40): number {
  const coarse = measure(pieces);
  const fine = measure(2 * pieces);
  return fine + (fine - coarse) / 3;
}

/** Length of the edge by geodesics between its cuts, metres. */
function geodesicPieces(from: Position, to: Position, pieces: number): number {
  const at = (k: number) => [0, 1].map((axis) => from[axis]! + (k / pieces) * (to[axis]! - from[axis]!));
  let sum = 0;
  for (let k = 0; k < pieces; k++) {
    const [[x1, y1], [x2, y2]] = [at(k), at(k + 1)] as [[number, number], [number, number]];
    sum += distanceMetres(x1, y1, x2, y2);
  }
  return sum;
}

function planimeter(r: Ring, pieces: number): number {
  const { Geodesic } = library.Geodesic;
  const polygon = new Geodesic(SEMI_MAJOR_METRES, 1 / INVERSE_FLATTENING).Polygon(false);
  for (let i = 1; i < r.length; i++) {
    const [x1, y1] = r[i - 1] as [number, number];
    const [x2, y2] = r[i] as [number, number];
    for (let k = 0; k < pieces; k++) polygon.AddPoint(y1 + (k / pieces) * (y2 - y1), x1 + (k / pieces) * (x2 - x1));
  }
  return polygon.Compute(false, true).area!;
}

import type { LineString, MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { crsOf, fromLonLat, toLonLat } from '../../src/geodesy/crs.ts';
import { cornersToPlane, toPlane } from '../../src/io/write/to-plane.ts';

/** 3-degree zone around 108 degrees east. */
const crs = crsOf(4545)!;
const project = fromLonLat(crs);
const unproject = toLonLat(crs);
const flat = (...coordinates: Position[]): Position[] =>
  (toPlane({ type: 'LineString', coordinates }, project) as LineString).coordinates;

/** Where a parallel runs, metres: symmetric about the central meridian, and above the chord by its sagitta at the middle. */
const R = 6_378_137;

describe('edges straight in longitude and latitude', () => {
  it('along a parallel: a chord alone would miss its middle by L² tan(latitude) / 8R, the written line keeps to 1 mm', () => {
    const [west, east, lat] = [107.9, 108.1, 40];
    const [a, b] = [project(west, lat), project(east, lat)];
    const length = b[0] - a[0];
    const miss = a[1] - project(108, lat)[1];
    expect(miss).toBeCloseTo((length * length * Math.tan((lat * Math.PI) / 180)) / (8 * R), 1);
    expect(miss).toBeGreaterThan(4);

    const line = flat([west, lat], [east, lat]);
    expect(line[0]).toEqual(a);
    expect(line.at(-1)).toEqual(b);
    // The parts of the chord between two vertices, each in many places.
    let worst = 0;
    for (let i = 1; i < line.length; i++)
      for (let k = 1; k < 16; k++) {
        const [p, q] = [line[i - 1]!, line[i]!];
        const [x, y] = [p[0]! + (k / 16) * (q[0]! - p[0]!), p[1]! + (k / 16) * (q[1]! - p[1]!)];
        const [, latitude] = unproject(x, y);
        worst = Math.max(worst, Math.abs(latitude - lat) * ((Math.PI / 180) * R));
      }
    expect(worst).toBeLessThan(0.001);
    expect(worst).toBeGreaterThan(0.0001);
    // No more of them than twice what the tolerance asks for.
    const longest = Math.sqrt((8 * R * 0.0009) / Math.tan((lat * Math.PI) / 180));
    expect(line.length - 1).toBeLessThanOrEqual((2 * length) / longest);
  });

  it('nothing is added to the central meridian but the cuts of what is very long, nor to short edges', () => {
    expect(flat([108, 40], [108, 40.08])).toHaveLength(2);
    expect(flat([108, 40], [108, 40.5]).map(([x]) => x)).toEqual(new Array(9).fill(crs.falseEastingMetres));
    expect(flat([107.1, 40], [107.102, 40.001])).toHaveLength(2);
    expect(flat([107.1, 40], [107.1, 40])).toEqual([project(107.1, 40), project(107.1, 40)]);
  });

  it('neighbours share an edge vertex for vertex, whichever way each runs', () => {
    const [a, b] = [
      [106.9, 39.2],
      [107.3, 39.35],
    ];
    expect(flat(b!, a!)).toEqual(flat(a!, b!).reverse());
  });
});

it('corners only: each vertex in its place and no other, however long the edges', () => {
  const ring = [
    [107, 39],
    [107.5, 39],
    [107.5, 39.5],
    [107, 39],
  ];
  expect(cornersToPlane({ type: 'MultiPolygon', coordinates: [[ring]] }, project)).toEqual({
    type: 'MultiPolygon',
    coordinates: [[ring.map(([lon, lat]) => project(lon!, lat!))]],
  });
});

it('every kind of geometry; points stay as they are', () => {
  const at = project(107, 39);
  expect(toPlane({ type: 'MultiPoint', coordinates: [[107, 39]] }, project)).toEqual({
    type: 'MultiPoint',
    coordinates: [at],
  });
  const ring = [
    [107, 39],
    [107.5, 39],
    [107.5, 39.5],
    [107, 39],
  ];
  const collection = toPlane(
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [107, 39] },
        { type: 'MultiPolygon', coordinates: [[ring]] },
        { type: 'Polygon', coordinates: [ring] },
        { type: 'MultiLineString', coordinates: [ring] },
      ],
    },
    project,
  );
  if (collection.type !== 'GeometryCollection') throw new Error(collection.type);
  const [point, many, one, lines] = collection.geometries;
  expect(point).toEqual({ type: 'Point', coordinates: at });
  const written = (many as MultiPolygon).coordinates[0]![0]!;
  expect(written).toEqual(flat(...ring));
  expect(written.length).toBeGreaterThan(100);
  expect(one).toEqual({ type: 'Polygon', coordinates: [written] });
  expect(lines).toEqual({ type: 'MultiLineString', coordinates: [written] });
});

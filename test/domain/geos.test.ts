import { beforeAll, describe, expect, test } from 'vitest';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { type Geos, GeosFailure, loadGeos, unwrap } from '../../src/domain/geos.ts';
import { ringArea } from '../../src/geodesy/ellipsoid.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await loadGeos();
});

const box = (x: number, y: number, size: number): number[][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const square = (x: number, y: number, size: number): PolygonCoordinates => [[box(x, y, size)]];
const bowtie: PolygonCoordinates = [
  [
    [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ],
  ],
];

describe('validity', () => {
  test.each<[string, PolygonCoordinates, string | null, [number, number] | null]>([
    ['a square', square(0, 0, 2), null, null],
    ['a bowtie', bowtie, 'ring-self-crossing', [0.5, 0.5]],
    ['a hole beside its shell', [[box(0, 0, 1), box(3, 3, 1)]], 'hole-outside-shell', [3, 3]],
    ['two polygons on top of each other', [...square(0, 0, 4), ...square(1, 1, 1)], 'rings-overlap', [1, 1]],
    ['a hole in a hole', [[box(0, 0, 9), box(1, 1, 7), box(2, 2, 1)]], 'rings-overlap', [2, 2]],
    [
      'a hole that cuts the polygon in two',
      [
        [
          box(0, 0, 2),
          [
            [1, 0],
            [2, 1],
            [1, 2],
            [0, 1],
            [1, 0],
          ],
        ],
      ],
      'rings-overlap',
      null,
    ],
    [
      'a coordinate that is no number',
      [
        [
          [
            [0, 0],
            [1, 0],
            [1, Number.NaN],
            [0, 0],
          ],
        ],
      ],
      'coordinates-not-numbers',
      null,
    ],
  ])('%s', (_, polygons, reason, position) => {
    const found = unwrap(geos.isValid(polygons));
    expect(found.valid).toBe(reason === null);
    expect(found.reason).toBe(reason);
    if (position) expect(found.position).toEqual(position);
  });
});

describe('repair', () => {
  test('a bowtie becomes its two triangles', () => {
    const mended = unwrap(geos.makeValid(bowtie));
    expect(mended).toHaveLength(2);
    expect(unwrap(geos.area(mended))).toBeCloseTo(0.5, 14);
    expect(unwrap(geos.isValid(mended)).valid).toBe(true);
  });

  test('overlapping polygons are merged, not cut out of each other', () => {
    expect(unwrap(geos.area(unwrap(geos.makeValid([...square(0, 0, 2), ...square(1, 1, 2)]))))).toBe(7);
  });

  test('a spike and a collapsed ring leave no line behind', () => {
    const spike: PolygonCoordinates = [
      [
        [
          [0, 0],
          [2, 0],
          [2, 2],
          [2, 5],
          [2, 2],
          [0, 2],
          [0, 0],
        ],
      ],
      [
        [
          [8, 8],
          [9, 9],
          [8, 8],
          [8, 8],
        ],
      ],
    ];
    const mended = unwrap(geos.makeValid(spike));
    expect(mended).toHaveLength(1);
    expect(unwrap(geos.area(mended))).toBe(4);
  });
});

describe('overlay and buffer in the plane', () => {
  test('dissolve, intersection and difference of two squares', () => {
    const [a, b] = [square(0, 0, 2), square(1, 1, 2)];
    expect(unwrap(geos.area(unwrap(geos.union([...a, ...b]))))).toBe(7);
    expect(unwrap(geos.area(unwrap(geos.intersection(a, b))))).toBe(1);
    expect(unwrap(geos.area(unwrap(geos.difference(a, b))))).toBe(3);
    expect(unwrap(geos.intersection(a, square(5, 5, 1)))).toEqual([]);
  });

  test('holes come back as holes', () => {
    const ring = unwrap(geos.difference(square(0, 0, 4), square(1, 1, 1)));
    expect(ring).toHaveLength(1);
    expect(ring[0]).toHaveLength(2);
    expect(unwrap(geos.area(ring))).toBe(15);
    const turns = ring[0]!.map((r) => ringArea(r) > 0);
    expect(turns).toEqual([true, false]);
  });

  test('a point becomes the inscribed polygon of its circle: 32 chords, area 16 r^2 sin(pi / 16)', () => {
    const disc = unwrap(geos.buffer({ type: 'point', coordinates: [3, 4] }, 10, 8));
    expect(disc[0]![0]).toHaveLength(33);
    expect(unwrap(geos.area(disc))).toBeCloseTo(1600 * Math.sin(Math.PI / 16), 9);
  });

  test('a line becomes a strip with round ends', () => {
    const strip = unwrap(
      geos.buffer(
        {
          type: 'line',
          coordinates: [
            [0, 0],
            [100, 0],
          ],
        },
        10,
        64,
      ),
    );
    expect(unwrap(geos.area(strip))).toBeCloseTo(2000 + 128 * 100 * Math.sin(Math.PI / 128), 6);
  });
});

describe('failures', () => {
  test('are problems that name the operation, and unwrap throws them', () => {
    const outcome = geos.intersection(bowtie, square(0, 0, 2));
    expect(outcome).toMatchObject({
      ok: false,
      problems: [{ code: 'computation-failed', severity: 'error', values: { operation: 'intersection' } }],
    });
    expect(() => unwrap(outcome)).toThrow(GeosFailure);
    // An unclosed ring does not even get in.
    const unclosed: PolygonCoordinates = [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ],
    ];
    expect(geos.makeValid(unclosed)).toMatchObject({ ok: false, problems: [{ code: 'repair-failed' }] });
    expect(geos.isValid(unclosed)).toMatchObject({ ok: false, problems: [{ code: 'computation-failed' }] });
  });

  test('no pointer is left behind', async () => {
    const { default: init } = await import('geos-wasm');
    const heap = () => init().then((library) => library.Module.HEAPU8.length);
    const many = Array.from({ length: 20_000 }, (_, i) => [Math.cos(i / 3183.2), Math.sin(i / 3183.2)]);
    many[many.length - 1] = many[0]!;
    const once = () => {
      geos.makeValid([[many]]);
      geos.buffer({ type: 'polygons', coordinates: [[many]] }, 0.1, 8);
      geos.isValid(bowtie);
      geos.intersection(bowtie, square(0, 0, 2));
    };
    once();
    const before = await heap();
    // 320 kB in and as much out each time: a leak of either would show as 100 MB.
    for (let i = 0; i < 150; i++) once();
    expect((await heap()) - before).toBeLessThan(20e6);
  });
});

describe('faces of lines', () => {
  test('lines that cross enclose faces, each with a place inside; loose ends do not count', () => {
    const cross = [
      [
        [-1, 1],
        [3, 1],
      ],
      [
        [1, -1],
        [1, 1.5],
      ],
    ];
    const faces = unwrap(geos.faces([box(0, 0, 2), ...cross]));
    expect(faces.map(({ polygon }) => unwrap(geos.area([polygon]))).sort()).toEqual([1, 1, 2]);
    for (const { polygon, inside } of faces) {
      const [xs, ys] = [0, 1].map((k) => polygon[0]!.map((v) => v[k]!));
      expect(inside[0]).toBeGreaterThan(Math.min(...xs!));
      expect(inside[0]).toBeLessThan(Math.max(...xs!));
      expect(inside[1]).toBeGreaterThan(Math.min(...ys!));
      expect(inside[1]).toBeLessThan(Math.max(...ys!));
    }
  });

  test('no faces without a closed way', () => {
    expect(unwrap(geos.faces([box(0, 0, 1).slice(0, 4)]))).toEqual([]);
  });
});

test('the innermost place of a frame lies in its broad side', () => {
  const hole = box(1, 1, 6).toReversed();
  const [x, y] = unwrap(geos.innermost([box(0, 0, 10), hole], 0.001));
  expect(Math.min(x, y, 10 - x, 10 - y)).toBeGreaterThan(1.5);
  expect(Math.max(x, y)).toBeGreaterThan(7);
  expect(geos.innermost([[]], 0.001)).toMatchObject({ ok: false, problems: [{ code: 'computation-failed' }] });
});

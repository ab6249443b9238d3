import DxfParser from 'dxf-parser';
import type { Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readDxf } from '../../src/io/formats/dxf.ts';
import type { RawLayer } from '../../src/io/raw-layer.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';

type Groups = readonly (string | number)[];

/** Pairs of group code and value as lines. */
const lines = (groups: Groups, newline = '\r\n') => groups.map((value) => `${value}${newline}`).join('');
const variable = (name: string, code: number, value: string | number): Groups => [9, name, code, value];
const section = (name: string, inside: Groups): Groups => [0, 'SECTION', 2, name, ...inside, 0, 'ENDSEC'];
const drawing = (entities: readonly Groups[], header: Groups = [], blocks: readonly Groups[] = []) =>
  lines([
    ...section('HEADER', header),
    ...section('BLOCKS', blocks.flat()),
    ...section('ENTITIES', entities.flat()),
    0,
    'EOF',
  ]);

const read = (content: string | Uint8Array, name = '图/红线.dxf', encoding?: string) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readDxf({ format: 'dxf', name, files: [{ path: name, bytes }] }, { encoding }, atOnce);
};

async function layerOf(content: string | Uint8Array): Promise<RawLayer> {
  const outcome = await read(content);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value[0]!;
}

const told = async (content: string | Uint8Array) =>
  (await read(content)).problems.map((p) => [p.severity, p.code, p.values] as const);

const SQUARE: Position[] = [
  [500_000, 4_300_000],
  [500_100, 4_300_000],
  [500_100, 4_300_100],
  [500_000, 4_300_100],
];
const closed = (ring: Position[]) => [...ring, ring[0]!];

const light = (
  vertices: readonly Position[],
  flag = 1,
  bulges: readonly number[] = [],
  more: Groups = [8, '地块', 5, '2F'],
): Groups => [
  0,
  'LWPOLYLINE',
  ...more,
  90,
  vertices.length,
  70,
  flag,
  ...vertices.flatMap(([x, y], i) => [10, x!, 20, y!, ...(bulges[i] ? [42, bulges[i]] : [])]),
];
const old = (vertices: readonly Position[], flag: number, flags: readonly number[] = []): Groups => [
  ...[0, 'POLYLINE', 8, '旧', 66, 1, 10, 0, 20, 0, 30, 0, 70, flag],
  ...vertices.flatMap(([x, y, z], i) => [0, 'VERTEX', 8, '旧', 10, x!, 20, y!, 30, z ?? 0, 70, flags[i] ?? 0]),
  ...[0, 'SEQEND', 8, '旧'],
];
const text = (value: string, [x, y]: Position, type = 'TEXT'): Groups => [
  0,
  type,
  8,
  '注记',
  10,
  x!,
  20,
  y!,
  40,
  2.5,
  1,
  value,
];

describe('closed lines', () => {
  test('polylines closed by flag or by their ends are polygons with their layer; open ones are told', async () => {
    const ends = closed(SQUARE);
    const near = [...SQUARE, [500_000.00005, 4_300_000]];
    const outcome = await read(
      drawing([light(SQUARE), light(ends, 0), light(near, 0), light(ends, 1), light(SQUARE, 0)]),
    );
    expect(outcome.ok && outcome.value[0]!.features.map((f) => f.geometry)).toEqual(
      new Array(4).fill({ type: 'Polygon', coordinates: [closed(SQUARE)] }),
    );
    expect(outcome.ok && outcome.value[0]).toMatchObject({ name: '红线', statement: null, format: 'dxf' });
    expect(outcome.ok && outcome.value[0]!.features[0]!.properties).toEqual({
      name: null,
      layer: '地块',
      entity: 'LWPOLYLINE',
      handle: '2F',
    });
    expect(outcome.problems).toEqual([
      {
        code: 'line-unclosed',
        severity: 'warning',
        where: { file: '图/红线.dxf' },
        values: { places: 1, metres: 100 },
      },
    ]);
  });

  test('old polylines: vertices, heights, control points of fitted curves; meshes are told', async () => {
    const high = SQUARE.map(([x, y]) => [x!, y!, 1234]);
    const framed = [...SQUARE, [1, 1]];
    const outcome = await read(drawing([old(high, 9), old(framed, 1, [0, 0, 0, 0, 16]), old(SQUARE, 64)]));
    expect(outcome.ok && outcome.value[0]!.features.map((f) => f.geometry)).toEqual(
      new Array(2).fill({ type: 'Polygon', coordinates: [closed(SQUARE)] }),
    );
    expect(outcome.problems.map((p) => p.values)).toEqual([{ type: 'POLYLINE (3D mesh)', places: 1 }]);
  });

  test('a closed line within another is a feature of its own', async () => {
    const inner = SQUARE.map(([x, y]) => [x! / 2 + 250_025, y! / 2 + 2_150_025]);
    expect((await layerOf(drawing([light(SQUARE), light(inner)]))).features).toHaveLength(2);
  });

  test('drawn from below, x is mirrored; on edge it is told; paper space is passed over', async () => {
    const below = await layerOf(drawing([light(SQUARE, 1, [], [8, 'a', 210, 0, 220, 0, 230, -1])]));
    expect(below.features[0]!.geometry).toEqual({
      type: 'Polygon',
      coordinates: [closed(SQUARE).map(([x, y]) => [-x!, y])],
    });
    expect(
      await told(drawing([light(SQUARE), light(SQUARE, 1, [], [230, 0.5]), light(SQUARE, 1, [], [67, 1])])),
    ).toEqual([['warning', 'geometry-unsupported', { type: 'LWPOLYLINE (3D)', places: 1 }]]);
  });

  test.each([
    [1, 1],
    [-1, 1],
    [0.3, 1],
    [-2.5, 1],
    [1, 1e-5],
  ])('arcs (bulge %d, scale %d) keep within their tolerance and are told', async (bulge, scale) => {
    const ring = SQUARE.map(([x, y]) => [
      (x! - 500_000) * scale + (scale === 1 ? 500_000 : 106),
      (y! - 4_300_000) * scale + (scale === 1 ? 4_300_000 : 39),
    ]);
    const outcome = await read(drawing([light(ring, 1, [bulge])]));
    expect(outcome.problems.map((p) => [p.code, p.values.places])).toEqual([['curve-straightened', 1]]);
    const found = (outcome.ok && outcome.value[0]!.features[0]!.geometry) as { coordinates: Position[][] };
    const positions = found.coordinates[0]!;
    const [[x1, y1], [x2]] = ring as [[number, number], [number, number]];
    const chord = x2 - x1;
    // By the three-point form: sagitta = bulge * chord / 2, below the chord where the bulge is above 0.
    const sagitta = (bulge * chord) / 2;
    const radius = Math.abs(((chord / 2) ** 2 + sagitta ** 2) / (2 * sagitta));
    const centre = [x1 + chord / 2, y1 - sagitta + Math.sign(bulge) * radius] as const;
    const onArc = positions.slice(0, positions.length - 3);
    expect(onArc.length).toBeGreaterThan(10);
    const distance = ([x, y]: Position) => Math.hypot(x! - centre[0], y! - centre[1]);
    for (const position of onArc) expect(Math.abs(distance(position) - radius)).toBeLessThan(1e-6 * scale + 1e-9);
    const tolerance = scale === 1 ? 0.001 : 1e-8;
    let worst = 0;
    for (let i = 1; i < onArc.length; i++) {
      const middle = [0, 1].map((axis) => (onArc[i - 1]![axis]! + onArc[i]![axis]!) / 2);
      worst = Math.max(worst, radius - distance(middle));
    }
    expect(worst).toBeLessThan(tolerance * 1.01);
    expect(worst).toBeGreaterThan(tolerance / 20);
    const lowest = Math.min(...onArc.map(([, y]) => (y! - y1) * Math.sign(bulge)));
    expect(lowest).toBeCloseTo(-Math.abs(sagitta), 2);
  });
});

describe('hatches', () => {
  const path = (ring: readonly Position[], flag = 3): Groups => [
    ...[92, flag, 72, 0, 73, 1, 93, ring.length],
    ...ring.flatMap(([x, y]) => [10, x!, 20, y!]),
    ...[97, 0],
  ];
  const hatch = (...paths: Groups[]): Groups => [
    ...[0, 'HATCH', 8, '填充', 10, 0, 20, 0, 30, 0, 210, 0, 220, 0, 230, 1, 2, 'SOLID', 70, 1, 71, 0, 91, paths.length],
    ...paths.flat(),
    ...[75, 0, 76, 1, 98, 1, 10, 500_050, 20, 4_300_050],
  ];
  const inner = SQUARE.map(([x, y]) => [x! / 2 + 250_025, y! / 2 + 2_150_025]);
  const apart = SQUARE.map(([x, y]) => [x! + 1000, y!]);

  test('rings in rings are holes', async () => {
    const [feature] = (await layerOf(drawing([hatch(path(inner), path(SQUARE), path(apart))]))).features;
    expect(feature!.geometry).toEqual({
      type: 'MultiPolygon',
      coordinates: [[closed(SQUARE), closed(inner)], [closed(apart)]],
    });
    expect(feature!.properties).toMatchObject({ layer: '填充', entity: 'HATCH' });
  });

  test('paths of lines and arcs, either way round; ellipses and splines are told', async () => {
    const line = (from: Position, to: Position): Groups => [72, 1, 10, from[0]!, 20, from[1]!, 11, to[0]!, 21, to[1]!];
    const arc = (start: number, end: number, way: number): Groups => [
      72,
      2,
      10,
      0,
      20,
      500,
      40,
      100,
      50,
      start,
      51,
      end,
      73,
      way,
    ];
    const half = (way: number) => hatch([92, 1, 93, 2, ...line([-100, 500], [100, 500]), ...arc(0, 180, way), 97, 0]);
    const extent = async (entity: Groups) => {
      const [feature] = (await layerOf(drawing([entity]))).features;
      const ys = (feature!.geometry as { coordinates: Position[][] }).coordinates[0]!.map(([, y]) => y!);
      return [Math.min(...ys), Math.max(...ys)].map((y) => Math.round(y * 100) / 100);
    };
    expect(await extent(half(1))).toEqual([500, 600]);
    // Clockwise, 0 to 180 runs below the line.
    expect(await extent(half(0))).toEqual([400, 500]);
    const ellipse = hatch([92, 1, 93, 1, 72, 3, 10, 0, 20, 0, 11, 1, 21, 0, 40, 0.5, 50, 0, 51, 360, 73, 1, 97, 0]);
    expect(await told(drawing([light(SQUARE), ellipse]))).toEqual([
      ['warning', 'geometry-unsupported', { type: 'HATCH (curves)', places: 1 }],
    ]);
    expect((await told(drawing([hatch([92, 3, 72, 0, 73, 1, 93, 99_999_999, 10, 1, 20, 1])])))[0]!.slice(0, 2)).toEqual(
      ['error', 'file-broken'],
    );
  });
});

describe('texts', () => {
  test('the text in a line, and in no smaller one, is its name; the nearest to the middle of several', async () => {
    const inner = SQUARE.map(([x, y]) => [x! / 2 + 250_025, y! / 2 + 2_150_025]);
    const layer = await layerOf(
      drawing([
        light(SQUARE),
        light(inner),
        text('边上', [500_002, 4_300_002]),
        text('外', [500_020, 4_300_050]),
        text('{\\fSimSun|b0;内\\P\\U+5757}', [500_050, 4_300_050], 'MTEXT'),
        text('别处', [0, 0]),
      ]),
    );
    expect(layer.features.map((f) => f.properties.name)).toEqual(['外', '内 块']);
  });

  test('GBK by the code page of the header, and where the header is wrong; UTF-8 from 2007 on', async () => {
    const header = (version: string, page: string) => [
      ...variable('$ACADVER', 1, version),
      ...variable('$DWGCODEPAGE', 3, page),
    ];
    const gbk = (version: string, page: string) => {
      const [before, after] = drawing([light(SQUARE, 1, [], [8, '#'])], header(version, page)).split('#') as [
        string,
        string,
      ];
      const encode = (s: string) => new TextEncoder().encode(s);
      return new Uint8Array([...encode(before), 0xba, 0xec, 0xcf, 0xdf, ...encode(after)]);
    };
    const layerName = async (bytes: Uint8Array | string) => {
      const { features, encoding } = await layerOf(bytes);
      return [features[0]!.properties.layer, encoding!.label, encoding!.how];
    };
    expect(await layerName(gbk('AC1015', 'ANSI_936'))).toEqual(['红线', 'gb18030', 'declared']);
    expect(await layerName(gbk('AC1015', 'ANSI_1252'))).toEqual(['红线', 'gb18030', 'guess']);
    expect(await layerName(drawing([light(SQUARE)], header('AC1027', 'ANSI_936')))).toEqual(['地块', 'utf-8', 'utf-8']);
    const chosen = await read(gbk('AC1015', 'ANSI_936'), 'a.dxf', 'big5');
    expect(chosen.ok && chosen.value[0]!.encoding).toEqual({ label: 'big5', how: 'chosen' });
  });
});

test('the vertices that dxf-parser finds', async () => {
  const content = drawing([light(SQUARE), old(SQUARE, 1)]);
  const parsed = new DxfParser().parseSync(content)!;
  const rings = parsed.entities.map((entity) =>
    (entity as unknown as { vertices: { x: number; y: number }[] }).vertices.map(({ x, y }) => [x, y]),
  );
  const found = (await layerOf(content)).features.map((f) => (f.geometry as Polygon).coordinates[0]!);
  expect(found).toEqual(rings.map(closed));
});

describe('the rest of a drawing', () => {
  test('what bounds nothing is told by type; blocks are not read', async () => {
    const line: Groups = [0, 'LINE', 8, '0', 10, 0, 20, 0, 11, 1, 21, 1];
    const insert: Groups = [0, 'INSERT', 8, '0', 2, 'B', 10, 0, 20, 0];
    const block = [0, 'BLOCK', 2, 'B', ...light(SQUARE), 0, 'ENDBLK'];
    const dimension: Groups = [0, 'DIMENSION', 8, '0'];
    const found = await told(drawing([light(SQUARE), line, line, insert, dimension], [], [block]));
    expect(found.map(([, , values]) => values)).toEqual([
      { type: 'LINE', places: 2 },
      { type: 'INSERT', places: 1 },
    ]);
    expect((await layerOf(drawing([light(SQUARE)], [], [block]))).features).toHaveLength(1);
    expect(await told(drawing([line]))).toEqual([['error', 'geometry-unsupported', { type: 'LINE', places: 1 }]]);
    expect((await told(drawing([])))[0]!.slice(0, 2)).toEqual(['error', 'layer-empty']);
  });

  test('millimetres in the header: by the size of the numbers, and told', async () => {
    const millimetres = variable('$INSUNITS', 70, 4);
    const inMetres = await read(drawing([light(SQUARE)], millimetres));
    expect(inMetres.problems.map((p) => [p.code, p.values])).toEqual([
      ['header-disagrees', { header: '$INSUNITS = mm', data: 'm' }],
    ]);
    const large = SQUARE.map(([x, y]) => [x! * 1000, y! * 1000]);
    const scaled = await read(drawing([light(large)], millimetres));
    expect(scaled.ok && scaled.value[0]!.features[0]!.geometry).toEqual({
      type: 'Polygon',
      coordinates: [closed(SQUARE)],
    });
    expect(scaled.problems.map((p) => p.values.data)).toEqual(['mm (→ m)']);
    expect(await told(drawing([light(SQUARE)], variable('$INSUNITS', 70, 6)))).toEqual([]);
  });

  test.each([
    ['binary', 'AutoCAD Binary DXF\r\n\x1a\0', 'file-format-unsupported'],
    ['cut', drawing([light(SQUARE), light(SQUARE)]).slice(0, -60), 'file-broken'],
    ['a code that is none', drawing([light(SQUARE)]).replace('\r\n90\r\n', '\r\nx\r\n'), 'file-broken'],
    ['fewer vertices than stated', drawing([light(SQUARE)]).replace('90\r\n4', '90\r\n5'), 'file-broken'],
    ['a coordinate that is none', drawing([light(SQUARE)]).replace('500100', 'abc'), 'file-broken'],
    ['another format', 'PK', 'file-broken'],
  ])('%s is refused', async (_, content, code) => {
    expect((await told(content)).map(([severity, found]) => [severity, found])).toEqual([['error', code]]);
  });

  test('line ends of Unix, and spaces before the codes', async () => {
    const unix = drawing([light(SQUARE)])
      .replaceAll('\r\n', '\n')
      .replaceAll('\n0\n', '\n  0\n');
    expect((await layerOf(unix)).features).toHaveLength(1);
  });
});

test(`${FUZZ_RUNS} damaged files: layers, or what is wrong`, async () => {
  const entities = [light(SQUARE, 1, [0.5]), old(SQUARE, 1), text('甲', [500_050, 4_300_050]), light(SQUARE, 0)];
  const whole = new TextEncoder().encode(drawing(entities, variable('$INSUNITS', 70, 4)));
  for (let seed = 1; seed <= FUZZ_RUNS; seed++) {
    const outcome = await read(mutated(whole, seed));
    expect(outcome.ok || outcome.problems.some((p) => p.severity === 'error'), `seed ${seed}`).toBe(true);
    if (outcome.ok) expect(outcome.problems.every((p) => p.severity === 'warning')).toBe(true);
  }
});

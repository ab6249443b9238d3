import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LayerTable, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { type Geos, loadGeos, unwrap } from '../../src/domain/geos.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { file, folder, json, run } from './run.ts';

const box = (west: number, south: number, width: number, height: number): PolygonCoordinates[number] => [
  [
    [west, south],
    [west + width, south],
    [west + width, south + height],
    [west, south + height],
    [west, south],
  ],
];
const polygon = (coordinates: unknown) => ({ type: 'Polygon', coordinates });
const collection = (...features: [string | undefined, unknown][]) => ({
  type: 'FeatureCollection',
  features: features.map(([id, coordinates]) => ({
    type: 'Feature',
    properties: { id },
    geometry: polygon(coordinates),
  })),
});
/** The golden cell at 106.80, 39.66: 95.2730 ha on the ellipsoid. */
const CELL = box(106.8, 39.66, 0.01, 0.01);
const CELL_HECTARES = 95.273;
const BOWTIE = [
  [
    [106.8, 39.66],
    [106.81, 39.67],
    [106.81, 39.66],
    [106.8, 39.67],
    [106.8, 39.66],
  ],
];

describe('overlap', () => {
  test('areas, pairs and residual of cells that share a half', async () => {
    const a = file('a.geojson', collection(['A1', CELL], [undefined, box(106.9, 39.66, 0.01, 0.01)]));
    const b = file(
      'b.geojson',
      collection(['B1', box(106.805, 39.66, 0.01, 0.01)], ['B2', box(106.81, 39.66, 0.01, 0.01)]),
    );
    const { code, value } = await json('overlap', a, b, '--by-feature');
    expect(code).toBe(0);
    const { areaSquareMetres: areas, pairs, residualSquareMetres } = value;
    // To the four decimals of a hectare in which the golden cell is printed; B is a cell and a half.
    expect(areas.a / 1e4).toBeCloseTo(2 * CELL_HECTARES, 3);
    expect(areas.b / 1e4).toBeCloseTo(1.5 * CELL_HECTARES, 3);
    expect(areas.overlap / 1e4).toBeCloseTo(0.5 * CELL_HECTARES, 4);
    expect(areas.union / 1e4).toBeCloseTo(3 * CELL_HECTARES, 3);
    expect(Math.abs(residualSquareMetres)).toBeLessThan(1e-6);
    expect(pairs).toEqual([{ a: 'A1', b: 'B1', areaSquareMetres: expect.closeTo(areas.overlap, 6) }]);
  });

  test('features without ids are named by their place', async () => {
    const a = file('a.geojson', collection([undefined, box(106.9, 39, 0.01, 0.01)], [undefined, CELL]));
    const { value } = await json('overlap', a, a, '--by-feature');
    expect(value.pairs).toEqual([
      { a: 0, b: 0, areaSquareMetres: expect.any(Number) },
      { a: 1, b: 1, areaSquareMetres: expect.any(Number) },
    ]);
  });

  test('as a table', async () => {
    const a = file('a.geojson', polygon(CELL));
    const { out, code } = await run('overlap', a, a);
    expect(code).toBe(0);
    expect(out).toContain('95.2730');
    expect((await run('overlap', a, a, '--lang', 'zh')).out).toContain('亩');
  });

  test('what is passed over is told on the error stream', async () => {
    const point = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [106.8, 39.6] } };
    const mixed = collection(['A', CELL]);
    const a = file('mixed.geojson', { ...mixed, features: [...mixed.features, point] });
    const { code, err } = await run('overlap', a, a);
    expect(code).toBe(0);
    expect(err).toContain('mixed.geojson');
    expect(err).toContain('Point');
  });

  test('a hole outside its polygon and a polygon inside another would count twice', async () => {
    const a = file('a.geojson', polygon(CELL));
    const hole = file('hole.geojson', polygon([CELL[0], box(106.9, 39.7, 0.001, 0.001)[0]]));
    const inside = file('inside.geojson', {
      type: 'MultiPolygon',
      coordinates: [CELL, box(106.802, 39.662, 0.001, 0.001)],
    });
    expect(await json('overlap', a, hole)).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'hole-outside-shell', where: { file: hole, feature: 0 } }] },
    });
    expect(await json('overlap', inside, a)).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'rings-overlap', where: { file: inside, feature: 0 } }] },
    });
  });

  test('a spike and a feature written twice change no area and are told', async () => {
    const [first, second, ...rest] = CELL[0]!;
    const spike = [[first!, second!, [106.9, 39.6], second!, ...rest]];
    const a = file('a.geojson', polygon(CELL));
    const dirty = file('dirty.geojson', collection(['D1', spike], ['D2', CELL], ['D3', box(106.9, 39.66, 0.01, 0.01)]));
    const { code, value } = await json('overlap', a, dirty, '--by-feature');
    expect(code).toBe(0);
    expect(value.areaSquareMetres.overlap / 1e4).toBeCloseTo(CELL_HECTARES, 4);
    expect(value.pairs.map((pair: { a: unknown; b: unknown }) => [pair.a, pair.b])).toEqual([[0, 'D1']]);
    const { err } = await run('overlap', a, dirty);
    expect(err).toContain('dirty.geojson, feature 1, ring 1, from corner 3, 106.900000, 39.600000');
    expect(err).toContain('It is the same as feature 1 and is counted once');
  });
});

describe('check', () => {
  const site = box(106.8, 39.45, 0.02, 0.02);
  let geos: Geos;
  beforeAll(async () => {
    geos = await loadGeos();
  });

  /** Net overlap of the site with a class, by another clipper. */
  function byGeos(layerFile: string, classId: string): number {
    const path = fileURLToPath(new URL(`../../data/cities/wuhai/${layerFile}`, import.meta.url));
    const table = JSON.parse(readFileSync(path, 'utf8')) as LayerTable;
    const own = table.features.filter((f) => f.properties.class === classId);
    const polygons = own.flatMap(({ geometry: g }) =>
      g.type === 'Polygon' ? [g.coordinates] : g.type === 'MultiPolygon' ? g.coordinates : [],
    );
    return polygonsArea(unwrap(geos.intersection([site], unwrap(geos.makeValid(polygons)))));
  }

  test('every class of every checked layer, with the areas GEOS finds', async () => {
    const path = file('site.geojson', polygon(site));
    const { code, value } = await json('check', path, '--city', 'wuhai');
    expect(code).toBe(0);
    expect(value).toHaveLength(1);
    const [{ footprint, areaSquareMetres, findings, problems }] = value;
    expect(footprint).toBe(path);
    expect(problems).toEqual([]);
    expect(areaSquareMetres).toBeCloseTo(polygonsArea([site]), 6);
    const city = JSON.parse(
      readFileSync(fileURLToPath(new URL('../../data/cities/wuhai/city.json', import.meta.url)), 'utf8'),
    );
    let compared = 0;
    for (const layer of city.layers)
      for (const { id, check } of layer.classes) {
        if (layer.geometry !== 'polygon' || !check) continue;
        const finding = findings.find((f: { layer: string; class: string }) => f.layer === layer.id && f.class === id);
        const expected = byGeos(layer.versions[0].file, id);
        compared++;
        expect(finding.status).toBe(expected > 1e-3 ? 'hit' : 'clear');
        expect(Math.abs((finding.areaSquareMetres ?? 0) - expected)).toBeLessThan(1e-2);
        if (finding.status === 'clear' && finding.distanceMetres !== null)
          expect(finding.distanceMetres).toBeGreaterThanOrEqual(0);
      }
    expect(compared).toBeGreaterThan(5);
    for (const absent of city.absentLayers)
      expect(findings.find((f: { layer: string }) => f.layer === absent.id)).toMatchObject({
        status: 'unchecked',
        areaSquareMetres: null,
      });
  });

  test('each rule with its outcome, clause, limit and margin, and what was not checked', async () => {
    const path = file('dump.geojson', polygon(site));
    const [unstated] = (await json('check', path, '--city', 'wuhai')).value;
    const [dump] = (await json('check', path, '--city', 'wuhai', '--kind', 'spoil-dump')).value;
    const ofRule = (value: typeof dump, id: string) =>
      value.findings.find((f: { clause: { rule: string } | null }) => f.clause?.rule === id);
    expect(ofRule(dump, 'wuhai-spoil-dump')).toMatchObject({
      status: 'hit',
      outcome: 'avoid',
      clause: { quote: '严禁新建外排土场', status: 'draft', verification: 'cited' },
      threshold: { kind: 'overlap', squareMetres: 1 },
    });
    expect(dump.overall).toBe('avoid');
    expect(ofRule(unstated, 'wuhai-spoil-dump')).toMatchObject({ status: 'unchecked', reason: 'kind-unknown' });
    expect(unstated.unchecked).toContainEqual(
      expect.objectContaining({ rule: 'wuhai-spoil-dump', reason: 'kind-unknown' }),
    );
    const band = ofRule(dump, 'wuhai-band-3000');
    expect(band.threshold).toEqual({ kind: 'within', metres: 3000 });
    expect(band.marginMetres).toBe(band.distanceMetres - 3000);
    expect(dump.notApplicable.map((n: { ruleId: string }) => n.ruleId)).toContain('yellow-river-chemical');
    const { out } = await run('check', path, '--city', 'wuhai', '--kind', 'chemical', '--lang', 'zh');
    expect(out).toContain('不适用于本类项目的规则');
    expect(await json('check', path, '--city', 'wuhai', '--kind', 'castle')).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'kind-unknown', values: { kind: 'castle' } }] },
    });
  });

  test("rules of a file in place of the city's; a broken one is told with its place", async () => {
    const path = file('ruled.geojson', polygon(site));
    const shipped = JSON.parse(
      readFileSync(fileURLToPath(new URL('../../data/cities/wuhai/rules.json', import.meta.url)), 'utf8'),
    );
    const own = {
      ...shipped,
      version: 'mine',
      rules: [{ ...shipped.rules[0], target: { layer: 'gone', classes: null } }],
    };
    const rules = file('rules.json', own);
    const [answer] = (await json('check', path, '--city', 'wuhai', '--rules', rules)).value;
    expect(answer.rulesVersion).toBe('mine');
    expect(answer.findings.find((f: { layer: string }) => f.layer === 'gone')).toMatchObject({
      status: 'unchecked',
      reason: 'layer-missing',
      clause: { rule: shipped.rules[0].id },
    });
    const broken = file('broken.json', { ...own, rules: [{ ...shipped.rules[0], outcome: 'permit' }] });
    expect(await json('check', path, '--city', 'wuhai', '--rules', broken)).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'rule-file-broken', where: { file: broken, path: 'rules.0.outcome' } }] },
    });
    const cut = file('cut.json', '{"schema":1,');
    expect((await json('check', path, '--city', 'wuhai', '--rules', cut)).value.problems).toMatchObject([
      { code: 'json-broken', where: { file: cut }, values: { line: 1, column: 13 } },
    ]);
  });

  test('several footprints, corners in a text file, a table in Chinese', async () => {
    const corners = file('corners.txt', site[0]!.map(([lon, lat], i) => `J${i + 1},${lon},${lat}`).join('\n'));
    const two = file('two.geojson', collection(['S1', site], ['S2', CELL]));
    const { code, value } = await json('check', corners, two, '--city', 'wuhai');
    expect(code).toBe(0);
    expect(value.map((v: { footprint: string }) => v.footprint)).toEqual([corners, 'S1', 'S2']);
    expect(value[0].findings).toEqual(value[1].findings);
    const { out } = await run('check', corners, '--city', 'wuhai', '--lang', 'zh');
    expect(out).toContain('生态保护红线');
    expect(out).toMatch(/涉及|未检查/);
  });

  test('in the sea: a polygon lies outside the city, a point is no footprint', async () => {
    const away = file('away.geojson', polygon(box(122.5, 30, 0.01, 0.01)));
    expect(await json('check', away, '--city', 'wuhai')).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'footprint-outside-city', where: { file: away, feature: 0 } }] },
    });
    const point = file('point.geojson', { type: 'Point', coordinates: [122.5, 30] });
    expect(await json('check', point, '--city', 'wuhai')).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'geojson-no-polygons', where: { file: point }, values: { types: 'Point' } }] },
    });
  });

  test('one of several that cannot be checked is told in its place, and the others are checked', async () => {
    const three = file('three.geojson', collection(['S1', site], ['away', box(122.5, 30, 0.01, 0.01)], ['S2', CELL]));
    const { code, value } = await json('check', three, '--city', 'wuhai');
    expect(code).toBe(0);
    expect(value[1]).toEqual({
      footprint: 'away',
      overall: 'refused',
      problems: [
        expect.objectContaining({ code: 'footprint-outside-city', where: expect.objectContaining({ feature: 1 }) }),
      ],
    });
    expect(value.map((v: { findings?: unknown[] }) => Boolean(v.findings?.length))).toEqual([true, false, true]);
    const { out, err } = await run('check', three, '--city', 'wuhai', '--lang', 'zh');
    expect(out).toMatch(/away: 不能核对/);
    expect(out).toMatch(/不能核对\s+1/);
    expect(err).toMatch(/不在本市|在本市之外|市域/);
  });

  test('a footprint that crosses itself is told where', async () => {
    const bowtie = file('bowtie.geojson', polygon(BOWTIE));
    const { code, value } = await json('check', bowtie, '--city', 'wuhai');
    expect(code).toBe(2);
    const [problem] = value.problems;
    expect(problem).toMatchObject({ code: 'ring-self-crossing', where: { file: bowtie, feature: 0 } });
    expect(distanceMetres(...(problem.where.position as [number, number]), 106.805, 39.665)).toBeLessThan(0.01);
  });
});

describe('coverage', () => {
  test('districts add up to the city', async () => {
    const { code, value } = await json('coverage', '--city', 'kangbashi');
    expect(code).toBe(0);
    expect(value).toMatchObject({ city: 'kangbashi' });
    const areas = value.rows.map((r: { areaSquareMetres: number }) => r.areaSquareMetres);
    const sum = areas.reduce((a: number, b: number) => a + b, 0);
    expect(Math.abs(sum - value.total.areaSquareMetres)).toBeLessThan(1e-3);
    expect(value.classes.length).toBe(value.total.cells.length);
    expect((await run('coverage', '--city', 'kangbashi')).out).toContain('km²');
  });
});

describe('bands', () => {
  test('rings as GeoJSON, smallest first, at their distance', async () => {
    const boundary = file('range.geojson', collection(['R1', CELL], ['R2', box(106.805, 39.665, 0.01, 0.01)]));
    const out = join(folder, 'bands.geojson');
    const { code, value } = await json('bands', boundary, '--distances', '1000,200', '--out', out);
    expect(code).toBe(0);
    expect(value.rings.map((r: { fromMetres: number; toMetres: number }) => [r.fromMetres, r.toMetres])).toEqual([
      [0, 200],
      [200, 1000],
    ]);
    expect(value.largestErrorMetres).toBeLessThan(0.05);
    const written = JSON.parse(readFileSync(out, 'utf8'));
    expect(written.features.map((f: { properties: unknown }) => f.properties)).toMatchObject([
      { fromMetres: 0, toMetres: 200 },
      { fromMetres: 200, toMetres: 1000 },
    ]);
    // The south-west corner is a convex one: the nearest point of all that lies south-west of it.
    const outer = written.features[1].geometry.coordinates[0][0] as [number, number][];
    const corner = outer.filter(([lon, lat]) => lon < 106.8 && lat < 39.66);
    expect(corner.length).toBeGreaterThan(10);
    for (const [lon, lat] of corner) expect(distanceMetres(lon, lat, 106.8, 39.66)).toBeCloseTo(1000, 2);
    // Written figures are those of the file.
    expect(polygonsArea(written.features[0].geometry.coordinates)).toBeCloseTo(value.rings[0].areaSquareMetres, 6);
  });

  test('distances must be numbers above zero, the boundary must have an outside', async () => {
    const boundary = file('range.geojson', polygon(CELL));
    const out = join(folder, 'never.geojson');
    for (const distances of ['0', '200,-1', 'far', '200,,300', '1e999'])
      expect(await json('bands', boundary, '--distances', distances, '--out', out)).toMatchObject({
        code: 2,
        value: { problems: [{ code: 'distance-not-positive' }] },
      });
    const bowtie = file('bowtie.geojson', polygon(BOWTIE));
    expect(await json('bands', bowtie, '--distances', '200', '--out', out)).toMatchObject({
      code: 2,
      value: {
        problems: [{ code: 'ring-self-crossing', where: { file: bowtie, feature: 0, position: expect.anything() } }],
      },
    });
    expect(
      await json('bands', boundary, '--distances', '200', '--out', join(folder, 'no/such/folder/x')),
    ).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'file-not-writable' }] },
    });
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });
});

describe('files that cannot be read', () => {
  test.each<[string, unknown, string, Record<string, unknown>]>([
    ['empty', '', 'file-empty', {}],
    ['broken JSON', '{\n "type": "Polygon",\n "coordinates": [}', 'json-broken', { line: 3, column: 18 }],
    ['not GeoJSON', { a: 1 }, 'geojson-not-geojson', {}],
    ['words', polygon([[['a', 'b']]]), 'coordinates-not-numbers', {}],
    [
      'two corners',
      polygon([
        [
          [106.8, 39.6],
          [106.9, 39.6],
        ],
      ]),
      'layer-empty',
      {},
    ],
    ['crossing', polygon(BOWTIE), 'ring-self-crossing', {}],
  ])('%s', async (name, content, code, values) => {
    const good = file('good.geojson', polygon(CELL));
    const bad = file(`${name.replaceAll(' ', '-')}.geojson`, content);
    for (const args of [
      ['overlap', good, bad],
      ['overlap', bad, good],
      ['check', bad, '--city', 'wuhai'],
    ]) {
      const { code: exit, value } = await json(...args);
      expect(exit).toBe(2);
      expect(Object.keys(value)).toEqual(['problems']);
      expect(value.problems[0]).toMatchObject({ code, values, where: { file: bad } });
      expect(value.problems[0].message.length).toBeGreaterThan(20);
    }
    const { code: exit, out, err } = await run('overlap', good, bad);
    expect(exit).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(bad);
    expect((await run('overlap', good, bad, '--lang', 'zh')).err).toMatch(/[\u4e00-\u9fff]{4}/);
  });

  test('missing, broken, another format', async () => {
    const good = file('good.geojson', polygon(CELL));
    expect((await json('overlap', good, join(folder, 'none.geojson'))).value.problems[0].code).toBe('file-not-found');
    const zip = file('plan.zip', 'PK\x03\x04plan.shp');
    expect((await json('overlap', zip, good)).value.problems[0]).toMatchObject({
      code: 'archive-broken',
      where: { file: zip },
    });
    const drawing = file('plan.dwg', 'AC1032\0\0');
    expect((await json('check', drawing, '--city', 'wuhai')).value.problems[0]).toMatchObject({
      code: 'file-format-unsupported',
      where: { file: drawing },
      values: { format: 'DWG' },
    });
  });
});

describe('the command line', () => {
  test.each<[string, string[], string, string]>([
    ['an unknown command', ['overlay'], 'argument-unknown', 'overlay'],
    ['an unknown option', ['coverage', '--town', 'wuhai'], 'argument-unknown', '--town'],
    ['an option every object has', ['coverage', '--toString'], 'argument-unknown', '--toString'],
    ['an unknown language', ['coverage', '--city', 'wuhai', '--lang', 'fr'], 'argument-unknown', '--lang fr'],
    ['a value too many', ['coverage', '--by-feature=yes'], 'argument-unknown', '--by-feature=yes'],
    ['a file too many', ['overlap', 'a', 'b', 'c'], 'argument-unknown', 'c'],
    ['a file where none belongs', ['coverage', 'a', '--city', 'wuhai'], 'argument-unknown', 'a'],
    ['one file', ['overlap', 'a'], 'argument-missing', 'B.geojson'],
    ['no file', ['check', '--city', 'wuhai'], 'argument-missing', 'FOOTPRINT.geojson'],
    ['no city', ['check', 'a'], 'argument-missing', '--city'],
    ['an empty city', ['coverage', '--city='], 'argument-missing', '--city'],
    ['an option in place of the city', ['coverage', '--city', '--json'], 'argument-missing', '--city'],
    ['no distances', ['bands', 'a', '--out', 'b'], 'argument-missing', '--distances'],
    ['no output file', ['bands', 'a', '--distances', '1'], 'argument-missing', '--out'],
    ['nothing to inspect', ['inspect'], 'argument-missing', 'FILE'],
    ['nothing to convert', ['convert'], 'argument-missing', 'IN'],
    ['nowhere to write', ['convert', 'a'], 'argument-missing', 'OUT'],
    ['a system that is none', ['inspect', 'a', '--from', '9999'], 'argument-unknown', '--from 9999'],
    ['words for a system', ['inspect', 'a', '--from', '4524:xx'], 'argument-unknown', '--from 4524:xx'],
    ['an encoding that is none', ['inspect', 'a', '--encoding', 'klingon'], 'argument-unknown', '--encoding klingon'],
    ['a format that is not written', ['convert', 'a', 'b.gpkg'], 'argument-unknown', 'b.gpkg'],
    [
      'a system that is not written',
      ['convert', 'a', 'b.zip', '--to', '3857'],
      'argument-unknown',
      '--to 3857 (b.zip)',
    ],
    ['metres in KML', ['convert', 'a', 'b.kml', '--to', '4524'], 'argument-unknown', '--to 4524 (b.kml)'],
    ['degrees in parcels', ['convert', 'a', 'b.txt', '--to', '4490'], 'argument-unknown', '--to 4490 (b.txt)'],
  ])('%s', async (_, args, code, argument) => {
    const { code: exit, value } = await json(...args);
    expect(exit).toBe(2);
    expect(value.problems).toMatchObject([{ code, values: { argument } }]);
  });

  test('an unknown city is told which there are; none leads out of the folder', async () => {
    const a = file('a.geojson', polygon(CELL));
    for (const city of ['atlantis', '../rules', ''])
      for (const args of [
        ['coverage', `--city=${city}`],
        ['check', a, `--city=${city}`],
      ]) {
        const { code, value } = await json(...args);
        expect(code).toBe(2);
        if (city === '') continue;
        expect(value.problems[0]).toMatchObject({ code: 'city-unknown', values: { city } });
        expect(value.problems[0].values.known).toContain('wuhai');
      }
  });

  test('help in both languages', async () => {
    for (const args of [['--help'], ['-h'], ['overlap', '--help']]) {
      const { code, out } = await run(...args);
      expect(code).toBe(0);
      for (const word of ['overlap', 'check', 'coverage', 'bands', 'inspect', 'convert', '--from', '--json'])
        expect(out).toContain(word);
    }
    expect((await run('--help', '--lang', 'zh')).out).toContain('命令');
  });
});

describe('as a program of its own', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const ecospace = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', join(root, 'src/cli/main.ts'), ...args], {
      cwd: root,
      encoding: 'utf8',
    });

  test('exit code 0 and JSON on standard output', () => {
    const a = file('a.geojson', polygon(CELL));
    const { status, stdout, stderr } = ecospace('overlap', a, a, '--json');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).areaSquareMetres.overlap / 1e4).toBeCloseTo(CELL_HECTARES, 4);
  });

  test('exit code 2: problems on standard output with --json, else on the error stream', () => {
    const empty = file('empty.geojson', '');
    const machine = ecospace('overlap', empty, empty, '--json');
    expect(machine.status).toBe(2);
    expect(JSON.parse(machine.stdout).problems[0]).toMatchObject({ code: 'file-empty' });
    const human = ecospace('overlap', empty, empty);
    expect(human.status).toBe(2);
    expect(human.stdout).toBe('');
    expect(human.stderr).toContain('empty');
  });
});

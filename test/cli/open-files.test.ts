import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { crsOf, fromLonLat } from '../../src/geodesy/crs.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { prjOf } from '../../src/io/write/prj.ts';
import { writeShapefile } from '../../src/io/write/shapefile.ts';
import { file, folder, json, run } from './run.ts';

/** The golden cell at 106.80, 39.66. */
const CELL: [number, number][] = [
  [106.8, 39.66],
  [106.81, 39.66],
  [106.81, 39.67],
  [106.8, 39.67],
  [106.8, 39.66],
];
const AREA = polygonsArea([[CELL]]);
const RADIUS = 6378137;
const mercator = ([lon, lat]: [number, number]): [number, number] => [
  (RADIUS * lon * Math.PI) / 180,
  RADIUS * Math.asinh(Math.tan((lat * Math.PI) / 180)),
];
const inZone = (epsg: number) => {
  const convert = fromLonLat(crsOf(epsg)!);
  return CELL.map(([lon, lat]) => convert(lon, lat));
};
const polygon = (ring: readonly (readonly number[])[]) => ({ type: 'Polygon', coordinates: [ring] });
const swapped = (ring: readonly (readonly number[])[]) => ring.map(([x, y]) => [y!, x!]);
const good = file('good.geojson', polygon(CELL));

/** Loose parts of a shapefile of the cell; without a .prj where `prj` is null. */
function shapefile(name: string, ring: readonly (readonly number[])[], prj: string | null): string {
  const geometry = { type: 'Polygon' as const, coordinates: [ring.map((p) => [...p])] };
  const layer = {
    name,
    columns: ['BSM', '名称'],
    features: [{ type: 'Feature' as const, geometry, properties: { BSM: 'X1', 名称: '甲' } }],
  };
  const parts = writeShapefile(layer, { epsg: 4490, encoding: 'GB18030' });
  if (!parts.ok) throw new Error(JSON.stringify(parts.problems));
  for (const { path, bytes } of parts.value) if (!path.endsWith('.prj')) file(path, bytes);
  if (prj !== null) file(`${name}.prj`, prj);
  return `${folder}/${name}.shp`;
}

describe('where files lie', () => {
  test.each<[string, readonly (readonly number[])[], string[]]>([
    ['Web Mercator', CELL.map(mercator), []],
    ['Gauss-Kruger with zone number', inZone(4524), []],
    ['the same, northing first', swapped(inZone(4524)), []],
    ['latitude first', swapped(CELL), []],
    ['without zone number, told', inZone(4545), ['--from', '4545']],
    ['northing first, told both', swapped(inZone(4545)), ['--from', 'EPSG:4545:yx']],
  ])('%s', async (name, ring, options) => {
    const other = file(`${name.replaceAll(' ', '-')}.geojson`, polygon(ring));
    const { code, value } = await json('inspect', other, ...options);
    expect(code).toBe(0);
    // Sides that are straight in their plane bulge a centimetre here.
    for (const [i, bound] of [106.8, 39.66, 106.81, 39.67].entries())
      expect(value.layers[0].bbox[i]).toBeCloseTo(bound, 6);
    expect(value.layers[0].crs.how === 'asked').toBe(options.length > 0);
    const { value: areas } = await json('overlap', other, other, ...options);
    expect(Math.abs(areas.areaSquareMetres.a / AREA - 1)).toBeLessThan(2e-5);
  });

  test('without zone number: asked, in China and in a city, with the candidates', async () => {
    const path = shapefile('unnamed', inZone(4545), null);
    const { code, value } = await json('overlap', path, good);
    expect(code).toBe(2);
    expect(value.problems.map((p: { code: string }) => p.code)).toEqual(['crs-unknown', 'argument-missing']);
    expect(value.problems[1].values.argument).toMatch(/^--from \d{4} \| /);
    expect(value.problems[1].where.file).toBe(path);
    const { value: seen } = await json('inspect', path, '--city', 'wuhai');
    const [layer] = seen.layers;
    expect(layer).toMatchObject({ crs: null, bbox: null, features: 1, geometryType: 'polygon', encoding: 'gb18030' });
    expect(layer.candidates.map((c: { epsg: number }) => c.epsg)).toContain(4545);
    const { out } = await run('inspect', path, '--city', 'wuhai');
    expect(out).toContain('--from');
    expect((await json('overlap', path, path, '--from', '4545')).code).toBe(0);
  });

  test.each<[string, string, string]>([
    [
      'Beijing 1954',
      'GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245,298.3]]]',
      'crs-refused',
    ],
    [
      'another datum',
      'GEOGCS["Tokyo",DATUM["D_Tokyo",SPHEROID["Bessel_1841",6377397.155,299.1528128]]]',
      'crs-unreadable',
    ],
  ])('%s is not opened, and is inspected without a place', async (name, prj, code) => {
    const path = shapefile(name.replaceAll(' ', '-'), CELL, prj);
    const told = { code, where: { file: path } };
    const more = code === 'crs-refused' ? [] : [{ code: 'argument-missing', values: { argument: '--from 4490' } }];
    expect(await json('overlap', path, good)).toMatchObject({ code: 2, value: { problems: [told, ...more] } });
    expect(await json('convert', path, `${folder}/never.kml`)).toMatchObject({
      code: 2,
      value: { problems: [told, ...more] },
    });
    const { value } = await json('inspect', path);
    expect(value.layers[0]).toMatchObject({ crs: null, bbox: null, problems: [told] });
  });

  test('a system that is never taken cannot be overruled, nor named', async () => {
    const prj = 'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140,298.257]]]';
    const path = shapefile('xian', CELL, prj);
    for (const args of [
      ['overlap', path, good, '--from', '4490'],
      ['overlap', path, good, '--from', '4490:xy'],
      ['overlap', good, good, '--from', '2412'],
      ['overlap', good, good, '--from', '2412:xy'],
    ])
      expect(await json(...args)).toMatchObject({ code: 2, value: { problems: [{ code: 'crs-refused' }] } });
  });

  test('a wrong statement is overruled by the user', async () => {
    const path = shapefile('wrong', inZone(4545), prjOf(4546));
    expect((await json('inspect', path)).value.layers[0].crs).toMatchObject({ epsg: 4546, how: 'stated' });
    const { value } = await json('inspect', path, '--from', '4545');
    expect(value.layers[0].crs).toEqual({ epsg: 4545, how: 'asked', order: 'xy' });
    expect(value.layers[0].bbox[0]).toBeCloseTo(106.8, 7);
  });
});

describe('what is opened', () => {
  test('a .shp with its parts beside it: the columns give the names', async () => {
    const path = shapefile('parts', CELL, prjOf(4490));
    const { value } = await json('overlap', path, good, '--by-feature');
    expect(value.pairs).toEqual([{ a: 'X1', b: 0, areaSquareMetres: expect.closeTo(AREA, 5) }]);
    const { value: checked } = await json('check', path, '--city', 'wuhai');
    expect(checked.map((c: { footprint: string }) => c.footprint)).toEqual(['甲']);
    expect((await json('inspect', path, '--encoding', 'UTF-8')).value.layers[0].encoding).toBe('utf-8');
  });

  test('parcels of a boundary text, northing first', async () => {
    const rows = inZone(4524).map(([x, y], i) => `J${(i % 4) + 1},1,${y},${x}`);
    const head =
      '[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n投影类型=高斯克吕格\n计量单位=米\n带号=36\n[地块坐标]\n';
    const path = file('parcels.txt', `${head}5,95.27,1,甲地,面,,,,@\n${rows.join('\n')}\n`);
    const { code, value } = await json('check', path, '--city', 'wuhai');
    expect(code).toBe(0);
    expect(value[0].footprint).toBe('甲地');
    expect(Math.abs(value[0].areaSquareMetres / AREA - 1)).toBeLessThan(1e-5);
    expect((await json('inspect', path)).value.layers[0].crs).toEqual({
      epsg: 4524,
      how: expect.any(String),
      order: 'yx',
    });
  });

  test('a folder, its path beginning with a dot or not; several layers are asked for', async () => {
    mkdirSync(`${folder}/.plans/inner`, { recursive: true });
    file('.plans/one.geojson', polygon(CELL));
    file('.plans/inner/two.geojson', { ...polygon(CELL), name: '二' });
    file('.plans/notes.pdf', '%PDF-1.4');
    const { code, value } = await json('inspect', `${folder}/.plans/`);
    expect(code).toBe(0);
    expect(value.layers.map((l: { source: string }) => l.source).sort()).toEqual([
      `${folder}/.plans/inner/two.geojson`,
      `${folder}/.plans/one.geojson`,
    ]);
    expect(value.problems).toMatchObject([
      { code: 'file-format-unsupported', where: { file: `${folder}/.plans/notes.pdf` } },
    ]);
    const several = await json('overlap', `${folder}/.plans`, good);
    expect(several).toMatchObject({ code: 2, value: { problems: [{ code: 'argument-missing' }] } });
    expect(several.value.problems[0].values.argument).toMatch(/^--layer .*one/);
    const unnamed = await json('inspect', `${folder}/.plans`, '--layer', 'three');
    expect(unnamed).toMatchObject({ code: 2, value: { problems: [{ code: 'argument-missing' }] } });
    const one = await json('inspect', `${folder}/.plans`, '--layer', 'one');
    expect(one.value.layers).toHaveLength(1);
  });

  test('files of the same name in two folders are two', async () => {
    mkdirSync(`${folder}/a`);
    mkdirSync(`${folder}/b`);
    const a = file('a/same.geojson', polygon(CELL));
    const b = file('b/same.geojson', polygon(CELL.map(([lon, lat]) => [lon + 1, lat])));
    const { value } = await json('inspect', a, b);
    expect(value.layers.map((l: { source: string }) => l.source)).toEqual([a, b]);
    const { out } = await run('inspect', a, b, '--lang', 'zh');
    expect(out).toContain(a);
    expect(out).toContain('坐标系');
  });

  test('the data check is part of what is told; nothing that opens is exit code 2', async () => {
    const bowtie = [CELL[0]!, CELL[2]!, CELL[1]!, CELL[3]!, CELL[0]!];
    const path = file('bowtie.geojson', polygon(bowtie));
    const { code, value } = await json('inspect', path);
    expect(code).toBe(0);
    expect(value.layers[0].problems).toMatchObject([{ code: 'ring-self-crossing', where: { file: path, feature: 0 } }]);
    expect(await json('inspect', file('a.dwg', 'AC1032\0\0'))).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'file-format-unsupported', values: { format: 'DWG' } }] },
    });
  });
});

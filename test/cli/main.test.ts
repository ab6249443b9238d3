import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BOWTIE, CELL, CELL_HECTARES, polygon } from './footprints.ts';
import { file, folder, json, run } from './run.ts';

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

/** The boards on the command line: the same figures as the functions give, in JSON, as text and as a workbook. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { laterThanInForce } from '../../src/cli/change.ts';
import { changesOf } from '../../src/domain/coverage/change.ts';
import { NO_SETTINGS } from '../../src/domain/coverage/indicator.ts';
import { indicatorParts } from '../../src/domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../src/domain/coverage/indicators.ts';
import { shorelineOf } from '../../src/domain/coverage/shoreline.ts';
import { shorelineRate } from '../../src/domain/coverage/shoreline-rate.ts';
import { atOnce } from '../../src/engine/index.ts';
import { problems } from '../../src/text/problems.ts';
import { prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';
import { folder, json, run } from './run.ts';

const DAY = '2025-11-22';
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
const prepared = async (id: string) => prepareShipped(shippedCity(id), shippedRules(id));

/** Numbers and words of the first sheet, row by row. */
function firstSheet(path: string): string[][] {
  const text = new TextDecoder().decode(unzipSync(new Uint8Array(readFileSync(path)))['xl/worksheets/sheet1.xml']);
  return [...text.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row!.matchAll(/<c[^>]*>(?:<v>|<is><t[^>]*>)(.*?)<\//gs)].map(([, cell]) => cell!),
  );
}

describe('indicators', () => {
  test('are those of the board', async () => {
    const { code, value } = await json('indicators', '--city', 'kangbashi', '--day', DAY);
    const city = await prepared('kangbashi');
    const parts = await indicatorParts(city, NO_SETTINGS, DAY, atOnce);
    expect(code).toBe(0);
    expect(value).toMatchObject({ city: 'kangbashi', day: DAY, settings: NO_SETTINGS });
    expect(value.indicators).toEqual(plain(indicatorBoard(city.city, parts, NO_SETTINGS)));
  });

  test('take targets, say the state in words, and write a workbook with figures in full', async () => {
    const out = join(folder, 'board.xlsx');
    const asked = ['indicators', '--city', 'kangbashi', '--day', DAY, '--targets', 'shoreline-rate=60', '--xlsx', out];
    const { value } = await json(...asked);
    const rate = value.indicators.find((i: { id: string }) => i.id === 'shoreline-rate');
    expect(rate).toMatchObject({ state: 'met', target: { value: 60, entered: { by: '--targets' } } });
    expect(firstSheet(out).flat()).toContain(String(rate.value.share));
    const chinese = await run(...asked, '--lang', 'zh');
    expect(chinese.out).toMatch(/河湖岸线保护率 +≥ 60%\(--targets 录入,.*67\.74% .*达标/);
    expect(chinese.out).toMatch(/自然保护地面积不减少 .*缺数据:缺少基准期数据/);
    expect(chinese.out).toContain(out);
    expect((await run(...asked)).out).toMatch(/Total area +plan 372\.55 km² +outline 359\.83 km².*compared only/);
  });

  test.each([
    ['an indicator that is not there', ['--targets', 'nothing=1'], '--targets nothing=1'],
    ['a target without a number', ['--targets', 'shoreline-rate'], '--targets shoreline-rate'],
    ['a target that is no number', ['--targets', 'shoreline-rate=many'], '--targets shoreline-rate=many'],
    ['a day that is none', ['--day', 'today'], '--day today'],
  ])('%s is refused', async (_, more, argument) => {
    const { code, value } = await json('indicators', '--city', 'kangbashi', ...more);
    expect(code).toBe(2);
    expect(value.problems).toMatchObject([{ code: 'argument-unknown', values: { argument } }]);
  });
});

describe('shoreline', () => {
  test('is that of the city, by the zones that are chosen', async () => {
    const shore = (await shorelineOf(await prepared('kangbashi'), atOnce))!;
    const { value } = await json('shoreline', '--city', 'kangbashi');
    expect(value).toMatchObject(plain(shore));
    const counted = shippedCity('kangbashi').shorelineRate!.countedClasses;
    expect(value.rate).toEqual(plain(shorelineRate(shore, counted, { unclassifiedClass: 'shore-unclassified' })));
    const chosen = await json('shoreline', '--city', 'kangbashi', '--zones', 'shore-protect');
    expect(chosen.value.rate.share).toBe(shorelineRate(shore, ['shore-protect']).share);
    expect((await run('shoreline', '--city', 'kangbashi', '--zones', 'shore-protect', '--lang', 'zh')).out).toMatch(
      /计入: 岸线保护区\n/,
    );
  });

  test('a zone that is not there is refused', async () => {
    const { value } = await json('shoreline', '--city', 'kangbashi', '--zones', 'shore-protect,beach');
    expect(value.problems).toMatchObject([{ code: 'argument-unknown', values: { argument: '--zones beach' } }]);
  });
});

describe('change', () => {
  test('is that of the layer since its oldest version', async () => {
    const out = join(folder, 'change.xlsx');
    const { code, value } = await json('change', '--city', 'wuhai', '--layer', 'red-line', '--xlsx', out);
    expect(code).toBe(0);
    const changes = await changesOf(await prepared('wuhai'), atOnce, 'red-line', '2023-11');
    if (!changes.ok) throw new Error('refused');
    expect(value).toMatchObject(plain(changes.value));
    expect(firstSheet(out).at(-1)).toContain(String(changes.value.total.lostSquareMetres));
  });

  test.each([
    ['a layer with one version', ['--layer', 'ecological-space'], 'baseline-missing', { layer: 'ecological-space' }],
    ['no such version', ['--layer', 'red-line', '--before', '1999'], 'argument-unknown', { argument: '--before 1999' }],
    ['the version in force', ['--layer', 'red-line', '--before', '2025-10'], 'argument-unknown', {}],
    ['a layer of points', ['--layer', 'sites'], 'argument-unknown', { argument: '--layer sites' }],
    ['no layer', [], 'argument-missing', { argument: '--layer' }],
  ])('%s is refused', async (_, more, problem, values) => {
    const { code, value } = await json('change', '--city', 'wuhai', ...more);
    expect(code).toBe(2);
    expect(value.problems).toMatchObject([{ code: problem, values }]);
  });

  test('with a version later than the one in force is refused, with both dates', () => {
    const version = (id: string) => ({ id, file: `${id}.geojson`, date: id, approval: null });
    const layer = { id: 'red-line', versions: ['2024', '2025-10', '2023'].map(version) };
    expect(laterThanInForce(layer, '2023')).toBeNull();
    const later = laterThanInForce(layer, '2025-10')!;
    expect(later).toMatchObject({
      code: 'version-not-earlier',
      severity: 'error',
      values: { before: '2025-10', after: '2024', beforeDate: '2025-10', afterDate: '2024' },
    });
    expect(problems.zh.sentence(later)).toContain('2025-10');
  });
});

test('coverage as a workbook, in square metres', async () => {
  const out = join(folder, 'coverage.xlsx');
  const { value } = await json('coverage', '--city', 'kangbashi', '--xlsx', out);
  const [head, , total] = firstSheet(out);
  expect(head![0]).toBe('m²');
  expect(total).toContain(String(value.total.areaSquareMetres));
});

test('each needs a city', async () => {
  for (const command of ['shoreline', 'change', 'indicators']) {
    const { value } = await json(command);
    expect(value.problems).toMatchObject([{ code: 'argument-missing', values: { argument: '--city' } }]);
  }
});

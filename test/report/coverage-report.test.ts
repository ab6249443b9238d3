/** The coverage report: the same figures as the board and the command line, to the printed digit; what is missing is said. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { coverageOf } from '../../src/domain/coverage/coverage.ts';
import { NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { NO_SETTINGS } from '../../src/domain/coverage/indicator.ts';
import { indicatorParts } from '../../src/domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../src/domain/coverage/indicators.ts';
import { overlapsOf } from '../../src/domain/coverage/overlaps.ts';
import type { PreparedCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { hectares, kilometres, percent, squareKilometres } from '../../src/geodesy/units.ts';
import { writeXlsx } from '../../src/io/write/xlsx.ts';
import { columnWidths } from '../../src/report/column-widths.ts';
import type { CoverageReportInput } from '../../src/report/coverage-input.ts';
import { coverageReport, coverageSheets } from '../../src/report/coverage-report.ts';
import { plainText, type ReportDocument } from '../../src/report/document.ts';
import { reportDocx } from '../../src/report/docx.ts';
import { setNames } from '../../src/text/combination-sets.ts';
import { run } from '../cli/run.ts';
import { onePixel } from '../support/png.ts';
import { prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';
import { descendants, parseXml } from '../support/xml.ts';

const DAY = '2026-11-22';
const targets = { 'shoreline-rate': { value: 75, by: '市水务局', date: DAY } };
const settings = { ...NO_SETTINGS, targets };
let prepared: PreparedCity;
let input: CoverageReportInput;

beforeAll(async () => {
  prepared = await prepareShipped(shippedCity('wuhai'), shippedRules('wuhai'));
  const { city } = prepared;
  const parts = await indicatorParts(prepared, settings, DAY, atOnce);
  input = {
    language: 'zh',
    city,
    settings,
    result: await coverageOf(prepared, atOnce),
    board: indicatorBoard(city, parts, settings),
    parts,
    overlaps: parts.overlaps,
    featureCounts: Object.fromEntries([...prepared.tables].map(([id, t]) => [id, t.features.length])),
    day: DAY,
    madeAt: Date.UTC(2026, 10, 22, 8, 30),
    zoneMinutes: 480,
    internal: true,
  };
});

const tableOf = (report: ReportDocument, id: string) => {
  const found = report.sections.flatMap((s) => s.blocks).find((b) => b.kind === 'table' && b.id === id);
  if (found?.kind !== 'table') throw new Error(`no table ${id}`);
  return found.rows.map((r) => r.cells.map(plainText));
};
const sectionText = (report: ReportDocument, id: string) =>
  JSON.stringify(report.sections.find((s) => s.id === id)?.blocks);
const totalOf = (report: ReportDocument, id: string) => tableOf(report, id).at(-1)!;
const wide = (text: string) => text.replaceAll('(', '（').replaceAll(')', '）').replaceAll(',', '，');

describe('the figures', () => {
  test('are those that the command line prints', async () => {
    const rows = tableOf(coverageReport(input), 'indicators');
    const { out } = await run('indicators', '--city', 'wuhai', '--day', DAY, '--targets', 'shoreline-rate=75', '--lang', 'zh'); // biome-ignore format: one command
    const lines = out.split('\n');
    expect(rows).toHaveLength(input.board.length);
    for (const [name, , value] of rows) {
      const line = wide(lines.find((l) => l.startsWith(name!.replace('（', '('))) ?? '');
      expect(line, name).toContain(wide(value!));
    }
  });

  test('of districts, change and shore are those that the commands print', async () => {
    const report = coverageReport(input);
    const [coverage, change, shore] = [
      (await run('coverage', '--city', 'wuhai', '--lang', 'zh')).out,
      (await run('change', '--city', 'wuhai', '--layer', 'red-line', '--lang', 'zh')).out,
      (await run('shoreline', '--city', 'wuhai', '--lang', 'zh')).out,
    ];
    const red = tableOf(report, 'areas').find(([name]) => name === '生态保护红线')!;
    for (const cell of red.slice(1)) expect(coverage).toContain(cell.replace('\n', ' (').concat(')'));
    for (const cell of totalOf(report, 'change-red-line').slice(1, 6)) expect(change).toContain(cell);
    for (const [, length] of tableOf(report, 'zones')) expect(shore).toContain(length);
    const [reading] = tableOf(report, 'readings');
    expect(shore).toContain(reading![3]);
  });

  test('of the shore are of the shore in the city; what is outside stands apart', () => {
    const report = coverageReport(input);
    if (input.parts.shoreline.state !== 'ready') throw new Error('no shore');
    const shore = input.parts.shoreline.value!;
    const [inCity, outside] = tableOf(report, 'zones').slice(-2);
    expect(inCity!.slice(0, 2)).toEqual(['市域内合计', kilometres(shore.totalMetres)]);
    expect(outside).toEqual(['市域外', kilometres(shore.outsideMetres), '—', '不计入']);
    expect(shore.outsideMetres).toBeGreaterThan(1000);
    const [all] = tableOf(report, 'readings');
    expect(all![2]).toBe(kilometres(shore.totalMetres));
    const rate = tableOf(report, 'indicators').find(([name]) => name === '河湖岸线保护率')!;
    expect(rate[2]).toContain(all![3]!);
    const order = input.result.rows.map((r) => r.name!.zh);
    const listed = tableOf(report, 'shore-places').map(([, name]) => name!);
    expect(listed.filter((name) => order.includes(name))).toEqual(order.filter((name) => listed.includes(name)));
    expect(tableOf(report, 'shore-places').some(([, name]) => name === '市域外')).toBe(false);
  });

  test('tell what of the shore lies on the border of each ground', () => {
    const cuts = coverageReport(input).sections.flatMap((s) => s.blocks).find((b) => b.kind === 'table' && b.id === 'cuts'); // biome-ignore format: one line
    if (cuts?.kind !== 'table' || input.parts.shoreline.state !== 'ready') throw new Error('no cuts');
    const shore = input.parts.shoreline.value!;
    const at = cuts.columns.findIndex((c) => c.title === '河道管理范围');
    const on = shore.rows.reduce((sum, r) => sum + r.cuts[shore.cuts.findIndex((c) => c.id === 'management-range')]!.onMetres, 0); // biome-ignore format: one line
    expect(plainText(cuts.rows.at(-1)!.cells[at]!)).toMatch(new RegExp(` / ${kilometres(on)}$`));
  });

  test('name banks in the language of the report, and leave no word of a table without room for it', () => {
    const banks = (language: 'zh' | 'en') =>
      tableOf(coverageReport({ ...input, language }), 'shore-places')
        .filter(([by]) => by === '岸别' || by === 'bank')
        .map(([, name]) => name);
    expect(banks('zh')).toEqual(['右岸', '左岸']);
    expect(banks('en')).toEqual(['right bank', 'left bank']);
    // "acceptance" and "illustrative" are wider than the columns would be.
    const report = coverageReport({ ...input, language: 'en' });
    for (const [id, words] of [
      ['overdue', 'Status'],
      ['data', 'Nature'],
    ] as const) {
      const table = report.sections.flatMap((s) => s.blocks).find((b) => b.kind === 'table' && b.id === id);
      if (table?.kind !== 'table') throw new Error(`no table ${id}`);
      const at = table.columns.findIndex((c) => c.title === words);
      expect(columnWidths(table)[at], id).toBeGreaterThan(11.5);
    }
  });

  test('name the sets of a combination as the board does', () => {
    const names = setNames(input.result.combinationSets.map((s) => s.key), input.result, input.city, 'zh'); // biome-ignore format: one line
    const printed = tableOf(coverageReport(input), 'combinations-table').slice(0, -1).map(([name]) => name!); // biome-ignore format: one line
    for (const name of names) expect(printed.some((row) => row.includes(name))).toBe(true);
    expect(printed.join(' ')).not.toContain('200-1000');
  });

  test('are 0 where there is none in common, and words where a class does not occur', () => {
    const report = coverageReport(input);
    if (input.parts.overlaps.state !== 'ready') throw new Error('no overlaps');
    const { layersTogether } = input.parts.overlaps.value!;
    const zeros = layersTogether.flatMap((row, i) => row.flatMap((area, j) => (area === 0 ? [[i, j] as const] : [])));
    expect(zeros.length).toBeGreaterThan(0);
    const parts = ['layers', 'layers-2'].map((id) => tableOf(report, id));
    const together = parts[0]!.map((row, i) => [...row.slice(1), ...parts[1]![i]!.slice(1)]);
    for (const [i, j] of zeros) expect(together[i]![j]).toBe('0.00');
    const { overview } = input.result;
    for (const [i, { measure, name }] of overview.classes.entries()) {
      if (measure !== 'area') continue;
      const row = tableOf(report, 'areas').find(([title]) => title === name.zh)!;
      overview.rows.forEach((r, j) => {
        expect(row[1 + j] === '本区无').toBe(r.cells[i] === null);
      });
    }
    expect(tableOf(report, 'areas').flat()).not.toContain('—');
    expect(sectionText(report, 'notes')).toContain('零写作 0');
  });

  test('of services and overlaps are the parts’ own', () => {
    const report = coverageReport(input);
    const { parks } = input.parts.services;
    if (parks?.state !== 'ready' || input.parts.overlaps.state !== 'ready') throw new Error('no parts');
    const { total } = parks.value!;
    expect(totalOf(report, 'service-parks').slice(1, 5)).toEqual([
      hectares(total.demandSquareMetres),
      hectares(total.coveredSquareMetres),
      hectares(total.demandSquareMetres - total.coveredSquareMetres),
      percent(total.share),
    ]);
    const { classes, unionSquareMetres } = input.parts.overlaps.value!;
    expect(tableOf(report, 'gross-net').map((r) => r[2])).toEqual(classes.map((c) => hectares(c.netSquareMetres)));
    expect(sectionText(report, 'overlaps')).toContain(squareKilometres(unionSquareMetres));
  });

  test('are numbers in the workbook, with all sites and pieces', async () => {
    const sheets = coverageSheets(input);
    const areas = sheets.find((s) => s.name === '各区面积与占辖区比例')!;
    expect(areas.rows[1]!.slice(1).every((cell) => cell === null || cell === '本区无' || typeof cell === 'number')).toBe(true); // biome-ignore format: one line
    if (input.parts.sites.state !== 'ready') throw new Error('no sites');
    const all = sheets.find((s) => s.name === '全部点位')!;
    expect(all.rows).toHaveLength(1 + input.parts.sites.value!.rows.length);
    expect((await writeXlsx(sheets)).ok).toBe(true);
  });

  test('say on which side of the border of the range a site lies', () => {
    if (input.parts.sites.state !== 'ready') throw new Error('no sites');
    const { rows } = input.parts.sites.value!;
    const said = new Map(tableOf(coverageReport(input), 'overdue').map((cells) => [cells[0], cells[5]]));
    const late = rows.filter((r) => r.overdue && r.rangeDistanceMetres);
    const inside = late.filter((r) => r.band === 'inside');
    expect(inside.length).toBeGreaterThan(0);
    expect(inside.length).toBeLessThan(late.length);
    for (const row of late) expect(said.get(row.name)).toMatch(row.band === 'inside' ? /^内 [\d,.]+$/ : /^外 [\d,.]+$/);
    const [head, ...all] = coverageSheets(input).find((s) => s.name === '全部点位')!.rows;
    const at = head!.indexOf('管理范围内外');
    expect(all.filter((cells) => cells[at] === '内')).toHaveLength(
      rows.filter((r) => r.band === 'inside' && r.rangeDistanceMetres).length,
    );
  });

  test('are in one unit for areas and one for lengths in the workbook', () => {
    const heads = coverageSheets(input).flatMap((s) => (s.hasHead ? (s.rows[s.headRow ?? 0] ?? []) : []));
    expect(heads.filter((head) => / (km²|m)$/.test(String(head)))).toEqual(['距管理范围边界 m', '距管理范围边界 m']);
    const rows = coverageSheets(input).find((s) => s.name === '规划指标')!.rows;
    const [head] = rows;
    const at = (title: string) => head!.findIndex((cell) => String(cell).startsWith(title));
    const rowOf = (name: string) => rows.find(([cell]) => cell === name)!;
    const red = input.board.find((i) => i.value?.kind === 'change')!;
    if (red.value?.kind !== 'change') throw new Error('no change');
    const row = rowOf(red.name.zh);
    expect([row[at('数值')], row[at('数值单位')]]).toEqual([
      Number((red.value.netSquareMetres / 1e4).toFixed(8)),
      '公顷',
    ]);
    expect(row[at('数据误差')]).toBe(Number((red.dataError! / 1e4).toFixed(8)));
    const rate = input.board.find((i) => i.measure.kind === 'shoreline-rate')!;
    expect(rowOf(rate.name.zh)[at('数值单位')]).toBe('%');
    expect(rowOf(rate.name.zh)[at('数据误差')]).toBe(Number((100 * rate.dataError!).toFixed(6)));
  });

  test('of the plan alone stand under the target, never as a value', () => {
    const rows = coverageSheets(input).find((s) => s.name === '规划指标')!.rows;
    const planned = input.board.filter((i) => i.comparison === 'planned' && i.target !== null);
    expect(planned.length).toBeGreaterThan(2);
    for (const { name, target } of planned) {
      const [, wanted, value, number, unit] = rows.find(([cell]) => cell === name.zh)!;
      expect(wanted).toContain(`规划值 ${target!.value}`);
      expect([value, number, unit]).toEqual([null, null, null]);
    }
  });
});

describe('the report', () => {
  test('has ten sections, and names the target that was entered with who and when', () => {
    const report = coverageReport(input);
    expect(report.sections.map((s) => s.title.split(' ')[0])).toEqual('1 2 3 4 5 6 7 8 9 10'.split(' '));
    expect(sectionText(report, 'overview')).toContain(`河湖岸线保护率 ≥ 75%（市水务局 录入，${DAY}）`);
    expect(tableOf(report, 'indicators').find(([name]) => name === '河湖岸线保护率')![1]).toContain('≥ 75%');
  });

  test('says illustrative layers, absent layers and the filter', async () => {
    const filter = { ...NO_FILTER, districts: [input.result.rows[0]!.districtId!] };
    const plain = coverageReport(input);
    expect(plain.badge).toBe('示意数据');
    expect(sectionText(plain, 'overview')).toContain(input.city.absentLayers[0]!.name.zh);
    expect(sectionText(plain, 'overview')).not.toContain('按看板的筛选统计');
    const filtered = coverageReport({ ...input, result: await coverageOf(prepared, atOnce, filter) });
    expect(sectionText(filtered, 'overview')).toContain('按看板的筛选统计');
    expect(sectionText(filtered, 'overview')).toContain(`行政区：${input.result.rows[0]!.name!.zh}`);
    expect(tableOf(filtered, 'areas')[0]).toHaveLength(3);
    const real = { ...input.city, layers: input.city.layers.map((l) => ({ ...l, reality: 'real' as const })) };
    expect(coverageReport({ ...input, city: real }).badge).toBeNull();
  });

  test('follows the filter as the board does, and says in every title which ground it is of', async () => {
    const [first] = input.result.rows;
    const filter = { districts: [first!.districtId!], classKeys: null, within: ['bands/band-1000'] };
    const overlaps = { state: 'ready', value: await overlapsOf(prepared, filter.districts, atOnce) } as const;
    const report = coverageReport({ ...input, overlaps, result: await coverageOf(prepared, atOnce, filter) });
    const name = first!.name!.zh;
    const captionOf = (id: string) => {
      const found = report.sections.flatMap((s) => s.blocks).find((b) => b.kind === 'table' && b.id === id);
      return found?.kind === 'table' ? found.caption : '';
    };
    for (const id of ['areas', 'combinations-table', 'site-types'])
      expect(captionOf(id), id).toMatch(new RegExp(`（行政区：${name}；范围内：`));
    for (const id of ['gross-net', 'layers', 'change-red-line', 'service-parks'])
      expect(captionOf(id), id).toContain(`（行政区：${name}；未按“范围内”筛选）`);
    for (const id of ['indicators', 'zones', 'readings', 'cuts'])
      expect(captionOf(id), id).toContain('（全市，未按筛选）');
    const red = overlaps.value.classes.find((c) => c.key === 'red-line/red-line')!;
    expect(tableOf(report, 'gross-net').find(([title]) => title === red.name.zh)![2]).toBe(
      hectares(red.netSquareMetres),
    );
    if (input.parts.sites.state !== 'ready') throw new Error('no sites');
    const own = input.parts.sites.value!.rows.filter(
      (r) => r.districtId === first!.districtId && r.band === 'band-1000',
    );
    expect(totalOf(report, 'site-types')[1]).toBe(String(own.length));
    expect(tableOf(report, 'change-red-line').map(([row]) => row)).toEqual([name, '全市']);
    const plain = coverageReport(input).sections.flatMap((s) => s.blocks);
    for (const block of plain) if (block.kind === 'table') expect(block.caption).not.toMatch(/筛选|全市/);
  });

  test('warns on its first page of layers in an older version than the newest', () => {
    const layers = input.city.layers.map((l) =>
      l.id === 'red-line' ? { ...l, versions: l.versions.toReversed() } : l,
    );
    const report = coverageReport({ ...input, city: { ...input.city, layers } });
    expect(report.imprint[0]![1]).toContain('含旧版图层');
    expect(report.header).toContain('含旧版图层');
    expect(sectionText(report, 'overview')).toContain('正在使用旧版数据：生态保护红线 2023-11 版（最新 2025-10）');
    const [basis] = coverageSheets({ ...input, city: { ...input.city, layers } });
    expect(JSON.stringify(basis!.rows)).toContain('2023-11 版(最新 2025-10)');
    expect(JSON.stringify(coverageReport(input))).not.toContain('旧版');
  });

  test('keeps the date of a baseline in one piece in a narrow column', () => {
    const rows = tableOf(coverageReport({ ...input, language: 'en' }), 'indicators');
    expect(rows.map(([, target]) => target)).toContain('baseline 2023\u201111');
    expect(rows.flat().filter((cell) => /baseline \d{4}-/.test(cell))).toEqual([]);
  });

  test('says which baseline is missing, and never takes it for met', () => {
    const report = coverageReport(input);
    expect(sectionText(report, 'changes')).toContain('不能判断面积是否减少：自然保护地');
    const row = tableOf(report, 'indicators').find(([name]) => name === '自然保护地面积不减少')!;
    expect(row[2]).toBe('缺数据');
    expect(row[4]).toContain('缺少基准期数据');
  });

  test('says what is pending, failed or without data, without a figure', () => {
    const failed = { state: 'failed', problems: [] } as const;
    const parts = {
      ...input.parts,
      shoreline: { state: 'pending' } as const,
      sites: failed,
      overlaps: { state: 'ready', value: null } as const,
      changes: { 'red-line': failed },
    };
    const report = coverageReport({ ...input, parts, board: indicatorBoard(input.city, parts, settings) });
    expect(sectionText(report, 'shoreline')).toContain('尚在计算');
    for (const id of ['sites', 'changes']) expect(sectionText(report, id)).toContain('计算未成功');
    for (const id of ['shoreline', 'sites']) expect(sectionText(report, id)).not.toMatch(/\d/);
  });

  test('has charts of at most 10 cm in Word, in their proportions', async () => {
    const picture = { png: onePixel(), width: 800, height: 1200 };
    const parts = unzipSync(await reportDocx(coverageReport(input), { city: picture, combinations: picture, sites: picture })); // biome-ignore format: one line
    const sizes = descendants(parseXml(strFromU8(parts['word/document.xml']!)), 'wp:extent').map((e) => ['cx', 'cy'].map((side) => Number(e.getAttribute(side)) / 360_000)); // biome-ignore format: centimetres
    expect(sizes).toHaveLength(3);
    const [city, ...charts] = sizes;
    expect(city![1]).toBeGreaterThan(15);
    for (const [width, height] of charts) {
      expect(height).toBeCloseTo(10, 1);
      expect(height! / width!).toBeCloseTo(1.5, 2);
    }
  });

  test('is complete in English', async () => {
    const report = coverageReport({ ...input, language: 'en' });
    const words = report.sections.map((s) => s.title).join(' ');
    expect(words).not.toMatch(/\p{Script=Han}/u);
    for (const id of ['zones', 'areas', 'gross-net', 'readings', 'site-types'])
      for (const row of tableOf(report, id)) expect(row.join(' ')).not.toMatch(/\p{Script=Han}/u);
    expect((await reportDocx(report, {})).length).toBeGreaterThan(10_000);
  });
});

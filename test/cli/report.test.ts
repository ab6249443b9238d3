import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { describe, expect, test } from 'vitest';
import { file, folder, json, run } from './run.ts';

const square = (name: string, west: number) => ({
  type: 'Feature',
  properties: { name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 39.66],
        [west + 0.01, 39.66],
        [west + 0.01, 39.67],
        [west, 39.67],
        [west, 39.66],
      ],
    ],
  },
});
const sites = file('sites.geojson', {
  type: 'FeatureCollection',
  features: [square('甲地块', 106.8), square('乙地块', 106.85)],
});
const at = (name: string): string => join(folder, name);
const wordsOf = (path: string): string =>
  strFromU8(unzipSync(readFileSync(path))['word/document.xml']!).replace(/<[^>]+>/g, ' ');

describe('check with --report and --xlsx', () => {
  test('a report for each footprint, one workbook for all, with the figures of the answer', async () => {
    const { code, out } = await run(
      ...['check', sites, '--city', 'wuhai', '--lang', 'zh'],
      ...['--report', at('out.docx'), '--xlsx', at('out.xlsx')],
    );
    expect(code).toBe(0);
    for (const name of ['out-1.docx', 'out-2.docx', 'out.xlsx']) expect(out).toContain(`已写入 ${at(name)}`);
    const words = wordsOf(at('out-1.docx'));
    expect(words).toContain('建设项目选址研判报告');
    expect(words).toContain('甲地块');
    expect(words).toContain('95.2730 公顷');
    expect(words).toContain('附图请在应用内导出');
    expect(words).toMatch(/[2-9A-HJ-NP-Z]{4}-\d{8}-\d{4}-[0-9a-f]{6}/);
    const { value } = await json('check', sites, '--city', 'wuhai');
    const rows = await readSheet(Uint8Array.from(readFileSync(at('out.xlsx'))).buffer, '结论');
    expect(rows.slice(1).map((row) => [row[0], row[8]])).toEqual(
      value.map((v: { footprint: string; areaSquareMetres: number }) => [
        v.footprint,
        Number((v.areaSquareMetres / 10_000).toFixed(8)),
      ]),
    );
  });

  test('one footprint keeps the name that was given, in the language that was asked for', async () => {
    const one = file('one.geojson', square('C', 106.8));
    const { code } = await run('check', one, '--city', 'wuhai', '--lang', 'en', '--report', at('one.docx'));
    expect(code).toBe(0);
    expect(wordsOf(at('one.docx'))).toContain('Siting report');
  });

  test('what cannot be written is told, and nothing where the check fails', async () => {
    const { code, out } = await run('check', sites, '--city', 'wuhai', '--json', '--xlsx', at('no/such/folder.xlsx'));
    expect(code).toBe(2);
    expect(JSON.parse(out).problems[0].code).toBe('file-not-writable');
    const outside = file('outside.geojson', square('远', 120));
    expect((await run('check', outside, '--city', 'wuhai', '--report', at('never.docx'))).code).toBe(2);
    expect(existsSync(at('never.docx'))).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { coverageOf } from '../../src/domain/coverage/coverage.ts';
import { NO_SETTINGS } from '../../src/domain/coverage/indicator.ts';
import { indicatorParts } from '../../src/domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../src/domain/coverage/indicators.ts';
import { atOnce } from '../../src/engine/index.ts';
import { coverageReport } from '../../src/report/coverage-report.ts';
import { plainText } from '../../src/report/document.ts';
import { today } from '../../src/worker/today.ts';
import { prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';
import { folder, json, run } from './run.ts';

const CITY = 'kangbashi';

describe('coverage', () => {
  test('districts add up to the city', async () => {
    const { code, value } = await json('coverage', '--city', CITY);
    expect(code).toBe(0);
    expect(value).toMatchObject({ city: CITY });
    const areas = value.rows.map((r: { areaSquareMetres: number }) => r.areaSquareMetres);
    const sum = areas.reduce((a: number, b: number) => a + b, 0);
    expect(Math.abs(sum - value.total.areaSquareMetres)).toBeLessThan(1e-3);
    expect(value.classes.length).toBe(value.total.cells.length);
    expect((await run('coverage', '--city', CITY)).out).toContain('km²');
  });

  test('as a report holds the figures that the report of the app is made from', async () => {
    const path = join(folder, 'coverage.docx');
    const { code, out } = await run('coverage', '--city', CITY, '--lang', 'zh', '--report', path);
    expect(code).toBe(0);
    expect(out).toContain(`已写入 ${path}`);
    const xml = strFromU8(unzipSync(new Uint8Array(readFileSync(path)))['word/document.xml']!);
    const written = xml.replace(/<w:br\/>/g, '\n').replace(/<[^>]+>/g, '').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'); // biome-ignore format: one text
    const prepared = await prepareShipped(shippedCity(CITY), shippedRules(CITY));
    const parts = await indicatorParts(prepared, NO_SETTINGS, today(), atOnce);
    const report = coverageReport({
      language: 'zh',
      city: prepared.city,
      settings: NO_SETTINGS,
      result: await coverageOf(prepared, atOnce),
      board: indicatorBoard(prepared.city, parts, NO_SETTINGS),
      parts,
      overlaps: parts.overlaps,
      featureCounts: Object.fromEntries([...prepared.tables].map(([id, t]) => [id, t.features.length])),
      day: today(),
      madeAt: 0,
      zoneMinutes: 0,
      internal: true,
    });
    const cells = report.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((b) => (b.kind === 'table' ? b.rows.flatMap((r) => r.cells.map(plainText)) : []));
    expect(cells.filter((c) => /\d/.test(c)).length).toBeGreaterThan(50);
    for (const cell of cells.flatMap((c) => c.split('\n'))) expect(written).toContain(cell);
  });

  test('a report that cannot be written is told', async () => {
    const { code, value } = await json('coverage', '--city', CITY, '--report', join(folder, 'none', 'x.docx'));
    expect(code).toBe(2);
    expect(value.problems).toHaveLength(1);
  });
});

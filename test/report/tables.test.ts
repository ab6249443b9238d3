import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readSource } from '../../src/io/index.ts';
import { gatherSources } from '../../src/io/sources.ts';
import { csvText } from '../../src/io/write/csv.ts';
import { writeXlsx } from '../../src/io/write/xlsx.ts';
import type { CheckedSite } from '../../src/report/input.ts';
import { geoJsonBytes, reportLayers, shapefileZip } from '../../src/report/layers.ts';
import { checkSheets, findingTable, type TableInput } from '../../src/report/tables.ts';
import { extentOf } from '../../src/text/figures.ts';
import { randomReportInput } from './fixture.ts';

const inputs = [21, 22, 23].map((seed) => randomReportInput(seed));
const [first] = inputs;
const input: TableInput = {
  language: 'zh',
  city: first!.city,
  rules: first!.rules,
  sites: inputs.map(({ site, result, disputes, serial }, i) => ({
    name: `${site.name} ${i}`,
    facts: site.facts,
    result,
    disputes,
    serial,
  })),
  madeAt: first!.madeAt,
  zoneMinutes: first!.zoneMinutes,
};

async function workbook(): Promise<Uint8Array> {
  const book = await writeXlsx(checkSheets(input));
  if (!book.ok) throw new Error(JSON.stringify(book.problems));
  return book.value.bytes;
}
const read = async (bytes: Uint8Array, sheet: string) => readSheet(bytes.slice().buffer, sheet);
const column = (rows: readonly (readonly unknown[])[], title: string) => {
  const at = rows[0]!.indexOf(title);
  return rows.slice(1).map((row) => row[at] ?? null);
};

describe('the workbook', () => {
  test('has a sheet for each kind of row', () => {
    expect(checkSheets(input).map((s) => s.name)).toEqual([
      '结论',
      '逐项结果',
      '数据清单',
      '规则条文',
      '所涉图斑',
      '周边点位',
      '说明',
    ]);
  });

  test('tells each site with its sums as numbers', async () => {
    const rows = await read(await workbook(), '结论');
    const hectares = (of: (result: CheckedSite) => number) => inputs.map(({ result }) => of(result) / 10_000);
    expect(column(rows, '地块')).toEqual(input.sites.map((s) => s.name));
    expect(column(rows, '面积 公顷')).toEqual(hectares((r) => r.areaSquareMetres));
    expect(column(rows, '净涉及 公顷')).toEqual(hectares((r) => r.net.netSquareMetres));
    expect(column(rows, '涉及项')).toEqual(inputs.map(({ result }) => result.counts.hit));
  });

  test('tells every finding in full, nothing where there is no figure', async () => {
    const rows = await read(await workbook(), '逐项结果');
    const findings = inputs.flatMap(({ result }) => result.findings);
    const areas = findings.map((f) => extentOf(f).squareMetres);
    expect(column(rows, '重叠 公顷')).toEqual(areas.map((a) => (a === null ? null : a / 10_000)));
    expect(column(rows, '占用地')).toEqual(findings.map((f) => extentOf(f).share));
    expect(column(rows, '最近距离 m')).toEqual(findings.map((f) => f.distanceMetres));
    expect(column(rows, '异议理由').filter(Boolean)).toEqual(inputs.map((i) => i.disputes[0]!.reason));
    // What rounds to nothing is there, and differs from nothing.
    expect(areas.some((a) => a !== null && a < 1)).toBe(true);
  });

  test('prints numbers in the decimals of the report', async () => {
    const parts = unzipSync(await workbook());
    const styles = strFromU8(parts['xl/styles.xml']!);
    const formats = [...styles.matchAll(/formatCode="([^"]+)"/g)].map((m) => m[1]);
    expect(formats).toEqual(expect.arrayContaining(['#,##0.0000', '0.00%', '#,##0.0']));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    const looks = [...styles.matchAll(/<xf( numFmtId="(\d+)")?/g)].map((m) => m[2]).slice(1);
    const formatOf = (place: string): string | undefined => {
      const number = looks[Number(new RegExp(`<c r="${place}" s="(\\d+)"`).exec(sheet)?.[1])];
      return new RegExp(`numFmtId="${number}" formatCode="([^"]+)"`).exec(styles)?.[1];
    };
    expect(['C2', 'F2', 'G2', 'K2'].map(formatOf)).toEqual(['#,##0', '#,##0.0000', '#,##0.00', '0.00%']);
    expect(sheet).toContain('state="frozen"');
  });

  test('has the clauses with their wording, each once', async () => {
    const rows = await read(await workbook(), '规则条文');
    expect(column(rows, '规则编号')).toEqual(first!.rules.rules.map((r) => r.id));
    expect(column(rows, '原文').filter(Boolean)).toEqual(first!.rules.rules.flatMap((r) => r.citation?.quote ?? []));
  });
});

describe('CSV', () => {
  test('is the table of findings, and runs no formula', () => {
    const dangerous = { ...input.sites[0]!, name: '=HYPERLINK("http://x")' };
    const text = csvText(findingTable({ ...input, sites: [dangerous] }));
    expect(text.startsWith('\uFEFF地块,管控要素,是否涉及,研判')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text.split('\r\n')).toHaveLength(dangerous.result.findings.length + 2);
  });
});

describe('layers', () => {
  const sites = inputs.map(({ site, result, serial }) => ({
    name: site.name,
    polygons: site.polygons,
    result,
    serial,
  }));
  const overlaps = inputs.flatMap(({ result }) => result.findings.filter((f) => f.overlap.length > 0));

  test('footprints and overlaps in one GeoJSON', async () => {
    const bytes = await geoJsonBytes(reportLayers(sites, 'zh'), '储能');
    const { features } = JSON.parse(new TextDecoder().decode(bytes)) as {
      features: { properties: Record<string, unknown> }[];
    };
    const of = (layer: string) => features.filter((f) => f.properties.LAYER === layer).map((f) => f.properties);
    expect(of('项目用地').map((p) => p.AREA_M2)).toEqual(inputs.map(({ result }) => result.areaSquareMetres));
    expect(of('重叠部分').map((p) => [p.KEY, p.AREA_M2])).toEqual(overlaps.map((f) => [f.key, f.areaSquareMetres]));
  });

  test('and as shapefiles, which read back', async () => {
    const zip = await shapefileZip(reportLayers(sites, 'zh'));
    if (!zip.ok) throw new Error(JSON.stringify(zip.problems));
    expect(zip.problems).toEqual([]);
    const gathered = await gatherSources([{ path: 'out.zip', bytes: zip.value }], atOnce);
    if (!gathered.ok) throw new Error(JSON.stringify(gathered.problems));
    const layers = await Promise.all(gathered.value.map((source) => readSource(source, {}, atOnce)));
    const read = layers.flatMap((layer) => (layer.ok ? layer.value : []));
    expect(read.map((l) => l.features.length).sort((a, b) => a - b)).toEqual([sites.length, overlaps.length]);
    const footprints = read.find((l) => l.columns.includes('NET_M2'))!;
    expect(footprints.features.map((f) => f.properties.RESULT)).toEqual(
      inputs.map(({ result }) => (result.overall === 'avoid' ? '建议避让' : '未检查(缺数据)')),
    );
  });
});

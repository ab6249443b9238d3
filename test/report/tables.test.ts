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
import { checkSheets, findingTable, type TableInput, type TableSite } from '../../src/report/tables.ts';
import { extentOf } from '../../src/text/figures.ts';
import { fileHectares, fileMetres, fileMu, fileShare, fileSquareMetres } from '../../src/text/file-figures.ts';
import { findingWith } from '../support/findings.ts';
import { randomReportInput } from './fixture.ts';

const inputs = [21, 22, 23].map((seed) => randomReportInput(seed));
const [first] = inputs;
const input: TableInput = {
  language: 'zh',
  city: first!.city,
  rules: first!.rules,
  sites: inputs.map(({ site, result, disputes, serial, advice }, i) => ({
    name: `${site.name} ${i}`,
    facts: site.facts,
    result,
    disputes,
    serial,
    advice,
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

const decimals = (value: number | null, places: number): number | null =>
  value === null ? null : Number(value.toFixed(places));

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
    const hectares = (of: (result: CheckedSite) => number) =>
      inputs.map(({ result }) => decimals(of(result) / 10_000, 8));
    expect(column(rows, '地块')).toEqual(input.sites.map((s) => s.name));
    expect([column(rows, '城市')[0], column(rows, '城市代码')[0]]).toEqual(['乌海市', 'wuhai']);
    expect(column(rows, '用地 公顷')).toEqual(hectares((r) => r.areaSquareMetres));
    expect(column(rows, '净涉及 公顷')).toEqual(hectares((r) => r.net.netSquareMetres));
    expect(column(rows, '涉及项')).toEqual(inputs.map(({ result }) => result.counts.hit));
  });

  test('tells every finding in full, nothing where there is no figure', async () => {
    const rows = await read(await workbook(), '逐项结果');
    const findings = inputs.flatMap(({ result }) => result.findings);
    const areas = findings.map((f) => extentOf(f).squareMetres);
    expect(column(rows, '重叠 公顷')).toEqual(areas.map((a) => (a === null ? null : decimals(a / 10_000, 8))));
    expect(column(rows, '占比')).toEqual(findings.map((f) => decimals(extentOf(f).share, 8)));
    expect(column(rows, '最近距离 m')).toEqual(findings.map((f) => decimals(f.distanceMetres, 4)));
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
    expect(['E2', 'I2', 'J2', 'P2'].map(formatOf)).toEqual(['#,##0', '#,##0.0000', '#,##0.00', '0.00%']);
    expect(sheet).toContain('state="frozen"');
  });

  test('has the clauses with their wording, each once', async () => {
    const rows = await read(await workbook(), '规则条文');
    expect(column(rows, '规则编号')).toEqual(first!.rules.rules.map((r) => r.id));
    expect(column(rows, '原文').filter(Boolean)).toEqual(
      first!.rules.rules.flatMap(({ citation }) => (citation ? (citation.quote ?? '待核实') : [])),
    );
  });
});

describe('CSV', () => {
  test('is the table of findings, and runs no formula', () => {
    const dangerous = { ...input.sites[0]!, name: '=HYPERLINK("http://x")' };
    const text = csvText(findingTable({ ...input, sites: [dangerous] }));
    expect(text.startsWith('\uFEFF地块,城市,城市代码,管控要素,是否涉及,研判')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text.split('\r\n')).toHaveLength(dangerous.result.findings.length + 2);
  });
});

describe('figures of files', () => {
  test('keep their stated decimals, and a share is never more than the whole', () => {
    expect([fileHectares(1_528_800.007_113_7), fileHectares(0.0001), fileHectares(null)]).toEqual([
      152.88000071,
      1e-8,
      null,
    ]);
    expect([fileMu(1_000_000), fileMetres(12.345_678), fileSquareMetres(0.1 + 0.2)]).toEqual([1500, 12.3457, 0.3]);
    expect([fileShare(1.0000000000000002), fileShare(1.000001), fileShare(0.5), fileShare(null)]).toEqual([
      1,
      1,
      0.5,
      null,
    ]);
  });

  test('no figure of a table has more', () => {
    const places = (cell: unknown) => /\.(\d+)$/.exec(String(cell))?.[1]?.length ?? 0;
    const figures = csvText(findingTable(input))
      .split(/[\r\n,]+/)
      .filter((cell) => /^-?\d+\.\d+$/.test(cell));
    expect(figures.length).toBeGreaterThan(100);
    expect(Math.max(...figures.map(places))).toBe(8);
  });

  test('nothing that counts as net ground is no figure, in tables and in layers', async () => {
    const none = { keys: [], areasSquareMetres: [], netSquareMetres: 0, grossSquareMetres: 0, repeatedSquareMetres: 0 };
    const site = {
      ...input.sites[0]!,
      result: { ...input.sites[0]!.result, net: none, overall: 'unchecked' as const },
    };
    const [summary] = checkSheets({ ...input, sites: [site] });
    for (const title of ['净涉及 公顷', '毛面积 公顷', '重复 公顷', '净涉及占比'])
      expect(column(summary!.rows, title)).toEqual([null]);
    const [layer] = reportLayers([{ ...site, polygons: [] }], 'zh');
    expect(layer!.features[0]!.properties.NET_M2).toBeNull();
  });
});

describe('a margin', () => {
  const base = { status: 'hit', outcome: 'avoid', distanceMetres: 0 } as const;
  const findings = [
    findingWith({ ...base, key: 'a', marginMetres: null }),
    findingWith({ ...base, key: 'b', marginMetres: null }),
    findingWith({ ...base, key: 'c', marginMetres: null }),
    findingWith({ ...base, key: 'd', marginMetres: -40.5, threshold: { kind: 'within', metres: 1000 } }),
    findingWith({ key: 'e', status: 'clear', marginMetres: 12.5 }),
    findingWith({ key: 'f', status: 'unchecked', marginMetres: 3 }),
  ];
  const move = { eastMetres: 0, northMetres: 0, metres: 31.25, bearingDegrees: 0 };
  const each = new Map([
    ['a', { ...move, result: { overall: 'none' as const, counts: { hit: 0, clear: 1, unchecked: 0 }, findings: [] } }],
    ['b', null],
  ]);
  const advice = {
    safetyMetres: 0,
    precisionMetres: 1,
    withinMetres: 5000,
    undecided: [],
    leftOut: [],
    each,
    all: null,
    cut: null,
  };
  const table = (given: TableSite['advice']) => {
    const { result } = input.sites[0]!;
    const rows = findingTable({
      ...input,
      sites: [{ ...input.sites[0]!, result: { ...result, findings }, advice: given }],
    });
    return column(rows, '余量 m').map((metres, i) => [metres, column(rows, '余量含义')[i]]);
  };

  test('is the least move where the limit is met, the distance to the limit elsewhere, and says which', () => {
    expect(table(advice)).toEqual([
      [-31.25, '退让'],
      [null, '退让'],
      [null, null],
      [-40.5, '距限值'],
      [12.5, '距边界'],
      [null, null],
    ]);
    expect(table(null).slice(0, 2)).toEqual([
      [null, null],
      [null, null],
    ]);
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
    expect(of('项目用地').map((p) => p.AREA_M2)).toEqual(
      inputs.map(({ result }) => decimals(result.areaSquareMetres, 4)),
    );
    expect(of('重叠部分').map((p) => [p.KEY, p.AREA_M2])).toEqual(
      overlaps.map((f) => [f.key, decimals(f.areaSquareMetres, 4)]),
    );
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

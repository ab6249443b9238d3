import { describe, expect, test } from 'vitest';
import type { Rule } from '../../src/domain/siting/rules.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { hectares, percent } from '../../src/geodesy/units.ts';
import { type Block, plainText, type ReportDocument, type ReportTable } from '../../src/report/document.ts';
import type { SitingReportInput } from '../../src/report/input.ts';
import { sitingReport } from '../../src/report/siting-report.ts';
import { findingWith } from '../support/findings.ts';
import { RULES, randomReportInput } from './fixture.ts';

const textOf = (block: Block): string => JSON.stringify(block);
const tableOf = (report: ReportDocument, id: string): ReportTable => {
  const found = report.sections.flatMap((s) => s.blocks).find((b) => b.kind === 'table' && b.id === id);
  if (found?.kind !== 'table') throw new Error(`no table ${id}`);
  return found;
};
const sectionText = (report: ReportDocument, id: string): string =>
  report.sections
    .filter((s) => s.id === id)
    .flatMap((s) => s.blocks)
    .map(textOf)
    .join('\n');

describe('the report', () => {
  const input = randomReportInput(3);
  const report = sitingReport(input);

  test('has nine sections in the order of their numbers', () => {
    expect(report.sections.map((s) => s.title.split(' ')[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  test('carries number, time, validity, stamp and badge', () => {
    expect(report.imprint.map(([, value]) => value)).toEqual([
      'K7QF-20261122-1630-a1b2c3',
      '2026-11-22 16:30',
      '2027-02-20（90 天）',
    ]);
    expect([report.stamp, report.badge]).toEqual(['内部使用', '示意数据']);
    expect(sitingReport({ ...input, internal: false }).stamp).toBeNull();
    const plain = { ...input.result, findings: input.result.findings.map((f) => ({ ...f, illustrative: false })) };
    expect(sitingReport({ ...input, result: plain }).badge).toBeNull();
  });

  test('names rules that decide otherwise than the shipped ones, from what to what', () => {
    const [first, second, ...rest] = RULES.rules as [Rule, Rule, ...Rule[]];
    const given = (toleranceSquareMetres: number, outcome: Rule['outcome']): Rule => ({
      ...first,
      test: { kind: 'overlap', toleranceSquareMetres },
      outcome,
    });
    const shipped = { ...RULES, rules: [given(1, 'avoid'), second, ...rest] };
    const told = (rules: readonly Rule[]) =>
      sectionText(sitingReport({ ...input, shipped, rules: { ...RULES, rules } }), 'basis');
    const text = told([given(900, 'notice'), ...rest]);
    expect(text).toContain('重叠容差 1 m² → 重叠容差 900 m²');
    expect(text).toMatch(/研判 \S*避让\S* → \S*提示/);
    expect(text).toContain(`${second.name.zh}（已删除，未核对）`);
    expect(told(shipped.rules)).not.toContain('与随软件提供的规则不同');
  });

  test('tells the land of a line apart from the ground checked with its safety distance, and its length', () => {
    const design = { landSquareMetres: 610_221, lengthMetres: 3051.14 };
    const [first, ...others] = input.result.findings.filter((f) => f.status === 'hit' && f.areaSquareMetres! > 1);
    const findings = [{ ...first!, axisMetres: 87.26 }, ...others];
    const result = { ...input.result, areaSquareMetres: 1_283_260, design, findings };
    const told = sitingReport({ ...input, result, site: { ...input.site, origin: 'line', safetyMetres: 100 } });
    const project = sectionText(told, 'project');
    expect(project).toMatch(/用地面积（椭球面积）[^\]]*61\.0221 公顷/);
    expect(project).toMatch(/核对范围面积（含安全距离）[^\]]*128\.3260 公顷/);
    expect(project).toContain('核对范围投影面积');
    expect(project).toContain('3,051.1 m');
    expect(sectionText(told, 'outcome')).toMatch(/用地 61\.0221 公顷.*128\.3260 公顷/);
    const table = tableOf(told, 'findings');
    expect(table.columns.map((c) => c.title)).toContain('占核对范围');
    expect(JSON.stringify(table.rows[0])).toContain('项目线在内 87.3 m');
    // Half circles of 100 m at both ends: 3.1416 ha.
    const wide = { ...input.site, origin: 'line', distanceMetres: 200, safetyMetres: 100 } as const;
    const notes = sectionText(sitingReport({ ...input, result, site: wide }), 'notes');
    expect(notes).toMatch(/两端为半圆.*至多 3\.1416 公顷，至多占用地 5\.15%.*两端伸出 200\.0 m/);
    const reshaped = { ...result, design: { landSquareMetres: null, lengthMetres: null } };
    expect(sectionText(sitingReport({ ...input, result: reshaped, site: wide }), 'notes')).not.toContain('两端为半圆');
    const area = sitingReport({ ...input, site: { ...input.site, safetyMetres: null } });
    expect(sectionText(area, 'notes')).not.toContain('两端为半圆');
    expect(sectionText(area, 'project')).not.toContain('核对范围');
    expect(tableOf(report, 'findings').columns.map((c) => c.title)).toContain('占用地');
  });

  test('counts in the outcome the findings that it names and whose ground is summed', () => {
    const deciding = ['avoid', 'justify', 'certify'];
    const { findings } = input.result;
    const summed = findings.filter(
      (f) => f.status === 'hit' && deciding.includes(f.outcome) && (f.areaSquareMetres ?? 0) > 0,
    );
    expect(summed.length).toBeGreaterThan(0);
    // The ground of one limit at a distance is in several classes.
    const net = { ...input.result.net, keys: [...input.result.net.keys, 'inner-band', 'range'] };
    const told = sitingReport({ ...input, result: { ...input.result, net } });
    expect(sectionText(told, 'outcome')).toContain(`需避让、论证、认定且有重叠的 ${summed.length} 项合计`);
  });

  test('says of sites nearby how far it looked, and that it did not where there is no layer of them', () => {
    const told = (change: Partial<SitingReportInput>) => sectionText(sitingReport({ ...input, ...change }), 'sites');
    const none = { ...input.result, nearbySites: [] };
    expect(told({})).toContain('周边 3 km 内有整治点位');
    expect(told({ result: none })).toContain('周边 3 km 内没有列入清单');
    const layers = input.city.layers.filter(({ role }) => role !== 'sites');
    const absent = told({ result: none, city: { ...input.city, layers } });
    expect(absent).toContain('未检查：整治点位图层未导入');
    expect(absent).not.toContain('没有列入清单');
  });

  test('has a row for every finding, and sums of the net ground', () => {
    const { rows } = tableOf(report, 'findings');
    const { findings, net, areaSquareMetres } = input.result;
    expect(rows.filter((r) => !r.total)).toHaveLength(findings.length);
    const sums = rows.filter((r) => r.total).map((r) => [plainText(r.cells[3]!), plainText(r.cells[4]!)]);
    expect(sums).toEqual(
      [net.grossSquareMetres, net.repeatedSquareMetres, net.netSquareMetres].map((s) => [
        hectares(s),
        percent(s / areaSquareMetres),
      ]),
    );
  });

  test('names every unchecked factor with its reason', () => {
    const unchecked = input.result.findings.filter((f) => f.status === 'unchecked');
    const { rows } = tableOf(report, 'missing');
    expect(rows.map((r) => plainText(r.cells[1]!))).toEqual(unchecked.map(() => '图层未导入'));
    for (const { name } of unchecked) expect(sectionText(report, 'outcome')).toContain(name.zh);
  });

  test('lists each clause once with quote, status and dates, and refers to it by number', () => {
    const { rows } = tableOf(report, 'clauses');
    const cited = RULES.rules.find((r) => r.citation?.quote)!;
    const row = rows.find((r) => plainText(r.cells[2]!).includes(cited.citation!.quote!.slice(0, 8)));
    expect(rows).toHaveLength(RULES.rules.length);
    expect(plainText(row!.cells[3]!)).toMatch(/现行|征求意见稿|已到期|未注明/);
    const number = plainText(row!.cells[0]!);
    expect(tableOf(report, 'findings').rows.some((r) => plainText(r.cells[7]!).includes(number))).toBe(true);
  });

  test('keeps a dispute beside the finding, with its reason', () => {
    const disputed = input.disputes[0]!;
    const { rows } = tableOf(report, 'disputes');
    expect(rows.map((r) => plainText(r.cells[2]!))).toEqual([disputed.reason]);
    expect(plainText(rows[0]!.cells[3]!)).toBe('2026-11-22 15:30');
    const marks = tableOf(report, 'findings').rows.filter((r) => plainText(r.cells[2]!).includes('有异议'));
    expect(marks).toHaveLength(1);
    // A dispute under another rule is not of this finding, and is printed all the same.
    const other = sitingReport({ ...input, disputes: [{ ...disputed, ruleId: 'another' }] });
    expect(tableOf(other, 'findings').rows.some((r) => plainText(r.cells[2]!).includes('有异议'))).toBe(false);
    expect(tableOf(other, 'disputes').rows.map((r) => plainText(r.cells[1]!))).toEqual(['本次结果中已无此项']);
    expect(sectionText(sitingReport({ ...input, disputes: [] }), 'findings')).toContain('没有提出异议');
  });

  test('lists the corners of the file without the vertices put into its edges, and says what cannot be told apart', () => {
    const input = randomReportInput(3);
    const [lon, lat, d] = [106.8, 39.6, 0.002];
    // A square with a vertex in the middle of two of its edges.
    const ring = [[lon, lat], [lon + d / 2, lat], [lon + d, lat], [lon + d, lat + d], [lon, lat + d], [lon, lat + d / 2], [lon, lat]]; // biome-ignore format: one ring
    const of = (addedVertices: number) =>
      sitingReport({ ...input, listsCorners: true, site: { ...input.site, polygons: [[ring]], addedVertices } });
    const named = (report: ReturnType<typeof of>) =>
      tableOf(report, 'corners').rows.map(({ cells }) => cells.slice(1, 4));
    expect(named(of(2))).toEqual([
      ['J1', '106.80000000', '39.60000000'],
      ['J2', '106.80200000', '39.60000000'],
      ['J3', '106.80200000', '39.60200000'],
      ['J4', '106.80000000', '39.60200000'],
    ]);
    expect(named(of(0))).toHaveLength(6);
    expect(named(of(1))).toHaveLength(6);
    expect(sectionText(of(1), 'project')).toContain('其中 1 个点是为保持投影直边而加入的');
    for (const added of [0, 2]) expect(sectionText(of(added), 'project')).not.toContain('保持投影直边');
  });

  test('says what became of a site since it was given, and whose copy it is', () => {
    const input = randomReportInput(3);
    const source = (change: Partial<typeof input.site>) =>
      sectionText(
        sitingReport({ ...input, site: { ...input.site, file: 'a.txt', origin: 'file', ...change } }),
        'project',
      );
    const way = { metres: 2500, degrees: 90 };
    expect(source({})).toContain('文件导入，文件名 a.txt"');
    expect(source({ change: { kind: 'carried', way } })).toContain('此后已向正东平移 2,500.0 m，与原范围不一致');
    expect(source({ change: { kind: 'reshaped' }, copyOf: '甲' })).toMatch(
      /由“甲”复制（文件导入，文件名 a.txt）；此后形状已改动/,
    );
  });

  test('lists coordinates only where they are asked for', () => {
    expect(JSON.stringify(report).includes('106.80000000')).toBe(false);
    const { rows } = tableOf(sitingReport({ ...input, listsCorners: true }), 'corners');
    expect(rows.map((r) => r.cells.slice(1, 4))).toEqual([
      ['J1', '106.80000000', '39.66000000'],
      ['J2', '106.81000000', '39.66000000'],
      ['J3', '106.81000000', '39.67000000'],
      ['J4', '106.80000000', '39.67000000'],
    ]);
    // The golden corner in the zone of the city.
    expect(rows[0]!.cells.slice(4)).toEqual(['4392466.694', '36397019.540']);
  });

  test('counts rules that wait for the kind of project apart from those that apply', () => {
    const apply = (waiting: number) => {
      const findings = input.result.findings.map((f, i) =>
        i < waiting ? { ...f, reason: 'kind-unknown' as const } : f,
      );
      return sectionText(sitingReport({ ...input, result: { ...input.result, findings } }), 'basis');
    };
    const all = RULES.rules.length;
    expect(apply(0)).toContain(`适用规则 ${all} 条。`);
    expect(apply(3)).toContain(`适用规则 ${all - 3} 条，另有 3 条待说明项目类型。`);
  });

  test('says where the footprint came from, by the name of the file', () => {
    const source = (change: Partial<typeof input.site>) =>
      sectionText(sitingReport({ ...input, site: { ...input.site, ...change } }), 'project');
    expect(source({})).toContain('["范围来源","文件导入，文件名 界址点.txt"]');
    expect(source({ origin: 'drawn', file: null })).toContain('["范围来源","图上绘制"]');
    expect(source({ origin: 'pasted', file: null })).toContain('["范围来源","坐标录入"]');
    expect(source({ origin: 'line', file: 'a.dxf', distanceMetres: 30 })).toContain(
      '线状项目，总宽 30.0 m，文件名 a.dxf',
    );
  });

  test('has a dash for net ground where nothing counts as such', () => {
    const none = { keys: [], areasSquareMetres: [], netSquareMetres: 0, grossSquareMetres: 0, repeatedSquareMetres: 0 };
    const clear = { ...input.result, net: none, overall: 'unchecked' as const };
    const candidates = [
      { name: '甲', result: input.result, isThis: true },
      { name: '乙', result: clear, isThis: false },
    ];
    const { rows } = tableOf(sitingReport({ ...input, candidates }), 'candidates');
    expect(rows[1]!.cells.slice(6)).toEqual(['—', '—']);
    expect(rows[0]!.cells[6]).toBe(hectares(input.result.net.netSquareMetres));
    expect(JSON.stringify(sitingReport({ ...input, result: clear }).sections.slice(2, 4))).not.toContain(
      '净涉及（去重）',
    );
  });

  test('says what area it is: that of the ellipsoid, and that of the plane only by its name', () => {
    const text = sectionText(report, 'project');
    expect(text).toContain('用地面积（椭球面积）');
    expect(text).toMatch(/投影面积（EPSG:4524，仅供对照）","95\.2976 公顷/);
  });

  test('never permits', () => {
    for (const language of ['zh', 'en'] as const) {
      const all = JSON.stringify(sitingReport(randomReportInput(5, { language })));
      expect(/可以建设|is permitted/.test(all)).toBe(false);
    }
  });

  test('is in English without a Chinese word of its own', () => {
    const english = sitingReport({ ...randomReportInput(4, { language: 'en' }), disputes: [] });
    const own = [english.title, english.footer, english.header, ...english.sections.map((s) => s.title)];
    for (const block of english.sections.flatMap((s) => s.blocks)) {
      if (block.kind === 'table') own.push(block.caption, ...block.columns.map((c) => `${c.title}${c.unit ?? ''}`));
      if (block.kind === 'facts') own.push(...block.rows.map(([label]) => label));
      if (block.kind === 'subheading') own.push(block.text);
      if (block.kind === 'signatures') own.push(...block.labels);
    }
    expect(own.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

describe('advice', () => {
  const move = {
    eastMetres: 300.2,
    northMetres: -85.94,
    metres: 312.26,
    bearingDegrees: 105.98,
    result: { overall: 'unchecked' as const, counts: { hit: 0, clear: 7, unchecked: 4 }, findings: [] },
  };
  const advice = { safetyMetres: 20, precisionMetres: 0.5, withinMetres: 5000, undecided: [], leftOut: [], cut: null };

  test('tells the least move, its way, and the check after it', () => {
    const input = randomReportInput(3);
    const hits = input.result.findings.filter((f) => f.status === 'hit');
    const each = new Map(hits.map((f, i) => [f.key, i === 0 ? move : null] as const));
    const report = sitingReport({ ...input, advice: { ...advice, each, all: move } });
    const text = sectionText(report, 'advice');
    expect(text).toContain('向东偏南 16° 平移 312.3 m');
    expect(text).toContain('未检查（缺数据），涉及 0 项，未检查 4 项');
    const { rows } = tableOf(report, 'moves');
    expect(rows[0]!.cells.slice(1)).toEqual(['312.3', '东偏南 16°', '300.2 / −85.9']);
    expect(rows[1]!.cells[2]).toBe('5 km 内无');
  });

  test('counts and names apart what applies wherever it stands', () => {
    const [finding] = randomReportInput(3).result.findings;
    const everywhere = { areaSquareMetres: null, share: null, lengthMetres: null, distanceMetres: null };
    const access = {
      ...finding!,
      ...everywhere,
      status: 'hit',
      outcome: 'notice',
      name: { zh: '准入', en: 'access' },
    } as const;
    const result = { overall: 'none', counts: { hit: 1, clear: 7, unchecked: 0 }, findings: [access] } as const;
    const all = { ...move, result };
    const text = sectionText(
      sitingReport({ ...randomReportInput(3), advice: { ...advice, each: new Map(), all } }),
      'advice',
    );
    expect(text).toContain('涉及 0 项');
    expect(text).toContain('全市适用、与位置无关 1 项：准入');
    expect(text).not.toContain('仍涉及');
  });

  test('names the rules that the move and the cut were not kept off', () => {
    const rules = [{ ruleId: 'r', name: { zh: '红线外延', en: 'outer line' }, reason: 'removed' as const }];
    const own = { ...advice, leftOut: rules, each: new Map(), all: move };
    const input = randomReportInput(3);
    const report = sitingReport({ ...input, advice: own });
    expect(sectionText(report, 'advice')).toContain('平移与裁切未作为避让条件：已删除的规则 1 条（红线外延）');
    const plain = sitingReport({ ...input, advice: { ...own, leftOut: [] } });
    expect(sectionText(plain, 'advice')).not.toContain('避让条件');
  });

  test('names what is still hit after the move, and whether it was before', () => {
    const input = randomReportInput(3);
    const still = (key: string, areaSquareMetres: number) =>
      findingWith({ key, name: { zh: key, en: key }, status: 'hit', outcome: 'notice', areaSquareMetres, share: 0.25 });
    const all = { ...move, result: { ...move.result, findings: [still('甲', 50), still('乙', 10), still('丙', 9)] } };
    const result = { ...input.result, findings: [...input.result.findings, still('甲', 20), still('乙', 10)] };
    const report = sitingReport({ ...input, result, advice: { ...advice, each: new Map(), all } });
    expect(sectionText(report, 'advice')).toMatch(
      /仍涉及：甲（提示、25.00%、多于原位）；乙（提示、25.00%）；丙（提示、25.00%、原位不涉及）。/,
    );
    expect(sectionText(report, 'advice')).toContain('上述平移与裁切已留安全余量 20.0 m');
    const inner = { ...result, findings: [...input.result.findings, { ...still('甲', 0), allInInnerBand: true }] };
    const further = sitingReport({ ...input, result: inner, advice: { ...advice, each: new Map(), all } });
    expect(sectionText(further, 'advice')).toContain('甲（提示、25.00%、原位在更内侧的带）');
  });

  test('says where none was found, and where none was sought', () => {
    const input = randomReportInput(3);
    const none = sitingReport({ ...input, advice: { ...advice, each: new Map(), all: null } });
    expect(sectionText(none, 'advice')).toContain('5 km 之内没有一次避开全部限值的平移');
    const undecided = sitingReport({ ...input, advice: { ...advice, each: new Map(), all: null, undecided: ['all'] } });
    expect(sectionText(undecided, 'advice')).toContain('不表示没有');
    expect(sectionText(sitingReport(input), 'advice')).toContain('未计算避让建议');
  });
});

describe('parcels of a project', () => {
  const box = (west: number): [number, number][][][] => [
    [
      [
        [west, 39.66],
        [west + 0.01, 39.66],
        [west + 0.01, 39.67],
        [west, 39.67],
        [west, 39.66],
      ],
    ],
  ];
  const parcels = [
    { name: '甲', polygons: box(106.8), addedVertices: 0 },
    { name: '乙', polygons: box(106.82), addedVertices: 0 },
  ];
  const inputWith = (own: SitingReportInput['site']['parcels'], areaSquareMetres: number): SitingReportInput => {
    const input = randomReportInput(5);
    const site = { ...input.site, polygons: [...box(106.8), ...box(106.82)], addedVertices: 0 };
    return {
      ...input,
      listsCorners: true,
      site: { ...site, ...(own && { parcels: own }) },
      result: { ...input.result, areaSquareMetres },
    };
  };
  const sum = polygonsArea(box(106.8)) + polygonsArea(box(106.82));

  test('are listed with area and corners, and their sum is the land or says by how much it is not', () => {
    const report = sitingReport(inputWith(parcels, sum));
    const { rows } = tableOf(report, 'parcels-table');
    expect(rows.map((r) => r.cells[0])).toEqual(['甲', '乙', '各地块之和']);
    expect(rows.map((r) => r.cells[3])).toEqual(['4', '4', '—']);
    expect(rows[2]!.cells[1]).toBe(hectares(sum));
    expect(sectionText(report, 'project')).toContain('一致');
    expect(sectionText(report, 'project')).toContain('各部分所含地块：1 甲；2 乙');
    expect(sectionText(sitingReport(inputWith(parcels, sum - 25)), 'project')).toContain('相差 25.0 m²');
  });

  test('are not listed where the shape is another by now, nor of a project of one', () => {
    const reshaped = sectionText(sitingReport(inputWith('reshaped', sum)), 'project');
    expect(reshaped).toContain('不逐个列出');
    expect(reshaped).not.toContain('各地块之和');
    expect(sectionText(sitingReport(inputWith(undefined, sum)), 'project')).not.toContain('各地块');
  });
});

import { describe, expect, it } from 'vitest';
import { marginMetresOf, marginOf, marginWithUnit, signedMetres } from '../../src/app/panels/siting/margin.ts';
import { findingRow, kindsOfRule, NO_CONTEXT } from '../../src/app/panels/siting/rows.ts';
import { ruleCounts } from '../../src/app/panels/siting/rule-counts.ts';
import { readMargin } from '../../src/app/panels/siting/safety-range.ts';
import { netParts } from '../../src/app/panels/siting/sum-parts.ts';
import { readWidth } from '../../src/app/panels/siting/width-range.ts';
import { afterMove, everywhereWords, remainingWords } from '../../src/app/state/siting-after.ts';
import { ownMargin } from '../../src/app/state/siting-margin.ts';
import { siting } from '../../src/app/text/siting.ts';
import type { NetGround } from '../../src/domain/siting/net-ground.ts';
import type { Clause, Finding } from '../../src/domain/siting/result.ts';
import { reportWords } from '../../src/text/report.ts';
import { findingWith, resultWith } from '../support/findings.ts';

const text = siting.zh;
const row = (change: Partial<Finding>, context = NO_CONTEXT) => findingRow(findingWith(change), text, 'zh', context);
const HIT = { status: 'hit', outcome: 'avoid', areaSquareMetres: 5000, share: 0.5, distanceMetres: 0 } as const;
const CLAUSE: Clause = {
  ruleId: 'ban',
  name: { zh: '新建外排土场', en: 'New dumps' },
  short: { zh: '方案', en: 'Plan' },
  requirement: null,
  citation: null,
  verification: 'unverified',
  confirmedBy: null,
  activities: null,
  note: null,
  status: 'unknown',
};

describe('the margin', () => {
  const margin = (change: Partial<Finding>, moves: Parameters<typeof marginOf>[1] = null) => {
    const { words, short } = marginOf(findingWith(change), moves, null, text);
    return [words, short];
  };

  it('is to spare with a plus, short with a minus, and nothing of either at nought', () => {
    expect([signedMetres(658), signedMetres(-24.84), signedMetres(0), signedMetres(0.04)]).toEqual([
      '+658.0',
      '−24.8',
      '0.0',
      '0.0',
    ]);
    expect(margin({ marginMetres: 658 })).toEqual(['+658.0', false]);
  });

  it('of a limit at a distance is what the check says, hit or not; a note is never short', () => {
    const threshold = { kind: 'within', metres: 1000 } as const;
    expect(margin({ ...HIT, threshold, marginMetres: -24.8 })).toEqual(['−24.8', true]);
    expect(margin({ ...HIT, threshold, marginMetres: 0 })).toEqual(['0.0', true]);
    expect(margin({ ...HIT, outcome: 'notice', threshold, marginMetres: -24.8 })).toEqual(['−24.8', false]);
  });

  it('of a limit at a distance tells by what move it would be kept', () => {
    const hit = findingWith({ ...HIT, key: 'x', threshold: { kind: 'within', metres: 1000 }, marginMetres: -24.8 });
    const hint = (moves: Parameters<typeof marginOf>[1]) => marginOf(hit, moves, null, text).hint;
    expect(hint(new Map([['x', { metres: 26.4 }]]))).toMatch(/1,000\.0 m[\s\S]*26\.4 m/);
    expect(hint('searching')).not.toContain('平移');
  });

  it('of an overlap is the least move that clears it, as soon as that is known', () => {
    const hit = { ...HIT, key: 'x', marginMetres: null };
    expect(margin(hit, 'searching')).toEqual(['…', false]);
    expect(margin(hit, new Map([['x', { metres: 295.66 }]]))).toEqual(['−295.7', true]);
    expect(margin(hit, new Map([['x', null]]))).toEqual(['5 km 内无解', true]);
    expect(margin(hit, new Map())).toEqual(['—', false]);
    expect(margin({ ...hit, outcome: 'notice' }, 'searching')).toEqual(['—', false]);
  });

  it('says whether it is to a limit, to the boundary or a move that clears, in the words of the report', () => {
    const kind = (change: Partial<Finding>, moves: Parameters<typeof marginOf>[1] = null) =>
      marginOf(findingWith(change), moves, null, text).kind;
    const threshold = { kind: 'within', metres: 1000 } as const;
    expect(kind({ ...HIT, threshold, marginMetres: -24.8 })).toBe('距限值');
    expect(kind({ marginMetres: 658 })).toBe('距边界');
    expect(kind({ ...HIT, key: 'x' }, new Map([['x', { metres: 12 }]]))).toBe('退让');
    expect([kind({ ...HIT, key: 'x' }, new Map([['x', null]])), kind({ ...HIT, key: 'x' }, null)]).toEqual([
      '退让',
      '',
    ]);
    for (const language of ['zh', 'en'] as const)
      expect(siting[language].table.marginKinds).toEqual(reportWords[language].findings.marginKinds);
  });

  it('as a figure has no words, and bears its unit only where it is one', () => {
    const hit = findingWith({ ...HIT, key: 'x' });
    expect([
      marginMetresOf(hit, new Map([['x', { metres: 12 }]]), null),
      marginMetresOf(hit, 'searching', null),
    ]).toEqual([-12, null]);
    expect(marginMetresOf({ ...hit, outcome: 'notice' }, new Map([['x', { metres: 12 }]]), null)).toBeNull();
    expect(marginMetresOf(findingWith({ marginMetres: 658 }), null, null)).toBe(658);
    expect(['−12.0', '+1,200.5', '5 km 内无解', '—'].map((words) => marginWithUnit(words, 'm'))).toEqual([
      '−12.0 m',
      '+1,200.5 m',
      '5 km 内无解',
      '—',
    ]);
  });

  it('of what is not checked is a dash', () => {
    expect(margin({ status: 'unchecked', outcome: 'unchecked', marginMetres: null }, 'searching')).toEqual([
      '—',
      false,
    ]);
  });
});

describe('the row of a finding', () => {
  it('has the length of a line in place of an area', () => {
    const line = row({ ...HIT, areaSquareMetres: null, share: null, lengthMetres: 239.14 });
    expect([line.extent, line.extentBelow, line.share]).toEqual(['239.1 m', '长度', '—']);
  });

  it('shows a sliver below the tolerance with its area, and not as affected', () => {
    const sliver = row({
      belowTolerance: true,
      areaSquareMetres: 0.4,
      share: 1e-7,
      threshold: { kind: 'overlap', squareMetres: 1 },
    });
    expect([sliver.statusWord, sliver.extent, sliver.outcome]).toEqual(['容差内', '< 0.0001', 'none']);
    expect(sliver.below).toContain('1 m²');
  });

  it('says why a row is unchecked and what helps', () => {
    const unchecked = (reason: Finding['reason']) =>
      row({ status: 'unchecked', outcome: 'unchecked', areaSquareMetres: null, reason });
    expect(unchecked('layer-missing')).toMatchObject({ remedy: 'import', outcomeWord: '未检查(缺数据)' });
    expect(unchecked('kind-unknown')).toMatchObject({
      remedy: 'kind',
      outcomeWord: '未检查',
      reason: '需先说明项目类型',
    });
    expect(unchecked('layer-unread').remedy).toBe('record');
    expect(unchecked('outside-city').remedy).toBeNull();
  });

  it('of a further rule of a class bears the name of the rule', () => {
    expect(row({ key: 'a/b', clause: CLAUSE }).name).toBe('甲');
    expect(row({ key: 'a/b#ban', clause: CLAUSE }).name).toBe('新建外排土场');
  });

  it('tells a dispute by its reason, of the rule that was disputed only', () => {
    const dispute = { footprintId: 'f', key: 'a/b', ruleId: 'ban', reason: '已核减', at: 1 };
    const context = { ...NO_CONTEXT, footprint: { id: 'f', polygons: [] }, disputes: [dispute] };
    const disputed = (ruleId: string) => row({ ...HIT, ruleId }, context);
    expect(disputed('ban')).toMatchObject({ disputed: '已核减', outcome: 'avoid' });
    expect(disputed('other').disputed).toBe('');
    expect(row({ ...HIT, ruleId: 'ban' }, { ...context, footprint: { id: 'g', polygons: [] } }).disputed).toBe('');
  });

  it('tells the law by its status, and both errors where it is borderline', () => {
    const citation = { document: 'd', number: null, clause: null, quote: null, url: null, source: 'FOUND', from: null, to: '2020', status: 'in-force' } as const; // biome-ignore format: a citation
    const expired = row({ ...HIT, clause: { ...CLAUSE, citation, status: 'expired', verification: 'cited' } });
    expect([expired.legal, expired.recalled]).toEqual(['expired', false]);
    expect(row({ ...HIT, clause: CLAUSE })).toMatchObject({ legal: null, recalled: true });
    const near = row({ borderline: true, accuracyMetres: 5 }, { ...NO_CONTEXT, computationErrorSquareMetres: 0.02 });
    expect(near.borderline).toMatch(/±5\.0 m.*0\.02 m²/);
  });
});

describe('the kinds that a rule asks for', () => {
  const rule = { id: 'ban', kinds: ['chemical', 'tailings'] };
  it('are those of the rule, none where there is none', () => {
    expect(kindsOfRule([rule] as never, 'ban')).toEqual(['chemical', 'tailings']);
    expect(kindsOfRule([rule] as never, null)).toEqual([]);
  });
});

describe('the sums', () => {
  const result = resultWith({
    findings: [
      findingWith({ ...HIT, key: 'a/b', areaSquareMetres: 70 }),
      findingWith({ ...HIT, key: 'a/b#ban', classKey: 'a/b', areaSquareMetres: 70 }),
      findingWith({ ...HIT, key: 'c/d', areaSquareMetres: 40, outsideSquareMetres: 10 }),
    ],
    net: {
      keys: ['a/b', 'c/d'],
      areasSquareMetres: [70, 40],
      netSquareMetres: 80,
      grossSquareMetres: 110,
      repeatedSquareMetres: 30,
    },
  });
  const traced = (...combinations: NetGround['combinations']): NetGround => ({
    polygons: [],
    areaSquareMetres: 0,
    residualSquareMetres: 0,
    combinations,
  });
  const total = (parts: ReturnType<typeof netParts>) => parts.reduce((sum, p) => sum + p.squareMetres, 0);

  it('add up from their parts: classes once, ground of the city only', () => {
    expect(total(netParts('gross', result, null))).toBe(110);
    const both = { keys: ['a/b', 'c/d'], areaSquareMetres: 30 };
    const net = [both, { keys: ['a/b'], areaSquareMetres: 40 }, { keys: ['c/d'], areaSquareMetres: 10 }];
    expect(total(netParts('net', result, traced(...net)))).toBe(80);
    expect(netParts('net', result, traced(...net)).map((p) => p.only)).toEqual([false, true, true]);
    expect(total(netParts('repeated', result, traced(both)))).toBe(30);
  });

  it('count a spot in three classes twice too often', () => {
    const three = { keys: ['a', 'b', 'c'], areaSquareMetres: 7 };
    expect(netParts('repeated', result, traced(three))).toMatchObject([{ times: 2, squareMetres: 14 }]);
  });
});

describe('what an advised place comes to', () => {
  const notice = { ...HIT, key: 'n/o', outcome: 'notice' } as const;
  const before = resultWith({
    findings: [findingWith({ ...HIT, key: 'a/b' }), findingWith({ ...notice, areaSquareMetres: 1000, share: 0.2 })],
  });
  const after = resultWith({
    findings: [
      findingWith({ ...notice, share: 0.772 }),
      findingWith({ ...notice, key: 'n/o#2', classKey: 'n/o', borderline: true, share: 1 }),
      findingWith({ ...notice, key: 'l/l', areaSquareMetres: null, share: null, lengthMetres: 12, distanceMetres: 0 }),
      findingWith({ key: 'a/b', areaSquareMetres: 0 }),
      findingWith({ key: 'p/q' }),
    ],
    counts: { hit: 3, clear: 2, unchecked: 3 },
  });

  it('tells the conflicts left behind, and every finding that is still hit with what became of it', () => {
    const { cleared, remaining, unchecked, borderline } = afterMove(before, after);
    expect(cleared.map((c) => c.key)).toEqual(['a/b']);
    expect(remaining.map((r) => [r.finding.key, r.change, r.squareMetresBefore])).toEqual([
      ['n/o', 'more', 1000],
      ['n/o#2', 'new', null],
      ['l/l', 'new', null],
    ]);
    expect([unchecked, borderline]).toEqual([3, 1]);
  });

  it('names all that was hit before, notices too, and sets apart what applies wherever it stands', () => {
    const river = findingWith({ ...notice, key: 'river/km' });
    const everywhere = { areaSquareMetres: null, share: null, lengthMetres: null, distanceMetres: null };
    const access = findingWith({ ...notice, key: 'districts/district', ...everywhere });
    const gone = { ...river, status: 'clear' as const, outcome: 'none' as const };
    const after = afterMove(
      resultWith({ findings: [findingWith({ ...HIT, key: 'a/b' }), river, access] }),
      resultWith({ findings: [access, findingWith({ key: 'a/b' }), gone] }),
    );
    expect(after.cleared.map((c) => c.key)).toEqual(['a/b', 'river/km']);
    expect(after.remaining).toEqual([]);
    expect(everywhereWords(after, siting.zh, 'zh')).toBe('全市适用、与位置无关 1 项:甲');
  });

  it('says so in one sentence an outcome, with areas, lengths and what was there before', () => {
    expect(remainingWords(afterMove(before, after).remaining, siting.zh, 'zh')).toEqual([
      '仍涉及提示 3 项:甲 77.20%(0.5000 公顷,多于原位 0.1000 公顷);甲 100.00%(0.5000 公顷,原位不涉及,临界);甲 12.0 m(原位不涉及)',
    ]);
    expect(remainingWords(afterMove(after, after).remaining, siting.en, 'en')[0]).toContain(
      '3 still affected (note): A 77.20% (0.5000 ha)',
    );
    const inner = findingWith({ ...notice, areaSquareMetres: 0, share: 0, allInInnerBand: true });
    const words = remainingWords(afterMove(resultWith({ findings: [inner] }), after).remaining, siting.zh, 'zh')[0];
    expect(words).toContain('甲 77.20%(0.5000 公顷,原位在更内侧的带)');
    const still = resultWith({
      findings: [findingWith({ ...HIT, key: 'a/b' }), findingWith({ ...notice, key: 'n/o' })],
    });
    expect(remainingWords(afterMove(before, still).remaining, siting.zh, 'zh')).toHaveLength(2);
  });
});

describe('the safety margin', () => {
  it('is the largest accuracy of the layers in conflict where nothing is said, of notices none', () => {
    const of = (outcome: 'avoid' | 'certify' | 'notice', accuracyMetres: number) =>
      findingWith({ ...HIT, key: `${outcome}/x`, outcome, accuracyMetres });
    expect(ownMargin({ findings: [of('avoid', 10), of('certify', 30), of('notice', 500)] })).toBe(30);
    expect(ownMargin({ findings: [of('notice', 500)] })).toBe(1);
  });

  it('is read from 0.1 to 1000 m; empty is the accuracy again, anything else is wrong', () => {
    expect(['0.1', '1000', ' 25 ', '', '0', '-3', '1001', '5 m', 'abc'].map(readMargin)).toEqual([
      0.1,
      1000,
      25,
      null,
      ...Array.from({ length: 5 }, () => 'wrong'),
    ]);
  });
});

describe('the rules that apply', () => {
  it('are neither those for other kinds of projects nor those that wait for the kind, each counted once', () => {
    const waits = (key: string, ruleId: string) =>
      findingWith({ key, ruleId, status: 'unchecked', reason: 'kind-unknown' });
    const findings = [waits('a/b', 'x'), waits('c/d', 'x'), waits('e/f', 'y'), findingWith({ ...HIT, ruleId: 'z' })];
    const notApplicable = [{ ruleId: 'o', name: { zh: '', en: '' }, kinds: [] }];
    expect(ruleCounts(24, { findings, notApplicable })).toEqual({ applying: 21, waiting: 2 });
    expect(ruleCounts(0, { findings: [], notApplicable })).toEqual({ applying: 0, waiting: 0 });
  });
});

describe('a width', () => {
  it('is above nought, a safety distance may be nought', () => {
    expect(['50', ' 0.5 ', '0', '-1', '', 'x'].map((w) => readWidth(w, 'distanceMetres'))).toEqual([
      50,
      0.5,
      null,
      null,
      null,
      null,
    ]);
    expect(['20', '0', '-1', ''].map((w) => readWidth(w, 'safetyMetres'))).toEqual([20, 0, null, null]);
    expect(['10000', '10000.1', '99999', 'Infinity'].map((w) => readWidth(w, 'distanceMetres'))).toEqual([
      10000,
      null,
      null,
      null,
    ]);
  });
});

describe('a bearing in words', () => {
  it('is the nearest of the four directions and the degrees from it', () => {
    const zh = (degrees: number) => siting.zh.bearing(degrees).trim();
    expect([0, 30, 74, 90, 91, 135, 180, 225, 269, 270, 350, 359.8].map(zh)).toEqual([
      '正北',
      '北偏东 30°',
      '东偏北 16°',
      '正东',
      '东偏南 1°',
      '南偏东 45°',
      '正南',
      '南偏西 45°',
      '西偏南 1°',
      '正西',
      '北偏西 10°',
      '正北',
    ]);
    expect(siting.en.bearing(225)).toBe('45° west of south');
  });
});

/** `check --rules FILE`: what a file of rules changes, in the answer, in the lines and in the report. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Rule, RuleBook } from '../../src/domain/siting/rules.ts';
import { fullWidth } from '../../src/report/punctuation.ts';
import { shippedRules } from '../support/shipped-city.ts';
import { file, folder, json, run } from './run.ts';

const shipped = shippedRules('wuhai');
const WEST = 106.8;
const SOUTH = 39.66;
const SIDE = 0.01;
const site = file('site.geojson', {
  type: 'Feature',
  properties: { name: '甲地块' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [WEST, SOUTH],
        [WEST + SIDE, SOUTH],
        [WEST + SIDE, SOUTH + SIDE],
        [WEST, SOUTH + SIDE],
        [WEST, SOUTH],
      ],
    ],
  },
});

interface Answer {
  readonly overall: string;
  readonly findings: readonly {
    readonly status: string;
    readonly outcome: string;
    readonly lapsedOutcome: string | null;
    readonly relaxedFrom: unknown;
    readonly hiddenByLimit: boolean;
    readonly clause: { readonly rule: string; readonly name: { readonly zh: string } } | null;
  }[];
}

const answerBy = async (...args: string[]): Promise<Answer> =>
  (await json('check', site, '--city', 'wuhai', ...args)).value[0];
const of = ({ findings }: Answer, id: string) => findings.find((f) => f.clause?.rule === id)!;

/** The first rule on common ground that the site is in conflict with. */
async function metRule(): Promise<Rule> {
  const { findings } = await answerBy();
  const met = findings.find((f) => f.status === 'hit' && ['avoid', 'justify', 'certify'].includes(f.outcome));
  return shipped.rules.find((r) => r.id === met?.clause?.rule)!;
}

const withRule = (name: string, changed: Rule): string =>
  file(name, {
    ...shipped,
    version: `${shipped.version}+1`,
    rules: shipped.rules.map((r) => (r.id === changed.id ? changed : r)),
  } satisfies RuleBook);

const wordsOf = (path: string): string =>
  strFromU8(unzipSync(readFileSync(path))['word/document.xml']!).replace(/<[^>]+>/g, ' ');

describe('check by the rules of a file', () => {
  test('names a hit that its limit hides, in the answer, the lines and the report', async () => {
    const rule = await metRule();
    const wide: Rule =
      rule.test.kind === 'within'
        ? { ...rule, test: { ...rule.test, metres: 0, inside: false } }
        : { ...rule, test: { kind: 'overlap', toleranceSquareMetres: 1_000_000 } };
    const rules = withRule('wide.json', wide);
    const found = of(await answerBy('--rules', rules), rule.id);
    expect(found).toMatchObject({
      status: 'relaxed',
      outcome: null,
      marginMetres: null,
      relaxedFrom: rule.test,
      hiddenByLimit: true,
    });
    const report = join(folder, 'wide.docx');
    const { out } = await run('check', site, '--city', 'wuhai', '--rules', rules, '--lang', 'zh', '--report', report);
    expect(out).toContain(rule.test.kind === 'within' ? '未达距离(用户设定)' : '低于容差(用户设定)');
    expect(out).toContain(`! ${rule.name.zh}: 用户放宽了限值`);
    const words = wordsOf(report);
    expect(words).toContain('用户放宽了限值');
    expect(words).toMatch(/1 项限值已放宽/);
    expect(words).toContain(`与随软件提供的规则不同（原规则 → 现规则）：${fullWidth(rule.name.zh)}`);
  });

  test('counts a site whose only hits are hidden as that among others', async () => {
    const rules = file('all-wide.json', {
      ...shipped,
      version: `${shipped.version}+1`,
      rules: shipped.rules.map((r) => ({
        ...r,
        test:
          r.test.kind === 'within'
            ? { ...r.test, metres: 0, inside: false }
            : r.test.kind === 'overlap'
              ? { kind: 'overlap' as const, toleranceSquareMetres: 1_000_000 }
              : r.test,
      })),
    });
    const { out } = await run('check', site, site, '--city', 'wuhai', '--rules', rules, '--lang', 'zh');
    expect(out).toMatch(/已放宽\(按原限值应为涉及\)\s+2/);
    expect(out).toMatch(/未检查\(缺数据\)\s+0/);
    const [answer] = (await json('check', site, '--city', 'wuhai', '--rules', rules)).value;
    expect(answer.counts.relaxed).toBeGreaterThan(0);
  });

  test('says which shipped rule the file lacks, and checks nothing in its place', async () => {
    const rule = await metRule();
    const rules = file('less.json', {
      ...shipped,
      version: `${shipped.version}+1`,
      rules: shipped.rules.filter((r) => r.id !== rule.id),
    });
    expect(of(await answerBy('--rules', rules), rule.id)).toMatchObject({
      status: 'unchecked',
      reason: 'rule-removed',
    });
    const report = join(folder, 'less.docx');
    const { out } = await run('check', site, '--city', 'wuhai', '--rules', rules, '--lang', 'zh', '--report', report);
    expect(out).toContain('! 1 条规则已删除,未核对');
    const words = wordsOf(report);
    // In the list of changes, in the conclusion, beside the clause.
    expect(words).toContain(`${fullWidth(rule.name.zh)}（已删除，未核对）`);
    expect(words).toContain('规则已删除，未核对：');
    expect(words.match(/1 条规则已删除，未核对/g)).toHaveLength(1);
  });

  test('says nothing of the kind by the shipped rules', async () => {
    const { findings } = await answerBy();
    expect(findings.every((f) => f.relaxedFrom === null && !f.hiddenByLimit)).toBe(true);
    const report = join(folder, 'shipped.docx');
    const { out } = await run('check', site, '--city', 'wuhai', '--lang', 'zh', '--report', report);
    expect(out).not.toContain('!');
    expect(wordsOf(report)).not.toContain('放宽');
  });

  test('makes a notice of a text that has expired, with what it came to before', async () => {
    const rule = await metRule();
    const rules = withRule('old.json', { ...rule, citation: { ...rule.citation!, from: '2015', to: '2020' } });
    const found = of(await answerBy('--rules', rules), rule.id);
    expect(found).toMatchObject({ status: 'hit', outcome: 'notice', lapsedOutcome: rule.outcome });
    const report = join(folder, 'old.docx');
    const { out } = await run('check', site, '--city', 'wuhai', '--rules', rules, '--lang', 'zh', '--report', report);
    expect(out).toContain(`! ${rule.name.zh}: 已到期,请核对现行文本;到期前此条为`);
    expect(wordsOf(report)).toContain('已到期，请核对现行文本；到期前此条为');
  });
});

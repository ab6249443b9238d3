import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { downloadBlob } from '../../src/app/export/download.ts';
import { bilingualOf, shownIn } from '../../src/app/panels/rules/bilingual.ts';
import { filterRules, groupRules } from '../../src/app/panels/rules/group-rules.ts';
import { RuleImport } from '../../src/app/panels/rules/RuleImport.tsx';
import { fieldWords, targetWords } from '../../src/app/panels/rules/rule-words.ts';
import { EMPTY_PROJECT, type OpenCity } from '../../src/app/state/model.ts';
import {
  acceptRules,
  addKind,
  addLayerKind,
  addRule,
  changeRule,
  duplicateRule,
  exportRules,
  followRules,
  proposedNow,
  readRules,
  removeLayerKind,
  removeRule,
  resetAllRules,
  resetToShipped,
  rulesInForce,
  rulesOf,
} from '../../src/app/state/rule-verbs.ts';
import { getApp, replaceProject, setSession, undo } from '../../src/app/state/store.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { Problem } from '../../src/domain/problems.ts';
import { blankRule, confirmed } from '../../src/domain/siting/rule-edits.ts';
import type { Rule, RuleBook } from '../../src/domain/siting/rules.ts';
import { cityWith } from '../../src/domain/user-layers.ts';
import { problemLine } from '../../src/text/problems.ts';
import { smallCity } from '../support/small-city.ts';

const both = (text: string) => ({ zh: text, en: text });
const overlap = { kind: 'overlap', toleranceSquareMetres: 1 } as const;
const rule = (id: string, layer: string, change: Partial<Rule> = {}): Rule => ({
  ...blankRule(id, { zh: `规则${id}`, en: `rule ${id}` }, { layer, classes: null }, overlap),
  ...change,
});
const shipped = vi.hoisted(() => ({ book: null as RuleBook | null }));
vi.mock('../../src/app/export/download.ts', () => ({ downloadBlob: vi.fn() }));
vi.mock('../../src/app/state/open-city.ts', () => ({ shippedRules: () => shipped.book }));
const thread = vi.hoisted(() => ({ asked: [] as [string, unknown][], problems: [] as Problem[] }));
vi.mock('../../src/app/compute.ts', () => ({
  compute: () => ({
    call: async (name: string, input: unknown) => {
      thread.asked.push([name, input]);
      return { ok: true, value: null, problems: thread.problems };
    },
  }),
}));

const book: RuleBook = {
  schema: 1,
  city: 'square',
  version: '2026.11',
  kinds: [{ id: 'chemical', name: { zh: '化工', en: 'chemical' } }],
  rules: [rule('one', 'red-line'), rule('two', 'farmland'), rule('three', 'red-line', { kinds: ['chemical'] })],
};
const ids = () => rulesInForce().rules.map((r) => r.id);
let stop = () => {};

beforeEach(() => {
  shipped.book = book;
  thread.asked = [];
  setSession({ open: { city: smallCity } as OpenCity, opening: 'ready', cityId: 'square', language: 'zh' });
  replaceProject(EMPTY_PROJECT);
});
afterEach(() => stop());

describe('changing the rules', () => {
  test('each change is a step of undo with a version of its own; taken back, the shipped rules hold', () => {
    changeRule('one', (r) => confirmed(r, { name: '张三', date: '2026-11-22' }));
    changeRule('one', (r) => ({ ...r, outcome: 'avoid' }));
    expect(getApp().past).toHaveLength(2);
    expect(rulesInForce()).toMatchObject({
      version: expect.stringMatching(/^2026\.11\+2·[0-9a-f]{4}$/),
      rules: [{ outcome: 'avoid' }, {}, {}],
    });
    undo();
    expect(rulesInForce()).toMatchObject({
      version: expect.stringMatching(/^2026\.11\+1·[0-9a-f]{4}$/),
      rules: [{ outcome: 'notice' }, {}, {}],
    });
    undo();
    expect(rulesOf(getApp())).toBe(book);
    expect(getApp().project.rules).toBeNull();
  });

  test('adding, copying, deleting, putting back', () => {
    const own = addRule('red-line', both('新规则'));
    expect(duplicateRule('one')).toBe('one-copy');
    expect(ids()).toEqual(['one', 'one-copy', 'two', 'three', own]);
    removeRule('two');
    removeRule(own);
    expect(ids()).toEqual(['one', 'one-copy', 'three']);
    resetToShipped('two');
    resetToShipped('one-copy');
    // Nothing is left of the edition.
    expect(getApp().project.rules).toBeNull();
    addKind('光伏');
    expect(rulesInForce().kinds.map((k) => k.name.zh)).toEqual(['化工', '光伏']);
    resetAllRules();
    expect(rulesOf(getApp())).toBe(book);
  });

  test('a kind of layer that is not loaded comes with its rule, and goes with it, in one step', () => {
    const id = addLayerKind({ zh: '矿业权', en: 'Mining rights' }, '自然资源局');
    const { absentLayers } = getApp().project;
    expect(absentLayers).toMatchObject([{ name: { zh: '矿业权' }, holder: { zh: '自然资源局' } }]);
    expect(rulesInForce().rules.find((r) => r.id === id)).toMatchObject({
      target: { layer: absentLayers[0]?.id },
      outcome: 'notice',
      verification: 'unverified',
    });
    const city = cityWith(smallCity, [], {}, absentLayers);
    expect(city.absentLayers.map((l) => l.id)).toEqual(['farmland', absentLayers[0]?.id]);
    removeLayerKind(absentLayers[0]!.id);
    expect(getApp().project.absentLayers).toEqual([]);
    expect(ids()).toEqual(['one', 'two', 'three']);
    undo();
    expect(ids()).toContain(id);
    undo();
    expect(getApp().project).toEqual(EMPTY_PROJECT);
  });

  test('the thread checks by them at once, also after undo and when a city has been opened', async () => {
    stop = followRules();
    changeRule('one', (r) => ({ ...r, name: both('改过') }));
    undo();
    const sent = thread.asked.filter(([name]) => name === 'useRules').map(([, input]) => input);
    expect(sent).toMatchObject([
      { rules: { version: expect.stringMatching(/^2026\.11\+1·/) } },
      { rules: { version: '2026.11' } },
    ]);
    thread.asked = [];
    setSession({ opening: 'loading' });
    changeRule('one', (r) => ({ ...r, name: both('改过') }));
    expect(thread.asked).toEqual([]);
    setSession({ opening: 'ready' });
    expect(thread.asked).toMatchObject([['useRules', { rules: { version: expect.stringMatching(/^2026\.11\+1·/) } }]]);
  });
});

test('what is wrong with a layer that a rule brings in is told before all else', async () => {
  const known: Problem = { code: 'ring-too-short', severity: 'error', where: {}, values: {} };
  const found: Problem = { ...known, where: { file: 'water', feature: 0 } };
  setSession({ problems: [known] });
  thread.problems = [found];
  stop = followRules();
  changeRule('one', (r) => ({ ...r, name: both('改过') }));
  await vi.waitFor(() => expect(getApp().problems).toEqual([found, known]));
  thread.problems = [];
  setSession({ problems: [] });
});

describe('a file of rules', () => {
  const file = (value: unknown) => new File([typeof value === 'string' ? value : JSON.stringify(value)], 'rules.json');
  const take = async (value: unknown) => {
    const read = await readRules(file(value));
    if (read.ok) acceptRules(read.value);
    return read.problems;
  };
  const codes = async (value: unknown) => (await take(value)).map((p) => [p.code, p.values.path]);

  test('comes into force as one step', async () => {
    const edited = { ...book, version: '2026.11+7', rules: book.rules.slice(0, 1) };
    expect(await codes(edited)).toEqual([]);
    expect(rulesInForce()).toEqual({ ...edited, version: expect.stringMatching(/^2026\.11\+8·[0-9a-f]{4}$/) });
    undo();
    expect(rulesOf(getApp())).toBe(book);
  });

  test('brings the layers that its rules name, as one step with them', async () => {
    const mine = { id: 'layer-mine', name: { zh: '矿业权', en: 'Mining rights' }, holder: null };
    const own = { ...book, version: '2026.11+1', rules: [...book.rules, rule('own', 'layer-mine')] };
    expect(await codes({ ...own, layers: [mine] })).toEqual([]);
    expect(getApp().project.absentLayers).toEqual([mine]);
    expect(rulesInForce()).toEqual({ ...own, version: expect.stringMatching(/^2026\.11\+2·/) });
    undo();
    expect(getApp().project).toEqual(EMPTY_PROJECT);
  });

  test('keeps the layer that is here where the file has another of the same id, and says so', async () => {
    const farmland = smallCity.absentLayers[0]!;
    const [first, second] = await Promise.all([
      take({ ...book, layers: [{ id: farmland.id, name: farmland.name, holder: null }] }),
      take({ ...book, layers: [{ id: farmland.id, name: both('耕地'), holder: null }] }),
    ]);
    expect(first).toEqual([]);
    expect(second).toMatchObject([
      {
        code: 'rule-file-layer-known',
        severity: 'warning',
        values: { layer: 'farmland', name: '耕地', known: farmland.name.zh },
      },
    ]);
    expect(getApp().project.absentLayers).toEqual([]);
  });

  test('that is handed out comes back with the layers of the user that it names', async () => {
    const saved = vi.mocked(downloadBlob);
    saved.mockClear();
    addLayerKind({ zh: '矿业权', en: 'Mining rights' }, '自然资源局');
    const { absentLayers } = getApp().project;
    exportRules();
    const [name, blob] = saved.mock.calls[0]!;
    expect(name).toMatch(/^square-rules-2026\.11\+1-[0-9a-f]{4}\.json$/);
    const text = await blob.text();
    const edition = rulesInForce();
    replaceProject(EMPTY_PROJECT);
    expect(await codes(text)).toEqual([]);
    expect(getApp().project.absentLayers).toEqual(absentLayers);
    expect(rulesInForce()).toEqual(edition);
  });

  test('changes nothing before it is taken', async () => {
    const read = await readRules(file({ ...book, version: '2026.11+3', rules: book.rules.slice(1) }));
    expect(read).toMatchObject({ ok: true, value: { file: 'rules.json', layers: [] } });
    expect(rulesOf(getApp())).toBe(book);
  });

  test('is shown against the rules in force before it is taken', async () => {
    const test = { kind: 'overlap', toleranceSquareMetres: 500 } as const;
    const read = await readRules(file({ ...book, rules: [{ ...book.rules[0]!, test }, book.rules[1]] }));
    if (!read.ok) throw new Error('it can be read');
    const words = { text: textIn('zh'), language: 'zh', city: smallCity, kinds: book.kinds } as const;
    const given = { proposal: read.value, inForce: book, shipped: book, words, done: () => {} };
    const page = renderToStaticMarkup(createElement(RuleImport, given));
    for (const part of [
      '导入规则:rules.json',
      '限值放宽',
      '500',
      '规则three',
      '导入后不再核对',
      proposedNow(read.value, book, book).book.version,
    ])
      expect(page).toContain(part);
    expect(page).not.toContain('恢复这一条');
  });

  test('comes into force as what it is by then, whatever was changed or undone meanwhile', async () => {
    const test = { kind: 'overlap', toleranceSquareMetres: 500 } as const;
    changeRule(book.rules[0]!.id, (rule) => ({ ...rule, outcome: 'avoid' }));
    const read = await readRules(file({ ...book, rules: [{ ...book.rules[0]!, test }, ...book.rules.slice(1)] }));
    if (!read.ok) throw new Error('it can be read');
    const before = proposedNow(read.value, rulesInForce(), book).book.version;
    undo();
    expect(rulesOf(getApp())).toBe(book);
    const now = proposedNow(read.value, rulesInForce(), book).book.version;
    expect(now).not.toBe(before);
    acceptRules(read.value);
    expect(rulesInForce().version).toBe(now);
  });

  test('with the shipped rules in it is no edition', async () => {
    expect(await codes(book)).toEqual([]);
    expect(getApp().project.rules).toBeNull();
  });

  test('that is none changes nothing and says where', async () => {
    expect(await codes('{')).toEqual([['json-broken', undefined]]);
    expect(await codes(' ')).toEqual([['file-empty', undefined]]);
    expect(await codes({ ...book, rules: [] })).toEqual([['rule-file-broken', 'rules']]);
    expect(await codes({ ...book, city: 'other' })).toEqual([['rule-file-other-city', undefined]]);
    const [first] = book.rules;
    expect(await codes({ ...book, rules: [{ ...first, outcome: 'allowed' }] })).toEqual([
      ['rule-file-broken', 'rules.0.outcome'],
    ]);
    expect(getApp().project.rules).toBeNull();
  });

  test('that is for another city is refused by the name of that city, then of the one that is open', async () => {
    const said = async (of: string) => {
      const [problem, ...more] = await take({ ...book, city: of });
      expect(more).toEqual([]);
      return [problemLine(problem!, 'zh'), problemLine(problem!, 'en')];
    };
    shipped.book = { ...book, city: 'wuhai' };
    const [zh] = await said('baiyin');
    expect(zh).toMatch(/属于城市“白银市”.*打开的是“乌海市”.*现用规则没有改动/);
    setSession({ language: 'en' });
    const [, en] = await said('baiyin');
    expect(en).toMatch(/are for “Baiyin”; “Wuhai” is open.*unchanged/);
    expect((await said('atlantis'))[1]).toContain('“atlantis”');
    expect(getApp().project.rules).toBeNull();
  });
});

describe('the list of rules', () => {
  const groups = groupRules(book, smallCity, '2026-11-22');
  const found = (words: string, filter: Parameters<typeof filterRules>[2] = 'all') =>
    filterRules(groups, words, filter, new Set(['three'])).flatMap((g) => g.rules.map((r) => r.rule.id));

  test('goes by layer, those that are not there last', () => {
    expect(groups.map((g) => [g.layerId, g.isLoaded, g.rules.map((r) => r.rule.id)])).toEqual([
      ['red-line', true, ['one', 'three']],
      ['farmland', false, ['two']],
    ]);
  });

  test('is narrowed by words in either language and by status', () => {
    expect(found('RULE three')).toEqual(['three']);
    expect(found('规则one')).toEqual(['one']);
    expect(found('farmland')).toEqual(['two']);
    expect(found('', 'layer-missing')).toEqual(['two']);
    expect(found('', 'changed')).toEqual(['three']);
    expect(found('', 'draft')).toEqual([]);
  });

  test('a member in words', () => {
    const words = { text: textIn('zh'), language: 'zh' as const, city: smallCity, kinds: book.kinds };
    const within = { ...book.rules[2]!, test: { kind: 'within', metres: 1000, inside: false } as const };
    expect(fieldWords(within, 'kinds', words)).toBe('化工');
    expect(fieldWords(within, 'test', words)).toBe('距离以内 1000 m');
    expect(fieldWords(within, 'requirement', words)).toBe('');
    expect(targetWords({ target: { layer: 'protected-areas', classes: ['core'] } }, words)).toBe(
      'protected-areas · core',
    );
  });
});

test('a language that is left empty says what the other says', () => {
  expect(bilingualOf(' 要求 ', '')).toEqual({ zh: '要求', en: '要求' });
  expect(bilingualOf('', 'ban')).toEqual({ zh: 'ban', en: 'ban' });
  expect(bilingualOf(' ', '')).toBeNull();
  expect([shownIn(both('要求'), 'zh', 'zh'), shownIn(both('要求'), 'en', 'zh')]).toEqual(['要求', '']);
  expect(shownIn({ zh: '要求', en: 'ban' }, 'en', 'zh')).toBe('ban');
});

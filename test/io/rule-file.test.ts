import { describe, expect, test } from 'vitest';
import { cityOfRuleFile, readRuleFile, ruleFileText } from '../../src/io/rule-file.ts';
import { problemLine } from '../../src/text/problems.ts';
import { bookOf, rule } from '../support/small-city.ts';

const named = (id: string) => ({ id, name: { zh: `层${id}`, en: id }, holder: null });
const book = bookOf(rule('red', 'red-line', 'red-line', 'avoid'), rule('own', 'layer-mine', 'mine', 'notice'));
const told = (text: string) => readRuleFile(text, 'r.json').problems.map((p) => [p.code, p.where, p.values]);

describe('a file of rules', () => {
  test('comes back as it was, with the layers that its rules name and no others', () => {
    const mine = { ...named('layer-mine'), holder: { zh: '局', en: 'office' } };
    const text = ruleFileText(book, [mine, named('layer-other')]);
    expect(text).not.toContain('layer-other');
    expect(readRuleFile(text)).toEqual({ ok: true, problems: [], value: { book, layers: [mine] } });
  });

  test('without layers of anybody has none, a byte order mark or not', () => {
    const text = ruleFileText(book, [named('layer-other')]);
    expect(JSON.parse(text)).toEqual(book);
    expect(readRuleFile(`\uFEFF${text}`)).toEqual({ ok: true, problems: [], value: { book, layers: [] } });
  });

  test.each(['', ' \n\t', '\uFEFF'])('with nothing in it is said to be empty: %j', (text) => {
    expect(told(text)).toEqual([['file-empty', { file: 'r.json' }, {}]]);
  });

  test('that is no JSON is told with the line and column where it stops', () => {
    expect(told('{\n  "schema":1,')).toEqual([['json-broken', { file: 'r.json' }, { line: 2, column: 14, text: '' }]]);
  });

  test('without a rule is refused rather than taking all away', () => {
    expect(told(JSON.stringify({ ...book, rules: [] }))).toEqual([
      ['rule-file-broken', { file: 'r.json', path: 'rules' }, { path: 'rules', fault: 'no-rules' }],
    ]);
    const [problem] = readRuleFile(JSON.stringify({ ...book, rules: [] })).problems;
    expect(problemLine(problem!, 'zh')).toContain('一条规则也没有');
    expect(problemLine(problem!, 'en')).toContain('there is not one rule');
  });

  test('with a layer that is none is told with its place', () => {
    const broken = JSON.stringify({ ...book, layers: [{ id: 'Layer 1', name: { zh: '层', en: 'l' }, holder: null }] });
    expect(told(broken)).toEqual([
      [
        'rule-file-broken',
        { file: 'r.json', path: 'layers.0.id' },
        { path: 'layers.0.id', fault: 'id', allowed: '', found: 'Layer 1' },
      ],
    ]);
  });

  test('says its city whatever else is wrong with it', () => {
    expect(cityOfRuleFile('\uFEFF{"city":"elsewhere"}')).toBe('elsewhere');
    expect(['{"city":4}', '{}', '[', 'null'].map(cityOfRuleFile)).toEqual([null, null, null, null]);
  });

  test('with a word that the format has not is told what the words mean', () => {
    const [first] = book.rules;
    const wrong = { ...book, rules: [{ ...first, outcome: 'forbid' }] };
    const [problem] = readRuleFile(JSON.stringify(wrong)).problems;
    expect(problemLine(problem!, 'zh')).toContain('avoid(建议避让)、justify(需论证)、certify(需认定)、notice(提示)');
    expect(problemLine(problem!, 'en')).toContain('avoid, justify, certify, notice');
  });
});

/** Sentences of what is wrong in a rule file: where, what, and what to do. */
import type { Problem } from '../domain/problems.ts';
import { RULE_FILE_FAULTS, type RuleFileFault } from '../domain/siting/rule-faults.ts';

import { outcomeWords } from './outcomes.ts';

type Values = Problem['values'];
type Faults = Readonly<Record<RuleFileFault, (values: Values) => string>>;

const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value));
const said = (value: string | number | undefined, words: (found: string) => string): string =>
  text(value) === '' ? '' : words(text(value));

const zhFound = (v: Values): string => said(v.found, (found) => `,文件里是“${found}”`);
const enFound = (v: Values): string => said(v.found, (found) => `; the file has “${found}”`);

/** What the words of the format mean. */
const GLOSSES: Readonly<Record<string, string>> = {
  ...outcomeWords.zh.outcomes,
  ...outcomeWords.zh.legal,
  overlap: '面重叠',
  crosses: '线穿越',
  within: '距离以内',
  cited: '有出处',
  unverified: '待核实',
  confirmed: '已核实',
  FOUND: '公开网页',
  SEED: '本市规划文本',
  USER: '用户录入',
};

/** `avoid(建议避让)、justify(需论证)`. */
const glossed = (allowed: string): string =>
  allowed
    .split(', ')
    .map((word) => (GLOSSES[word] ? `${word}(${GLOSSES[word]})` : word))
    .join('、');

const zh: Faults = {
  missing: () => '缺少这一项,请补上',
  empty: () => '这一项是空的,请填写或改为 null',
  'not-text': (v) => `应为文字${zhFound(v)}`,
  'not-number': (v) => `应为数字${zhFound(v)}`,
  'not-list': (v) => `应为列表 [ ]${zhFound(v)}`,
  'not-yes-no': (v) => `应为 true 或 false${zhFound(v)}`,
  'not-object': (v) => `应为一组成员 { }${zhFound(v)}`,
  'not-allowed': (v) => `只能是 ${glossed(text(v.allowed)) || '规定的值'}${zhFound(v)}`,
  amount: (v) => `应为 0 到 1,000,000 的数${zhFound(v)}`,
  id: (v) => `编号只能用小写字母、数字和连字符${zhFound(v)}`,
  date: (v) => `日期写作 2026、2026-03 或 2026-03-15${zhFound(v)}`,
  'unverified-says-more': () =>
    '待核实(unverified)的规则只能是提示(notice)且不列依据(citation 为 null);已核实的请把 verification 改为 cited 或 confirmed',
  'cited-without-source': () => '有出处(cited)的规则须写明依据 citation;没有出处的请改为 unverified',
  'confirmed-without-name': () => '已核实(confirmed)的规则须有核实人 confirmedBy,其他规则的 confirmedBy 应为 null',
  'kind-twice': () => '项目类型的编号重复,请改为各不相同',
  'rule-twice': () => '规则编号重复,请改为各不相同',
  'kind-unlisted': () => '有规则只限某种项目类型,而该类型不在 kinds 里,请补入 kinds 或改正',
  'no-rules': () => '文件里一条规则也没有;要全部恢复请用“全部恢复”',
  other: (v) => `不合规则文件的格式${zhFound(v)}`,
};

const en: Faults = {
  missing: () => 'this member is missing: add it',
  empty: () => 'this is empty: fill it in, or write null',
  'not-text': (v) => `must be text${enFound(v)}`,
  'not-number': (v) => `must be a number${enFound(v)}`,
  'not-list': (v) => `must be a list [ ]${enFound(v)}`,
  'not-yes-no': (v) => `must be true or false${enFound(v)}`,
  'not-object': (v) => `must be a group of members { }${enFound(v)}`,
  'not-allowed': (v) => `must be one of: ${text(v.allowed) || 'the words of the format'}${enFound(v)}`,
  amount: (v) => `must be a number from 0 to 1,000,000${enFound(v)}`,
  id: (v) => `an id has small letters, digits and hyphens only${enFound(v)}`,
  date: (v) => `write the date as 2026, 2026-03 or 2026-03-15${enFound(v)}`,
  'unverified-says-more': () =>
    'an unverified rule is a notice without a citation (citation null); where it was verified, set verification to cited or confirmed',
  'cited-without-source': () => 'a cited rule needs its citation; where there is none, make it unverified',
  'confirmed-without-name': () => 'a confirmed rule needs confirmedBy; confirmedBy of all other rules is null',
  'kind-twice': () => 'two kinds of project have one id: make them different',
  'rule-twice': () => 'two rules have one id: make them different',
  'kind-unlisted': () =>
    'a rule is limited to a kind of project that is not among kinds: add it there, or correct the rule',
  'no-rules': () => 'there is not one rule in the file; to go back to the shipped rules use “Reset all”',
  other: (v) => `does not fit the format of rule files${enFound(v)}`,
};

const faultOf = ({ fault }: Values): RuleFileFault => RULE_FILE_FAULTS.find((known) => known === fault) ?? 'other';

/** 第 3 条规则“own-1”(rules.2.outcome):…; without a place for what concerns the whole file. */
export function ruleFileZh(v: Values): string {
  const number = ruleNumber(v.path);
  const rule = number === null ? '' : `第 ${number} 条规则${said(v.rule, (id) => `“${id}”`)}`;
  const place = said(v.path, (path) => (rule === '' ? `“${path}”` : `${rule}(${path})`));
  return `${place === '' ? '' : `${place}:`}${zh[faultOf(v)](v)}。请改正后重新导入;现用规则没有改动。`;
}

export function ruleFileEn(v: Values): string {
  const number = ruleNumber(v.path);
  const rule = number === null ? '' : `Rule ${number}${said(v.rule, (id) => ` “${id}”`)}`;
  const place = said(v.path, (path) => (rule === '' ? `“${path}”` : `${rule} (${path})`));
  const what = en[faultOf(v)](v);
  const sentence = place === '' ? what.charAt(0).toUpperCase() + what.slice(1) : `${place}: ${what}`;
  return `${sentence}. Correct the file and import it again; the rules in use are unchanged.`;
}

/** Counted from 1; null for a place that is in no rule. */
function ruleNumber(path: string | number | undefined): number | null {
  const found = /^rules\.(\d+)/.exec(text(path));
  return found ? Number(found[1]) + 1 : null;
}

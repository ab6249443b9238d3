/** Pure: the members of a rule as words, for the list and for differences. */
import type { City } from '../../../domain/city.ts';
import type { RuleField } from '../../../domain/siting/rule-edits.ts';
import type { ProjectKind, Rule } from '../../../domain/siting/rules.ts';
import type { Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import { layerName } from './group-rules.ts';

export interface RuleWords {
  readonly text: Text;
  readonly language: Language;
  readonly city: Pick<City, 'layers' | 'absentLayers'>;
  readonly kinds: readonly ProjectKind[];
}

export function kindWords(kinds: readonly string[] | null, { text, language, kinds: known }: RuleWords): string {
  if (kinds === null) return text.rules.form.everyProject;
  return kinds.map((id) => known.find((k) => k.id === id)?.name[language] ?? id).join(SEPARATOR[language]);
}

const SEPARATOR = { zh: '、', en: ', ' } as const;

export function testWords({ test }: Pick<Rule, 'test'>, { text }: RuleWords): string {
  const { tests, toleranceArea, toleranceLength, inside } = text.rules.form;
  switch (test.kind) {
    case 'overlap':
      return `${tests.overlap} · ${toleranceArea} ${test.toleranceSquareMetres}`;
    case 'crosses':
      return `${tests.crosses} · ${toleranceLength} ${test.toleranceMetres}`;
    case 'within':
      return `${tests.within} ${test.metres} m${test.inside ? ` · ${inside}` : ''}`;
  }
}

export function targetWords({ target }: Pick<Rule, 'target'>, words: RuleWords): string {
  const { text, language, city } = words;
  const name = layerName(city, target.layer)?.[language] ?? text.rules.wholeCity;
  if (target.classes === null) return name;
  const layer = city.layers.find((l) => l.id === target.layer);
  const classes = target.classes.map((id) => layer?.classes.find((c) => c.id === id)?.name[language] ?? id);
  return `${name} · ${classes.join(SEPARATOR[language])}`;
}

/** A member in one text; empty where it is null. */
export function fieldWords(rule: Rule, field: RuleField, words: RuleWords): string {
  const { text, language } = words;
  switch (field) {
    case 'name':
    case 'short':
    case 'requirement':
    case 'note':
      return both(rule[field]);
    case 'target':
      return targetWords(rule, words);
    case 'kinds':
      return kindWords(rule.kinds, words);
    case 'test':
      return testWords(rule, words);
    case 'outcome':
      return text.siting.outcome[rule.outcome];
    case 'verification':
      return text.rules.verification[rule.verification];
    case 'confirmedBy':
      return rule.confirmedBy ? `${rule.confirmedBy.name} ${rule.confirmedBy.date}` : '';
    case 'activities':
      return rule.activities?.map((a, i) => `${i + 1} ${a[language]}`).join('\n') ?? '';
    case 'citation':
      return citationWords(rule, words);
  }
}

/** English only where it says something of its own. */
const both = (value: Rule['note']): string =>
  value === null ? '' : value.zh === value.en ? value.zh : `${value.zh}\n${value.en}`;

function citationWords({ citation }: Rule, { text }: RuleWords): string {
  if (!citation) return '';
  const { document, number, clause, quote, url, source, from, to, status } = citation;
  const words = text.rules.form.citation;
  const parts: readonly (readonly [string, string | null])[] = [
    [words.document, document],
    [words.number, number],
    [words.clause, clause],
    [words.quote, quote],
    [words.url, url],
    [words.source, text.rules.sources[source]],
    [words.from, from],
    [words.to, to],
    [words.status, text.rules.status[status]],
  ];
  return parts.flatMap(([label, value]) => (value === null ? [] : `${label} ${value}`)).join('\n');
}

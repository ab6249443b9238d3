/** 规则体检: what of a rule book wants a look before somebody relies on it. */
import type { City } from '../city.ts';
import { isPastDay, type Rule, type RuleBook, statusOn } from './rules.ts';

/**
 * `layer-unknown`: the city has no such layer, loaded or not; `layer-missing`: it is known and not loaded; `class-unknown`: the
 * layer has no such class; `test-unfit`: the test is none for the layer's geometry; `no-document`: confirmed without one;
 * `confirmed-date`: confirmed on a day that is none or has not come.
 */
export type RuleFault =
  | 'layer-unknown'
  | 'layer-missing'
  | 'class-unknown'
  | 'test-unfit'
  | 'expired'
  | 'draft'
  | 'no-requirement'
  | 'unverified'
  | 'no-document'
  | 'confirmed-date';

/** In the order in which they are told. */
const RULE_FAULTS: readonly RuleFault[] = [
  'layer-unknown',
  'class-unknown',
  'test-unfit',
  'layer-missing',
  'expired',
  'draft',
  'unverified',
  'no-document',
  'confirmed-date',
  'no-requirement',
];

type Layers = Pick<City, 'layers' | 'absentLayers'>;

/** The whole city as a target, whatever its districts are called. */
export const WHOLE_CITY = 'districts';

/** @param day Today, `2026-11-22`. */
export function ruleFaults(rule: Rule, city: Layers, day: string): readonly RuleFault[] {
  const found = new Set<RuleFault>(targetFaults(rule, city));
  const status = rule.citation && statusOn(rule.citation, day);
  if (status === 'expired' || status === 'draft') found.add(status);
  if (rule.verification === 'unverified') found.add('unverified');
  if (rule.verification === 'confirmed' && rule.citation === null) found.add('no-document');
  if (rule.confirmedBy && !isPastDay(rule.confirmedBy.date, day)) found.add('confirmed-date');
  if (rule.requirement === null) found.add('no-requirement');
  return RULE_FAULTS.filter((fault) => found.has(fault));
}

/** Geometry that a test needs; null where any will do. */
const GEOMETRY = { overlap: 'polygon', crosses: 'line', within: null } as const;

function targetFaults({ target, test }: Rule, { layers, absentLayers }: Layers): RuleFault[] {
  if (target.layer === WHOLE_CITY) return [];
  const layer = layers.find((l) => l.id === target.layer);
  if (!layer) return [absentLayers.some((l) => l.id === target.layer) ? 'layer-missing' : 'layer-unknown'];
  if (target.classes?.some((id) => !layer.classes.some((c) => c.id === id))) return ['class-unknown'];
  const needed = GEOMETRY[test.kind];
  return needed !== null && layer.geometry !== needed ? ['test-unfit'] : [];
}

/** Ids of the rules with each fault, faults that no rule has left out. */
export function reviewRules(
  book: RuleBook,
  city: Layers,
  day: string,
): readonly { readonly fault: RuleFault; readonly ruleIds: readonly string[] }[] {
  const faults = book.rules.map((rule) => ({ id: rule.id, faults: ruleFaults(rule, city, day) }));
  return RULE_FAULTS.map((fault) => ({
    fault,
    ruleIds: faults.filter((f) => f.faults.includes(fault)).map((f) => f.id),
  })).filter(({ ruleIds }) => ruleIds.length > 0);
}

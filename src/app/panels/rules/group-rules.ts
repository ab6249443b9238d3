/** Pure: the rules of a book by the layer they speak of, and what a filter leaves of them. */
import type { Bilingual, City } from '../../../domain/city.ts';
import { type RuleFault, ruleFaults, WHOLE_CITY } from '../../../domain/siting/rule-review.ts';
import type { Rule, RuleBook } from '../../../domain/siting/rules.ts';

export interface ListedRule {
  readonly rule: Rule;
  readonly faults: readonly RuleFault[];
}

export interface RuleGroup {
  readonly layerId: string;
  /** Null for the whole city. */
  readonly name: Bilingual | null;
  /** Whether the layer is there. */
  readonly isLoaded: boolean;
  readonly rules: readonly ListedRule[];
}

type Layers = Pick<City, 'layers' | 'absentLayers'>;

/** Name of a layer that a rule may name; an id that nobody knows stands for itself. */
export function layerName({ layers, absentLayers }: Layers, id: string): Bilingual | null {
  if (id === WHOLE_CITY) return null;
  return (layers.find((l) => l.id === id) ?? absentLayers.find((l) => l.id === id))?.name ?? { zh: id, en: id };
}

/** In the order of the book; rules of a layer that is not there come last, so that what is checked stands first. */
export function groupRules({ rules }: RuleBook, city: Layers, day: string): readonly RuleGroup[] {
  const ids = [...new Set(rules.map((r) => r.target.layer))];
  const isLoaded = (id: string) => id === WHOLE_CITY || city.layers.some((l) => l.id === id);
  const groups = ids.map((layerId) => ({
    layerId,
    name: layerName(city, layerId),
    isLoaded: isLoaded(layerId),
    rules: rules
      .filter((r) => r.target.layer === layerId)
      .map((rule) => ({ rule, faults: ruleFaults(rule, city, day) })),
  }));
  return [...groups.filter((g) => g.isLoaded), ...groups.filter((g) => !g.isLoaded)];
}

/** Faults that the list can be narrowed to. */
export const FILTER_FAULTS = [
  'unverified',
  'draft',
  'expired',
  'layer-missing',
  'no-document',
  'no-requirement',
] as const;
export type RuleFilter = 'all' | 'changed' | (typeof FILTER_FAULTS)[number];

/** The rules that hold all the words, in either language, and are of the status; groups without any go. */
export function filterRules(
  groups: readonly RuleGroup[],
  words: string,
  filter: RuleFilter,
  changed: ReadonlySet<string>,
): readonly RuleGroup[] {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ rule, faults }: ListedRule, name: Bilingual | null): boolean => {
    if (filter === 'changed' ? !changed.has(rule.id) : filter !== 'all' && !faults.includes(filter)) return false;
    const said = JSON.stringify([rule, name]).toLowerCase();
    return parts.every((part) => said.includes(part));
  };
  return groups
    .map((group) => ({ ...group, rules: group.rules.filter((r) => fits(r, group.name)) }))
    .filter(({ rules }) => rules.length > 0);
}

/** The rule book of each city. */
import type { Rule, RuleBook } from '../../../src/domain/siting/rules.ts';
import { baiyin } from './baiyin.ts';
import { kangbashi } from './kangbashi.ts';
import { kinds } from './kinds.ts';
import { maanshan } from './maanshan.ts';
import { national } from './national.ts';
import { ordos } from './ordos.ts';
import { shoreline } from './shoreline.ts';
import { wuhai } from './wuhai.ts';
import { mainStem, referenceBands, yellowRiver } from './yellow-river.ts';

const VERSION = '2026.11';

/** A city's own rules lead, so that they come first among the rules of a class. */
const rulesOf: Readonly<Record<string, readonly Rule[]>> = {
  wuhai: [...national, ...wuhai, ...yellowRiver, ...mainStem, ...shoreline()],
  ordos: [...national, ...ordos, ...referenceBands, ...yellowRiver, ...mainStem, ...shoreline()],
  baiyin: [...national, ...baiyin, ...referenceBands, ...yellowRiver, ...mainStem, ...shoreline()],
  maanshan: [...national, ...maanshan, ...shoreline('shore-protect')],
  kangbashi: [...kangbashi, ...national, ...yellowRiver, ...shoreline()],
};

/** Text of `rules.json`. @throws where the city has no rules. */
export function ruleFile(cityId: string): string {
  const rules = rulesOf[cityId];
  if (!rules) throw new Error(`no rules for ${cityId}`);
  const book: RuleBook = { schema: 1, city: cityId, version: VERSION, kinds, rules };
  return `${JSON.stringify(book, null, 2)}\n`;
}

/** What a parcel is for (地块用途), as files write it, against the kinds of project that rules know. Only ever a proposal. */
import type { RuleBook } from './rules.ts';

/** Words that say a kind and no other, by the id of the kind. */
const WORDS: Readonly<Record<string, RegExp>> = {
  chemical: /化工|石化|炼油/,
  'energy-intensive': /高耗能|高污染|高耗水|两高|电解铝|铁合金|水泥厂|钢铁/,
  mining: /采矿|采石|采砂|矿山|煤矿|露天矿|矿产/,
  tailings: /尾矿/,
  'spoil-dump': /排土场|弃渣场|弃土场/,
  linear: /公路|铁路|高速|管道|管线|输电|输气|输油|轨道交通/,
  'water-works': /水利|水工|水库|防洪|堤防|供水|泵站/,
  livestock: /畜禽|养猪|养牛|养羊|养鸡|畜牧/,
  tourism: /旅游|景区|科普/,
  restoration: /生态修复|生态保护修复|复垦|水土保持/,
  urban: /住宅|居住|商服|商业|办公|学校|医院|城镇建设/,
};

/**
 * The kind of the book that a use of land clearly says; null where it says none, or may mean two (工业 says nothing of 化工,
 * 矿山公路 is of mining and linear).
 */
export function kindOfUse({ kinds }: Pick<RuleBook, 'kinds'>, use: string): string | null {
  const words = use.trim();
  const exact = kinds.find(({ name }) => [name.zh, name.en].includes(words));
  if (exact) return exact.id;
  const [only, other] = kinds.filter(({ id }) => WORDS[id]?.test(words));
  return only && !other ? only.id : null;
}

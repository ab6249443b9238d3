/** Rules that advice and free ground do not keep off, in words: one line, the same in the app and in reports. */
import type { LeftOutReason, LeftOutRule } from '../domain/siting/left-out.ts';
import { LEFT_OUT_REASONS } from '../domain/siting/left-out.ts';
import type { Language } from './problems.ts';

const zh = {
  advice: (items: string) => `平移与裁切未作为避让条件:${items}`,
  ground: (items: string) => `可选区域未避开:${items}`,
  reasons: {
    removed: (n: number) => `已删除的规则 ${n} 条`,
    lapsed: (n: number) => `已到期的条款 ${n} 条`,
    'kind-not-stated': (n: number) => `项目类型未说明、仅限部分类型的规则 ${n} 条`,
    notice: (n: number) => `提示 ${n} 条`,
  } satisfies Record<LeftOutReason, (n: number) => string>,
  named: (words: string, names: string) => `${words}(${names})`,
  more: (names: string) => `${names}等`,
  and: '、',
  stop: ';',
};

const en: typeof zh = {
  advice: (items) => `Move and cut do not keep off: ${items}`,
  ground: (items) => `Free ground does not keep off: ${items}`,
  reasons: {
    removed: (n) => `${n} deleted ${n === 1 ? 'rule' : 'rules'}`,
    lapsed: (n) => `${n} expired ${n === 1 ? 'clause' : 'clauses'}`,
    'kind-not-stated': (n) => `${n} ${n === 1 ? 'rule' : 'rules'} for some kinds of project, the kind not being stated`,
    notice: (n) => `${n} ${n === 1 ? 'note' : 'notes'}`,
  },
  named: (words, names) => `${words} (${names})`,
  more: (names) => `${names}, …`,
  and: ', ',
  stop: '; ',
};

const all = { zh, en };

/** Empty where nothing was left out. `most`: names of one reason that are told, all where it is left out. */
export function leftOutWords(
  rules: readonly LeftOutRule[],
  of: 'advice' | 'ground',
  language: Language,
  most = Number.POSITIVE_INFINITY,
): string {
  const words = all[language];
  const items = LEFT_OUT_REASONS.flatMap((reason) => {
    const own = rules.filter((rule) => rule.reason === reason);
    if (own.length === 0) return [];
    const names = own
      .slice(0, most)
      .map(({ name }) => name[language])
      .join(words.and);
    return [words.named(words.reasons[reason](own.length), own.length > most ? words.more(names) : names)];
  });
  return items.length > 0 ? words[of](items.join(words.stop)) : '';
}

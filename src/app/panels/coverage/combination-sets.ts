/** Sets of the combination plot by name. Pure. */
import type { Bilingual, City } from '../../../domain/city.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';

type CombinationSet = CoverageResult['combinationSets'][number];

/** A set of inner bands is named by the distances it spans, since the name of one band would leave out the others. */
export function setName({ name, classKeys }: CombinationSet, { bandSet }: Pick<City, 'bandSet'>): Bilingual {
  const rings = bandSet?.rings.filter((ring) => classKeys.includes(`${bandSet.bandsLayer}/${ring.class}`)) ?? [];
  if (!bandSet || rings.length === 0 || rings.length !== classKeys.length) return name;
  const from = Math.min(...rings.map((ring) => ring.fromMetres));
  const to = Math.max(...rings.map((ring) => ring.toMetres));
  const span = `${from}-${to} m`;
  return { zh: `${span} 带`, en: `${span} band` };
}

/** Names of some of the sets, in the order of the plot. */
export function setNames(
  keys: readonly string[],
  { combinationSets }: Pick<CoverageResult, 'combinationSets'>,
  city: Pick<City, 'bandSet'>,
  language: 'zh' | 'en',
): string[] {
  return combinationSets.filter((set) => keys.includes(set.key)).map((set) => setName(set, city)[language]);
}

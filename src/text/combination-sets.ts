/** Sets of the combination plot by name. Pure. */
import type { Bilingual, City } from '../domain/city.ts';
import type { CoverageResult } from '../domain/coverage/result.ts';

type CombinationSet = CoverageResult['combinationSets'][number];

/** Classes that are named before the rest is counted. */
const NAMED = 2;

/**
 * A set of inner bands is named by the distances it spans, since the name of one band would leave out the others; a set that
 * holds some classes of its layer only, by those.
 */
export function setName(set: CombinationSet, city: Pick<City, 'bandSet' | 'layers'>): Bilingual {
  return spanOf(set, city) ?? classesOf(set, city) ?? set.name;
}

function spanOf({ classKeys }: CombinationSet, { bandSet }: Pick<City, 'bandSet'>): Bilingual | null {
  const rings = bandSet?.rings.filter((ring) => classKeys.includes(`${bandSet.bandsLayer}/${ring.class}`)) ?? [];
  if (!bandSet || rings.length === 0 || rings.length !== classKeys.length) return null;
  const from = Math.min(...rings.map((ring) => ring.fromMetres));
  const to = Math.max(...rings.map((ring) => ring.toMetres));
  const span = `${from}-${to} m`;
  return { zh: `${span} 带`, en: `${span} band` };
}

/** Null where the set is its layer whole. */
function classesOf({ classKeys }: CombinationSet, { layers }: Pick<City, 'layers'>): Bilingual | null {
  const layer = layers.find(({ id }) => classKeys[0]?.startsWith(`${id}/`));
  const own = layer?.classes.filter((c) => classKeys.includes(`${layer.id}/${c.id}`)) ?? [];
  if (!layer || own.length === 0 || own.length === layer.classes.length || layer.role === 'bands') return null;
  const first = own.slice(0, NAMED);
  const rest = own.length - first.length;
  const zh = first.map((c) => c.name.zh).join('、');
  const en = first.map((c) => c.name.en).join(', ');
  return rest === 0 ? { zh, en } : { zh: `${zh}等 ${own.length} 类`, en: `${en} and ${rest} more` };
}

/** Names of some of the sets, in the order of the plot. */
export function setNames(
  keys: readonly string[],
  { combinationSets }: Pick<CoverageResult, 'combinationSets'>,
  city: Pick<City, 'bandSet' | 'layers'>,
  language: 'zh' | 'en',
): string[] {
  return combinationSets.filter((set) => keys.includes(set.key)).map((set) => setName(set, city)[language]);
}

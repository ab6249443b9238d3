/** What a city's plan asks, and the measures that answer it, as data. */
import * as v from 'valibot';
import type { City, CityLayer } from './city.ts';
import { bilingual, id } from './city-fields.ts';
import { SITE_STATUSES } from './site-status.ts';

/** Share of some ground that lies within a distance of a supply (服务半径覆盖率). */
export const service = v.object({
  id,
  name: bilingual,
  /** Points or polygons. */
  supply: v.object({ layerId: id }),
  radiusMetres: v.pipe(v.number(), v.gtValue(0)),
  demand: v.object({
    layerId: id,
    /** The kind of land the share is of; it is part of the figure's name. */
    land: v.picklist(['built-up', 'residential']),
    /** Ids of the features that are meant; null for all. */
    featureIds: v.nullable(v.pipe(v.array(v.string()), v.minLength(1))),
  }),
  note: v.nullable(bilingual),
});

/** What answers a target. */
const measure = v.variant('kind', [
  /** 面积不减少: two versions of a layer against each other, of these classes or of all. */
  v.object({ kind: v.literal('no-net-loss'), layerId: id, classIds: v.nullable(v.array(id)) }),
  /** Share of the shore in the zones that are counted. */
  v.object({ kind: v.literal('shoreline-rate') }),
  v.object({ kind: v.literal('service'), serviceId: id }),
  /** Sites of a class whose status counts as done, by the end of a year. */
  v.object({
    kind: v.literal('sites-done'),
    layerId: id,
    classId: id,
    doneStatuses: v.pipe(v.array(v.picklist(SITE_STATUSES)), v.minLength(1)),
    deadline: v.nullable(v.pipe(v.number(), v.integer())),
  }),
  /** Sites of a class that lie in control classes (class keys). */
  v.object({
    kind: v.literal('sites-within'),
    layerId: id,
    classId: id,
    within: v.pipe(v.array(v.string()), v.minLength(1)),
  }),
  /** How many features are drawn; with names, how many of those names are. */
  v.object({
    kind: v.literal('feature-count'),
    layerId: id,
    classId: v.nullable(id),
    names: v.nullable(v.array(v.string())),
  }),
  /** An official area beside the area of the layer: agreement of outlines, never a judgement. */
  v.object({ kind: v.literal('layer-area'), layerId: id }),
  /** Share of a layer's ground that is of one class. */
  v.object({ kind: v.literal('class-share'), layerId: id, classId: id }),
  /** Pairs of different named areas of a layer that overlap (交叉重叠). */
  v.object({ kind: v.literal('overlap-pairs'), layerId: id }),
  /** Ground of these classes (class keys), counted once. */
  v.object({ kind: v.literal('ground'), classKeys: v.pipe(v.array(v.string()), v.minLength(1)) }),
  /** Nothing on this map: what would be needed, and whether that is a layer (缺数据) or no spatial matter (非空间指标). */
  v.object({ kind: v.literal('none'), spatial: v.boolean(), needs: bilingual }),
]);

/** A target of the city's plan, in its words, and the measure that answers it. */
export const target = v.object({
  indicator: id,
  name: bilingual,
  /** In `unit`; null where the plan sets no number. */
  value: v.nullable(v.number()),
  /**
   * `all`: every one of the sites; `set-above`: a higher authority sets the number, the user enters it; `no-number`: asked
   * for or controlled without a number; `stated`: an official figure to compare with; `planned`: a number, shown as 规划值.
   */
  comparison: v.picklist([
    'at-least',
    'at-most',
    'equal',
    'reduce',
    'all',
    'not-less-than-baseline',
    'set-above',
    'trend',
    'no-number',
    'stated',
    'planned',
  ]),
  unit: v.string(),
  /** Literal words of the plan; null: the plan sets none, the indicator is for the user's own target. */
  quote: v.nullable(v.string()),
  source: v.nullable(v.string()),
  measure,
  /** In what the measure stands for the words, or falls short of them. */
  note: v.nullable(bilingual),
});

/** Classes of the shoreline layer: those that count as protected, and the one of stretches without a zone. */
export const shorelineRate = v.object({
  countedClasses: v.pipe(v.array(id), v.minLength(1)),
  unclassifiedClass: v.nullable(id),
});

type Layers = ReadonlyMap<string, CityLayer>;

/** Services, shoreline and targets must name only what is there; throws where they do not. */
export function checkTargets(city: City, layers: Layers): void {
  const mustHave = (what: string, layerId: string, classId: string | null = null) => {
    const layer = layers.get(layerId);
    if (layer && (classId === null || layer.classes.some((c) => c.id === classId))) return;
    throw new Error(`city ${city.id}: ${what} names no known layer and class: ${layerId} ${classId ?? ''}`);
  };
  for (const { id: name, supply, demand } of city.services)
    for (const { layerId } of [supply, demand]) mustHave(`service ${name}`, layerId);
  if (city.shorelineRate) {
    const shoreline = city.layers.find((l) => l.role === 'shoreline')?.id ?? '';
    const { countedClasses, unclassifiedClass } = city.shorelineRate;
    for (const c of [...countedClasses, unclassifiedClass]) mustHave('the shoreline rate', shoreline, c);
  }
  const indicators = new Set<string>();
  for (const { indicator, measure } of city.targets) {
    const what = `target ${indicator}`;
    if (indicators.has(indicator)) throw new Error(`city ${city.id}: ${what} stands twice`);
    indicators.add(indicator);
    if (measure.kind === 'service' && !city.services.some((s) => s.id === measure.serviceId))
      throw new Error(`city ${city.id}: ${what} names no known service: ${measure.serviceId}`);
    if (measure.kind === 'shoreline-rate' && !city.shorelineRate)
      throw new Error(`city ${city.id}: ${what} has no shoreline`);
    for (const [layerId, classId] of namedBy(measure)) mustHave(what, layerId, classId);
  }
}

/** Layers and classes that a measure names. */
function namedBy(measure: City['targets'][number]['measure']): (readonly [string, string | null])[] {
  const ofKey = (key: string) => [key.split('/')[0]!, key.split('/')[1] ?? ''] as const;
  switch (measure.kind) {
    case 'no-net-loss':
      return (measure.classIds ?? [null]).map((c) => [measure.layerId, c] as const);
    case 'sites-within':
      return [[measure.layerId, measure.classId], ...measure.within.map(ofKey)];
    case 'sites-done':
    case 'feature-count':
    case 'class-share':
      return [[measure.layerId, measure.classId]];
    case 'layer-area':
    case 'overlap-pairs':
      return [[measure.layerId, null]];
    case 'ground':
      return measure.classKeys.map(ofKey);
    default:
      return [];
  }
}

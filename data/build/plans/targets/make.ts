/** Targets from the words of a city's plan, and the measures that answer them. */
import type { Bilingual, Measure, Target } from '../../../../src/domain/city.ts';
import { names } from './names.ts';

interface Row {
  readonly indicator: keyof typeof names;
  readonly value?: number;
  readonly comparison: Target['comparison'];
  readonly unit: string;
  /** Literal words of the plan; null: it sets no such target, a user may enter one. */
  readonly quote: string | null;
  readonly measure: Measure;
  readonly note?: Bilingual;
}

export function planTargets(title: string, rows: readonly Row[]): Target[] {
  return rows.map(({ indicator, value = null, comparison, unit, quote, measure, note = null }) => ({
    indicator,
    name: names[indicator],
    value,
    comparison,
    unit,
    quote,
    source: quote === null ? null : title,
    measure,
    note,
  }));
}

export const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** Only the first of the three parts of 面积不减少、性质不改变、功能不降低 can be seen in outlines. */
export const AREA_ONLY = both(
  '只答面积;性质、功能不由图形说明',
  'The area only; nature and function are not told by outlines',
);

export const noNetLoss = (layerId: string): Measure => ({ kind: 'no-net-loss', layerId, classIds: null });
export const shorelineRate: Measure = { kind: 'shoreline-rate' };
export const servedBy = (serviceId: string): Measure => ({ kind: 'service', serviceId });
export const ground = (...classKeys: string[]): Measure => ({ kind: 'ground', classKeys });

/** 已销号 is done; 已完成待验收 is not yet. */
export const sitesDone = (classId: string, deadline: number | null, layerId = 'sites'): Measure => ({
  kind: 'sites-done',
  layerId,
  classId,
  doneStatuses: ['closed'],
  deadline,
});
export const countOf = (layerId: string, classId: string | null, names: string[] | null = null): Measure => ({
  kind: 'feature-count',
  layerId,
  classId,
  names,
});
/** A spatial matter whose layer is nowhere supplied. */
export const absent = (zh: string, en: string): Measure => ({ kind: 'none', spatial: true, needs: both(zh, en) });
export const nonSpatial = (zh: string, en: string): Measure => ({ kind: 'none', spatial: false, needs: both(zh, en) });

export const PARK_AREA_PER_PERSON = absent('城镇人口,完整的公园绿地图斑', 'urban population, all parks as polygons');
export const FOREST_LAND = absent('林地图斑(国土变更调查)', 'forest land of the land survey');
export const FOREST_AND_GRASS = absent('林地、草地图斑(国土变更调查)', 'forest and grassland of the land survey');

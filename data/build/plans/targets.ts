/** Indicators by name, and targets from a city's plan. */
import type { City } from '../../../src/domain/city.ts';

type Target = City['targets'][number];

const names = {
  'red-line-area': { zh: '生态保护红线面积不减少', en: 'Red line area not reduced' },
  'protected-area': { zh: '自然保护地面积不减少', en: 'Protected area not reduced' },
  'natural-space-area': { zh: '自然生态空间面积不减少', en: 'Natural ecological space not reduced' },
  'shoreline-rate': { zh: '河湖岸线保护率', en: 'Shoreline protection rate' },
  'park-coverage': { zh: '公园绿地 500 m 服务半径覆盖率', en: 'Park coverage within 500 m' },
  'stop-coverage': { zh: '公交站点 500 m 覆盖率', en: 'Bus stop coverage within 500 m' },
  'bike-coverage': { zh: '公共自行车 500 m 服务半径覆盖率', en: 'Bike rental coverage within 500 m' },
  'legacy-mines': { zh: '历史遗留矿山治理', en: 'Legacy mines treated' },
  'treatment-blocks': { zh: '集中连片治理', en: 'Contiguous treatment blocks' },
  'coal-parks': { zh: '综合性煤炭产业园', en: 'Coal industry parks' },
  'green-ratio': { zh: '绿地率', en: 'Green space ratio' },
  'park-per-person': { zh: '城镇人均公园绿地面积', en: 'Park area per urban resident' },
  'green-cover': { zh: '城区绿地覆盖率', en: 'Urban green cover' },
  'soil-retention': { zh: '水土保持率', en: 'Soil and water conservation rate' },
  'forest-cover': { zh: '森林覆盖率', en: 'Forest cover' },
  'grass-cover': { zh: '草原综合植被覆盖度', en: 'Grassland vegetation cover' },
  'forest-grass-cover': { zh: '林草覆盖率', en: 'Forest and grass cover' },
  'district-area': { zh: '总面积', en: 'Total area' },
  'built-up-area': { zh: '建成区面积', en: 'Built-up area' },
} as const;

/** Indicator, value, comparison, unit, literal words of the plan (null: the plan sets none, a user may enter one). */
type Row = [keyof typeof names, number | null, Target['comparison'], string, string | null];

export function planTargets(title: string, rows: readonly Row[]): Target[] {
  return rows.map(([indicator, value, comparison, unit, quote]) => ({
    indicator,
    name: names[indicator],
    value,
    comparison,
    unit,
    quote,
    source: quote === null ? null : title,
  }));
}

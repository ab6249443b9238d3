/** Wuhai's three distances, shown for reference along the Yellow River in other cities. */
import type { CityPlan } from '../plan.ts';

export const yellowRiverReference = (thinning: number): CityPlan['bands'] => ({
  set: {
    name: { zh: '沿黄管控带(参考)', en: 'Yellow River bands (reference)' },
    standing: 'reference',
    boundaryLayer: 'management-range',
    bandsLayer: 'bands',
    rings: [
      { class: 'band-200', fromMetres: 0, toMetres: 200 },
      { class: 'band-1000', fromMetres: 200, toMetres: 1000 },
      { class: 'band-3000', fromMetres: 1000, toMetres: 3000 },
    ],
    basis: {
      zh: '参考乌海市“美丽乌海”生态环境提质实施方案(征求意见稿)的三条距离;本市规划未作规定',
      en: 'The three distances of Wuhai’s draft plan, for reference; this city’s plan sets none',
    },
  },
  thinning,
  names: ['参考带', '参考带', '参考带'],
});

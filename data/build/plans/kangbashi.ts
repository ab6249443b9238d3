/** Kangbashi 康巴什, a district of Ordos, on a tributary: no river bands apply. */
import type { CityPlan } from '../plan.ts';
import { forestPark, greenControlLine, noLivestockZone, shorelineControl } from './absent.ts';
import * as holder from './holders.ts';
import { parkService, stopService } from './services.ts';
import { kangbashiTargets } from './targets/kangbashi.ts';
import { usualZones } from './zones.ts';

const TITLE = '鄂尔多斯市康巴什区“十四五”生态环境保护规划';

export const kangbashi: CityPlan = {
  id: 'kangbashi',
  name: { zh: '康巴什区', en: 'Kangbashi' },
  river: { zh: '乌兰木伦河', en: 'Ulan Mulun River' },
  plan: { title: TITLE, date: '2022-04', draft: false },
  centre: [109.82, 39.62],
  projectedCrs: [4525, 4546, 4497, 4508],
  dataVersion: 'KB-2025.10-示意',
  borders: {
    files: ['nei4_meng2_gu3_e4_er3_duo1_si1'],
    own: (code) => code === '150603',
    box: [109.35, 39.35, 110.3, 39.95],
    tolerance: 0,
  },
  water: { left: [35, 140], right: [35, 140], step: 110 },
  range: { left: [90, 330], right: [90, 330], step: 110 },
  lake: null,
  openStreetMapRiver: false,
  ragged: { roughness: 0.15, edge: 140 },
  redLine: [
    { name: '康巴什区北部红线', type: '水土保持', at: [109.72, 39.71], radius: 2500, stretch: 1.8, turn: -30 },
    { name: '康巴什区西部红线', type: '防风固沙', at: [109.64, 39.67], radius: 1900, stretch: 1.5, turn: 20 },
    { name: '康巴什区东部红线', type: '水土保持', at: [109.96, 39.6], radius: 2200, stretch: 1.7, turn: -50 },
    { name: '乌兰木伦河红线', type: '水源涵养', at: [109.78, 39.588], radius: 900, stretch: 4, turn: -3 },
    { name: '康巴什区东南红线', type: '水土保持', at: [110.005, 39.54], radius: 1300, stretch: 1.6, turn: 80 },
  ],
  holes: [{ at: [109.725, 39.708], radius: 320 }],
  gains: [],
  losses: [],
  dirty: [{ at: [109.75, 39.69], radius: 900 }],
  space: [
    { name: '康巴什区北部一般生态空间', at: [109.76, 39.685], radius: 2700, stretch: 2, turn: -25 },
    { name: '康巴什区东部一般生态空间', at: [109.92, 39.63], radius: 2400, stretch: 1.8, turn: -20 },
    { name: '康巴什区南部一般生态空间', at: [109.94, 39.575], radius: 1500, stretch: 2, turn: -30 },
  ],
  areas: [
    {
      name: '康巴什区森林公园',
      type: '森林公园',
      at: [109.73, 39.705],
      radius: 1800,
      stretch: 1.6,
      turn: -30,
      cores: [],
    },
    {
      name: '乌兰木伦湖湿地公园',
      type: '湿地公园',
      at: [109.785, 39.588],
      radius: 800,
      stretch: 3.6,
      turn: -3,
      cores: [],
    },
    {
      name: '康巴什区东部自然保护地',
      type: '自然公园',
      at: [109.96, 39.605],
      radius: 1500,
      stretch: 1.6,
      turn: -50,
      cores: [{ at: [109.962, 39.603], radius: 750 }],
    },
  ],
  builtUp: [
    {
      name: '康巴什区建成区',
      corners:
        '109.761 39.6061, 109.7929 39.5979, 109.8293 39.5998, 109.8657 39.6016, 109.8793 39.6243, 109.8566 39.638, 109.8156 39.6398, 109.7747 39.6334',
    },
  ],
  lakes: [{ name: '乌兰木伦湖', at: [109.782, 39.583], radius: 560, stretch: 4, turn: 2 }],
  sources: [{ name: '康巴什区饮用水水源保护区', at: [109.66, 39.655], radius: 800, core: 240 }],
  mining: [
    { at: [109.9, 39.66], radius: 1500 },
    { at: [109.98, 39.56], radius: 1200 },
  ],
  blocks: 0,
  coalParks: [],
  parks: 34,
  stopSpacing: 720,
  bikes: null,
  sites: [
    {
      class: 'outfall',
      type: '入河排污口',
      count: 4,
      where: 'river',
      deadlines: [2025],
      status: [0, 1, 1, 2],
      holder: '生态环境局',
    },
    {
      class: 'plot',
      type: '污染地块',
      count: 2,
      where: 'built-up',
      deadlines: [2025],
      status: [0, 1, 0, 1],
      holder: '生态环境局',
    },
    {
      class: 'mine',
      type: '历史遗留矿山',
      count: 3,
      where: 'mining',
      deadlines: [2024, 2025],
      status: [0, 1, 1, 1],
      holder: '自然资源局',
    },
  ],
  banks: [{ bank: '左岸', from: [109.64, 39.65], to: [110.02, 39.52], zones: usualZones(3, true) }],
  bands: null,
  holders: {
    'red-line': holder.NATURAL_RESOURCES,
    'ecological-space': holder.NATURAL_RESOURCES,
    'protected-areas': holder.FORESTRY,
    'management-range': holder.WATER_RESOURCES,
    shoreline: holder.WATER_RESOURCES,
    'water-sources': holder.ENVIRONMENT,
    'built-up': holder.HOUSING,
    parks: holder.HOUSING,
    stops: holder.TRANSPORT,
  },
  targets: kangbashiTargets,
  services: [parkService, stopService],
  earlier: [],
  absent: [forestPark, greenControlLine, noLivestockZone, shorelineControl(holder.WATER_RESOURCES)],
};

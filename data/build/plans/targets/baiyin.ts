/** Targets of Baiyin's plan; its tables are pictures, so only the figures of its text are here. */
import { absent, both, countOf, ground, noNetLoss, planTargets, servedBy, shorelineRate, sitesDone } from './make.ts';

const MINING_WORKS = '历史遗留采煤沉陷区综合治理以及尾矿库治理等环境治理工程';

export const baiyinTargets = planTargets('白银市国家生态文明建设示范市规划(2021-2025年)', [
  {
    indicator: 'natural-space-area',
    comparison: 'not-less-than-baseline',
    unit: '公顷',
    quote: '自然生态空间面积不减少、性质不改变、功能不降低',
    measure: noNetLoss('ecological-space'),
    note: both(
      '以一般生态空间图层计;只答面积,性质、功能不由图形说明',
      'Of the layer of general ecological space; the area only, nature and function are not told by outlines',
    ),
  },
  {
    indicator: 'shoreline-rate',
    value: 100,
    comparison: 'at-least',
    unit: '%',
    quote: '河湖岸线保护率达到100%',
    measure: shorelineRate,
    note: both(
      '规划未写明口径:占全部岸线与目标完成度并列',
      'The plan does not say what the share is of: both readings are given',
    ),
  },
  {
    indicator: 'bike-coverage',
    value: 100,
    comparison: 'at-least',
    unit: '%',
    quote: '白银城区布置建设自行车租赁网点,满足500米服务半径覆盖率100%',
    measure: servedBy('bikes'),
  },
  {
    indicator: 'red-line-drawn',
    comparison: 'no-number',
    unit: '公顷',
    quote: '确保生态保护红线“划得出、落得下、管得住”',
    measure: ground('red-line/red-line'),
  },
  {
    indicator: 'named-areas',
    value: 8,
    comparison: 'stated',
    unit: '处',
    quote:
      '景泰黄河石林国家地质公园、景泰白墩子盐沼国家湿地自然公园、靖远法泉寺省级森林自然公园以及会宁东山、会宁铁木山、靖远哈思山、景泰寿鹿山、平川崛吴山等省级自然保护区',
    measure: countOf('protected-areas', null, [
      '景泰黄河石林',
      '景泰白墩子盐沼',
      '靖远法泉寺',
      '会宁东山',
      '会宁铁木山',
      '靖远哈思山',
      '景泰寿鹿山',
      '平川崛吴山',
    ]),
    note: both(
      '图上是否有同名保护地;管理水平不由图形说明',
      'Whether they are on the map; their management is not told by outlines',
    ),
  },
  {
    indicator: 'legacy-mines',
    comparison: 'no-number',
    unit: '处',
    quote: '历史遗留矿山生态环境恢复治理',
    measure: sitesDone('mine', null),
  },
  {
    indicator: 'subsidence-areas',
    comparison: 'no-number',
    unit: '处',
    quote: MINING_WORKS,
    measure: sitesDone('subsidence', null),
  },
  {
    indicator: 'tailings-ponds',
    comparison: 'no-number',
    unit: '处',
    quote: MINING_WORKS,
    measure: sitesDone('tailings', null),
  },
  {
    indicator: 'source-outfalls',
    comparison: 'reduce',
    unit: '处',
    quote: '依法清理饮用水水源保护区内违法建筑和排污口',
    measure: {
      kind: 'sites-within',
      layerId: 'sites',
      classId: 'outfall',
      within: ['water-sources/source-1', 'water-sources/source-2'],
    },
    note: both('只计排污口;违法建筑不在图上', 'Outfalls only; unlawful buildings are not on the map'),
  },
  {
    indicator: 'priority-townships',
    comparison: 'no-number',
    unit: '个',
    quote: '平川区王家山镇、宝积乡、共和镇、白银区王岘镇和靖远县东升乡等为重点治理区域',
    measure: absent('乡镇界线', 'township borders'),
  },
  {
    indicator: 'estate-green',
    value: 30,
    comparison: 'planned',
    unit: '%',
    quote: '新建小区要把配套绿地率不得低于30%作为硬性指标',
    measure: absent('新建小区地块与配套绿地', 'new estates and their green space'),
  },
  {
    indicator: 'new-green',
    value: 2,
    comparison: 'planned',
    unit: '万亩',
    quote: '新增绿化面积2万亩',
    measure: absent('绿化图斑的两个时期', 'green space at two dates'),
  },
  {
    indicator: 'carbon-forest',
    value: 10,
    comparison: 'planned',
    unit: '万亩',
    quote: '在各县区分别建设10万亩以上的碳汇林基地',
    measure: absent('碳汇林基地图斑', 'carbon forests as polygons'),
  },
]);

/** Figures of Wuhai's draft plan, each with its words. */
import { planTargets } from '../targets.ts';

export const targets = planTargets('“美丽乌海”生态环境提质实施方案(征求意见稿)', [
  ['red-line-area', null, 'not-less-than-baseline', '公顷', '确保生态保护红线面积不减少、性质不改变、功能不降低'],
  ['protected-area', null, 'not-less-than-baseline', '公顷', null],
  ['shoreline-rate', null, 'set-above', '%', null],
  ['park-coverage', 80, 'at-least', '%', '建成区公园绿地500米服务半径覆盖率不低于80%'],
  ['stop-coverage', 90, 'at-least', '%', '建成区公交站点500米覆盖率不低于90%'],
  ['legacy-mines', 16, 'at-least', '家', '16家历史遗留无主矿山2023年底前全部完成'],
  ['treatment-blocks', 10, 'at-least', '处', '到2023年全市10处集中连片治理初见成效,2025年集中连片治理基本完成'],
  ['coal-parks', 9, 'planned', '个', '基本建成9个综合性煤炭产业园'],
  ['green-ratio', 36, 'planned', '%', '绿地率不低于36%'],
  ['park-per-person', 15, 'planned', '平方米/人', '城镇人均公园绿地面积不低于15平方米'],
  ['soil-retention', 43.42, 'planned', '%', '2025年力争水土保持率达到43.42%'],
  ['forest-cover', 3.78, 'planned', '%', '森林覆盖率达到3.78%'],
  ['grass-cover', 21, 'planned', '%', '草原综合植被覆盖度保持在21%'],
  ['forest-grass-cover', 35, 'planned', '%', '林草覆盖率达到35%'],
]);

/** Kangbashi: the plan for the 14th five-year period. */
import type { Rule } from '../../../src/domain/siting/rules.ts';
import { ENERGY_INTENSIVE } from './kinds.ts';
import { both, clausesOf, ecologicalSpaces, managementRange, seed, target, wholeCity } from './make.ts';
import { sourceZones } from './water-sources.ts';

const PLAN = { document: '鄂尔多斯市康巴什区“十四五”生态环境保护规划', from: '2021', to: '2025' } as const;
const ofPlan = clausesOf(both('“十四五”规划', '14th five-year plan'), (quote) => seed({ ...PLAN, quote }));
const BUILDING_BAN = both(
  '禁止在湖泊水面、森林公园内开展与保护无关的一切建设活动。',
  'On lakes and in forest parks no building unrelated to their protection.',
);
const BUILDING_QUOTE = '禁止在湖泊水面、森林公园内开展与保护无关的一切建设活动';
const USE_BAN = both(
  '不得将主干河流、湖泊及两岸绿地控制线内的用地改作他用。',
  'Land inside main rivers, lakes and the green control lines of their banks may not be put to other use.',
);
const USE_QUOTE = '不得将主干河流、湖泊及两岸绿地控制线内的用地改作他用';

const bans = [
  ofPlan({
    id: 'kangbashi-lake',
    name: both('湖泊水面', 'Lakes'),
    target: target('water', 'lake'),
    outcome: 'avoid',
    requirement: BUILDING_BAN,
    quote: BUILDING_QUOTE,
  }),
  ofPlan({
    id: 'kangbashi-forest-park',
    name: both('森林公园', 'Forest parks'),
    target: target('forest-park'),
    outcome: 'avoid',
    requirement: BUILDING_BAN,
    quote: BUILDING_QUOTE,
  }),
  ofPlan({
    id: 'kangbashi-green-line',
    name: both('河湖两岸绿地控制线', 'Green control lines of the banks'),
    target: target('green-control-line'),
    outcome: 'avoid',
    requirement: USE_BAN,
    quote: USE_QUOTE,
  }),
  ofPlan({
    id: 'kangbashi-main-river',
    name: both('主干河流用地', 'Land of main rivers'),
    target: managementRange,
    outcome: 'justify',
    requirement: USE_BAN,
    note: both(
      '主干河流用地的界线未提供,以河道管理范围代替。',
      'The boundary of river land is not supplied; the management range stands for it.',
    ),
    quote: USE_QUOTE,
  }),
];

const livestock = ofPlan({
  id: 'kangbashi-no-livestock',
  name: both('畜禽养殖禁养区', 'No-livestock zone'),
  target: target('no-livestock-zone'),
  kinds: ['livestock'],
  outcome: 'avoid',
  requirement: both('落实禁养区划定方案。', 'The delimited no-livestock zones apply.'),
  quote: '落实禁养区划定方案',
});

const ecologicalSpace = ofPlan({
  id: 'kangbashi-ecological-space',
  name: both('一般生态空间', 'General ecological space'),
  target: ecologicalSpaces,
  outcome: 'notice',
  requirement: both(
    '按“三线一单”生态环境分区管控要求实施,具体要求请补录。',
    'The zoned control requirements apply; enter them.',
  ),
  quote: '强化生态空间管控约束',
});

const twoHigh = ofPlan({
  id: 'kangbashi-two-high',
  name: both('“两高”项目环评审批', 'Approval of energy-intensive projects'),
  target: wholeCity,
  kinds: ENERGY_INTENSIVE,
  outcome: 'notice',
  requirement: both(
    '严格执行“两高”及各行业项目环评审批原则和准入条件。',
    'The principles of approval and the access conditions of energy-intensive projects are strictly applied.',
  ),
  quote: '严格执行“两高”及各行业项目环评审批原则和准入条件',
});

export const kangbashi: readonly Rule[] = [...bans, ecologicalSpace, ...sourceZones, livestock, twoHigh];

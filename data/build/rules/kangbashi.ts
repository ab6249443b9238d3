/** Kangbashi: the plan for the 14th five-year period. */
import type { Rule } from '../../../src/domain/siting/rules.ts';
import { both, cited, overlap, seed, target } from './make.ts';
import { sourceZones } from './water-sources.ts';

const PLAN = { document: '鄂尔多斯市康巴什区“十四五”生态环境保护规划', from: '2021', to: '2025' } as const;
const SHORT = both('“十四五”规划', '14th five-year plan');
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
  cited({
    id: 'kangbashi-lake',
    name: both('湖泊水面', 'Lakes'),
    short: SHORT,
    target: target('water', 'lake'),
    test: overlap,
    outcome: 'avoid',
    requirement: BUILDING_BAN,
    citation: seed({ ...PLAN, quote: BUILDING_QUOTE }),
  }),
  cited({
    id: 'kangbashi-forest-park',
    name: both('森林公园', 'Forest parks'),
    short: SHORT,
    target: target('forest-park'),
    test: overlap,
    outcome: 'avoid',
    requirement: BUILDING_BAN,
    citation: seed({ ...PLAN, quote: BUILDING_QUOTE }),
  }),
  cited({
    id: 'kangbashi-green-line',
    name: both('河湖两岸绿地控制线', 'Green control lines of the banks'),
    short: SHORT,
    target: target('green-control-line'),
    test: overlap,
    outcome: 'avoid',
    requirement: USE_BAN,
    citation: seed({ ...PLAN, quote: USE_QUOTE }),
  }),
  cited({
    id: 'kangbashi-main-river',
    name: both('主干河流用地', 'Land of main rivers'),
    short: SHORT,
    target: target('management-range', 'management-range'),
    test: overlap,
    outcome: 'justify',
    requirement: USE_BAN,
    citation: seed({ ...PLAN, quote: USE_QUOTE }),
    note: both(
      '主干河流用地的界线未提供,以河道管理范围代替。',
      'The boundary of river land is not supplied; the management range stands for it.',
    ),
  }),
];

const livestock = cited({
  id: 'kangbashi-no-livestock',
  name: both('畜禽养殖禁养区', 'No-livestock zone'),
  short: SHORT,
  target: target('no-livestock-zone'),
  kinds: ['livestock'],
  test: overlap,
  outcome: 'avoid',
  requirement: both('落实禁养区划定方案。', 'The delimited no-livestock zones apply.'),
  citation: seed({ ...PLAN, quote: '落实禁养区划定方案' }),
});

const ecologicalSpace = cited({
  id: 'kangbashi-ecological-space',
  name: both('一般生态空间', 'General ecological space'),
  short: SHORT,
  target: target('ecological-space', 'ecological-space'),
  test: overlap,
  outcome: 'notice',
  requirement: both(
    '按“三线一单”生态环境分区管控要求实施,具体要求请补录。',
    'The zoned control requirements apply; enter them.',
  ),
  citation: seed({ ...PLAN, quote: '强化生态空间管控约束' }),
});

const twoHigh = cited({
  id: 'kangbashi-two-high',
  name: both('“两高”项目环评审批', 'Approval of energy-intensive projects'),
  short: SHORT,
  target: target('districts'),
  kinds: ['chemical', 'energy-intensive'],
  test: overlap,
  outcome: 'notice',
  requirement: both(
    '严格执行“两高”及各行业项目环评审批原则和准入条件。',
    'The principles of approval and the access conditions of energy-intensive projects are strictly applied.',
  ),
  citation: seed({ ...PLAN, quote: '严格执行“两高”及各行业项目环评审批原则和准入条件' }),
});

export const kangbashi: readonly Rule[] = [...bans, ecologicalSpace, ...sourceZones, livestock, twoHigh];

/** Baiyin: the plan of 2021-2025. */
import type { Rule } from '../../../src/domain/siting/rules.ts';
import { both, clausesOf, ecologicalSpaces, seed, target } from './make.ts';

const PLAN = { document: '白银市国家生态文明建设示范市规划(2021-2025年)', from: '2021', to: '2025' } as const;
const ofPlan = clausesOf(both('示范市规划', 'City plan'), (quote) => seed({ ...PLAN, quote }));
const POLLUTING = ['chemical', 'energy-intensive', 'mining', 'tailings', 'spoil-dump', 'livestock', 'industry'];

const sources = [
  ofPlan({
    id: 'baiyin-source-polluting',
    name: both('水源保护区内的污染项目', 'Polluting projects in source zones'),
    target: target('water-sources', 'source-1', 'source-2'),
    kinds: POLLUTING,
    outcome: 'avoid',
    requirement: both('禁止布局有污染和潜在污染的建设项目。', 'No projects that pollute or may pollute.'),
    quote: '禁止布局有污染和潜在污染的建设项目',
  }),
  ofPlan({
    id: 'baiyin-source',
    name: both('水源保护区', 'Source zones'),
    target: target('water-sources', 'source-1', 'source-2'),
    outcome: 'justify',
    requirement: both(
      '对水源保护区的经济活动进行严格监控;须说明项目无污染和潜在污染。',
      'Economic activity in source zones is strictly watched; show that the project neither pollutes nor may pollute.',
    ),
    quote: '对水源保护区的经济活动进行严格监控',
  }),
];

const ecologicalSpace = ofPlan({
  id: 'baiyin-ecological-space',
  name: both('自然生态空间', 'Natural ecological space'),
  target: ecologicalSpaces,
  outcome: 'justify',
  requirement: both(
    '自然生态空间面积不减少、性质不改变、功能不降低。',
    'Natural ecological space keeps its area, nature and functions.',
  ),
  quote: '自然生态空间面积不减少、性质不改变、功能不降低',
});

export const baiyin: readonly Rule[] = [ecologicalSpace, ...sources];

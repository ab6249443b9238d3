/** Ordos: the plan for the ecological demonstration city. */
import type { Rule } from '../../../src/domain/siting/rules.ts';
import { ENERGY_INTENSIVE } from './kinds.ts';
import { both, clausesOf, ecologicalSpaces, seed, wholeCity } from './make.ts';
import { sourceZones } from './water-sources.ts';

const PLAN = { document: '鄂尔多斯市创建国家生态文明建设示范市实施方案' } as const;
const ofPlan = clausesOf(both('创建实施方案', 'City plan'), (quote) => seed({ ...PLAN, quote }));

const ecologicalSpace = ofPlan({
  id: 'ordos-ecological-space',
  name: both('一般生态空间', 'General ecological space'),
  target: ecologicalSpaces,
  outcome: 'justify',
  requirement: both(
    '按生态保护红线和一般生态空间实施两级控制和监管。',
    'Two levels of control: the red line and general ecological space.',
  ),
  quote: '按照生态保护红线和一般生态空间实施两级控制和监管的要求',
});

const newCapacity = ofPlan({
  id: 'ordos-new-capacity',
  name: both('高耗能高排放项目新增产能', 'New energy- and emission-intensive capacity'),
  target: wholeCity,
  kinds: ENERGY_INTENSIVE,
  outcome: 'notice',
  requirement: both(
    '坚决遏制两高一低项目盲目发展,严控高耗能高排放项目新增产能。',
    'Energy-intensive projects are curbed; their new capacity is strictly controlled.',
  ),
  quote: '坚决遏制两高一低项目盲目发展,严控高耗能高排放项目新增产能',
});

export const ordos: readonly Rule[] = [ecologicalSpace, ...sourceZones, newCapacity];

/** Functional zones of shorelines: what they are taken to mean, until the text has been found. */
import type { Rule } from '../../../src/domain/siting/rules.ts';
import { both, crosses, target, unverified } from './make.ts';

const zones = [
  [
    'shore-protect',
    both('岸线保护区', 'Shoreline protection zone'),
    both(
      '除保障公共安全、生态保护等必需的工程外,一般不得建设;请按批准的岸线规划核实。',
      'As a rule nothing may be built but works of public safety and ecology; verify against the approved shoreline plan.',
    ),
  ],
  [
    'shore-reserve',
    both('岸线保留区', 'Shoreline reserve zone'),
    both(
      '规划期内暂不宜开发利用,一般只安排经批准的公共项目;请按批准的岸线规划核实。',
      'Not to be used in the plan period but for approved public projects; verify against the approved shoreline plan.',
    ),
  ],
  [
    'shore-control',
    both('岸线控制利用区', 'Shoreline controlled use zone'),
    both(
      '控制开发利用强度或方式,有条件建设;请按批准的岸线规划核实。',
      'Intensity and manner of use are controlled; verify against the approved shoreline plan.',
    ),
  ],
  [
    'shore-develop',
    both('岸线开发利用区', 'Shoreline development zone'),
    both(
      '按规划开发利用,仍须办理相应审查;请按批准的岸线规划核实。',
      'Use as planned, still subject to review; verify against the approved shoreline plan.',
    ),
  ],
] as const;

/** A notice for each zone, but for those that a source speaks of. */
export const shoreline = (...covered: readonly string[]): Rule[] =>
  zones
    .filter(([id]) => !covered.includes(id))
    .map(([id, name, requirement]) =>
      unverified({ id, name, target: target('shoreline', id), test: crosses, requirement }),
    );

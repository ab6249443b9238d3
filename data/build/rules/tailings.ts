/** Tailings ponds beside large rivers: the distance of the laws, until their text has been found. */
import type { Bilingual } from '../../../src/domain/city.ts';
import type { Rule } from '../../../src/domain/siting/rules.ts';
import { both, managementRange, unverified, within } from './make.ts';

export const tailingsBeside = (id: string, name: Bilingual): Rule =>
  unverified({
    id,
    name,
    target: managementRange,
    kinds: ['tailings'],
    test: within(3000),
    requirement: both(
      '干流岸线3公里、重要支流岸线1公里内新建、改建、扩建尾矿库的限制,请核实法律和规划原文。',
      'Limits on new, changed or enlarged tailings ponds within 3 km of the main stem and 1 km of important tributaries; verify the law and the plan.',
    ),
    note: both(
      '距离自河道管理范围边界线量起,代替岸线;版本和批准文件见图层档案。重要支流图层未提供,须另行核对。',
      'Measured from the boundary of the management range in place of the shoreline; see its record for version and approval. Important tributaries are not supplied.',
    ),
  });

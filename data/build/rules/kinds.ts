/** Kinds of projects that rules speak of; the list is the same everywhere and can be changed in a city's file. */
import type { ProjectKind } from '../../../src/domain/siting/rules.ts';
import { both } from './make.ts';

/** “两高” and what is treated alike. */
export const ENERGY_INTENSIVE: readonly string[] = ['chemical', 'energy-intensive'];

export const kinds: readonly ProjectKind[] = [
  { id: 'chemical', name: both('化工园区和化工项目', 'Chemical parks and projects') },
  {
    id: 'energy-intensive',
    name: both('其他高耗能、高污染、高耗水项目', 'Other energy-, pollution- or water-intensive'),
  },
  { id: 'mining', name: both('矿产资源勘查开采', 'Mineral exploration and mining') },
  { id: 'tailings', name: both('尾矿库', 'Tailings pond') },
  { id: 'spoil-dump', name: both('外排土场', 'External spoil dump') },
  { id: 'linear', name: both('线性基础设施', 'Linear infrastructure') },
  { id: 'water-works', name: both('防洪、供水、水利工程', 'Flood control, water supply, water works') },
  { id: 'livestock', name: both('规模化畜禽养殖', 'Large-scale livestock farming') },
  { id: 'tourism', name: both('旅游与科普设施', 'Tourism and education') },
  { id: 'restoration', name: both('生态保护修复', 'Ecological restoration') },
  { id: 'industry', name: both('其他工业', 'Other industry') },
  { id: 'urban', name: both('城镇建设', 'Urban development') },
  { id: 'other', name: both('其他', 'Other') },
];
